"""Where links were deleted after their time, the desk says what was answered by them all the same."""

from coopcms.app import job_handlers
from coopcms.consents.models import ApprovalLink
from coopcms.consents.services_answers import Given
from coopcms.consents.services_forget import queue_forgetting
from coopcms.consents.services_links import answer, opened
from coopcms.ledger.jobs import run_due
from tests.admin.pages import Page
from tests.fixtures.approvals import SPOKEN


def test_the_pages_say_what_was_answered_and_by_what_way(english, clock, author, asking, speaking, anna, settings):
    token = asking()
    answer(token, {one.id: Given(0, "released") for one in opened(token).asked})
    clock.forward(days=91)
    queue_forgetting()
    run_due(job_handlers(settings))
    assert not ApprovalLink.select().exists()
    client = english(author)
    consents = Page(client.get(f"/admin/item/{speaking.id}/freigaben"))
    assert consents.answer.status_code == 200 and "by link" in consents.said
    assert consents.said.count("released") >= 2
    party = Page(client.get(f"/admin/freigaben/partei/{anna.id}"))
    assert party.answer.status_code == 200 and SPOKEN in party.said and "Links that were sent" not in party.said
