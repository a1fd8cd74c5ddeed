"""Bodies as they are stored: a word with marks inside is one word, blocks stay apart, quotes and code stay."""

import pytest

from coopcms.language import check, convert
from coopcms.language.flat import OBJECT, from_utf16, rich_doc, utf16
from coopcms.language.profile import Profile
from coopcms.language.rich import check_document, convert_document


def p(*runs, **more) -> dict:
    """A paragraph of runs; a plain text stands for a run without marks."""
    return {"type": "p", "attrs": {}, "runs": [[run, []] if isinstance(run, str) else list(run) for run in runs]} | more


def group(kind: str, *children: dict, **attrs) -> dict:
    return {"type": kind, "attrs": attrs, "children": list(children)}


def _found(*blocks: dict, severity: str = "finding") -> list[tuple[int, str]]:
    return [(one.leaf, one.finding.surface) for one in check_document(blocks) if one.finding.severity == severity]


def _texts(blocks: list[dict]) -> list[str]:
    return [leaf.text for leaf in rich_doc(blocks).leaves]


def test_a_finding_names_its_block_its_place_and_its_runs():
    (one,) = check_document([p("Guten Tag.", id="b1"), p("Alle Teil", ["nehmer", ["em"]], " kamen.", id="b2")])
    assert (one.block, one.leaf, one.start, one.end) == ("b2", 1, 5, 15)
    assert one.parts == ((0, 5, 9), (1, 0, 6))
    assert one.finding.surface == "Teilnehmer" and (one.finding.start, one.finding.end) == (5, 15)
    assert all(offer.start >= 0 and offer.end <= len("Alle Teilnehmer kamen.") for offer in one.finding.suggestions)


def test_marks_do_not_change_what_is_found():
    whole, split = (
        p("Alle Lehrer und Schüler kamen."),
        p("Al", ["le Leh", ["em"]], ["r", ["strong"]], "er und Schüler kamen."),
    )
    assert _found(whole) == _found(split) == [(0, "Lehrer"), (0, "Schüler")]


def test_blocks_never_join():
    assert _found(p("Wir suchen die Lehr"), p("er und andere.")) == []
    assert _found(p("Die Lehrerinnen"), p("und die Lehrer kamen.")) == [(1, "Lehrer")]
    assert _found(p("Er sagte „Ja"), p("die Lehrer kamen“.")) == [(1, "Lehrer")]


def test_every_kind_of_block_is_read():
    cell = group("cell", p("Die Köche."))
    body = [
        {"type": "h2", "attrs": {}, "runs": [["Die Lehrer", []]]},
        group("ul", group("li", p("Die Schüler"))),
        group("box", group("table", group("row", cell))),
    ]
    assert _found(*body) == [(0, "Lehrer"), (1, "Schüler"), (2, "Köche")]


def test_a_line_break_and_an_object_part_words():
    assert _found(p("Die Lehr", "\n", "er.")) == []
    assert rich_doc([p("Ein Bild: ", [{"image": 1}, []], ".")]).text == f"Ein Bild: {OBJECT}."


@pytest.mark.parametrize(
    "block",
    [
        group("quote", p("Alle Lehrer kamen.")),
        group("quote", group("ul", group("li", p("Alle Lehrer kamen.")))),
        p("Sie rief: ", ["Alle Lehrer kamen.", ["q:1"]]),
    ],
)
def test_quotes_are_noted_and_never_rewritten(block):
    assert _found(block) == [] and _found(block, severity="note") == [(0, "Lehrer")]
    assert convert_document([block], "pair") == ([block], [])


@pytest.mark.parametrize(
    "block",
    [
        p("Schreiben Sie ", ["alle Lehrer", ["code"]], "."),
        p(["Alle Lehrer kamen.", ["lang:nl"]]),
        p("Alle Lehrer kamen.", attrs={"lang": "lb"}),
        group("box", p("Alle Lehrer kamen."), lang="nds"),
    ],
)
def test_code_and_other_languages_are_passed_over(block):
    assert _found(block) == [] and _found(block, severity="note") == []
    assert convert_document([block], "pair").blocks == [block]


