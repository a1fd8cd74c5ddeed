"""A lane's review among people: handed over, given back, due on another day."""

from datetime import date

import pytest

from coopcms.accounts.queries import user
from coopcms.clock import berlin
from coopcms.content.services import save
from coopcms.errors import Invalid, NotAllowed, NotNow, Unknown
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review.facts import lane_rows
from coopcms.review.services_lanes import give_back, hand_over, set_due


def lane(item, slug="ruhr-owl"):
    return next(row for row in lane_rows(item) if row.organisation.slug == slug)


def told(who, event):
    return [entry.facts for entry in InboxEntry.select().where(InboxEntry.user == who.id, InboxEntry.event == event)]


def verbs(item):
    lines = HistoryLine.select().where(HistoryLine.subject_kind == "item", HistoryLine.subject_id == item.id)
    return [line.verb for line in lines.order_by(HistoryLine.id)]


@pytest.fixture
def second(acting, ruhr):
    return acting("zweite@ruhr-owl.example", "reviewer@ruhr-owl")


def test_a_review_is_handed_to_somebody_who_may_sign_there_and_they_are_told(shared_review, reviewer_ruhr, second):
    hand_over(shared_review, "ruhr-owl", user(second.id), reviewer_ruhr)
    assert (lane(shared_review).claimed_by, lane(shared_review).claimed_name) == (second.id, second.name)
    (facts,) = told(second, "handed_over")
    assert (facts["lane"], facts["url_path"]) == ("ruhr-owl", f"/admin/item/{shared_review.id}/pruefung")
    assert verbs(shared_review)[-1] == "handed_over"


def test_whoever_held_the_review_before_hears_that_the_lead_moved_it(
    shared_review, act, reviewer_ruhr, lead_ruhr, second
):
    act(shared_review, "claim", reviewer_ruhr)
    hand_over(shared_review, "ruhr-owl", user(second.id), lead_ruhr)
    assert [facts["name"] for facts in told(reviewer_ruhr, "handed_over")] == [second.name]


@pytest.mark.parametrize("who", ["reviewer_siegen", "author", "lead_siegen"])
def test_people_of_another_centre_hand_nothing_over(request, shared_review, second, who, author, lead_siegen):
    actor = request.getfixturevalue(who)
    with pytest.raises(NotAllowed) as denied:
        hand_over(shared_review, "ruhr-owl", user(second.id), actor)
    assert "reviewer@ruhr-owl" in denied.value.who_can
    assert lane(shared_review).claimed_by is None and "handed_over" not in verbs(shared_review)


def test_nobody_is_handed_a_review_they_cannot_sign(shared_review, reviewer_ruhr, reviewer_siegen, acting, person):
    gone = person("weg@ruhr-owl.example", "reviewer@ruhr-owl", active=False)
    wrote = acting("schrieb@ruhr-owl.example", "reviewer@ruhr-owl")
    save(shared_review, {"title": "Anders"}, wrote)
    for receiver in (user(reviewer_siegen.id), gone, user(wrote.id)):
        with pytest.raises(Invalid) as refused:
            hand_over(shared_review, "ruhr-owl", receiver, reviewer_ruhr)
        assert refused.value.field == "to"
    assert lane(shared_review).claimed_by is None


def test_a_contributor_hands_nothing_over_but_their_lead_does(shared_review, reviewer_ruhr, lead_ruhr):
    save(shared_review, {"title": "Anders"}, reviewer_ruhr)
    with pytest.raises(NotAllowed):
        hand_over(shared_review, "ruhr-owl", user(lead_ruhr.id), reviewer_ruhr)
    hand_over(shared_review, "ruhr-owl", user(lead_ruhr.id), lead_ruhr)
    assert lane(shared_review).claimed_by == lead_ruhr.id


def test_a_review_is_given_back_by_its_holder_or_the_lead_and_nobody_else(
    shared_review, act, reviewer_ruhr, lead_ruhr, second
):
    for actor in (reviewer_ruhr, lead_ruhr):
        act(shared_review, "claim", reviewer_ruhr)
        with pytest.raises(NotAllowed):
            give_back(shared_review, "ruhr-owl", second)
        give_back(shared_review, "ruhr-owl", actor)
        assert lane(shared_review).claimed_by is None
    with pytest.raises(NotNow):
        give_back(shared_review, "ruhr-owl", lead_ruhr)
    assert verbs(shared_review).count("given_back") == len(told(second, "given_back")) == 2


