"""Each revision notes the quotes and facts that stand in it, however it is written."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.blocks.html import from_html
from coopcms.consents.bulk import meet_words
from coopcms.consents.models import FACTS, QUOTE, Quote
from coopcms.consents.models_uses import ConsentUse
from coopcms.consents.services_uses import note_uses
from coopcms.consents.subjects import hash_about_firm, hash_of
from coopcms.content import bulk
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from tests.fixtures.items import TEXT

BODY = "<p>Sie sagt: <q>Es geht.</q> Und noch einmal: <q>Es geht.</q></p><blockquote><p>Eins</p></blockquote>"
QUOTES = {(QUOTE, hash_of("Es geht."), ""), (QUOTE, hash_of("Eins"), "")}


def noted(revision: int) -> list[tuple]:
    rows = ConsentUse.select(ConsentUse.kind, ConsentUse.hash, ConsentUse.company)
    return list(rows.where(ConsentUse.revision == revision).tuples())


@pytest.fixture
def story(flows, author):
    return create("story", "siegen", TEXT | {"body": BODY, "company": "Beispiel GmbH", "period": "2025"}, author)


def test_a_save_notes_quotes_once_each_and_what_is_said_of_a_company(story):
    facts = (FACTS, hash_about_firm(story.head.content), "Beispiel GmbH")
    found = noted(story.head_id)
    assert len(found) == 3 and set(found) == {*QUOTES, facts}


def test_each_version_keeps_its_own(story, author):
    revision = save(story, {"body": "<p>Niemand spricht.</p>", "company": "", "period": ""}, author)
    assert noted(revision.id) == [] and len(noted(story.head_id)) == 3


def test_a_working_copy_notes_its_words(published, author):
    revision = save(copy_out(published, author), {"body": BODY}, author)
    assert set(noted(revision.id)) == QUOTES


def test_an_import_of_many_notes_them_and_meets_the_quotes_of_drafts(flows, siegen):
    content = {"title": "Die Halle", "body": from_html(BODY), "language": "de"}
    (item,) = bulk.insert([bulk.NewItem("article", "halle", content, {}, (siegen.id,))], SYSTEM)
    meet_words([item])
    assert set(noted(item.head_id)) == QUOTES
    assert {row.text for row in Quote.select()} == {"Es geht.", "Eins"}


def test_twice_is_once_and_nothing_costs_no_statement(story, statements):
    with statements() as sent:
        note_uses([(story.head_id, story.head.content)])
        note_uses([(story.head_id, {"body": []})])
    assert len(noted(story.head_id)) == 3 and len(sent) == 1, str(sent)
