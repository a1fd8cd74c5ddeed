"""Bodies side by side: which blocks and words changed, and both sides' changes in one."""

import pytest
from hypothesis import given, settings

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import walk
from coopcms.merge.blocks import CHANGE, diff_blocks
from coopcms.merge.keys import key
from coopcms.merge.rows import merge_blocks
from coopcms.merge.words import DELETE, EQUAL, INSERT, Segment
from tests.blocks.documents import BODIES

BASE = "<p>Die Halle ist fertig.</p><ul><li>Lager</li><li>Büro</li></ul><p>Es gibt Kaffee.</p>"


PICTURE = '<figure data-picture="3"><img alt="Kaffee"><figcaption>Dampfend</figcaption></figure>'


def named(html: str, base: list | None = None) -> list:
    return realign(base or [], from_html(html))


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    result = merge_blocks(*map(from_html, (base, ours, theirs)))
    return "conflict" if result.conflicts else to_html(result.items)


def differing(old: str, new: str) -> list:
    return [change for change in diff_blocks(from_html(old), from_html(new)) if change.op != EQUAL]


def content(blocks) -> list:
    return list(map(key, blocks))


@settings(max_examples=60)
@given(BODIES, BODIES)
def test_the_changes_make_up_both_bodies(old, new):
    changes = diff_blocks(old, new)
    assert [c.old for c in changes if c.old is not None] == old
    assert [c.new for c in changes if c.new is not None] == new
    assert all(c.op != EQUAL or key(c.old) == key(c.new) for c in changes)


@settings(max_examples=60)
@given(BODIES, BODIES)
def test_one_side_alone_is_right_and_equal_changes_are_one(base, changed):
    for three in ((base, changed, base), (base, base, changed), (base, changed, changed)):
        result = merge_blocks(*three)
        assert (content(result.items), result.conflicts) == (content(changed), ())


@settings(max_examples=30)
@given(BODIES, BODIES, BODIES)
def test_a_merged_body_has_every_id_once(base, ours, theirs):
    three = [realign([], base)]
    three += [realign(three[0], side) for side in (ours, theirs)]
    ids = [block["id"] for block in walk(merge_blocks(*three).items) if "id" in block]
    assert len(ids) == len(set(ids))


def test_changed_words_of_a_paragraph_are_shown():
    (change,) = differing(BASE, BASE.replace("fertig", "offen"))
    assert (change.op, change.marks_changed) == (CHANGE, False)
    assert [s for s in change.segments if s.op != EQUAL] == [Segment(DELETE, "fertig"), Segment(INSERT, "offen")]


@pytest.mark.parametrize(
    "html",
    [
        BASE.replace("Kaffee", "<strong>Kaffee</strong>"),
        BASE.replace("<p>Es gibt Kaffee.</p>", "<h2>Es gibt Kaffee.</h2>"),
        BASE.replace("<p>Es", '<p lang="en">Es'),
        BASE.replace("ul>", "ol>"),
        BASE.replace("Büro", '<a href="/buero">Büro</a>'),
        BASE + PICTURE.replace("Kaffee", "Tassen"),
    ],
    ids=["bold", "heading", "language", "numbers", "link", "description"],
)
def test_other_marks_on_the_same_words_are_a_visible_change(html):
    (change,) = differing(BASE + PICTURE if "<figure" in html else BASE, html)
    assert (change.op, change.marks_changed, {s.op for s in change.segments}) == (CHANGE, True, {EQUAL})


def test_a_new_and_a_removed_paragraph_are_told_from_changed_ones():
    new = "<p>Vorab etwas ganz anderes.</p>" + BASE.replace("<p>Es gibt Kaffee.</p>", "").replace("fertig", "neu")
    assert [change.op for change in differing(BASE, new)] == [INSERT, CHANGE, DELETE]


def test_other_ids_are_no_change():
    assert {change.op for change in diff_blocks(named(BASE), named(BASE))} == {EQUAL}


def test_a_rewritten_paragraph_that_kept_its_id_is_a_change():
    old = named("<p>Kurz und gut.</p><p>Ende.</p>")
    new = [{**old[0], "runs": [["Völlig neu geschrieben", []]]}, old[1]]
    assert [change.op for change in diff_blocks(old, new)] == [CHANGE, EQUAL]


