"""What was live before anybody's answer was kept stays live: quotes and facts are marked as undocumented."""

from importlib import import_module

import pytest
from hypothesis import given
from playhouse.migrate import SchemaMigrator

from coopcms.clock import now
from coopcms.consents.models import Answer, Quote
from coopcms.consents.queries import missing, states
from coopcms.consents.subjects import hash_about_firm, passages
from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.db import db
from coopcms.migrations import runner
from tests.blocks.documents import BODIES
from tests.fixtures.items import TEXT

STEP = import_module("coopcms.migrations.0015_consents")
LATER = [
    import_module(f"coopcms.migrations.{name}")
    for name in ("0017_changed_answers", "0021_end_of_consent", "0022_where_links_went")
]
BODY = (
    "<p>Sie sagt: <q>Es geht.</q> Und <q>Gut so.</q></p><p>Weiter:</p>"
    "<blockquote><p>Eins</p><ul><li>zwei</li></ul></blockquote>"
)


@pytest.fixture
def stepped(flows, database):
    """The tables are made again, as if what is there had been there before."""

    def again():
        STEP.down(None, db.obj)
        STEP.up(None, db.obj)
        for later in LATER:
            later.up(SchemaMigrator.from_database(db.obj), db.obj)

    return again


def test_what_is_live_is_marked_and_what_is_not_stays_unanswered(stepped, author):
    words = TEXT | {"body": BODY, "company": "Beispiel GmbH", "period": "2025"}
    live, draft = create("story", "siegen", words, author), create("story", "siegen", words, author)
    Item.update(public="live", live=Item.head, published_at=now()).where(Item.id == live.id).execute()
    stepped()
    assert [one.mark for one in states(live, live.head.content)] == ["legacy"] * 4
    assert missing(live, live.head.content) == [] and len(missing(draft, draft.head.content)) == 4
    assert {row.item_id for row in Quote.select()} == {live.id}
    assert {(row.state, row.how, row.revision_id) for row in Answer.select()} == {("legacy", "import", live.head_id)}
    assert runner.drift() == ""


@given(BODIES)
def test_the_step_reads_bodies_as_the_room_does(body):
    told = [(one.text, one.context, one.kind, one.block) for one in passages(body)]
    assert list(STEP._quotes(body)) == told


def test_the_step_names_facts_as_the_room_does():
    content = {"company": "Büro Beispiel", "figure_value": "12", "sector": "", "title": "x"}
    spelled = STEP._facts(content)
    assert STEP.sha256(spelled.encode()).hexdigest() == hash_about_firm(content)
    assert STEP._facts({"period": "2025"}) == ""
