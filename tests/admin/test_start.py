"""The first page says what waits for whom, and what to do where nothing does."""

from datetime import timedelta

import pytest

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import invite
from coopcms.ledger.models import Job
from coopcms.notify.handlers import MAIL
from coopcms.notify.models import InboxEntry
from coopcms.review.models import LaneRow
from coopcms.review.services_watch import watch
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

START = "/admin/"


def listed(client, anchor: str) -> list[str]:
    return Page(client.get(START)).texts(f"//section[@id='{anchor}']//tbody//th/a")


def test_a_reviewer_finds_what_to_sign(inside, in_review, reviewer_siegen, reviewer_ruhr):
    assert listed(inside(reviewer_siegen), "pruefung") == ["Neue Halle in Siegen"]
    assert listed(inside(reviewer_ruhr), "pruefung") == []


def test_a_publisher_finds_what_to_release(inside, approved, publisher):
    assert listed(inside(publisher), "freigabe") == ["Neue Halle in Siegen"]


def test_a_lead_finds_open_invitations(inside, draft, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    assert listed(inside(lead_ruhr), "einladungen") == ["Neue Halle in Siegen"]


def test_each_row_leads_to_what_it_waits_for(inside, in_review, lead_siegen, lead_ruhr, reviewer_siegen, author):
    signing = Page(inside(reviewer_siegen).get(START)).root.xpath("//section[@id='pruefung']//td//a/@href")
    assert signing[0] == f"/admin/item/{in_review.id}/pruefung"
    other = create("article", "siegen", {"title": "Zweite Halle"}, author)
    invite(other, "ruhr-owl", lead_siegen)
    answering = Page(inside(lead_ruhr).get(START)).root.xpath("//section[@id='einladungen']//td//a/@href")
    assert answering[0] == f"/admin/item/{other.id}/eigentum"


def test_news_stand_on_the_page_until_they_are_marked_as_read(english, shared_review, act, author, reviewer_ruhr):
    client = english(author)
    act(shared_review, "sign_off", reviewer_ruhr)
    act(shared_review, "request_changes", reviewer_ruhr, comment="Bitte die Zahl belegen.")
    page = Page(client.get(START))
    said = page.texts("//section[@id='neues']//li")
    assert "asks for changes in “Neue Halle in Siegen”. Bitte die Zahl belegen." in said[0]
    assert "has signed “Neue Halle in Siegen” for Ruhr-OWL." in said[1]
    (opened, *_others) = page.root.xpath("//section[@id='neues']//li/a/@href")
    assert client.get(opened).location == f"/admin/item/{shared_review.id}"
    form = page.root.xpath("//section[@id='neues']//form")[0]
    assert client.post(form.get("action"), data=dict(form.form_values())).location == "/admin/neues/"
    assert not Page(client.get(START)).root.xpath("//section[@id='neues']")
    assert not InboxEntry.select().where(InboxEntry.read_at.is_null(), InboxEntry.user == author.id).exists()


def test_news_cost_few_statements(inside, shared_review, act, everything, reviewer_ruhr, statements):
    act(shared_review, "sign_off", reviewer_ruhr)
    entry = InboxEntry.select().get()
    for _ in range(30):
        InboxEntry.create(user=everything.id, event="sign_off", subject_kind="item", subject_id=1, facts=entry.facts)
    client = inside(everything)
    with statements() as sent:
        page = Page(client.get(START))
    assert len(page.root.xpath("//section[@id='neues']//li")) == 5 and len(sent) <= 12, sent


def test_who_only_administers_is_told_what_to_look_after(inside, flows, administrator):
    page = Page(inside(administrator).get(START))
    links = page.root.xpath("//section[@aria-labelledby='aufgaben-titel']//a/@href")
    assert links == ["/admin/konten/", "/admin/zentren/", "/admin/einstellungen/"]
    assert not page.root.xpath("//a[starts-with(@href, '/admin/inhalte')]")


def test_an_author_finds_what_came_back_with_its_reason(inside, in_review, act, author, reviewer_siegen):
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte die Zahl belegen.")
    page = Page(inside(author).get(START))
    assert page.texts("//section[@id='zurueck']//tbody//th/a") == ["Neue Halle in Siegen"]
    assert "Bitte die Zahl belegen." in page.said


def test_an_author_finds_own_drafts(inside, draft, author, author_ruhr):
    page = Page(inside(author).get(START))
    assert "Neue Halle in Siegen" in page.said
    assert "Neue Halle in Siegen" not in Page(inside(author_ruhr).get(START)).said


def test_an_empty_desk_says_what_to_do_next(inside, flows, author):
    page = Page(inside(author).get(START))
    assert page.root.xpath("//*[@class='empty']//a[@href='/admin/neu/article']")


def test_the_rail_counts_what_waits(inside, in_review, reviewer_siegen):
    page = Page(inside(reviewer_siegen).get("/admin/inhalte/"))
    assert page.root.xpath("//a[@href='/admin/pruefung/']/*[@class='count']/text()") == ["1"]
    assert page.root.xpath("//a[@href='/admin/pruefung/']/*[@class='hidden']")


def test_nobody_else_is_offered_to_begin_a_text(inside, flows, reviewer_siegen):
    assert "/admin/neu/" not in inside(reviewer_siegen).get(START).text


@pytest.mark.parametrize("who", ["author", "everything", "lead_ruhr", "administrator"])
def test_the_page_costs_few_statements(inside, request, who, shared_review, statements):
    client = inside(request.getfixturevalue(who))
    with statements() as sent:
        assert client.get(START).status_code == 200
    assert len(sent) <= 12, sent


def test_mails_that_do_not_get_through_are_told_edge_10(inside, flows, author):
    client = inside(author)
    assert not Page(client.get(START)).root.xpath("//main//*[@class='notice']")
    Job.create(name=MAIL, args={}, key="mail", due=now(), tries=1, error="refused")
    assert Page(client.get(START)).root.xpath("//main//*[@class='notice']")


def test_the_desk_speaks_english_to_whom_asks(inside, flows, author):
    client = inside(author)
    assert Page(client.get(START)).root.get("lang") == "de"
    client.get(START, query_string={"lang": "en"})
    assert Page(client.get("/admin/inhalte/")).root.get("lang") == "en"


def test_another_language_keeps_what_the_address_asks_for(inside, client, flows, author):
    page = Page(inside(author).get("/admin/inhalte/?q=Halle&meine=1"))
    assert page.root.xpath("//a[@hreflang='en']/@href") == ["/admin/inhalte/?q=Halle&meine=1&lang=en"]
    door = Page(client.get("/admin/login?next=/admin/zugang"))
    assert door.root.xpath("//a[@hreflang='en']/@href") == ["/admin/login?next=%2Fadmin%2Fzugang&lang=en"]


def test_the_first_line_says_in_words_what_waits(inside, approved, act, author, everything):
    act(create("article", "siegen", TEXT | {"title": "Zweite Halle"}, author), "submit", author)
    assert Page(inside(everything).get(START)).texts("//header//p[@class='lead']") == [
        "Eine Prüfung wartet auf Sie. Ein Text wartet auf seine Veröffentlichung."
    ]


def test_what_is_late_comes_first_and_the_series_begins_there(inside, shared_review, author, act, reviewer_siegen):
    later = create("article", "siegen", TEXT | {"title": "Zweite Halle"}, author)
    act(later, "submit", author)
    LaneRow.update(due_at=now() - timedelta(days=3)).where(LaneRow.subject_id == later.id).execute()
    page = Page(inside(reviewer_siegen).get(START))
    assert page.texts("//section[@id='pruefung']//tbody//th/a") == ["Zweite Halle", "Neue Halle in Siegen"]
    assert page.texts("//section[@id='pruefung']//*[@class='late']") == ["seit 3 Tagen überfällig"]
    primary = page.root.xpath("//main//a[contains(@class, 'primary')]/@href")
    assert primary == [f"/admin/item/{later.id}/pruefung?reihe=1"]


def test_long_lists_are_cut_and_lead_to_the_whole(inside, flows, author):
    for number in range(10):
        create("article", "siegen", {"title": f"Entwurf {number}"}, author)
    page = Page(inside(author).get(START))
    assert len(page.root.xpath("//section[@aria-labelledby='entwuerfe']//tbody/tr")) == 8
    assert page.texts("//section[@aria-labelledby='entwuerfe']//p[@class='more']") == ["Alle zeigen (10)"]
    more = page.root.xpath("//section[@aria-labelledby='entwuerfe']//p[@class='more']/a/@href")[0]
    assert len(Page(inside(author).get(more)).root.xpath("//table//tbody/tr")) == 10


def test_what_came_back_is_no_draft_beside(inside, in_review, act, author, reviewer_siegen):
    act(in_review, "request_changes", reviewer_siegen, comment="Bitte die Zahl belegen.")
    page = Page(inside(author).get(START))
    assert page.texts("//section[@aria-labelledby='entwuerfe']//th/a") == []


def test_what_one_watches_and_what_was_published_stand_below(inside, draft, published, author, author_ruhr):
    watch(published, author)
    page = Page(inside(author).get(START))
    assert page.texts("//section[@aria-labelledby='beobachtet']//tbody//th/a") == ["Neue Halle in Siegen"]
    links = page.root.xpath("//section[@aria-labelledby='veroeffentlicht']//li//a/@href")
    assert links == ["/artikel/neue-halle-in-siegen", f"/admin/item/{published.id}"]
    elsewhere = Page(inside(author_ruhr).get(START))
    assert elsewhere.texts("//section[@aria-labelledby='veroeffentlicht']//*[@class='empty']")


def test_a_reviewer_who_mended_a_word_is_not_asked_to_rework_what_authors_rework(
    inside, in_review, act, reviewer_siegen, everything
):
    save(in_review, {"lead": "Ein Wort ist besser."}, reviewer_siegen, in_review.head_id)
    act(in_review.refetch(), "request_changes", everything, comment="Bitte Zahlen.")
    page = inside(reviewer_siegen).get("/admin/").text
    assert f"/admin/item/{in_review.id}/bearbeiten" not in page


def test_the_page_costs_few_statements_even_if_everything_waits_at_once(
    inside, act, everything, author, author_ruhr, lead_ruhr, reviewer_siegen, publisher, siegen, statements
):
    def made(title, by=author, place="siegen"):
        return create("article", place, TEXT | {"title": title}, by)

    def signed(title):
        return act(act(made(title), "submit", author), "sign_off", reviewer_siegen)

    watch(act(made("Wartet"), "submit", author), everything)
    act(act(made("Kam zurück", everything), "submit", author), "request_changes", reviewer_siegen, comment="Warum?")
    invite(made("Einladung", author_ruhr, "ruhr-owl"), "siegen", lead_ruhr)
    act(signed("Live"), "publish", publisher)
    act(signed("Gesperrt"), "embargo", publisher, at=f"{now() + timedelta(days=9):%Y-%m-%dT%H:%M}")
    signed("Frei"), made("Entwurf", everything)
    lost = act(made("Verwaist"), "submit", author)
    for one in (everything, reviewer_siegen):
        save(lost, {"lead": one.name}, one)
    User.update(active=False).where(User.id == reviewer_siegen.id).execute()
    client = inside(everything)
    with statements() as sent:
        page = Page(client.get(START))
    anchors = ("verwaist", "pruefung", "freigabe", "wartend", "zurueck", "einladungen")
    listed = [page.texts(f"//section[@id='{anchor}']//tbody//th/a") for anchor in anchors]
    assert listed == [["Verwaist"], ["Wartet"], ["Frei"], ["Gesperrt"], ["Kam zurück"], ["Einladung"]]
    assert page.root.xpath("//section[@id='neues']") and len(sent) <= 12, sent


def test_what_is_approved_and_cannot_go_live_yet_is_no_text_to_publish(english, approved, act, publisher, clock):
    clock.set("2026-11-24T09:00")
    act(approved, "embargo", publisher, at="2026-12-24T09:00")
    page = Page(english(publisher).get(START))
    assert page.texts("//header//p[@class='lead']") == ["Approved texts that cannot be published yet: 1."]
    assert page.texts("//section[@id='wartend']//*[@class='reason']") == [
        "still waits: embargo until 24 December 2026, 09:00"
    ]
    assert not page.root.xpath("//section[@id='freigabe'] | //nav//a[@href='/admin/#freigabe']")
    clock.set("2026-12-24T09:01")
    assert listed(english(publisher), "freigabe") == ["Neue Halle in Siegen"]


@pytest.mark.parametrize("lost", ["moved", "withdrawn"])
def test_a_copy_whose_base_is_not_public_any_more_says_so(
    english, published, act, author, reviewer_siegen, publisher, lost
):
    copies = [copy_out(published, author) for _ in range(2)]
    for number, copy in enumerate(copies):
        save(copy, {"title": f"Kopie {number}"}, author)
        act(act(copy, "submit", author), "sign_off", reviewer_siegen)
    client = english(publisher)
    assert sorted(listed(client, "freigabe")) == ["Kopie 0", "Kopie 1"]
    if lost == "moved":
        act(copies[1], "publish", publisher)
    else:
        act(published, "withdraw", publisher, comment="Warum?", mode="banner")
    said = {
        "moved": ["has to be updated first: another version went live meanwhile"],
        "withdrawn": ["still waits: the original is not public now"] * 2,
    }[lost]
    page = Page(client.get(START))
    assert listed(client, "freigabe") == []
    assert page.texts("//section[@id='wartend']//*[@class='reason']") == said
