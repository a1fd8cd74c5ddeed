"""What README.md says of inclusive German is so: its example, its profile, its figures."""

import re
from pathlib import Path

from coopcms.language import check, convert
from coopcms.language.profile import all_from_toml
from tests.language import measure
from tests.language.marked import conversions, press, sentences

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SECTION = README.partition("### Inclusive German")[2].partition("\n### ")[0]


def _block(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", SECTION, re.S)[1]


def test_the_example_gives_what_it_says():
    code, said = re.search(r"(convert\(.*?\)\.text) +# (.*)", _block("python")).groups()
    style = re.search(r', "(\w+)"\)', code)[1]
    text = re.search(r'convert\("(.*?)"', code)[1]
    assert convert(text, style).text == said
    assert check(re.search(r'check\("(.*?)"', _block("python"))[1])


def test_the_profile_can_be_read():
    (house,) = all_from_toml(_block("toml"))
    assert house.order[:2] == ("neutral", "pair") and house.glossary[0].severity == "hint"


def test_the_corpus_is_at_least_as_large_as_told():
    table = SECTION.partition("| | Measured | Gate |")[2].partition("\n\n")[0]  # the other is of strangers' sets
    sizes = re.findall(r"([\d,]+) (?:sentences|words: false finds|conversions)", table)
    told = [int(one.replace(",", "")) for one in sizes]
    words = sum(len(one.text.split()) for one in press())
    assert len(told) == 3 and told[0] <= len(sentences()) and told[1] <= words and told[2] <= len(conversions())


def test_the_figures_told_are_not_better_than_those_measured():
    whole, stories = measure.score(sentences()), measure.score(press())
    told = dict(re.findall(r"^\| (.*?) \| ([\d.]+)", SECTION, re.M))
    figure = {name.split(": ")[-1][:12]: float(value) for name, value in told.items()}
    assert figure["F1"] <= whole.f1 + 0.005 and figure["clean ones a"] / 100 >= whole.alarm - 0.002
    assert figure["false finds "] >= stories.false_per_thousand - 0.15
