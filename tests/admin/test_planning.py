"""The plan tells what happens when to everybody who may view it, in the order in which it happens."""

from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.review.models import LaneRow
from tests.admin.pages import Page

PLAN = "/admin/planung/"


def planned(client, **asked) -> list[str]:
    return Page(client.get(PLAN, query_string=asked)).texts("//ul[@class='plan']//span[@class='what']")


@pytest.fixture
def everything_dated(approved, act, publisher, author):
    """One text with an embargo and a date."""
    act(approved, "embargo", author, at="25.11.2026 18:00")
    return act(approved, "schedule", publisher, at="26.11.2026 06:00")


@pytest.fixture
def due(clock, shared_review):
    """A review of two centres, one due on Friday, one since yesterday."""
    friday, yesterday = now() + timedelta(days=3), now() - timedelta(days=1)
    for row, at in zip(LaneRow.select().order_by(LaneRow.id), (friday, yesterday), strict=True):
        LaneRow.update(due_at=at).where(LaneRow.id == row.id).execute()


def test_dates_stand_in_their_order_under_week_and_day(inside, clock, everything_dated, author):
    page = Page(inside(author).get(PLAN))
    assert page.texts("//ul[@class='plan']//span[@class='what']") == ["Ende einer Sperrfrist", "Veröffentlichung"]
    assert page.texts("//main//h2") == ["Kalenderwoche 48 23. November bis 29. November"]
    assert page.texts("//main//h3") == ["Mittwoch, 25. November 2026 morgen", "Donnerstag, 26. November 2026"]
    assert page.texts("//ul[@class='plan']//time") == ["18:00 Uhr", "06:00 Uhr"]
    assert set(page.root.xpath("//ul[@class='plan']//a/@href")) == {f"/admin/item/{everything_dated.id}"}


def test_an_embargo_that_is_over_is_not_told(inside, clock, everything_dated, author):
    clock.set("2026-11-25 18:01")
    assert planned(inside(author)) == ["Veröffentlichung"]


def test_a_review_says_who_has_it_and_that_it_is_late(inside, due, shared_review, act, reviewer_ruhr, author):
    act(shared_review, "claim", reviewer_ruhr)
    page = Page(inside(author).get(PLAN))
    assert page.texts("//ul[@class='plan']//span[@class='what']") == [
        "Frist einer Prüfung überfällig",
        "Frist einer Prüfung",
    ]
    told = page.texts("//ul[@class='plan']//span[@class='text']/span[@class='about'][2]")
    assert told == [
        f"Freigabe durch Zentrum Ruhr-OWL (Beispiel) · in Arbeit: {reviewer_ruhr.name}",
        "Freigabe durch Zentrum Siegen (Beispiel) · noch nicht übernommen",
    ]


def test_a_signed_lane_is_due_no_more(inside, due, shared_review, act, reviewer_ruhr, author):
    act(shared_review, "sign_off", reviewer_ruhr)
    assert planned(inside(author)) == ["Frist einer Prüfung"]


def test_filters_keep_a_kind_of_date_or_a_centre(inside, clock, everything_dated, author):
    client = inside(author)
    assert planned(client, was="publish") == ["Veröffentlichung"]
    assert planned(client, zentrum="ruhr-owl") == []
    assert len(planned(client, zentrum="siegen")) == 2
    assert len(planned(client, was="unfug", seite="zwei")) == 2


def test_a_centre_finds_its_own_lane_only(inside, due, author):
    assert planned(inside(author), zentrum="siegen") == ["Frist einer Prüfung"]


def test_who_may_not_view_a_text_is_told_no_date(inside, clock, draft, act, author, author_ruhr):
    act(draft, "embargo", author, at="25.11.2026 18:00")
    assert (planned(inside(author)), planned(inside(author_ruhr))) == (["Ende einer Sperrfrist"], [])


def test_the_trash_has_no_plans(inside, clock, everything_dated, author):
    Item.update(trashed_at=now()).execute()
    assert planned(inside(author)) == []


def test_an_empty_plan_teaches(inside, flows, author):
    client = inside(author)
    assert all(
        Page(client.get(PLAN + end)).texts("//main//*[@class='empty']") for end in ("", "?was=expire", "?seite=7")
    )


def test_the_page_costs_few_statements(inside, due, everything, statements):
    client = inside(everything)
    with statements() as sent:
        assert client.get(PLAN).status_code == 200
    assert len(sent) <= 12, sent
