"""News that ask for a review or an answer leave the unread ones with the step that settles them."""

from datetime import timedelta

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.services_absence import set_absence
from coopcms.content.services import save
from coopcms.content.services_owners import accept, invite, remove
from coopcms.db import db
from coopcms.notify.models import InboxEntry
from coopcms.review.queries import counts_for
from coopcms.review.services_lanes import hand_over
from coopcms.review.services_trash import trash
from coopcms.review.services_watch import watch


def news(actor) -> list[str]:
    """What the badge counts."""
    rows = InboxEntry.select().where(InboxEntry.user == actor.id, InboxEntry.read_at.is_null()).order_by(InboxEntry.id)
    events = [entry.event for entry in rows]
    assert counts_for(actor).unread == len(events)
    return events


@pytest.fixture
def colleague(acting, siegen):
    """Reviews for Siegen, too."""
    return acting("kollegin@siegen.example", "reviewer@siegen")


def test_one_signature_settles_the_task_of_everybody_in_the_lane(colleague, in_review, act, reviewer_siegen):
    assert news(colleague) == ["submit"]
    act(in_review, "sign_off", reviewer_siegen)
    assert news(colleague) == [] and "submit" not in news(reviewer_siegen)


def test_the_other_lane_still_waits(reviewer_ruhr, reviewer_siegen, shared_review, act):
    act(shared_review, "sign_off", reviewer_siegen)
    assert (news(reviewer_ruhr)[0], "submit" in news(reviewer_siegen)) == ("submit", False)


@pytest.mark.parametrize(
    "step, who", [("recall", "author"), ("request_changes", "colleague"), ("trash", "lead_siegen")]
)
def test_a_text_that_leaves_the_review_asks_nobody_for_one(
    reviewer_siegen, colleague, request, in_review, act, step, who
):
    assert news(reviewer_siegen) == ["submit"]
    actor = request.getfixturevalue(who)
    if step == "trash":
        trash(in_review, actor)
    else:
        act(in_review, step, actor, comment="Bitte belegen.")
    assert "submit" not in news(reviewer_siegen)


def test_an_emergency_settles_every_review(reviewer_siegen, in_review, act, network_editor, request):
    act(in_review, "break_glass", network_editor, comment="Falsche Nummer.", password="Morgens-um-sieben-2026")
    assert "submit" not in news(reviewer_siegen)


def test_who_writes_in_the_text_is_not_asked_to_sign_it(reviewer_siegen, colleague, in_review):
    save(in_review, {"title": "Neue Halle, neuer Titel"}, colleague)
    assert news(colleague) == [] and news(reviewer_siegen) == ["submit"]


def test_a_centre_that_leaves_reviews_no_more(reviewer_ruhr, shared_review, lead_siegen, lead_ruhr):
    assert news(reviewer_ruhr) == ["submit"]
    remove(shared_review, "ruhr-owl", lead_ruhr)
    remove(shared_review, "ruhr-owl", lead_siegen)
    assert news(reviewer_ruhr) == []


def test_an_answered_invitation_asks_for_no_answer(draft, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    assert news(lead_ruhr) == ["owner_invited"]
    accept(draft, "ruhr-owl", lead_ruhr)
    assert news(lead_ruhr) == []


def test_what_only_tells_of_others_stays_until_it_is_read(draft, act, author, publisher, reviewer_siegen):
    watch(draft, publisher)
    act(act(draft, "submit", author), "sign_off", reviewer_siegen)
    assert news(publisher)[0] == "submit"


def test_a_handed_over_review_is_settled_for_both(reviewer_siegen, colleague, in_review, act, lead_siegen):
    act(in_review, "claim", colleague)
    hand_over(in_review, "siegen", User.get_by_id(reviewer_siegen.id), lead_siegen)
    act(in_review, "sign_off", reviewer_siegen)
    assert not {"submit", "handed_over"} & set(news(reviewer_siegen))
    assert news(colleague) == ["handed_over"]  # of another, and news to them


def test_a_deputy_hears_of_it_as_long_as_it_waits(clock, draft, act, author, reviewer_siegen, publisher, colleague):
    today, robin = clock.now.date(), User.get_by_id(reviewer_siegen.id)
    set_absence(robin, (today, today + timedelta(days=1)), User.get_by_id(publisher.id), reviewer_siegen)
    item = act(draft, "submit", author)
    assert news(publisher) == ["submit"]
    act(item, "sign_off", colleague)
    assert "submit" not in news(publisher)


def test_a_step_that_is_undone_settles_nothing(colleague, in_review, act, reviewer_siegen):
    with pytest.raises(ZeroDivisionError), db.atomic():
        act(in_review, "sign_off", reviewer_siegen)
        raise ZeroDivisionError
    assert news(colleague) == ["submit"]
