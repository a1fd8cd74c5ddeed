"""One answer a line: what cannot be read is answered too, and the next line is answered as if nothing had been."""

import json

import pytest

from coopcms.language import check
from coopcms.language.jsonl import LONGEST, answers

DEEP = '{"id": 1, "text": ' + "[" * 100_000 + "]" * 100_000 + "}"


def _answers(*lines: str) -> list[dict]:
    return [json.loads(answer) for answer in answers(iter(lines))]


def _asked(**asked) -> str:
    return json.dumps(asked, ensure_ascii=False)


def test_findings_have_their_place_and_what_may_stand_there():
    ((answer),) = _answers(_asked(id=7, text="Alle Kunden kommen."))
    (found,) = answer["findings"]
    assert answer["id"] == 7 and list(answer) == ["id", "findings"]
    assert (found["start"], found["end"], found["surface"]) == (5, 11, "Kunden")
    assert (found["rule"], found["severity"]) == ("GM01", "finding") and 0 < found["confidence"] <= 1
    assert found["suggestions"]["pair"] == ["Kundinnen und Kunden"]
    assert found["suggestions"]["colon"] == ["Kund:innen"]


def test_suggestions_stand_in_the_order_of_the_profile():
    profile = {"preferred": ["star", "pair"], "forbidden": ["colon"]}
    (answer,) = _answers(_asked(id=1, text="Alle Kunden kommen.", profile=profile))
    styles = list(answer["findings"][0]["suggestions"])
    assert styles[:2] == ["star", "pair"] and "colon" not in styles


def test_a_style_asks_for_the_converted_text():
    assert _answers(_asked(id="a", text="Alle Kunden kommen.", style="star")) == [
        {"id": "a", "text": "Alle Kund*innen kommen."}
    ]


def test_an_answer_has_every_finding_of_the_text():
    text = "Die Lehrer und ihre Schüler sehen die Teilnehmerliste."
    (answer,) = _answers(_asked(id=1, text=text))
    assert [(one["start"], one["rule"]) for one in answer["findings"]] == [(one.start, one.rule) for one in check(text)]


def test_an_empty_text_has_no_findings():
    assert _answers(_asked(id=1, text=""), _asked(id=2, text="", style="pair")) == [
        {"id": 1, "findings": []},
        {"id": 2, "text": ""},
    ]


@pytest.mark.parametrize("identity", [None, 0, "", "ä", [1, {"a": 2}], 1.5, True, 10**40])
def test_any_id_comes_back(identity):
    assert _answers(_asked(id=identity, text=""))[0]["id"] == identity


def test_a_line_without_an_id_is_answered():
    assert _answers(_asked(text="")) == [{"id": None, "findings": []}]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "JSON"),
        ("kein JSON", "JSON"),
        ("\0", "JSON"),
        ('{"id": 1, "text": "Sie"} {"id": 2}', "JSON"),
        ('{"id": NaN, "text": ""}', "NaN"),
        ('{"id": -Infinity, "text": ""}', "Infinity"),
        ('{"id": 1e999, "text": ""}', "1e999"),
        (f'{{"id": {"9" * 5000}, "text": ""}}', "JSON"),
        (DEEP, "JSON"),
        ("[]", "JSON-Objekt"),
        ("null", "JSON-Objekt"),
        ('"Text"', "JSON-Objekt"),
        ("x" * (LONGEST + 1), "länger als"),
    ],
    ids=["open", "words", "nul", "two", "nan", "infinite", "huge", "digits", "deep", "list", "null", "string", "long"],
)
def test_a_line_that_is_no_object_is_refused_without_an_id(line, said):
    bad, good = _answers(line, _asked(id=2, text=""))
    assert bad["id"] is None and said in bad["error"] and "findings" not in bad
    assert good == {"id": 2, "findings": []}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "„text“"),
        ({"text": None}, "„text“"),
        ({"text": ["Kunden"]}, "„text“"),
        ({"text": "", "style": "gendern"}, "neutral, pair, colon"),
        ({"text": "", "style": None}, "„style“"),
        ({"text": "", "style": ["pair"]}, "„style“"),
        ({"text": "", "profile": "haus"}, "„profile“"),
        ({"text": "", "profile": {"farbe": "rot"}}, "„farbe“"),
        ({"text": "", "profile": {"preferred": "pair"}}, "„preferred“"),
        ({"text": "", "profile": {"forbidden": ["sternchen"]}}, "„sternchen“"),
        ({"text": "", "profile": {"valid_from": "gestern"}}, "„valid_from“"),
        ({"text": "", "profile": {"glossary": [{"lemma": "Kunde", "form": "x"}]}}, "„glossary.form“"),
        ({"text": "", "profile": {"glossary": [{"lemma": ["Kunde"]}]}}, "„glossary.lemma“"),
        ({"text": "", "profile": {"glossary": [{"lemma": "Kunde", "note": 1}]}}, "„glossary.note“"),
    ],
)
def test_a_bad_field_is_named_beside_the_id(asked, said):
    bad, good = _answers(_asked(id=1, **asked), _asked(id=2, text=""))
    assert bad["id"] == 1 and said in bad["error"] and len(bad) == 2
    assert good == {"id": 2, "findings": []}


def test_blank_lines_get_no_answer():
    assert [one["id"] for one in _answers("\n", _asked(id=1, text=""), " \r\n", "\t", _asked(id=2, text=""))] == [1, 2]


def test_a_byte_order_mark_is_passed_over():
    assert _answers("\ufeff" + _asked(id=1, text="")) == [{"id": 1, "findings": []}]


def test_lone_surrogates_and_nul_come_and_go_as_escapes():
    line = '{"id": "\\ud800", "text": "\\ud800 Alle Kunden\\u0000 kommen. \\udfff", "style": "colon"}'
    (answer,) = answers(iter([line]))
    assert answer.isascii() and "\\ud800" in answer
    assert json.loads(answer)["text"] == "\ud800 Alle Kund:innen\0 kommen. \udfff"


def test_an_answer_is_one_line():
    (answer,) = answers(iter([_asked(id=1, text="Alle\nKunden\u2028kommen.\r\n", style="pair")]))
    assert len(answer.splitlines()) == 1


def test_a_line_is_answered_before_the_next_is_read():
    read = []

    def lines():
        for number in range(3):
            read.append(number)
            yield _asked(id=number, text="")

    found = answers(lines())
    assert json.loads(next(found))["id"] == 0 and read == [0]
