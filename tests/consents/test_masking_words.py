"""The words of hidden quotes go from wherever they stand, and nobody else's words do."""

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.text import OMISSION, plain
from coopcms.blocks.validate import problems
from coopcms.consents.masking_words import needles, tells, without_words

SAID = "Wir haben niemanden gefragt. Das war gut so!"


@pytest.mark.parametrize(
    ("lead", "left"),
    [
        (f"Anna sagt: „{SAID}“ Und nun?", "Anna sagt: „[…]!“ Und nun?"),
        ("Anna sagt: „Wir  haben\u00a0niemanden\ngefragt“.", "Anna sagt: „[…]“."),
        ("WIR HABEN NIEMANDEN GEFRAGT, ruft Anna.", "[…], ruft Anna."),
        ("Wir ha\u00adben niemanden gefragt, ruft Anna.", "[…], ruft Anna."),
        ("Vorher. Das war gut so, oder?", "Vorher. […], oder?"),
        ("Wir haben niemanden.", "Wir haben niemanden."),
        ("Wir haben niemanden gefragter.", "Wir haben niemanden gefragter."),
        (SAID, ""),
        (f"„{SAID}“", ""),
    ],
)
def test_the_whole_and_each_sentence_of_some_words_go_whatever_signs_and_blanks_are_between(lead, left):
    assert without_words({"lead": lead}, [SAID])["lead"] == left


@pytest.mark.parametrize(
    ("said", "text", "goes"),
    [
        ("Ja, das stimmt.", "Ja, das stimmt.", False),
        ("Wir sind sehr froh.", "wir sind sehr froh", True),
        ("Digitalisierungsschub sondergleichen", "Ein Digitalisierungsschub sondergleichen!", True),
        ("Ja. Wir sind sehr froh.", "Ja, gut.", False),
        ("Erst so … und dann noch ganz anders", "Und dann noch ganz anders", True),
    ],
)
def test_few_words_are_nobodys(said, text, goes):
    assert tells(text, needles([said])) is goes


def test_a_title_that_says_nothing_else_is_the_mark_alone():
    left = without_words({"title": "„Wir haben niemanden gefragt“", "kicker": "Neu"}, [SAID])
    assert left == {"title": OMISSION, "kicker": "Neu"}


def test_headings_paragraphs_and_descriptions_of_pictures_lose_them_too_but_a_quote_that_may_be_shown_does_not():
    body = from_html(
        "<h2>Wir haben niemanden gefragt</h2><p>Es hieß: Wir <strong>haben niemanden</strong> gefragt.</p>"
        "<p>Bernd sagt: <q>Wir haben niemanden gefragt, sagt Anna.</q></p>"
        "<blockquote>Wir haben niemanden gefragt</blockquote>"
        '<figure data-picture="7"><img alt="Plakat: Wir haben niemanden gefragt"></figure>'
    )
    before = copy.deepcopy(body)
    left = without_words({"body": body}, [SAID])["body"]
    assert plain(left[:2]) == "[…]\n\nEs hieß: […]." and left[2:4] == body[2:4]
    assert left[4]["attrs"]["alt"] == "Plakat: […]" and body == before and problems(left) == []


def test_where_nothing_of_it_stands_the_content_is_itself():
    content = {"title": "Halle", "body": from_html("<p>Text.</p>")}
    assert without_words(content, [SAID]) is content and without_words(content, []) is content


PIECES = st.sampled_from(
    ["eins", "Zwei", "drei", "vier", "fünf", "acht", ". ", " ", "\u00a0", "\u00ad", " – ", "„", "“", "\n"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(st.lists(TEXTS, max_size=3), TEXTS, TEXTS)
def test_nothing_hidden_is_left_in_any_field_and_masking_twice_is_masking_once(said, title, text):
    body = from_html(to_html([{"type": "p", "attrs": {}, "runs": [[text, []]]}]) + f"<h2>{title}</h2>")
    content = {"title": title, "lead": text, "result": title + text, "body": body}
    left = without_words(content, said)
    wanted = needles(said)
    fields = [left[name] for name in ("title", "lead", "result")] + [plain([block]) for block in left["body"]]
    assert not any(tells(field, wanted) for field in fields)
    assert without_words(left, said) == left and problems(left["body"]) == []


@given(st.lists(PIECES, min_size=8, max_size=20).map("".join), TEXTS, TEXTS)
def test_words_that_stand_somewhere_are_found(said, before, behind):
    folded = " ".join(said.replace("\u00ad", "").split())
    if len(re.findall(r"\w+", folded)) >= 4:
        assert tells(f"{before} {said} {behind}", needles([said]))
        assert folded not in without_words({"lead": f"{before} {folded} {behind}"}, [said])["lead"]