@pytest.mark.parametrize("who", ["lead_ruhr", "lead_siegen"])
def test_the_leads_of_the_centre_and_of_the_lead_centre_set_the_day(request, clock, shared_review, reviewer_ruhr, who):
    set_due(shared_review, "ruhr-owl", date(2026, 12, 4), request.getfixturevalue(who))
    assert berlin(lane(shared_review).due_at).isoformat() == "2026-12-04T18:00:00+01:00"
    assert [facts["due"] for facts in told(reviewer_ruhr, "due_changed")] == ["2026-12-04T18:00:00+01:00"]
    assert verbs(shared_review)[-1] == "due_set"


def test_the_day_is_taken_back(clock, shared_review, lead_ruhr):
    set_due(shared_review, "ruhr-owl", None, lead_ruhr)
    assert lane(shared_review).due_at is None
    assert verbs(shared_review)[-1] == "due_taken_back"


@pytest.mark.parametrize("who", ["reviewer_ruhr", "author", "lead_hannover"])
def test_nobody_else_sets_the_day(request, clock, shared_review, who):
    before = lane(shared_review).due_at
    with pytest.raises((NotAllowed, Unknown)):
        set_due(shared_review, "ruhr-owl", date(2026, 12, 4), request.getfixturevalue(who))
    assert lane(shared_review).due_at == before


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2028, 1, 1), date.max])
def test_a_day_gone_by_or_far_away_is_refused(clock, shared_review, lead_ruhr, day):
    with pytest.raises(Invalid) as refused:
        set_due(shared_review, "ruhr-owl", day, lead_ruhr)
    assert refused.value.field == "due"


def test_today_is_possible_until_the_working_day_is_over(clock, shared_review, lead_ruhr):
    set_due(shared_review, "ruhr-owl", date(2026, 11, 24), lead_ruhr)
    clock.set("2026-11-24 18:00")
    with pytest.raises(Invalid):
        set_due(shared_review, "ruhr-owl", date(2026, 11, 24), lead_ruhr)


@pytest.mark.parametrize("state", ["draft", "published"])
def test_where_nobody_reviews_there_is_no_lane_to_change(request, state, act, author, lead_siegen, reviewer_siegen):
    item = request.getfixturevalue(state)
    for attempt in (
        lambda: set_due(item, "siegen", date(2026, 12, 4), lead_siegen),
        lambda: hand_over(item, "siegen", user(reviewer_siegen.id), lead_siegen),
        lambda: give_back(item, "siegen", lead_siegen),
    ):
        with pytest.raises(NotNow):
            attempt()


def test_a_strange_centre_is_told_apart_from_an_unknown_one(shared_review, lead_siegen, hannover):
    with pytest.raises(NotNow) as refused:
        give_back(shared_review, "hannover", lead_siegen)
    assert hannover.name in str(refused.value)
    with pytest.raises(Unknown):
        give_back(shared_review, "nirgends", lead_siegen)


def test_who_cannot_see_the_item_is_not_told_of_it(shared_review, reviewer_hannover, second):
    for attempt in (
        lambda: hand_over(shared_review, "ruhr-owl", user(second.id), reviewer_hannover),
        lambda: give_back(shared_review, "ruhr-owl", reviewer_hannover),
        lambda: set_due(shared_review, "ruhr-owl", None, reviewer_hannover),
    ):
        with pytest.raises(Unknown):
            attempt()


def test_a_lane_that_opens_is_due_in_three_working_days_of_its_land(clock, shared, act, author, siegen, ruhr):
    clock.set("2025-10-29 09:00")  # Wednesday; Friday is Reformation Day in Lower Saxony, Saturday All Saints'
    siegen.land, ruhr.land = "NI", "NW"
    siegen.save(), ruhr.save()
    item = act(shared, "submit", author)
    dues = {row.organisation.slug: berlin(row.due_at).isoformat() for row in lane_rows(item)}
    assert dues == {"siegen": "2025-11-04T18:00:00+01:00", "ruhr-owl": "2025-11-03T18:00:00+01:00"}


def test_a_paused_lane_is_not_due_and_one_that_goes_on_is_due_anew(clock, shared_review, act, author):
    assert act(shared_review, "recall", author).state == "draft"
    assert {row.due_at for row in lane_rows(shared_review)} == {None}
    clock.forward(days=30)
    act(shared_review, "submit", author)
    assert {berlin(row.due_at).date().isoformat() for row in lane_rows(shared_review)} == {"2026-12-30"}


def test_a_day_once_set_is_not_undone_by_a_change_of_the_words(clock, shared_review, lead_ruhr, reviewer_siegen):
    set_due(shared_review, "ruhr-owl", None, lead_ruhr)
    save(shared_review, {"title": "Anders"}, reviewer_siegen)
    assert lane(shared_review).due_at is None
