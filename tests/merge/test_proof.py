"""Two bodies on one sheet: every word of both, each marked by what became of it, and passages that moved."""

from hypothesis import given, settings

from coopcms.blocks.html import from_html
from coopcms.blocks.identity import realign
from coopcms.merge.keys import key, text_of
from coopcms.merge.proof import Passage, proof
from tests.blocks.documents import BODIES

FIRST = "<p>Die Halle in Siegen ist seit Montag fertig.</p>"
SECOND = "<p>Es gibt nun Kaffee für alle Gäste.</p>"
THIRD = "<p>Wer kommen will, meldet sich bei der Leitung an.</p>"


def sheet(old: str, new: str) -> tuple[Passage, ...]:
    before = realign([], from_html(old))
    return proof(before, realign(before, from_html(new)))


def ops(passages) -> list[str]:
    return [passage.op for passage in passages]


def words(passage: Passage) -> list[tuple[str, str]]:
    return [(piece.op, piece.text) for piece in passage.words]


def before(passage: Passage) -> str:
    """The words as they were."""
    if passage.children:
        return "\n".join(before(one) for one in passage.children if one.op not in ("insert", "moved"))
    if passage.words:
        return "".join(piece.text for piece in passage.words if piece.op != "insert")
    return text_of(passage.block)


def after(passage: Passage) -> str:
    if passage.children:
        return "\n".join(after(one) for one in passage.children if one.op not in ("delete", "left"))
    if passage.words:
        return "".join(piece.text for piece in passage.words if piece.op != "delete")
    return text_of(passage.block)


@settings(max_examples=80)
@given(BODIES, BODIES)
def test_every_word_of_both_bodies_stands_on_the_sheet(old, new):
    sheet = proof(old, new)
    gone = [before(one) for one in sheet if one.op not in ("insert", "moved")]
    there = [after(one) for one in sheet if one.op not in ("delete", "left")]
    assert (gone, there) == ([text_of(block) for block in old], [text_of(block) for block in new])


@settings(max_examples=60)
@given(BODIES)
def test_a_body_beside_itself_has_no_mark(body):
    assert set(ops(proof(body, body))) <= {"equal"}


@settings(max_examples=60)
@given(BODIES, BODIES)
def test_what_moved_stands_once_where_it_is_and_once_where_it_was(old, new):
    every = list(_every(proof(old, new)))
    there, gone = ([one for one in every if one.op == op] for op in ("moved", "left"))
    assert sorted(one.pair for one in there) == sorted(one.pair for one in gone) == [*range(1, len(there) + 1)]
    alike = {one.pair: key(one.block) for one in gone}
    assert all(one.words or one.children or alike[one.pair][1:] == key(one.block)[1:] for one in there)


def _every(passages):
    for passage in passages:
        yield passage
        yield from _every(passage.children)


def test_a_changed_word_is_marked_inside_its_list():
    found = sheet("<ul><li>Lager</li><li>Büro im Hof</li></ul>", "<ul><li>Lager</li><li>Büro am Hof</li></ul>")
    assert ops(found) == ["change"] and ops(found[0].children) == ["equal", "change"]
    leaf = found[0].children[1].children[0]
    assert words(leaf) == [("equal", "Büro "), ("delete", "im"), ("insert", "am"), ("equal", " Hof")]


def test_a_cell_is_marked_and_its_table_stays_a_table():
    row = "<table><tr><td>Jahr</td><td>{}</td></tr><tr><td>Menge</td><td>gleich</td></tr></table>"
    found = sheet(row.format("2025 im Mai"), row.format("2026 im Mai"))
    assert found[0].block["type"] == "table" and ops(found[0].children) == ["change", "equal"]
    assert ops(found[0].children[0].children) == ["equal", "change"]


def test_a_paragraph_that_went_to_the_end_has_moved():
    found = sheet(FIRST + SECOND + THIRD, SECOND + THIRD + FIRST)
    assert ops(found) == ["left", "equal", "equal", "moved"]
    assert found[0].pair == found[3].pair == 1 and found[3].after is None


