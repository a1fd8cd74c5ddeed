"""Each rule in German: its title, its reason for a word, its place on the public help page."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

_DATA = files("coopcms.language") / "data" / "rules.tsv"


class Reason(NamedTuple):
    """`sentence` has one %s for the word; `source` is an anchor of the help page."""

    title: str
    sentence: str
    source: str


@cache
def reasons() -> dict[str, Reason]:
    """All rules by their id."""
    rows = (line.split("\t") for line in _DATA.read_text("utf-8").splitlines()[1:])
    return {rule: Reason(title, sentence, source) for rule, title, sentence, source in rows}


def reason(rule: str, surface: str) -> str:
    """Why a rule spoke, as one sentence about the word."""
    sentence = reasons()[rule].sentence
    return sentence % surface if "%s" in sentence else sentence