def test_an_inline_quote_before_changes_no_later_paragraph():
    old, new = "<p>Eins.</p><p>Sie sagt <q>Ja</q>.</p>", "<p>Er sagt <q>Nein</q>.</p><p>Sie sagt <q>Ja</q>.</p>"
    assert [change.new and to_html([change.new]) for change in differing(old, new) if change.new] == [
        "<p>Er sagt <q>Nein</q>.</p>"
    ]


def test_changes_of_neighbouring_paragraphs_are_both_kept():
    assert merged("<p>A!</p><p>b</p>", "<p>a</p><p>B!</p>", "<p>a</p><p>b</p>") == "<p>A!</p><p>B!</p>"


def test_changes_of_different_items_of_one_list_are_both_kept():
    ours, theirs = BASE.replace("Lager", "Lager und Keller"), BASE.replace("Büro", "Büros")
    assert merged(ours, theirs) == BASE.replace("Lager", "Lager und Keller").replace("Büro", "Büros")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (BASE.replace("fertig", "offen"), BASE.replace("Die Halle", "Die neue Halle")),
        (BASE.replace("Lager", "Lager A"), BASE.replace("Lager", "Lager B")),
        (BASE + "<p>Eins.</p>", BASE + "<p>Zwei.</p>"),
        (BASE.replace("<p>Es gibt Kaffee.</p>", ""), BASE.replace("Kaffee", "Tee")),
        (BASE.replace("Kaffee", "<em>Kaffee</em>"), BASE.replace("Kaffee", "<strong>Kaffee</strong>")),
    ],
    ids=["paragraph", "item", "added", "deleted", "marks"],
)
def test_two_changes_of_one_paragraph_are_for_a_person_to_decide(ours, theirs):
    assert merged(ours, theirs) == "conflict"


def test_two_changes_of_one_table_are_for_a_person_to_decide():
    base = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    wider = base.replace("</tr>", "<td>x</td></tr>")
    assert merged(wider, base.replace("</table>", "<tr><td>e</td><td>f</td></tr></table>"), base) == "conflict"


def test_ours_stand_in_a_conflict_and_theirs_are_told():
    base, ours, theirs = (from_html(f"<p>a</p><p>{word}</p>") for word in ("alt", "unser", "euer"))
    result = merge_blocks(base, ours, theirs)
    assert to_html(result.items) == "<p>a</p><p>unser</p>"
    (conflict,) = result.conflicts
    assert (conflict.position, to_html(conflict.theirs)) == (1, "<p>euer</p>")


def test_blocks_keep_their_ids_ours_before_theirs():
    base = named(BASE)
    ours, theirs = named(BASE.replace("fertig", "offen"), base), named(BASE + "<p>Neu.</p>", base)
    result = merge_blocks(base, ours, theirs).items
    assert [block["id"] for block in result] == [block["id"] for block in theirs]


def test_bodies_that_differ_in_ids_only_merge_to_ours():
    base, ours, theirs = named(BASE), named(BASE), named(BASE)
    assert merge_blocks(base, ours, theirs) == (tuple(ours), ())


@pytest.mark.parametrize("three", [([], [], []), ([], from_html(BASE), []), (from_html(BASE), [], from_html(BASE))])
def test_empty_bodies_merge(three):
    assert merge_blocks(*three) == (tuple(three[1]), ())


def test_inline_quotes_of_both_sides_are_counted_anew_afterwards():
    base, ours, theirs = "<p>a</p><p>b</p>", "<p>a <q>x</q></p><p>b</p>", "<p>a</p><p>b <q>y</q></p>"
    items = merge_blocks(*map(from_html, (base, ours, theirs))).items
    assert normal(items) == from_html("<p>a <q>x</q></p><p>b <q>y</q></p>")


def test_of_two_new_blocks_with_one_id_only_the_first_keeps_it():
    base = named("<p>Eins.</p>")
    ours, theirs = ({**from_html(f"<p>{word}</p>")[0], "id": "bneu"} for word in ("Davor", "Danach"))
    result = merge_blocks(base, [ours, *base], [*base, theirs]).items
    assert [block.get("id") for block in result] == ["bneu", base[0]["id"], None]
