"""The worklist holds each lane that waits for this person, in the order in which to take them up."""

from datetime import date

import pytest

from coopcms.accounts.queries import user
from coopcms.content.services import create, save
from coopcms.notify.models import InboxEntry
from coopcms.review.queries import counts_for, returned
from coopcms.review.services_lanes import hand_over, set_due
from coopcms.review.services_substitutes import grant
from coopcms.review.services_trash import trash
from coopcms.review.worklist import worklist_for
from tests.fixtures.items import TEXT


@pytest.fixture
def many(flows, clock, act, author):
    """Five articles in review, one a minute; each was submitted by the author."""

    def one(number):
        clock.forward(minutes=1)
        return act(create("article", "siegen", TEXT | {"title": f"Nr. {number}"}, author), "submit", author)

    return [one(number) for number in range(5)]


def ids(actor):
    return [entry.item.id for entry in worklist_for(actor)]


def test_overdue_comes_first_then_mine_then_nobodys_then_others(
    clock, many, act, acting, reviewer_siegen, lead_siegen, siegen
):
    other = acting("zweite@siegen.example", "reviewer@siegen")
    late, mine, free, others, sooner = many
    set_due(late, "siegen", date(2026, 11, 24), lead_siegen)
    set_due(sooner, "siegen", date(2026, 11, 26), lead_siegen)
    act(mine, "claim", reviewer_siegen)
    act(others, "claim", other)
    act(late, "claim", other)
    clock.set("2026-11-24 18:01")
    assert ids(reviewer_siegen) == [late.id, mine.id, sooner.id, free.id, others.id]
    assert [entry.overdue for entry in worklist_for(reviewer_siegen)] == [True, False, False, False, False]


def test_an_entry_tells_lane_claim_and_dates(clock, shared_review, act, reviewer_ruhr, lead_ruhr):
    act(shared_review, "claim", reviewer_ruhr)
    (entry,) = worklist_for(lead_ruhr)
    assert (entry.lane, entry.lane_name, entry.substitute) == ("ruhr-owl", "Zentrum Ruhr-OWL (Beispiel)", False)
    assert (entry.claimed_by, entry.claimed_name) == (reviewer_ruhr.id, reviewer_ruhr.name)
    assert (entry.item.head.title, entry.since) == (shared_review.head.title, shared_review.state_since)
    assert entry.due_at.isoformat() == "2026-11-27T17:00:00+00:00"


def test_what_was_handed_to_me_is_mine(clock, many, acting, reviewer_siegen):
    second = acting("zweite@siegen.example", "reviewer@siegen")
    hand_over(many[3], "siegen", user(second.id), reviewer_siegen)
    assert (ids(second)[0], ids(reviewer_siegen)[-1]) == (many[3].id, many[3].id)


def test_a_substitute_finds_the_lane_in_their_list(shared_review, lead_ruhr, reviewer_hannover):
    assert worklist_for(reviewer_hannover) == []
    grant(shared_review, "ruhr-owl", user(reviewer_hannover.id), lead_ruhr)
    (entry,) = worklist_for(reviewer_hannover)
    assert (entry.lane, entry.substitute, counts_for(reviewer_hannover).waiting) == ("ruhr-owl", True, 1)


def test_who_signs_for_two_centres_has_two_entries(shared_review, act, acting, siegen, ruhr):
    both = acting("beide@netz.example", "reviewer@siegen", "centre_lead@ruhr-owl")
    assert {entry.lane for entry in worklist_for(both)} == {"siegen", "ruhr-owl"}
    assert counts_for(both).waiting == 2
    act(shared_review, "sign_off", both, lane="siegen")
    assert [entry.lane for entry in worklist_for(both)] == ["ruhr-owl"]


def test_what_i_wrote_in_what_is_signed_and_what_lies_in_the_trash_waits_for_nobody(
    many, act, acting, reviewer_siegen, lead_siegen
):
    second = acting("zweite@siegen.example", "reviewer@siegen")
    save(many[0], {"title": "Anders"}, reviewer_siegen)
    act(many[1], "sign_off", second)
    trash(many[2], lead_siegen)
    assert ids(reviewer_siegen) == [many[3].id, many[4].id]


def test_the_counts_are_the_lengths_of_the_lists(clock, many, act, author, reviewer_siegen, lead_siegen, statements):
    set_due(many[0], "siegen", date(2026, 11, 24), lead_siegen)
    act(many[1], "request_changes", reviewer_siegen, comment="Bitte kürzer.")
    clock.set("2026-11-25 09:00")
    with statements() as sent:
        counts = counts_for(reviewer_siegen)
    assert len(sent) == 1
    assert (counts.waiting, counts.overdue) == (len(worklist_for(reviewer_siegen)), 1) == (4, 1)
    assert counts.unread == InboxEntry.select().where(InboxEntry.user == reviewer_siegen.id).count() > 0
    assert [item.id for item in returned(author)] == [many[1].id]
    assert counts_for(author).returned == 1


def test_a_worklist_is_one_statement(many, reviewer_siegen, statements):
    with statements() as sent:
        assert [entry.item.head.title for entry in worklist_for(reviewer_siegen, limit=2)]
    assert len(sent) == 1
