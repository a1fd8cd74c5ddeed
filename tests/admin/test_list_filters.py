"""Filters, columns and order of the list: each alone, all together, and words that mean nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from coopcms.admin.list_address import KEYS, asked, asked_in, query_of
from coopcms.admin.list_columns import COLUMNS
from coopcms.admin.list_wanted import SORTS, Wanted
from coopcms.content.models import ItemGrant
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import invite
from coopcms.network.models import Organisation
from coopcms.network.services import create_topic
from coopcms.review.models import LaneRow
from coopcms.review.services_comments import comment
from coopcms.review.services_watch import watch
from tests.admin.pages import Page

LIST = "/admin/inhalte/"
KNOWN = {
    "kind": {"article": "Meldungen", "story": "Geschichten"}, "state": {"draft": "Entwurf", "scheduled": "Geplant"},
    "centre": {"siegen": "Siegen"}, "waiting": {"siegen": "Siegen"}, "topic": {"ki": "KI, angewandt"},
    "copies": {"nur": "Nur", "ohne": "Ohne"},
}  # fmt: skip


def listed(client, **given) -> list[str]:
    answer = client.get(LIST, query_string=given)
    assert answer.status_code == 200
    return sorted(Page(answer).texts("//main//tbody//th/a"))


@pytest.fixture
def other(clock, draft, author):
    """A second article of Siegen that nothing has happened to."""
    clock.forward(minutes=1)
    return create("article", "siegen", {"title": "Andere Halle"}, author)


BOTH, FIRST, SECOND = ["Andere Halle", "Neue Halle in Siegen"], ["Neue Halle in Siegen"], ["Andere Halle"]


def test_whose_signature_is_missing(inside, shared_review, other, reviewer_siegen, reviewer_hannover, act):
    client = inside(reviewer_siegen)
    assert listed(client, wartet="siegen") == listed(client, wartet="ruhr-owl") == listed(client, dran="1") == FIRST
    act(shared_review, "sign_off", reviewer_siegen)
    assert listed(client, wartet="siegen") == listed(client, dran="1") == []
    assert listed(client, wartet="ruhr-owl") == FIRST


def test_a_review_is_overdue_after_its_date(inside, in_review, other, author, clock):
    client = inside(author)
    assert listed(client, ueberfaellig="1") == []
    LaneRow.update(due_at=clock.forward(minutes=1)).execute()
    clock.forward(minutes=1)
    assert listed(client, ueberfaellig="1") == FIRST


def test_an_invitation_is_open_until_it_is_answered(inside, draft, other, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    assert listed(inside(lead_siegen), einladung="1") == listed(inside(lead_ruhr), einladung="1") == FIRST


def test_talk_counts_until_it_is_settled(inside, draft, other, author, lead_siegen):
    client = inside(author)
    comment(draft, "Stimmt das?", lead_siegen)
    page = Page(client.get(LIST, query_string={"gespraech": "1", "spalten": "kommentare"}))
    assert page.texts("//main//tbody//th/a") == FIRST
    assert page.texts("//td[@class='kommentare']/a") == ["1 offene Kommentare zu Neue Halle in Siegen"]


def test_copies_alone_or_left_out(inside, published, author):
    copy_out(published, author)
    client = inside(author)
    assert [len(listed(client, kopien=which)) for which in ("nur", "ohne", "")] == [1, 1, 2]


def test_what_one_watches(inside, draft, other, author):
    watch(draft, author)
    assert listed(inside(author), beobachtet="1") == FIRST


def test_a_topic_is_found_by_name_or_slug_and_not_among_other_words(inside, draft, other, author, network_editor):
    for name, slug in (("Ökologie", "oeko"), ("Öko", "oek"), ("Halle", "halle")):
        create_topic(name, slug, network_editor)
    client = inside(author)
    save(draft, {"topics": ["Ökologie"], "regions": ["Öko", "oek"]}, author, draft.head_id)
    assert [listed(client, thema=slug) for slug in ("oeko", "oek", "halle")] == [FIRST, [], []]
    save(draft, {"topics": ["oeko", "Halle"]}, author, draft.refetch().head_id)
    assert [listed(client, thema=slug) for slug in ("oeko", "oek", "halle")] == [FIRST, [], FIRST]


@pytest.mark.parametrize(
    "given, found",
    [
        ({"geplant_ab": "2026-12-24"}, FIRST),
        ({"geplant_ab": "2026-12-25"}, []),
        ({"geplant_bis": "24.12.2026"}, FIRST),
        ({"geplant_bis": "2026-12-23"}, []),
        ({"geplant_ab": "2026-12-24", "geplant_bis": "2026-12-24"}, FIRST),
        ({"endet_ab": "2026-12-24"}, []),
        ({"zustand": "scheduled"}, FIRST),
    ],
)
def test_days_are_berlins_from_first_to_last_moment(inside, approved, other, act, publisher, given, found):
    act(approved, "schedule", publisher, at="24.12.2026 00:00")
    assert listed(inside(publisher), **given) == found


def test_changed_since(inside, draft, other, author, clock):
    client = inside(author)
    today = clock.forward(minutes=1).date()
    assert listed(client, seit=today.isoformat()) == BOTH
    assert listed(client, seit="2199-01-01") == []


def test_each_filter_is_a_chip_that_can_be_taken_away(inside, draft, other, author):
    page = Page(
        inside(author).get(LIST, query_string={"q": "Halle", "zustand": "draft", "sort": "titel", "seite": "1"})
    )
    chips = {" ".join(a.text_content().split()): a.get("href") for a in page.root.xpath("//a[@class='chip']")}
    assert chips == {
        "Entfernen: Enthält „Halle“": f"{LIST}?zustand=draft&sort=titel",
        "Entfernen: Zustand: Entwurf": f"{LIST}?q=Halle&sort=titel",
    }
    (caption,) = page.texts("//main//table/caption")
    assert caption == "2 Inhalte – Enthält „Halle“; Zustand: Entwurf"


def test_what_means_nothing_is_left_out_and_said(inside, draft, author):
    given = {"zustand": "erfunden", "unfug": "<b>", "seit": "gestern", "spalten": "x", "sort": "x", "dran": "ja"}
    page = Page(inside(author).get(LIST, query_string=given))
    said = page.texts("//main//p[@role='status']/code")
    assert sorted(said) == ["dran=ja", "seit=gestern", "sort=x", "spalten=x", "unfug=<b>", "zustand=erfunden"]
    assert page.texts("//main//tbody//th/a") == FIRST and not page.root.xpath("//a[@class='chip']")


def test_states_say_how_many_there_are_whatever_state_is_asked_for(inside, in_review, other, author):
    for state in ("", "draft"):
        page = Page(inside(author).get(LIST, query_string={"zustand": state}))
        options = page.texts("//select[@id='zustand']/option")
        assert "Entwurf (1)" in options and "In Prüfung (1)" in options and "Archiv" in " ".join(options)


def test_columns_are_those_that_were_ticked(inside, draft, author):
    client = inside(author)
    page = Page(client.get(f"{LIST}?spalten=titel&spalten=nummer&spalten=adresse"))
    assert page.texts("//main//thead//th") == ["Auswählen", "Titel", "Nummer", "Adresse", "Was Sie tun können"]
    assert page.texts("//td[@class='nummer']") == [f"Nummer {draft.id}"]
    assert page.texts("//td[@class='adresse']") == ["Adresse /artikel/neue-halle-in-siegen"]
    only = Page(client.get(f"{LIST}?spalten=titel"))
    assert only.texts("//main//thead//th") == ["Auswählen", "Titel", "Was Sie tun können"]
    assert len(Page(client.get(LIST)).texts("//main//thead//th")) == 6


def test_whom_it_waits_for_and_until_when(inside, shared_review, author):
    page = Page(inside(author).get(LIST, query_string={"spalten": "wartet,frist"}))
    assert page.texts("//td[@class='wartet']")[0].endswith("Siegen, Ruhr-OWL")
    assert page.root.xpath("//td[@class='frist']/time")


@pytest.mark.parametrize("name", SORTS)
def test_every_order_has_each_item_once_and_turns_round(inside, flows, author, name):
    for _number in range(52):  # all alike, so that only the number decides
        create("article", "siegen", {"title": "Gleich"}, author)
    client = inside(author)
    for sort in (name, f"-{name}"):
        pages = [Page(client.get(LIST, query_string={"sort": sort, "seite": n})) for n in ("1", "2")]
        found = [link for page in pages for link in page.root.xpath("//main//tbody//th/a/@href")]
        assert len(found) == len(set(found)) == 52


def test_what_has_no_date_comes_last_either_way(inside, draft, published, author):
    titles = lambda sort: Page(client.get(LIST, query_string={"sort": sort})).texts("//main//tbody//th/a")  # noqa: E731
    create("article", "siegen", {"title": "Ohne Datum"}, author)
    client = inside(author)
    assert titles("erschienen")[-1] == titles("-erschienen")[-1] == "Ohne Datum"


def test_a_substitute_may_read_in_the_list_what_they_may_read_on_the_page(inside, shared_review, reviewer_hannover):
    place = Organisation.get(Organisation.slug == "siegen")
    ItemGrant.create(item=shared_review, user=reviewer_hannover.id, organisation=place, granted_by=1)
    page = Page(inside(reviewer_hannover).get(LIST))
    assert page.root.xpath(f"//a[@href='/admin/item/{shared_review.id}/vorschau']")


def test_everything_at_once_costs_twelve_statements_at_most(inside, shared_review, other, everything, statements):
    client = inside(everything)
    given = {key: "1" for name, key in KEYS.items() if name in ("turn", "overdue", "invited", "commented", "mine")}
    given |= {"q": "Halle", "art": "article", "zustand": "review", "zentrum": "siegen", "wartet": "siegen"}
    given |= {"geplant_ab": "2026-01-01", "seit": "2026-01-01", "sort": "frist", "spalten": ",".join(COLUMNS)}
    for asks in (given, {"spalten": ",".join(COLUMNS), "sort": "frist"}):
        with statements() as sent:
            assert client.get(LIST, query_string=asks).status_code == 200
        assert len(sent) <= 12, sent


days = st.none() | st.dates(date(1971, 1, 1), date(2199, 12, 31))
wishes = st.builds(
    Wanted,
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(str.strip),
    state=st.sampled_from(["", *KNOWN["state"]]), kind=st.sampled_from(["", *KNOWN["kind"]]),
    topic=st.just(""), copies=st.sampled_from(["", "nur", "ohne"]), waiting=st.sampled_from(["", "siegen"]),
    turn=st.booleans(), overdue=st.booleans(), watched=st.booleans(), trash=st.booleans(),
    planned_from=days, expiring_until=days, since=days,
    sort=st.sampled_from([*SORTS, *(f"-{name}" for name in SORTS)]), page=st.integers(1, 999_999),
    columns=st.lists(st.sampled_from(list(COLUMNS)), unique=True).map(
        lambda names: tuple(name for name in COLUMNS if name in names)
    ),
)  # fmt: skip


@given(wish=wishes)
def test_an_address_that_is_written_is_read_alike(wish):
    assert asked_in(query_of(wish), KNOWN) == (wish, ())


@given(given=st.lists(st.tuples(st.sampled_from([*KEYS.values(), "x"]), st.text(max_size=8)), max_size=8))
def test_whatever_an_address_says_it_is_read_and_written_again(given):
    wanted, _unknown = asked(MultiDict(given), KNOWN)
    assert asked_in(query_of(wanted), KNOWN) == (wanted, ())