def test_german_inside_another_language_is_read():
    assert _found(group("box", p("Les ", ["Alle Lehrer kamen.", ["lang:de"]]), lang="fr")) == [(0, "Lehrer")]


def test_people_are_remembered_across_blocks():
    body = p("Jan Beispiel führt das Haus."), p("Der Betriebsleiter ist zufrieden.")
    assert _found(*body) == []
    assert _found(body[1]) == [(0, "Betriebsleiter")]


def test_one_hint_for_each_compound_of_a_document():
    body = p("Die Teilnehmerliste liegt aus."), p("Die Teilnehmerliste ist lang.")
    assert _found(*body, severity="hint") == [(0, "Teilnehmerliste")]


def test_findings_are_those_of_the_text_alone():
    text = "Die Kunden und die Lehrer kamen."
    (alone, *_), (one, *_) = check(text), check_document([p("Vorher."), p(text)])
    assert one.finding == alone


def test_new_letters_keep_the_marks_of_the_first_that_changes():
    made = convert_document([p("Alle Teil", ["nehm", ["em"]], ["er", ["strong"]], " kamen.")], "neutral")
    assert made.blocks == [p("Alle Teil", ["nehm", ["em"]], ["enden", ["strong"]], " kamen.")]
    assert [(one.edit.start, one.edit.end, one.edit.new) for one in made.edits] == [(5, 15, "Teilnehmenden")]


def test_a_run_that_is_used_up_goes():
    made = convert_document([p("Alle ", ["Ku", ["em"]], ["nd", ["strong"]], "en kamen.")], "colon")
    assert _texts(made.blocks) == ["Alle Kund:innen kamen."]
    assert all(text for text, _ in made.blocks[0]["runs"])


def test_a_link_keeps_its_words():
    link = ["Lehrer", ["a:/lehrer"]]
    made = convert_document([p("Alle ", link, " kamen."), p("Der ", link, " kam.")], "pair")
    assert made.blocks[0] == p("Alle ", ["Lehrerinnen und Lehrer", ["a:/lehrer"]], " kamen.")
    assert made.blocks[1] == p("Die Lehrerin oder der ", link, " kam.")


def test_a_phrase_is_changed_as_a_whole_or_not_at_all():
    split = p("Der ", ["A", ["a:/x"]], ["rzt", ["a:/y"]], " kommt.")
    assert convert_document([split], "colon").blocks == [split]


def test_the_blocks_given_stay_as_they_are():
    body = [p("Alle Lehrer kamen."), p("Guten Tag.")]
    made = convert_document(body, "star")
    assert _texts(body) == ["Alle Lehrer kamen.", "Guten Tag."] and _texts(made.blocks)[0] == "Alle Lehrer*innen kamen."
    assert made.blocks[1] is body[1]


def test_a_pronoun_behind_another_noun_is_changed_in_its_place():
    text = "Für den Gärtner und neue Lehrer:innen ist er da."
    made = convert_document([p(text)], "pair")
    assert _texts(made.blocks) == [convert(text, "pair").text]
    assert [one.edit.start for one in made.edits] == sorted(one.edit.start for one in made.edits)


def test_a_block_may_stand_twice():
    block = p("Alle Lehrer kamen.")
    assert _texts(convert_document([block, block], "star").blocks) == ["Alle Lehrer*innen kamen."] * 2


def test_the_profile_counts():
    forbids = Profile(forbidden=frozenset({"star"}))
    (one,) = [one for one in check_document([p("Alle Lehrer*innen.")], forbids) if one.finding.severity == "finding"]
    assert one.finding.rule == "SF01"


def test_nothing_is_found_in_nothing():
    assert check_document([]) == [] and convert_document([], "pair") == ([], [])
    assert check_document([p("")]) == []


def test_offsets_as_javascript_counts_them():
    text = "a😀b\ud800c"
    assert [utf16(text, at) for at in range(6)] == [0, 1, 3, 4, 5, 6]
    assert [utf16("a𝄞b", at) for at in range(4)] == [0, 1, 3, 4]
    assert [from_utf16(text, at) for at in range(8)] == [0, 1, 1, 2, 3, 4, 5, 5]
    assert all(from_utf16(text, utf16(text, at)) == at for at in range(6))
