"""Where a document is offered is known at once: in newest words and in what readers see, of every centre."""

from importlib import import_module

import pytest
from hypothesis import given

from coopcms.actor import SYSTEM
from coopcms.blocks.documents import documents_in
from coopcms.blocks.html import from_html
from coopcms.content import bulk
from coopcms.content.models import Item
from coopcms.content.models_documents import DocumentUse
from coopcms.content.models_pictures import PictureUse
from coopcms.content.queries_documents import asked_in_preview, offered_in
from coopcms.content.services import create, save
from coopcms.db import db
from coopcms.media.models import PdfDocument
from coopcms.migrations import runner
from tests.blocks.documents import BODIES

STEP = import_module("coopcms.migrations.0018_document_uses")


def body(*documents: int) -> str:
    return "<p>Die Halle.</p>" + "".join(f'<figure data-document="{number}"></figure>' for number in documents)


@pytest.fixture
def offering(flows, author):
    """A factory: an article of Siegen that offers these documents."""
    return lambda *documents: create("article", "siegen", {"title": "Die Halle", "body": body(*documents)}, author)


def places(document: int, actor) -> list[tuple[int, int, int]]:
    return [(one.item.id, one.head, one.live) for one in offered_in(document, actor)]


def test_a_save_notes_what_it_offers_once_each_and_pictures_apart(offering):
    item = offering(7, 7, 9)
    rows = DocumentUse.select(DocumentUse.document).where(DocumentUse.revision == item.head_id)
    assert [number for (number,) in rows.order_by(DocumentUse.document).tuples()] == [7, 9]
    assert not PictureUse.select().exists()


def test_newest_words_and_what_readers_see_count(offering, author):
    item = offering(7)
    Item.update(live=item.head, public="live").where(Item.id == item.id).execute()
    save(item, {"body": body(8)}, author)
    assert (places(7, author), places(8, author)) == ([(item.id, 0, 1)], [(item.id, 2, 0)])
    Item.update(public="gone").where(Item.id == item.id).execute()
    assert places(7, author) == []


def test_a_draft_of_another_centre_is_counted_and_marked_as_not_to_be_seen(offering, author_ruhr):
    item = offering(7)
    assert [(one.item.id, one.is_visible) for one in offered_in(7, author_ruhr)] == [(item.id, False)]


def test_it_costs_two_selects_however_many_texts_there_are(offering, author, statements):
    for _ in range(4):
        offering(7)
    with statements() as sent:
        assert len(offered_in(7, author)) == 4
    assert len(sent) == 2, str(sent)


def test_who_reads_a_version_early_may_have_what_that_version_offers(offering, author, document_row):
    one, other = document_row(), document_row()
    item = offering(one.id)
    early = item.head_id
    later = save(item, {"body": body(other.id)}, author).id
    found = [asked_in_preview(number, revision) for number in (one.id, other.id) for revision in (early, later)]
    assert [row.id if row else 0 for row in found] == [one.id, 0, 0, other.id]
    PdfDocument.update(trashed_at=item.changed_at).execute()
    assert asked_in_preview(other.id, later) is None


def test_an_import_notes_it_too(flows, siegen, author):
    content = {"title": "Die Halle", "body": from_html(body(5)), "language": "de"}
    (item,) = bulk.insert([bulk.NewItem("article", "halle", content, {}, (siegen.id,))], SYSTEM)
    assert places(5, author) == [(item.id, 1, 0)]


def test_older_revisions_are_read_once_when_the_table_comes(offering, author):
    item = offering(7, 9)
    with db.atomic():
        STEP.down(None, db.obj)
        STEP.up(None, db.obj)
    assert places(9, author) == places(7, author) == [(item.id, 1, 0)] and runner.drift() == ""


@given(BODIES)
def test_the_step_reads_documents_as_the_room_does(body):
    assert list(STEP._documents(body)) == [use.document for use in documents_in(body)]
