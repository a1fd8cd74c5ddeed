"""Reminders: one working day before a lane is due and on each working day after, once a day, until it is signed."""

from datetime import date

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries import user
from coopcms.app import job_handlers
from coopcms.content.services import save
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Job
from coopcms.notify.models import InboxEntry
from coopcms.review.services_lanes import hand_over, set_due
from coopcms.review.services_reminders import remind
from coopcms.review.services_substitutes import grant
from coopcms.review.services_trash import trash, untrash


@pytest.fixture
def run(settings, clock):
    """A factory: move to a moment and do what reminds then."""

    def until(moment):
        clock.set(moment)
        handlers = {"reminder": job_handlers(settings)["reminder"]} | dict.fromkeys(("mail", "digest"), _nothing)
        assert run_due(handlers, limit=1000).failed == 0

    return until


def _nothing(_args, _job):
    """Mails are another matter."""


def reminded(who):
    rows = InboxEntry.select().where(InboxEntry.user == who.id, InboxEntry.event == "reminder")
    return rows.count()


def pending():
    return Job.select().where(Job.name == "reminder", Job.done_at.is_null()).count()


def test_people_hear_one_working_day_before_and_on_each_working_day_after(run, in_review, reviewer_siegen):
    # submitted on Tuesday, due on Friday evening
    days = ["25 10:00", "26 07:59", "26 08:00", "27 10:00", "28 10:00", "29 10:00", "30 07:59", "30 08:00"]
    heard = []
    for day in days:
        run(f"2026-11-{day}")
        heard.append(reminded(reviewer_siegen))
    run("2026-12-01 12:00")
    assert [*heard, reminded(reviewer_siegen)] == [0, 0, 1, 1, 1, 1, 1, 2, 3]
    facts = InboxEntry.get(InboxEntry.user == reviewer_siegen.id, InboxEntry.event == "reminder").facts
    assert (facts["lane"], facts["due"]) == ("siegen", "2026-11-27T17:00:00+00:00")
    assert facts["url_path"] == f"/admin/item/{in_review.id}/pruefung"


def test_a_job_that_runs_twice_reminds_once(run, clock, in_review, reviewer_siegen):
    clock.set("2026-11-26 09:00")
    args = Job.get(Job.name == "reminder").args
    assert (remind(args), remind(args), reminded(reviewer_siegen), pending()) == (True, False, 1, 2)
    run("2026-11-30 09:00")
    assert (remind(args), reminded(reviewer_siegen)) == (False, 2)


def test_a_server_that_was_down_for_days_reminds_once(run, in_review, reviewer_siegen):
    run("2026-12-02 15:00")
    assert reminded(reviewer_siegen) == 1
    run("2026-12-02 23:00")
    assert reminded(reviewer_siegen) == 1
    run("2026-12-03 08:00")
    assert reminded(reviewer_siegen) == 2


def test_who_took_it_on_is_reminded_alone_while_they_can_sign(run, act, in_review, reviewer_siegen, lead_siegen):
    act(in_review, "claim", reviewer_siegen)
    run("2026-11-26 09:00")
    assert (reminded(reviewer_siegen), reminded(lead_siegen)) == (1, 0)
    User.update(active=False).where(User.id == reviewer_siegen.id).execute()
    run("2026-11-30 09:00")
    assert (reminded(reviewer_siegen), reminded(lead_siegen)) == (1, 1)


