"""What somebody without an account sees by a link: one text, its newest words, and what is said of them."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.services import deactivate
from coopcms.content.services import create, save
from coopcms.content.services_owners import invite
from coopcms.review.models_preview import PreviewLink
from coopcms.review.services_comments import comment
from coopcms.review.services_preview import revoke, share
from coopcms.review.services_trash import trash
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

MARK = "Kennwort4711"


@pytest.fixture
def draft(flows, author):
    """An article on its way, begun by its author."""
    return create("article", "siegen", TEXT, author)


@pytest.fixture
def address(draft, author, clock):
    """Where a link to the draft leads, for a week."""
    return path(share(draft, 7, "Frau Beispiel", author)[1])


def path(token: str) -> str:
    return f"/vorschau/{token}"


def notice(page: Page) -> str:
    (said,) = page.texts("//section[contains(@class, 'preview')]")
    return said


def test_the_public_page_shows_the_newest_words_and_says_that_they_are_a_draft(client, address, draft, author, clock):
    clock.forward(hours=1)
    save(draft, {"title": "Neueste Überschrift"}, author)
    page = Page(client.get(address))
    assert page.answer.status_code == 200 and page.texts("//h1") == ["Neueste Überschrift"]
    assert "24. November 2026, 10:00 Uhr" in notice(page) and "1. Dezember 2026, 09:00 Uhr" in notice(page)
    assert "Zentrum Siegen (Beispiel)" in page.said


def test_what_is_typed_in_it_is_no_code(client, draft, author):
    save(draft, {"title": "<script>alert(1)</script>", "body": "<script>alert(2)</script><p onclick=x>Gut</p>"}, author)
    page = Page(client.get(path(share(draft, 7, "", author)[1])))
    assert not page.root.xpath("//main//script | //@onclick") and page.texts("//h1") == ["<script>alert(1)</script>"]


def test_nobody_keeps_it_indexes_it_or_passes_its_address_on(client, address):
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY" and "Set-Cookie" not in answer.headers
    page = Page(answer)
    assert page.root.xpath("//meta[@name='robots'][@content='noindex']")
    assert not page.root.xpath("//link[@rel='canonical'] | //script")
    assert "Disallow: /vorschau/" in client.get("/robots.txt").text


def test_it_says_nothing_that_the_public_page_would_not(client, address, draft, author, lead_siegen, hannover):
    comment(draft, f"{MARK} Stimmt das?", author)
    create("article", "siegen", {"title": f"{MARK} Ein anderer Text"}, author)
    invite(draft, "hannover", lead_siegen)
    said = client.get(address).text
    main = Page(client.get(address)).texts("//main")[0]
    assert MARK not in said and author.name not in said and "Frau Beispiel" not in said and "/admin" not in said
    assert "Hannover" not in main


def test_feeds_lists_and_the_search_know_nothing_of_it(client, address, draft):
    for where in ("/", "/artikel/", "/feed.atom", "/sitemap.xml", "/suche?q=Halle", "/zentren/siegen"):
        said = client.get(where).text
        assert "Neue Halle" not in said and address not in said, where
    assert client.get("/artikel/neue-halle-in-siegen").status_code == 404


def test_under_an_embargo_it_says_so(client, approved, act, publisher, author):
    act(approved, "embargo", publisher, at="2030-01-01T06:00")
    page = Page(client.get(path(share(approved, 7, "", author)[1])))
    assert page.answer.status_code == 200 and "1. Januar 2030, 06:00 Uhr" in notice(page)
    assert client.get("/artikel/neue-halle-in-siegen").status_code == 404


def test_an_embargo_that_is_over_is_not_spoken_of(client, approved, act, publisher, author, clock):
    act(approved, "embargo", publisher, at="2026-11-25T06:00")
    address = path(share(approved, 7, "", author)[1])
    assert len(Page(client.get(address)).texts("//section[contains(@class, 'preview')]/p")) == 3
    clock.forward(days=2)
    assert len(Page(client.get(address)).texts("//section[contains(@class, 'preview')]/p")) == 2


def end_nothing(**_given) -> str:
    return "A" * 43


def end_by_time(clock, token, **_given) -> str:
    clock.forward(days=8)
    return token


def end_by_hand(draft, author, token, **_given) -> str:
    revoke(draft, PreviewLink.get().id, author)
    return token


def end_by_trash(draft, author, token, **_given) -> str:
    trash(draft, author)
    return token


def end_with_the_account(author, administrator, token, **_given) -> str:
    deactivate(User.get_by_id(author.id), administrator)
    return token


def end_with_the_role(author, token, **_given) -> str:
    User.get_by_id(author.id).roles.get().delete_instance()
    return token


def cut_off(token, **_given) -> str:
    return token[:-1]


ENDINGS = (
    end_nothing, end_by_time, end_by_hand, end_by_trash, end_with_the_account, end_with_the_role, cut_off,
)  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
def test_whatever_is_wrong_the_answer_is_the_same(client, draft, author, administrator, clock, ending):
    token = share(draft, 7, "", author)[1]
    told = ending(draft=draft, author=author, administrator=administrator, clock=clock, token=token)
    answer, never = client.get(path(told)), client.get(path("niemals"))
    assert (answer.status_code, answer.text) == (404, never.text)
    assert sorted(answer.headers) == sorted(never.headers)
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Neue Halle" not in answer.text and told not in answer.text
    assert PreviewLink.get().looks == 0


def test_once_released_it_leads_to_the_public_page(client, address, draft, act, author, reviewer_siegen, publisher):
    for step, who in (("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)):
        act(draft, step, who)
    answer = client.get(address)
    assert (answer.status_code, answer.location) == (303, "/artikel/neue-halle-in-siegen")
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"


def test_each_reading_is_counted_and_a_glance_at_the_head_is_not(client, address, clock):
    client.head(address)
    assert PreviewLink.get().looks == 0
    client.get(address), client.get(address)
    link = PreviewLink.get()
    assert (link.looks, link.looked_at) == (2, clock.now)


def test_a_fault_on_the_way_writes_no_token_to_the_log(client, address, monkeypatch, caplog):
    monkeypatch.setattr("coopcms.site.shared.preview_page", lambda *given: 1 / 0)
    assert client.get(address).status_code == 500
    assert "incident" in caplog.text and address.rpartition("/")[2] not in caplog.text
    assert PreviewLink.get().looks == 0


def test_a_look_costs_at_most_six_statements(client, author, statements, flows):
    item = create("article", "siegen", TEXT | {"topics": "KI, Lager"}, author)
    address = path(share(item, 7, "", author)[1])
    with statements() as sent:
        assert client.get(address).status_code == 200
    assert len(sent) <= 6, sent
