"""Words that were kept before there were sessions are drafts of sessions, there and back."""

from importlib import import_module

import pytest

from coopcms.content.models import EditSession
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services_sessions import Typed, close, keep
from coopcms.db import db
from coopcms.migrations import runner

STEP = import_module("coopcms.migrations.0008_sessions")
TYPED = {
    "lead": "Mein Vorspann.",
    "body": "<p>Eins.</p>\n<p><em>Zwei.</em></p>",
    "topics": "KI, Lager",
    "slug": "halle",
}


@pytest.fixture
def below(database):
    """The database one step down, and up again after the test."""
    yield lambda: STEP.down(None, db.obj)
    if runner.drift():
        STEP.up(None, db.obj)


def test_kept_words_outlive_the_step_in_both_directions(draft, author, lead_siegen, below, clock):
    keep(draft, Typed(TYPED, draft.head_id, 1), author)
    keep(draft, Typed({"title": "Von mir"}, draft.head_id, 1), lead_siegen)
    close(draft, author, keep(draft, Typed({}, draft.head_id, 1), author).token)
    below()
    STEP.up(None, db.obj)
    (mine,), (theirs,) = drafts_of(draft, author), drafts_of(draft, lead_siegen)
    assert (mine.words, mine.base_id, mine.user_name) == (TYPED, draft.head_id, author.name)
    assert theirs.words == {"title": "Von mir"}
    assert (mine.kept_at, mine.opened_at, bool(mine.closed_at)) == (clock.now, clock.now, True)
    assert EditSession.select().count() == 2 and runner.drift() == ""


def test_the_later_words_of_a_field_go_down_where_one_person_has_several_drafts(draft, author, below, clock):
    keep(draft, Typed({"title": "Früher", "lead": "Bleibt."}, draft.head_id, 1), author)
    clock.forward(minutes=1)
    keep(draft, Typed({"title": "Später"}, draft.head_id, 1), author)
    below()
    STEP.up(None, db.obj)
    assert [row.words for row in drafts_of(draft, author)] == [{"title": "Später", "lead": "Bleibt."}]
