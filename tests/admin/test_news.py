"""The inbox holds everything a person has been told: unread first, a page at a time, of one kind or all."""

import pytest

from coopcms.accounts.models import Role
from coopcms.network.models import Organisation
from coopcms.notify.models import InboxEntry
from tests.admin.pages import Page

NEWS = "/admin/neues/"


@pytest.fixture
def told(in_review, reviewer_siegen):
    """A factory: `told("submit", 3)` puts three such entries into the reviewer's inbox."""
    InboxEntry.delete().execute()

    def put(event: str = "submit", count: int = 1, **facts) -> list[InboxEntry]:
        told = {"title": "Neue Halle", "by": "Ada Beispiel", "url_path": f"/admin/item/{in_review.id}"} | facts
        row = {"event": event, "subject_kind": "item", "subject_id": in_review.id, "facts": told}
        return [InboxEntry.create(user=reviewer_siegen.id, **row) for _ in range(count)]

    return put


def unread(actor) -> int:
    return InboxEntry.select().where(InboxEntry.user == actor.id, InboxEntry.read_at.is_null()).count()


def press(client, page: Page, address: str):
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(address, data={"csrf_token": token})


def test_unread_news_come_first_and_say_so(inside, told, reviewer_siegen):
    old, _new = told("submit"), told("publish")
    InboxEntry.update(read_at=None).execute()
    InboxEntry.update(read_at=old[0].at).where(InboxEntry.event == "publish").execute()
    page = Page(inside(reviewer_siegen).get(NEWS))
    what = page.texts("//ul[@class='inbox']/li/p[@class='what']")
    assert what == ["„Neue Halle“ wartet auf Ihre Prüfung.", "„Neue Halle“ ist veröffentlicht."]
    assert [bool(row) for row in page.root.xpath("//ul[@class='inbox']/li/@class")] == [True]
    assert page.texts("//ul[@class='inbox']/li[@class='unread']//strong") == ["Neu"]


def test_opening_marks_as_read_and_leads_there(inside, told, reviewer_siegen, in_review):
    (entry,) = told()
    client = inside(reviewer_siegen)
    (link,) = Page(client.get(NEWS)).root.xpath("//p[@class='what']/a/@href")
    assert client.get(link).location == f"/admin/item/{in_review.id}"
    assert unread(reviewer_siegen) == 0 and client.get(link).status_code == 303


def test_one_or_all_are_marked_as_read(inside, told, reviewer_siegen):
    first, *_others = told("submit", 3)
    client = inside(reviewer_siegen)
    page = Page(client.get(NEWS))
    assert press(client, page, f"/admin/neues/{first.id}/gelesen").status_code == 303
    assert unread(reviewer_siegen) == 2
    assert press(client, page, "/admin/neues/gelesen").location == NEWS
    assert unread(reviewer_siegen) == 0
    assert not Page(client.get(NEWS)).root.xpath("//ul[@class='inbox']//form")


def test_nobody_opens_or_reads_the_news_of_others(inside, told, reviewer_siegen, author):
    (entry,) = told()
    client = inside(author)
    assert client.get(f"/admin/neues/{entry.id}").status_code == 404
    press(client, Page(client.get("/admin/")), f"/admin/neues/{entry.id}/gelesen")
    press(client, Page(client.get("/admin/")), "/admin/neues/gelesen")
    assert unread(reviewer_siegen) == 1


def test_the_inbox_is_filtered_by_kind_and_paged(inside, told, reviewer_siegen):
    told("submit", 25)
    told("commented", 3, comment="Schön")
    client = inside(reviewer_siegen)
    page = Page(client.get(NEWS))
    assert len(page.root.xpath("//ul[@class='inbox']/li")) == 20
    assert page.root.xpath("//a[@rel='next']/@href") == ["/admin/neues/?seite=2"]
    assert len(Page(client.get(f"{NEWS}?seite=2")).root.xpath("//ul[@class='inbox']/li")) == 8
    some = Page(client.get(f"{NEWS}?art=comments"))
    assert some.texts("//ul[@class='inbox']/li/p[@class='reason']") == ["Schön"] * 3
    assert some.root.xpath("//select[@name='art']/option[@selected]/@value") == ["comments"]
    assert Page(client.get(f"{NEWS}?art=alarms")).root.xpath("//p[@class='empty']/a/@href") == [NEWS]


@pytest.mark.parametrize("query, status", [("seite=0", 200), ("seite=9", 404), ("seite=x", 200), ("art=unsinn", 200)])
def test_odd_addresses_do_no_harm(inside, told, reviewer_siegen, query, status):
    told()
    assert inside(reviewer_siegen).get(f"{NEWS}?{query}").status_code == status


@pytest.mark.parametrize(
    "address, line", [(NEWS, "//ul[@class='inbox']/li/p[@class='what']"), ("/admin/", "//section[@id='neues']//li")]
)
def test_of_what_one_may_not_view_any_more_nothing_is_told(inside, told, reviewer_siegen, address, line):
    told("commented", comment="Die geheime Zahl ist 7.")
    Role.delete().where(Role.user == reviewer_siegen.id).execute()
    page = Page(inside(reviewer_siegen).get(address))
    (said,) = page.texts(line)
    assert said.startswith("Neues zu einem Text, den Sie nicht mehr ansehen können.")
    assert "Neue Halle" not in page.said and "geheime" not in page.said
    assert not page.root.xpath("//main//a[starts-with(@href, '/admin/neues/') and @href != '/admin/neues/']")


def test_an_event_without_a_sentence_is_still_told(inside, told, reviewer_siegen):
    told("something_new")
    assert "Es gibt Neues zu „Neue Halle“." in Page(inside(reviewer_siegen).get(NEWS)).said


def test_an_empty_inbox_says_what_will_stand_there(inside, flows, author):
    assert Page(inside(author).get(NEWS)).root.xpath("//p[@class='empty']/a[@href='/admin/zugang/post']")


def test_the_page_costs_few_statements(inside, told, reviewer_siegen, statements):
    told("sign_off", 30, lane="siegen")
    client = inside(reviewer_siegen)
    with statements() as sent:
        assert client.get(NEWS).status_code == 200
    assert len(sent) <= 12, sent


def test_the_english_desk_reads_english_news(english, told, reviewer_siegen):
    told("due_changed", due="2026-11-30", lane="siegen")
    said = Page(english(reviewer_siegen).get(NEWS)).said
    assert "“Neue Halle”: the review for Siegen is due on 30 November 2026." in said


def test_why_a_date_failed_is_said_in_the_readers_language_with_names_of_centres(
    inside, english, told, reviewer_siegen, ruhr
):
    missing = {"message": "Signatures are missing from: %(lanes)s.", "values": {"lanes": "siegen, ruhr-owl"}}
    told("timed_failed", reasons=[missing], transition="publish")
    for client, begin in ((inside, "Es fehlt die Freigabe von"), (english, "Signatures are missing from")):
        said = Page(client(reviewer_siegen).get(NEWS)).texts("//ul[@class='inbox']/li/p[@class='reason']")
        assert said == [f"{begin}: Siegen, Ruhr-OWL."]


def test_a_centre_without_a_short_name_bears_its_whole_one(inside, told, reviewer_siegen, siegen):
    Organisation.update(short_name="").where(Organisation.id == siegen.id).execute()
    told("sign_off", lane="siegen")
    assert "für Zentrum Siegen (Beispiel)" in Page(inside(reviewer_siegen).get(NEWS)).said
