"""The quotes and facts of older revisions are read once when the table comes, as the room reads them."""

from importlib import import_module

import pytest
from hypothesis import given

from coopcms.consents.models_uses import ConsentUse
from coopcms.consents.subjects import hash_about_firm, passages
from coopcms.content.services import create, save
from coopcms.db import db
from coopcms.migrations import runner
from tests.blocks.documents import BODIES
from tests.fixtures.items import TEXT

STEP = import_module("coopcms.migrations.0019_consent_uses")
BODY = "<p>Sie sagt: <q>Es geht.</q></p><blockquote><p>Eins</p><ul><li>zwei</li></ul></blockquote>"


def kept() -> list[tuple]:
    rows = ConsentUse.select(ConsentUse.revision, ConsentUse.kind, ConsentUse.hash, ConsentUse.company)
    return sorted(rows.tuples())


def test_the_step_notes_what_saves_would_have_noted(flows, author):
    item = create("story", "siegen", TEXT | {"body": BODY, "company": "Beispiel GmbH", "period": "2025"}, author)
    save(item, {"body": "<p>Nur <q>das</q> noch.</p>"}, author)
    create("article", "siegen", TEXT | {"body": "<p>Wer sagt hier etwas von quote und company?</p>"}, author)
    noted = kept()
    assert [kind for _revision, kind, *_ in noted] == ["facts", "quote", "quote", "facts", "quote"]
    with db.atomic():
        STEP.down(None, db.obj)
        STEP.up(None, db.obj)
    assert kept() == noted and runner.drift() == ""


@given(BODIES)
def test_the_step_reads_quotes_as_the_room_does(body):
    told = [(kind, key) for kind, key, _company in STEP._uses({"body": body})]
    assert told == [("quote", key) for key in sorted({one.hash for one in passages(body)})]


@pytest.mark.parametrize(
    "content", [{"company": "Büro Beispiel", "figure_value": "12", "sector": ""}, {"period": "2025"}]
)
def test_the_step_names_facts_as_the_room_does(content):
    keys = [key for _kind, key, _company in STEP._uses(content)]
    assert keys == [hash_about_firm(content)]
