"""Links that are over are deleted after their time; what was answered by them stays, whoever looks for it."""

import pytest

from coopcms.app import job_handlers
from coopcms.consents.models import Answer, ApprovalAsk, ApprovalLink
from coopcms.consents.queries import missing
from coopcms.consents.services_answers import Given
from coopcms.consents.services_forget import FORGET, queue_forgetting
from coopcms.consents.services_links import answer, opened, revoke
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine, Job
from tests.fixtures.approvals import SPOKEN


@pytest.fixture
def night(settings, clock):
    """A factory: a night after so many days; the counts that its line tells, None where there is none."""

    def pass_by(days: int):
        clock.forward(days=days)
        HistoryLine.delete().where(HistoryLine.verb == "links_deleted").execute()
        queue_forgetting()
        run_due(job_handlers(settings))
        line = HistoryLine.get_or_none(HistoryLine.verb == "links_deleted")
        return line and line.facts

    return pass_by


@pytest.fixture
def answered(clock, asking):
    """A link by which both quotes were released."""
    token = asking(days=7)
    answer(token, {one.id: Given(0, "released") for one in opened(token).asked})
    return ApprovalLink.get()


def test_an_answered_link_goes_after_ninety_days_and_its_answers_stay(app, answered, speaking, night):
    assert night(90) is None and ApprovalLink.select().exists()
    assert night(1) == {"answered": 1, "revoked": 0, "expired": 0}
    assert not ApprovalLink.select().exists() and not ApprovalAsk.select().exists()
    assert [(row.state, row.how, row.link_id) for row in Answer.select().where(Answer.state != "asked")] == [
        ("released", "link", None)
    ] * 2
    assert missing(speaking, speaking.head.content) == []


def test_one_that_ran_out_or_was_taken_back_goes_as_long_after_that(app, asking, author, night):
    asking(days=7)
    revoke(ApprovalLink.get(), author)
    asking(days=7)
    assert night(91) == {"answered": 0, "revoked": 1, "expired": 0}
    assert night(6) is None
    assert night(1) == {"answered": 0, "revoked": 0, "expired": 1}


def test_what_is_open_stays_however_old_and_each_night_queues_the_next(app, asking, night, clock, settings):
    asking()
    ApprovalLink.update(created_at=clock.now.replace(year=2020)).execute()
    assert night(1) is None and ApprovalLink.select().exists()
    waiting = Job.get(Job.name == FORGET, Job.done_at.is_null())
    assert waiting.due > clock.now and Job.select().where(Job.name == FORGET).count() == 2
    queue_forgetting()
    assert Job.select().where(Job.name == FORGET).count() == 2


def test_a_used_link_that_was_deleted_opens_nothing_like_a_guessed_one(client, clock, asking, night):
    token = asking()
    answer(token, {one.id: Given(0, "released") for one in opened(token).asked})
    night(91)
    for answer_ in (client.get(f"/freigabe/{token}"), client.post(f"/freigabe/{token}", data={"aendern": "1"})):
        assert answer_.status_code == 404 and SPOKEN not in answer_.text
