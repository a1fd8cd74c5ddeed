"""The whole worklist: one's own lanes by what they need, and for those who look after reviews the lanes of others."""

from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.review.models import LaneRow
from tests.admin.pages import Page

WORKLIST = "/admin/pruefung/"


def listed(client, chosen: str = "") -> list[str]:
    return Page(client.get(WORKLIST, query_string={"liste": chosen} if chosen else {})).texts("//tbody/tr/td[1]")


@pytest.fixture
def lane_of(shared_review):
    """A factory: the lane of a centre in the review of two centres."""
    rows = {row.organisation.slug: row for row in LaneRow.select().where(LaneRow.subject_id == shared_review.id)}
    return rows.__getitem__


@pytest.fixture
def late(lane_of):
    """The lane of Siegen was due yesterday."""
    LaneRow.update(due_at=now() - timedelta(days=1)).where(LaneRow.id == lane_of("siegen").id).execute()


def test_one_finds_the_lanes_one_may_sign_and_no_other(inside, shared_review, reviewer_siegen, reviewer_hannover):
    assert listed(inside(reviewer_siegen)) == ["Zentrum Siegen (Beispiel)"]
    assert listed(inside(reviewer_hannover)) == []


def test_what_is_late_says_so_in_words(inside, late, reviewer_siegen):
    page = Page(inside(reviewer_siegen).get(WORKLIST))
    assert page.texts("//tbody//*[@class='late']") == ["seit 1 Tag überfällig"]
    assert page.texts("//nav[@aria-label='Aufgaben']//*[@class='alert']") == ["1 überfällig"]


def test_filters_tell_free_ones_from_taken_ones(inside, shared_review, act, reviewer_siegen):
    client = inside(reviewer_siegen)
    assert [len(listed(client, name)) for name in ("freie", "meine", "ueberfaellig")] == [1, 0, 0]
    act(shared_review, "claim", reviewer_siegen)
    assert [len(listed(client, name)) for name in ("freie", "meine", "ueberfaellig")] == [0, 1, 0]
    assert listed(client) == ["Zentrum Siegen (Beispiel) in Arbeit: bei Ihnen"]


def test_the_series_begins_with_the_first_of_the_list(inside, shared_review, reviewer_siegen):
    page = Page(inside(reviewer_siegen).get(WORKLIST))
    assert page.root.xpath("//main//a[contains(@class, 'primary')]/@href") == [
        f"/admin/item/{shared_review.id}/pruefung?reihe=1"
    ]


def test_a_lead_sees_who_has_taken_on_what(inside, shared_review, act, lead_ruhr, reviewer_ruhr):
    act(shared_review, "claim", reviewer_ruhr)
    page = Page(inside(lead_ruhr).get(WORKLIST, query_string={"liste": "zentren"}))
    assert page.texts("//tbody/tr/td[1]") == [f"Zentrum Ruhr-OWL (Beispiel) in Arbeit: {reviewer_ruhr.name}"]


def test_the_network_sees_every_lane(inside, shared_review, network_editor):
    assert sorted(listed(inside(network_editor), "netz")) == [
        "Zentrum Ruhr-OWL (Beispiel)",
        "Zentrum Siegen (Beispiel)",
    ]


def test_who_looks_after_no_reviews_is_shown_their_own(inside, shared_review, reviewer_siegen):
    assert listed(inside(reviewer_siegen), "netz") == ["Zentrum Siegen (Beispiel)"]
    assert "liste=netz" not in inside(reviewer_siegen).get(WORKLIST).text


@pytest.mark.parametrize("chosen", ["", "meine", "freie", "ueberfaellig", "zentren"])
def test_an_empty_list_teaches(inside, flows, lead_siegen, chosen):
    assert Page(inside(lead_siegen).get(WORKLIST, query_string={"liste": chosen})).texts("//main//*[@class='empty']")


def test_nonsense_in_the_address_shows_the_first_page(inside, shared_review, reviewer_siegen):
    client = inside(reviewer_siegen)
    for page in ("0", "-1", "99999999999", "zwei", "2"):
        assert client.get(WORKLIST, query_string={"seite": page, "liste": "?"}).status_code == 200


@pytest.mark.parametrize("chosen", ["", "zentren"])
def test_the_page_costs_few_statements(inside, shared_review, lead_siegen, chosen, statements):
    client = inside(lead_siegen)
    with statements() as sent:
        assert client.get(WORKLIST, query_string={"liste": chosen}).status_code == 200
    assert len(sent) <= 12, sent
