"""Where a release is held back, the page names the step that is possible, and promises none that is not."""

from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from tests.admin.pages import Page
from tests.admin.test_acts import said, take
from tests.admin.test_item_page import page_of
from tests.admin.test_item_standing import standing

PRIMARY = "//main//*[contains(concat(' ', @class, ' '), ' primary ')]"


@pytest.fixture
def embargoed(approved, act, publisher, clock):
    """Approved, and kept back until Christmas."""
    clock.set("2026-11-24T09:00")
    return act(approved, "embargo", publisher, at="2026-12-24T09:00")


@pytest.fixture
def copies(published, act, author, reviewer_siegen):
    """Two approved working copies of one live text."""
    found = [copy_out(published, author) for _ in range(2)]
    for number, copy in enumerate(found):
        save(copy, {"title": f"Kopie {number}"}, author)
        act(act(copy, "submit", author), "sign_off", reviewer_siegen)
    return [copy.refetch() for copy in found]


@pytest.fixture
def outrun(copies, act, publisher):
    """The second of them, after the first went live."""
    act(copies[0], "publish", publisher)
    return copies[1].refetch()


def primary(page: Page) -> list[str]:
    return page.texts(f"{PRIMARY}[self::button or self::a]")


def test_under_an_embargo_the_publisher_is_to_set_a_date(english, embargoed, publisher):
    page = page_of(english(publisher), embargoed)
    assert standing(page).endswith(" “Publish now” is not possible yet. It is your turn with “Set a date”.")
    assert primary(page) == ["Set a date"]
    assert page.texts("//form[@id='akt-schedule']//*[@class='help']")[0] == (
        "Choose a time after the embargo: 24 December 2026, 09:00."
    )
    assert "The embargo holds until 24 December 2026, 09:00." in page.texts("//*[@class='blockers']/li")[0]


def test_others_read_who_sets_the_date(english, embargoed, author, publisher):
    assert standing(page_of(english(author), embargoed)).endswith(
        " “Publish now” is not possible yet. Next step: “Set a date”. It is the turn of: "
        "publikation@siegen.example (Beispiel), Zentrum Siegen (Beispiel)."
    )


def test_once_the_embargo_is_over_the_text_is_published(english, embargoed, publisher, clock):
    clock.set("2026-12-24T09:01")
    page = page_of(english(publisher), embargoed)
    assert standing(page).endswith(" It is your turn.") and primary(page) == ["Publish now"]


def test_with_a_date_after_the_embargo_nothing_is_asked_of_anybody(english, embargoed, act, publisher):
    page = page_of(english(publisher), act(embargoed, "schedule", publisher, at="2026-12-24T10:00"))
    assert standing(page).endswith(" It goes live by itself: 24 December 2026, 10:00.") and not primary(page)


def test_a_copy_that_was_outrun_is_to_be_reopened(english, outrun, publisher):
    page = page_of(english(publisher), outrun)
    assert standing(page).endswith(" “Publish now” is not possible yet. It is your turn with “Edit again”.")
    assert primary(page) == ["Edit again"]
    assert page.texts("//form[@id='akt-reopen']//*[@class='help']") == [
        "Then it can be updated from the live text and given for review again."
    ]


def test_a_date_that_cannot_be_kept_is_not_promised(english, copies, act, publisher, clock):
    at = f"{now() + timedelta(days=9):%Y-%m-%dT%H:%M}"
    dated = act(copies[1], "schedule", publisher, at=at)
    assert "It goes live by itself:" in standing(page_of(english(publisher), dated))
    act(copies[0], "publish", publisher)
    page = page_of(english(publisher), dated)
    assert ", but as things stand it will not go live then." in standing(page)
    assert primary(page) == ["Edit again"]


def test_a_copy_whose_original_is_withdrawn_waits_for_it(english, copies, published, act, publisher):
    act(published, "withdraw", publisher, comment="Warum?", mode="banner")
    page = page_of(english(publisher), copies[0])
    assert standing(page).endswith(" “Publish now” is not possible yet: what it waits for stands below.")
    assert not primary(page)
    assert "The original is not public now." in page.texts("//*[@class='blockers']/li")[0]


def test_while_people_outside_have_not_answered_nobody_is_told_to_edit(english, speaking, act, author, reviewer_siegen):
    act(speaking, "submit", author)
    client = english(reviewer_siegen)
    told = said(client, take(client, speaking, "sign_off"))
    assert "2 consents are missing" in told and "Edit again" not in told
    page = page_of(english(author), speaking)
    assert standing(page).endswith(" “Publish now” is not possible yet: what it waits for stands below.")
    (held,) = page.texts("//*[@class='blockers']/li")
    assert "Anna Beispiel" in held and f"This can: {author.name}" in held and "Ask them for approval" in held
    assert not primary(page)


def test_signing_the_last_lane_under_an_embargo_says_that_a_date_comes_next(
    english, in_review, act, publisher, reviewer_siegen, clock
):
    clock.set("2026-11-24T09:00")
    act(in_review, "embargo", publisher, at="2026-12-24T09:00")
    client = english(reviewer_siegen)
    assert said(client, take(client, in_review, "sign_off")).endswith(
        " it is approved. Its embargo holds until 24 December 2026, 09:00; next, it gets a date."
    )


def test_signing_the_last_lane_of_a_copy_that_was_outrun_says_that_it_must_be_reopened(
    english, copies, act, author, publisher, reviewer_siegen
):
    act(copies[1], "reopen", publisher)
    save(copies[1], {"title": "Noch anders"}, author)
    act(copies[1], "submit", author)
    act(copies[0], "publish", publisher)
    client = english(reviewer_siegen)
    assert said(client, take(client, copies[1], "sign_off")).endswith(
        " it is approved, but cannot be published as it is. Another version went live meanwhile. "
        "Update this copy from it, then have it signed. Next step: “Edit again”."
    )


def test_signing_the_last_lane_of_a_copy_whose_original_is_withdrawn_promises_nothing(
    english, copies, published, act, author, publisher, reviewer_siegen
):
    act(copies[1], "reopen", publisher)
    save(copies[1], {"title": "Noch anders"}, author)
    act(copies[1], "submit", author)
    act(published, "withdraw", publisher, comment="Warum?", mode="banner")
    client = english(reviewer_siegen)
    assert said(client, take(client, copies[1], "sign_off")).endswith(
        " The original is not public now. Publish it again first; this copy waits."
    )