def test_each_lane_reminds_its_own_people_and_substitutes(
    run, act, shared_review, reviewer_siegen, reviewer_ruhr, lead_ruhr, reviewer_hannover
):
    grant(shared_review, "ruhr-owl", user(reviewer_hannover.id), lead_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    run("2026-11-26 09:00")
    assert [reminded(who) for who in (reviewer_siegen, reviewer_ruhr, reviewer_hannover)] == [0, 1, 1]


def test_a_lane_whose_signature_lapses_is_asked_for_again(run, act, shared_review, reviewer_siegen, reviewer_ruhr):
    act(shared_review, "sign_off", reviewer_ruhr)
    run("2026-11-26 09:00")
    save(shared_review, {"title": "Anders"}, reviewer_siegen)
    run("2026-11-30 09:00")
    assert reminded(reviewer_ruhr) == 1


@pytest.mark.parametrize("step", ["recall", "request_changes", "sign_off", "trash"])
def test_nobody_is_reminded_of_what_is_signed_paused_or_in_the_trash(
    run, act, in_review, author, reviewer_siegen, lead_siegen, step
):
    if step == "trash":
        trash(in_review, lead_siegen)
    else:
        act(in_review, step, author if step == "recall" else reviewer_siegen, comment="Ein Grund.")
    for day in ("2026-11-26", "2026-11-30", "2026-12-01"):
        run(f"{day} 09:00")
    assert (reminded(reviewer_siegen), reminded(lead_siegen), pending()) == (0, 0, 0)


def test_what_comes_out_of_the_trash_is_due_anew(run, clock, in_review, reviewer_siegen, lead_siegen):
    trash(in_review, lead_siegen)
    clock.set("2026-12-07 09:00")
    untrash(in_review, lead_siegen)
    run("2026-12-09 08:00")
    assert reminded(reviewer_siegen) == 1


def test_a_new_day_takes_the_place_of_the_old_one(run, clock, in_review, lead_siegen, reviewer_siegen):
    old = Job.get(Job.name == "reminder").args
    set_due(in_review, "siegen", date(2026, 12, 4), lead_siegen)
    assert pending() == 1
    clock.set("2026-11-26 09:00")
    assert not remind(old)
    run("2026-11-30 09:00")
    assert reminded(reviewer_siegen) == 0
    run("2026-12-03 09:00")
    assert reminded(reviewer_siegen) == 1


def test_without_a_day_nobody_is_reminded(run, in_review, lead_siegen, reviewer_siegen):
    set_due(in_review, "siegen", None, lead_siegen)
    run("2026-12-10 09:00")
    assert (reminded(reviewer_siegen), pending()) == (0, 0)


def test_a_day_that_is_set_for_today_reminds_from_the_next_working_day_on(run, in_review, lead_siegen, reviewer_siegen):
    set_due(in_review, "siegen", date(2026, 11, 24), lead_siegen)
    run("2026-11-24 20:00")
    assert reminded(reviewer_siegen) == 0
    run("2026-11-25 08:00")
    assert reminded(reviewer_siegen) == 1


def test_a_review_handed_over_reminds_the_new_holder(run, in_review, acting, reviewer_siegen):
    second = acting("zweite@siegen.example", "reviewer@siegen")
    hand_over(in_review, "siegen", user(second.id), reviewer_siegen)
    run("2026-11-26 09:00")
    assert (reminded(reviewer_siegen), reminded(second)) == (0, 1)


def test_where_nobody_can_sign_the_lead_and_the_network_are_reminded(
    run, in_review, reviewer_siegen, acting, network_editor, author
):
    lead = acting("leitet@siegen.example", "centre_lead@siegen", "reviewer@siegen")
    save(in_review, {"title": "Anders"}, lead)
    User.update(active=False).where(User.id == reviewer_siegen.id).execute()
    run("2026-11-26 09:00")
    assert [reminded(who) for who in (lead, network_editor, author)] == [1, 1, 0]
    facts = InboxEntry.get(InboxEntry.user == lead.id, InboxEntry.event == "reminder").facts
    assert (facts["url_path"], facts["why"]) == (f"/admin/item/{in_review.id}#bahnen", "substitutes")


def test_a_reminder_of_a_lane_that_is_gone_does_nothing(in_review):
    assert remind({"lane": 4711, "due": "2026-11-27T17:00:00+00:00", "day": "2026-11-26"}) is False
