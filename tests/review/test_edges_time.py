"""The edge cases of editorial.md §8 that concern dates and mail, named by their number."""

from pathlib import Path

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.services import deactivate
from coopcms.app import job_handlers
from coopcms.content.services_copies import copy_out, edit
from coopcms.errors import TransitionDenied
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine, Job
from coopcms.notify.models import InboxEntry
from coopcms.publishing.models import Publication
from coopcms.publishing.queries import path_of, resolve
from coopcms.review.services_timed import run_timed


@pytest.fixture
def jobs(settings):
    """A factory: runs everything that is due now."""
    return lambda: run_due(job_handlers(settings))


def title_live(item):
    found = resolve(path_of(item))
    return found and found.revision.title


def test_edge_06_a_dated_copy_leaves_the_old_text_live_until_its_minute(
    clock, published, act, author, reviewer_siegen, publisher, jobs
):
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "schedule", publisher, at="25.11.2026 06:00")
    clock.set("2026-11-25 05:59:59")
    jobs()
    assert not run_timed(Job.get(Job.name == "transition").args)
    assert title_live(published) == "Neue Halle in Siegen"
    clock.set("2026-11-25 06:00:00")
    jobs()
    assert (title_live(published), copy.refetch().closed) == ("Halle eröffnet", True)


def test_edge_07_publishing_now_while_dated_must_be_confirmed_and_leaves_no_date(clock, approved, act, publisher, jobs):
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    with pytest.raises(TransitionDenied) as denied:
        act(approved, "publish", publisher)
    assert [reason.name for reason in denied.value.reasons] == ["confirm"]
    item = act(approved, "publish", publisher, confirm=True)
    assert (item.state, item.publish_at, item.timed) == ("published", None, {})
    clock.set("2026-11-25 07:00")
    jobs()
    assert Publication.select().count() == 1


def test_edge_08_dates_out_of_order_are_field_errors_and_change_nothing(clock, published, act, author, publisher):
    with pytest.raises(TransitionDenied) as denied:
        act(published, "expire", publisher, at="23.11.2026 06:00", comment="Vorbei.")
    assert [(r.name, r.fields) for r in denied.value.reasons] == [("dates_in_order", ("at",))]
    assert published.refetch().expire_at is None


def test_edge_08_going_live_after_expiry_is_refused(clock, published, act, author, reviewer_siegen, publisher):
    act(published, "expire", publisher, at="30.11.2026 06:00", comment="Aktion endet.")
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    with pytest.raises(TransitionDenied) as denied:
        act(copy, "schedule", publisher, at="01.12.2026 06:00")
    assert [reason.name for reason in denied.value.reasons] == ["dates_in_order"]
    assert copy.refetch().publish_at is None


def test_edge_09_names_of_the_deactivated_stay_and_mails_to_them_go_nowhere(
    in_review, act, author, reviewer_siegen, administrator, jobs
):
    deactivate(User.get_by_id(author.id), administrator)
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte kürzer.")
    assert HistoryLine.select().where(HistoryLine.verb == "submit").get().actor_name == author.name
    assert InboxEntry.select().where(InboxEntry.user == author.id).count() == 0
    assert jobs().failed == 0


def test_edge_09_a_mail_that_waits_for_somebody_deactivated_meanwhile_is_not_sent(
    settings, in_review, act, author, reviewer_siegen, administrator, jobs
):
    jobs()
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte kürzer.")
    assert InboxEntry.select().where(InboxEntry.user == author.id).count() == 1
    sent = len(list(Path(settings.mail_url).glob("*")))
    deactivate(User.get_by_id(author.id), administrator)
    assert (jobs().failed, len(list(Path(settings.mail_url).glob("*")))) == (0, sent)


def test_edge_10_a_mail_server_that_is_down_leaves_the_transition_done(
    monkeypatch, in_review, act, reviewer_siegen, clock
):
    monkeypatch.setenv("COOPCMS_MAIL_URL", "smtp://127.0.0.1:1")
    item = act(in_review, "request_changes", reviewer_siegen, comment="Bitte kürzer.")
    mails = Job.select().where(Job.name == "mail", Job.done_at.is_null())
    waiting = mails.count()
    report = run_due(job_handlers())
    assert waiting and report.failed == waiting
    assert (item.state, mails.count()) == ("draft", waiting)
    job = mails.first()
    assert job.tries == 1 and job.error and job.due > clock.now


def test_edge_31_a_minute_missed_is_made_up_for_once_and_the_history_says_how_late(
    clock, approved, act, publisher, jobs
):
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    args = Job.get(Job.name == "transition").args
    clock.set("2026-11-25 08:00")
    jobs()
    assert not run_timed(args)
    line = HistoryLine.select().where(HistoryLine.verb == "publish").get()
    assert (line.lateness, line.facts["set_by"]["name"]) == (7200, publisher.name)
    assert Publication.select().count() == 1 and approved.refetch().state == "published"


def test_a_check_that_fails_at_the_minute_drops_the_date_and_alarms_the_lead(
    clock, published, act, author, reviewer_siegen, publisher, lead_siegen, jobs
):
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "schedule", publisher, at="25.11.2026 06:00")
    act(published, "withdraw", publisher, comment="Fehler.")
    clock.set("2026-11-25 06:00")
    jobs()
    assert (copy.refetch().state, copy.refetch().publish_at) == ("approved", None)
    assert InboxEntry.select().where(InboxEntry.event == "timed_failed", InboxEntry.user == lead_siegen.id).count() == 1


def test_an_embargo_is_a_floor_under_every_release(clock, draft, act, author, reviewer_siegen, publisher, jobs):
    act(draft, "embargo", author, at="25.11.2026 06:00")
    act(draft, "submit", author)
    act(draft, "sign_off", reviewer_siegen)
    with pytest.raises(TransitionDenied) as denied:
        act(draft, "publish", publisher)
    assert [reason.name for reason in denied.value.reasons] == ["embargo_over"]
    with pytest.raises(TransitionDenied):
        act(draft, "schedule", publisher, at="25.11.2026 05:00")
    act(draft, "schedule", publisher, at="25.11.2026 06:00")
    assert resolve(path_of(draft)) is None
    clock.set("2026-11-25 06:00")
    jobs()
    assert draft.refetch().is_live


def test_an_expiry_withdraws_by_itself_and_can_be_taken_back(clock, published, act, publisher, jobs):
    act(published, "expire", publisher, at="25.11.2026 06:00", comment="Aktion endet.", mode="gone")
    act(published, "expire", publisher, comment="Doch nicht.")
    clock.set("2026-11-25 06:00")
    jobs()
    assert published.refetch().is_live
    act(published, "expire", publisher, at="26.11.2026 06:00", comment="Aktion endet.", mode="gone")
    clock.set("2026-11-26 06:00")
    jobs()
    item = published.refetch()
    assert (item.state, item.public, item.withdrawal["reason"]) == ("withdrawn", "gone", "Aktion endet.")


def test_opening_a_copy_does_not_touch_the_live_text(published, author):
    copy_out(published, author)
    assert title_live(published) == "Neue Halle in Siegen"
