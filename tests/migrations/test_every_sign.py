"""What was said before every sign counted comes along: with quotes in which a blank does not break, and facts."""

from importlib import import_module

import pytest
from hypothesis import given

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.consents.models import Answer, Quote, QuoteSpeaker
from coopcms.consents.queries import missing, states
from coopcms.consents.services_quotes import name_speakers
from coopcms.consents.subjects import hash_about_firm, hash_of, passages
from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.db import db
from coopcms.migrations import runner
from tests.blocks.documents import BODIES
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import say, speaker

STEP = import_module("coopcms.migrations.0020_every_sign")
WORDS = "10\u00a0Minuten sind genug."


@pytest.fixture
def item(flows, author):
    return create("article", "siegen", TEXT | {"body": f"<p>Sie sagt: <q>{WORDS}</q></p>"}, author)


def as_before() -> None:
    """The row as it was known with plain blanks."""
    key = hash_of(WORDS.replace("\u00a0", " "))
    Answer.update(hash=key).execute()
    Quote.update(hash=key, text=WORDS.replace("\u00a0", " ")).execute()


def step() -> None:
    with db.atomic():
        STEP.up(None, db.obj)


def test_speakers_and_answers_come_along_to_the_words_as_they_stand(item):
    name_speakers(item, hash_of(WORDS), [speaker().id], SYSTEM)
    say(item, hash_of(WORDS), "released", speaker())
    as_before()
    assert len(missing(item, item.head.content)) == 1
    step()
    assert missing(item, item.head.content) == []
    step()
    assert (Quote.select().count(), QuoteSpeaker.select().count(), Answer.select().count()) == (2, 2, 2)
    assert runner.drift() == ""


def test_a_no_comes_along_as_well(item):
    name_speakers(item, hash_of(WORDS), [speaker().id], SYSTEM)
    say(item, hash_of(WORDS), "refused", speaker())
    as_before()
    step()
    assert [one.state for one in missing(item, item.head.content)] == ["refused"]


@pytest.mark.parametrize("is_live", [True, False])
def test_public_facts_without_a_name_are_undocumented_and_others_unanswered(flows, author, is_live):
    story = create("story", "siegen", TEXT | {"figure_value": "12", "figure_unit": "Stunden"}, author)
    if is_live:
        Item.update(public="live", live=Item.head, published_at=now()).where(Item.id == story.id).execute()
    step()
    (facts,) = states(story, story.head.content)
    assert (facts.hash, facts.text) == (hash_about_firm(story.head.content), "12")
    assert (facts.is_released, facts.mark) == ((True, "legacy") if is_live else (False, ""))


@given(BODIES)
def test_the_step_reads_inline_quotes_as_the_room_does(body):
    assert list(STEP._inline_quotes(body)) == [one.text for one in passages(body) if one.kind == "inline"]
