"""One text has one hash, however it is written down."""

import json
from unicodedata import normalize

import pytest
from hypothesis import given

from coopcms.blocks.canonical import canonical, digest
from coopcms.blocks.html import from_html
from tests.blocks.documents import BODIES

BODY = from_html("<p>Größe <em>und <b>mehr</b></em></p><ul><li>eins</li></ul>")


def renamed(blocks: list, letter: str) -> list:
    """The same body with ids on every block and marks the other way round."""
    return [
        {
            **block,
            "id": f"{letter}{n}",
            **({"children": renamed(block["children"], f"{letter}{n}")} if "children" in block else {}),
            **({"runs": [[text, marks[::-1]] for text, marks in block["runs"]]} if "runs" in block else {}),
        }
        for n, block in enumerate(blocks)
    ]


@given(BODIES)
def test_ids_order_of_marks_and_spelling_of_letters_do_not_count(body):
    decomposed = json.loads(normalize("NFD", json.dumps(renamed(body, "x"), ensure_ascii=False)))
    assert digest({"body": body}) == digest({"body": renamed(body, "y")}) == digest({"body": decomposed})


def test_runs_cut_in_two_and_absent_attributes_do_not_count():
    whole = [{"type": "p", "attrs": {}, "runs": [["Wort", ["em"]]]}]
    cut = [{"type": "p", "runs": [["Wo", ["em"]], ["", []], ["rt", ["em"]]]}]
    assert digest(whole) == digest(cut)


def test_empty_fields_do_not_count():
    assert digest({"title": "A", "lead": "", "body": [], "x": None, "y": {}}) == digest({"title": "A"})


def test_zero_and_false_are_not_empty():
    assert canonical({"a": 0, "b": False}) == b'{"a":0,"b":false}'


@pytest.mark.parametrize(
    "html",
    [
        "<p>Größe <em>und mehr</em></p><ul><li>eins</li></ul>",
        "<p>Größe <em>und <b>mehr</b></em>.</p><ul><li>eins</li></ul>",
        "<p>Größe <em>und <b>mehr</b></em></p><ol><li>eins</li></ol>",
        "<h2>Größe <em>und <b>mehr</b></em></h2><ul><li>eins</li></ul>",
        "<ul><li>eins</li></ul><p>Größe <em>und <b>mehr</b></em></p>",
    ],
)
def test_every_word_mark_type_and_place_counts(html):
    assert digest(BODY) != digest(from_html(html))


def test_it_is_sorted_json_without_spaces_in_utf_8():
    assert canonical({"b": "ä", "a": [1, "x"]}) == '{"a":[1,"x"],"b":"ä"}'.encode()


def test_half_a_letter_from_a_careless_program_has_a_hash_too():
    assert len(digest({"title": "\ud800"})) == 64
