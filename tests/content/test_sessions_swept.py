"""Sessions that are over leave the table at night; words that stand nowhere else never do."""

from datetime import timedelta

import pytest

from coopcms.accounts.models import User
from coopcms.app import job_handlers
from coopcms.content import services_sessions as sessions
from coopcms.content.models import EditSession
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.content.services_sessions import Typed
from coopcms.content.services_sweep import FORGOTTEN, KEPT, SWEEP, sweep
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job

LEAD = {"lead": "Mein Vorspann."}


@pytest.fixture
def kept(clock, draft, author):
    """A draft that was left, whose words were never saved."""
    session = sessions.keep(draft, Typed(LEAD, draft.head_id, 1), author)
    sessions.close(draft, author, session.token)
    return session


def test_what_holds_no_words_goes_a_day_after_its_last_sign_of_life(clock, draft, author):
    token = sessions.begin(draft, author).token
    clock.forward(hours=23)
    sessions.ping(draft, author, token)
    clock.forward(hours=24)
    assert sweep() == 0
    clock.forward(seconds=1)
    assert (sweep(), EditSession.select().count()) == (1, 0)


def test_words_that_were_never_saved_stay_however_old_they_are(clock, kept, draft, author):
    for days in (89, 2, 1000):
        clock.forward(days=days)
        assert sweep() == 0
    assert [row.words for row in drafts_of(draft, author)] == [LEAD]


@pytest.mark.parametrize("then", [{}, {"lead": "Später ganz anders."}])
def test_words_that_stand_in_any_version_go_after_their_time(clock, kept, draft, lead_siegen, then):
    save(draft, LEAD, lead_siegen)
    save(draft, then, lead_siegen)
    clock.forward(seconds=KEPT.total_seconds())
    assert sweep() == 0
    clock.forward(seconds=1)
    assert (sweep(), sweep(), EditSession.select().count()) == (1, 0, 0)


def test_words_of_several_versions_count_and_those_of_a_working_copy(clock, published, author, lead_siegen):
    both = LEAD | {"kicker": "Planung"}
    sessions.keep(published, Typed(both, published.head_id, 1), author)
    copy = edit(published, LEAD, lead_siegen).item
    clock.forward(seconds=KEPT.total_seconds() + 1)
    assert sweep() == 0
    edit(copy, {"kicker": "Planung", "lead": "Anders."}, lead_siegen)
    assert sweep() == 1


@pytest.mark.parametrize("leave", [User.update(active=False), User.delete()], ids=["deactivated", "gone"])
def test_words_of_who_has_left_go_a_year_after_their_last_sign_of_life(clock, kept, zoe, hers, draft, leave):
    leave.where(User.id == zoe.id).execute()
    clock.forward(seconds=FORGOTTEN.total_seconds())
    assert sweep() == 0
    clock.forward(seconds=1)
    assert (sweep(), drafts_of(draft, zoe)) == (1, []) and kept.refetch().words == LEAD


def test_it_is_a_job_of_each_night_after_a_day_on_which_somebody_wrote(clock, kept, draft, author, settings):
    for _ in range(2):
        sessions.begin(draft, author)
    (job,) = Job.select().where(Job.name == SWEEP)
    assert job.due.isoformat() == "2026-11-25T02:00:00+00:00"
    clock.set(job.due + timedelta(days=1))
    run_due(job_handlers(settings))
    assert EditSession.select().where(EditSession.kept_at.is_null()).count() == 0
    assert job.refetch().done_at and len(drafts_of(draft, author)) == 1
