"""Where a picture is shown is known at once: in newest words and in what readers see, of every centre."""

from importlib import import_module

import pytest

from coopcms.actor import SYSTEM
from coopcms.blocks.html import from_html
from coopcms.content import bulk
from coopcms.content.models import Item
from coopcms.content.models_pictures import PictureUse
from coopcms.content.queries_pictures import shown_in, times_shown
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.db import db

FIGURE = '<figure data-picture="{}"><img alt="Eine Halle"></figure>'


def body(*pictures: int) -> str:
    return "<p>Die Halle.</p>" + "".join(FIGURE.format(number) for number in pictures)


@pytest.fixture
def showing(flows, author):
    """A factory: an article of Siegen that shows these pictures."""
    return lambda *pictures: create("article", "siegen", {"title": "Die Halle", "body": body(*pictures)}, author)


def places(picture: int, actor) -> list[tuple[int, int, int]]:
    return [(one.item.id, one.head, one.live) for one in shown_in(picture, actor)]


def test_a_save_notes_what_it_shows_once_each(showing):
    item = showing(7, 7, 9)
    rows = PictureUse.select(PictureUse.picture).where(PictureUse.revision == item.head_id)
    assert [number for (number,) in rows.order_by(PictureUse.picture).tuples()] == [7, 9]


def test_only_the_newest_words_count_and_an_undo_finds_it_again(showing, author):
    item = showing(7)
    save(item, {"body": body(8)}, author)
    assert (places(7, author), places(8, author)) == ([], [(item.id, 2, 0)])
    save(item, {"body": body(7)}, author)
    assert places(7, author) == [(item.id, 3, 0)]


def test_what_readers_see_counts_until_it_is_withdrawn(showing, author):
    item = showing(7)
    Item.update(live=item.head, public="live").where(Item.id == item.id).execute()
    save(item, {"body": body(8)}, author)
    assert (places(7, author), places(8, author)) == ([(item.id, 0, 1)], [(item.id, 2, 0)])
    Item.update(public="gone").where(Item.id == item.id).execute()
    assert places(7, author) == []


def test_a_working_copy_counts_until_it_went_in(published, author):
    copy = copy_out(published, author)
    save(copy, {"body": body(7)}, author)
    assert [number for number, _head, _live in places(7, author)] == [copy.id]
    Item.update(closed=True).where(Item.id == copy.id).execute()
    assert places(7, author) == []


def test_a_draft_of_another_centre_is_counted_and_marked_as_not_to_be_seen(showing, author_ruhr):
    item = showing(7)
    assert [(one.item.id, one.is_visible) for one in shown_in(7, author_ruhr)] == [(item.id, False)]


def test_it_costs_two_selects_however_many_texts_there_are(showing, author, statements):
    for _ in range(4):
        showing(7)
    with statements() as sent:
        assert len(shown_in(7, author)) == 4
    assert len(sent) == 2, str(sent)
    with statements() as sent:
        assert times_shown([7, 8]) == {7: 4} and times_shown([]) == {}
    assert len(sent) == 1, str(sent)


def test_an_import_notes_it_too(flows, siegen, author):
    content = {"title": "Die Halle", "body": from_html(body(5)), "language": "de"}
    (item,) = bulk.insert([bulk.NewItem("article", "halle", content, {}, (siegen.id,))], SYSTEM)
    assert places(5, author) == [(item.id, 1, 0)]


def test_older_revisions_are_read_once_when_the_table_comes(showing, author):
    item = showing(7, 9)
    step = import_module("coopcms.migrations.0016_picture_uses")
    with db.atomic():
        step.down(None, db.obj)
        step.up(None, db.obj)
    assert places(9, author) == [(item.id, 1, 0)]
