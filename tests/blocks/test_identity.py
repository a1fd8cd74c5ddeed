"""Ids of blocks stay with their words, so that comments keep their place."""

from time import process_time

import pytest
from hypothesis import given

from coopcms.blocks.canonical import digest
from coopcms.blocks.html import from_html
from coopcms.blocks.identity import realign
from coopcms.blocks.shape import walk
from coopcms.blocks.text import plain
from coopcms.content.kinds.declaration import PLACEMENT
from coopcms.content.kinds.registry import KINDS
from tests.blocks.documents import BODIES

BASE = "<p>Die Halle ist fertig.</p><ul><li>Lager</li><li>Büro</li></ul><p>Es gibt Kaffee.</p>"


def named(html: str, old: list | None = None) -> list:
    return realign(old or [], from_html(html))


def ids(blocks) -> list[str]:
    return [block["id"] for block in walk(blocks)]


def id_of(blocks, words: str) -> str:
    return next(block["id"] for block in walk(blocks) if "runs" in block and plain([block]) == words)


@given(BODIES, BODIES)
def test_every_block_has_an_id_of_its_own_and_the_words_stay(old, new):
    found = realign(realign([], old), new)
    assert len(set(ids(found))) == len(list(walk(found))) == len(list(walk(new)))
    assert digest(found) == digest(new)


@given(BODIES)
def test_an_unchanged_body_keeps_all_ids(body):
    old = realign([], body)
    assert realign(old, body) == realign(old, old) == old


@given(BODIES)
def test_a_body_that_came_with_other_ids_gets_its_old_ones_back(body):
    old, other = realign([], body), realign([], body)
    assert realign(old, other) == old


@given(BODIES)
def test_ids_that_stand_twice_or_cannot_be_are_replaced(body):
    for bad in ("b1", "", None, "ä b", 7):
        found = realign([], [{**block, "id": bad} for block in body])
        assert len(set(ids(found))) == len(list(walk(found)))
        assert all(isinstance(name, str) and name.isascii() and name for name in ids(found))


def test_what_is_given_stays_as_it_was():
    old, new = named(BASE), from_html(BASE)
    realign(old, new)
    assert new == from_html(BASE)


def test_a_block_put_before_moves_no_id():
    old = named(BASE)
    assert ids(named("<h2>Neu</h2>" + BASE, old))[1:] == ids(old)


def test_a_changed_paragraph_keeps_its_id():
    old = named(BASE)
    assert ids(named(BASE.replace("fertig", "seit Mai fertig"), old)) == ids(old)


def test_a_rewritten_paragraph_keeps_the_id_of_its_place():
    old = named(BASE)
    assert ids(named(BASE.replace("Die Halle ist fertig.", "Ganz anderes steht da."), old)) == ids(old)


def test_a_changed_item_keeps_its_id_and_those_around_it():
    old = named(BASE)
    assert ids(named(BASE.replace("Lager", "Lager und Keller"), old)) == ids(old)


def test_a_new_item_takes_no_id_of_the_others():
    old = named(BASE)
    new = named(BASE.replace("<li>Büro", "<li>Küche</li><li>Büro"), old)
    assert id_of(new, "Büro") == id_of(old, "Büro")
    assert id_of(new, "Küche") not in ids(old)


def test_words_that_moved_keep_their_id():
    old = named("<p>Eins.</p><p>Zwei.</p><p>Drei.</p>")
    new = named("<p>Drei.</p><p>Eins.</p><p>Zwei.</p>", old)
    assert ids(new) == [ids(old)[2], *ids(old)[:2]]


def test_words_that_went_into_a_box_keep_their_id():
    old = named("<p>Eins.</p><p>Zwei ganz andere.</p>")
    new = named("<p>Eins.</p><aside><p>Zwei ganz andere.</p></aside>", old)
    assert id_of(new, "Zwei ganz andere.") == id_of(old, "Zwei ganz andere.")


def test_swapped_ids_go_back_to_their_words():
    old = named("<p>Eins.</p><p>Zwei.</p>")
    swapped = [{**old[0], "id": old[1]["id"]}, {**old[1], "id": old[0]["id"]}]
    assert realign(old, swapped) == old


def test_a_block_that_came_with_its_id_keeps_it_through_a_rewrite():
    old = named("<p>Eins.</p><p>Zwei.</p>")
    new = realign(old, [{**old[1], "runs": [["Nichts wie vorher", []]]}])
    assert ids(new) == [old[1]["id"]]


def test_an_id_from_elsewhere_is_kept_if_it_is_free():
    old = named("<p>Eins.</p>")
    new = realign(old, [*old, {**from_html("<p>Fremd.</p>")[0], "id": "b0123abcd"}])
    assert ids(new) == [old[0]["id"], "b0123abcd"]


def test_equal_paragraphs_keep_their_ids_in_order():
    old = named("<p>a</p><p>a</p><p>a</p>")
    assert ids(named("<p>a</p><p>a</p><p>a</p><p>b</p>", old))[:3] == ids(old)


def test_nobody_takes_the_id_of_words_that_are_still_there():
    old = named("<p>Eins.</p>")
    other = {**from_html("<aside><p>Ganz anderes.</p></aside>")[0], "id": old[0]["id"]}
    new = realign(old, [other, *old])
    assert new[1]["id"] == old[0]["id"] != new[0]["id"]


def test_a_block_that_moved_and_was_rewritten_keeps_the_id_it_came_with():
    old = named("<p>Eins.</p><p>Zwei.</p><p>Drei.</p>")
    new = realign(old, [*old[1:], {**old[0], "runs": [["Nichts wie vorher", []]]}])
    assert ids(new) == [*ids(old)[1:], ids(old)[0]]


@pytest.mark.parametrize("name", sorted({field.name for kind in KINDS.values() for field in kind.fields + PLACEMENT}))
def test_no_block_is_called_like_a_field(name):
    old = named("<p>Eins.</p><ul><li>Zwei.</li></ul>")
    stored = [{**old[0], "id": name}, old[1]]
    assert name not in ids(realign([], stored)) + ids(realign(stored, old)) + ids(realign(stored, stored))
    assert ids(realign(stored, stored))[1:] == ids(old)[1:]
    assert name not in str(from_html(f'<p data-block="{name}">Eins.</p>'))


def test_ten_thousand_blocks_are_paired_in_time_that_grows_with_them_only():
    gaps = "".join(f"<p>Grenze {n}</p>" + "".join(f"<p>%s {n} {m} Wort</p>" for m in range(99)) for n in range(100))
    lists = "<ul>" + "".join(f"<li>%s {n} Wort</li>" for n in range(5000)) + "</ul>"
    for html in (gaps, lists):
        old, new = named(html.replace("%s", "alt")), from_html(html.replace("%s", "neu"))
        begun = process_time()
        found = realign(old, new)
        assert process_time() - begun < 2 and ids(found) == ids(old)