def test_a_moved_passage_knows_what_it_stood_after():
    found = sheet(FIRST + SECOND + THIRD, FIRST + THIRD + SECOND)
    moved = next(one for one in found if one.op == "moved")
    assert text_of(moved.after).startswith("Die Halle" if "Kaffee" in text_of(moved.block) else "Es gibt")


def test_a_passage_changed_on_its_way_shows_its_changed_words():
    found = sheet(FIRST + SECOND + THIRD, SECOND + THIRD + FIRST.replace("Montag", "Dienstag"))
    moved = next(one for one in found if one.op == "moved")
    assert [piece for piece in words(moved) if piece[0] != "equal"] == [("delete", "Montag"), ("insert", "Dienstag")]


def test_a_paragraph_that_went_into_a_box_has_moved():
    found = sheet(FIRST + SECOND + THIRD, SECOND + f"<aside>{FIRST}<p>Neu hier.</p></aside>" + THIRD)
    assert ops(found) == ["left", "equal", "insert", "equal"] and ops(found[2].children) == ["moved", "insert"]


def test_single_words_do_not_move():
    table = "<table><tr><td>{}</td><td>{}</td></tr></table>"
    assert "moved" not in ops(_every(sheet(table.format("1", "7"), table.format("7", "1"))))
    assert "moved" not in ops(sheet("<p>Ja.</p>" + SECOND + THIRD, SECOND + THIRD + "<p>Ja.</p>"))


def test_words_that_only_became_bold_are_neither_new_nor_gone():
    found = sheet("<p>Die Halle ist fertig.</p>", "<p>Die <strong>Halle</strong> ist fertig.</p>")
    assert words(found[0]) == [("equal", "Die "), ("format", "Halle"), ("equal", " ist fertig.")]


def test_a_heading_of_another_rank_is_reshaped():
    found = sheet("<h2>Die neue Halle</h2>" + FIRST, "<h3>Die neue Halle</h3>" + FIRST)
    assert ops(found) == ["change", "equal"] and found[0].reshaped


def test_a_new_quote_before_another_changes_that_one_not():
    old = "<p>Er sagte: <q>Gut so</q>.</p>"
    found = sheet(old, old.replace("Er", "<q>Nein</q>, er"))
    assert ("equal", "Gut so") in words(found[0])


HALL = '<figure data-picture="12"><img alt="Die Halle"><figcaption>Im Hof</figcaption></figure>'


def test_another_description_of_a_picture_is_a_change_that_tells_what_it_was():
    (one,) = sheet(HALL, HALL.replace("Die", "Eine"))
    assert (one.op, one.reshaped, one.was["attrs"]["alt"]) == ("change", True, "Die Halle")


def test_a_picture_without_a_caption_is_known_by_its_number():
    bare = HALL.replace("<figcaption>Im Hof</figcaption>", "")
    assert ops(sheet(bare + FIRST + SECOND, FIRST + SECOND + bare)) == ["left", "equal", "equal", "moved"]
    assert ops(sheet(bare, bare.replace("Die", "Eine"))) == ["change"]


def test_another_picture_in_the_same_place_is_another_picture():
    assert ops(sheet(HALL, HALL.replace("12", "13"))) == ["delete", "insert"]


def test_a_picture_that_moved_with_another_description_is_the_same_one():
    moved = sheet(HALL + FIRST + SECOND, FIRST + SECOND + HALL.replace("Die", "Eine").replace("Hof", "Haus"))
    assert ops(moved) == ["left", "equal", "equal", "moved"]
    assert moved[-1].was["attrs"]["alt"] == "Die Halle"


GUIDE = '<figure data-document="3"></figure>'


def test_a_document_is_known_by_its_number_though_it_has_no_words():
    assert ops(sheet(GUIDE + FIRST + SECOND, FIRST + SECOND + GUIDE)) == ["left", "equal", "equal", "moved"]
    assert ops(sheet(GUIDE, GUIDE.replace("3", "4"))) == ["delete", "insert"]
    assert ops(sheet(GUIDE.replace("document", "picture"), GUIDE)) == ["delete", "insert"]
    (one,) = sheet(GUIDE, GUIDE.replace("></", ' lang="en"></'))
    assert (one.op, one.reshaped, one.was["attrs"]) == ("change", True, {"document": 3})
