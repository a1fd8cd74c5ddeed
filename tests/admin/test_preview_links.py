"""Links for previews at the desk: made, shown once, listed with what became of them, taken back."""

import pytest

from coopcms.content.services import create
from coopcms.content.services_copies import edit
from coopcms.ledger.models import HistoryLine
from coopcms.review.models_preview import PreviewLink
from coopcms.review.services_preview import looked, share
from coopcms.review.services_trash import trash
from tests.admin.pages import Page


def desk(item) -> str:
    return f"/admin/item/{item.id}/ansicht"


@pytest.fixture
def made(english, author, draft, clock):
    """(client, page) after the author has made a link of two weeks for somebody."""
    client = english(author)
    form = Page(client.get(desk(draft))).form("share") | {"days": "14", "note": "Beispiel GmbH"}
    answer = client.post(desk(draft), data=form)
    assert (answer.status_code, answer.location) == (303, f"{desk(draft)}#neuer-link")
    return client, Page(client.get(answer.location))


def test_the_address_is_shown_once_and_opens_the_draft(made, draft, client, settings):
    colleague, page = made
    (address,) = page.root.xpath("//div[@id='neuer-link']/input/@value")
    assert address.startswith(f"{settings.base_url}/vorschau/")
    assert Page(client.get(address.removeprefix(settings.base_url))).texts("//h1") == ["Neue Halle in Siegen"]
    again = colleague.get(desk(draft)).text
    assert "neuer-link" not in again and address not in again


def test_the_session_forgets_the_token_with_the_page_that_shows_it(made):
    with made[0].session_transaction(base_url="http://localhost/admin/") as session:
        assert "preview_link" not in session


def test_a_link_of_one_text_is_not_shown_on_the_page_of_another(english, author, draft):
    client, other = english(author), create("article", "siegen", {"title": "Andere"}, author)
    client.post(desk(draft), data=Page(client.get(desk(draft))).form("share"))
    assert "neuer-link" not in client.get(desk(other)).text
    assert "neuer-link" in client.get(desk(draft)).text


def test_the_list_says_for_whom_by_whom_until_when_and_how_often(made, draft, author, clock):
    link = PreviewLink.get()
    clock.forward(minutes=30)
    looked(link), looked(link)
    (row,) = Page(made[0].get(desk(draft))).texts("//table//tbody/tr")
    for told in ("Beispiel GmbH", author.name, "8 December 2026, 09:00", "2 times", "24 November 2026, 09:30"):
        assert told in row, row


def test_a_link_that_nobody_has_looked_at_says_so_and_that_it_holds(made):
    (row,) = made[1].texts("//table//tbody/tr")
    assert "not yet" in row and "taken back" not in row and "Take back" in row


def test_it_is_taken_back_by_a_button(made, draft, client, settings):
    colleague, page = made
    (address,) = page.root.xpath("//div[@id='neuer-link']/input/@value")
    action = page.root.xpath("//td[@class='actions']/form/@action")[0]
    answer = colleague.post(action, data=page.form("plain") | {"csrf_token": page.form("share")["csrf_token"]})
    assert (answer.status_code, answer.location) == (303, f"{desk(draft)}#links")
    after = Page(colleague.get(desk(draft)))
    assert "taken back" in after.texts("//table//tbody/tr")[0] and not after.root.xpath("//td[@class='actions']/form")
    assert client.get(address.removeprefix(settings.base_url)).status_code == 404


def test_both_acts_stand_in_the_history_in_words(made, draft, author):
    colleague, page = made
    colleague.post(f"{desk(draft)}/{PreviewLink.get().id}/zuruecknehmen", data=page.form("share"))
    said = Page(colleague.get(f"/admin/item/{draft.id}/verlauf")).said
    assert f"{author.name} made a link to the preview, which holds until 8 December 2026, 09:00." in said
    assert f"{author.name} took back a link to the preview." in said and "Beispiel GmbH" not in said


def test_a_span_that_is_none_is_refused_beside_its_field_and_keeps_the_note(english, author, draft):
    client = english(author)
    for days in ("3", "x", ""):
        form = Page(client.get(desk(draft))).form("share") | {"days": days, "note": "Für Beispiel"}
        answer = client.post(desk(draft), data=form)
        page = Page(answer)
        assert answer.status_code == 422 and page.root.xpath("//a[@href='#days']"), days
        assert page.form("share")["note"] == "Für Beispiel" and PreviewLink.select().count() == 0


def test_a_note_that_is_too_long_is_refused(english, author, draft):
    client = english(author)
    form = Page(client.get(desk(draft))).form("share") | {"note": "x" * 201}
    assert client.post(desk(draft), data=form).status_code == 422 and PreviewLink.select().count() == 0


def test_a_forged_form_makes_none(inside, author, draft):
    answer = inside(author).post(desk(draft), data={"days": "7"})
    assert answer.status_code == 422 and PreviewLink.select().count() == 0


def test_where_the_words_are_public_or_in_the_trash_there_is_no_form_but_why(english, author, published, lead_siegen):
    page = Page(english(author).get(desk(published)))
    assert not page.root.xpath("//form[@class='share']") and "These words have been released." in page.said
    copy = trash(edit(published, {"title": "Andere"}, author).item, author)
    page = Page(english(author).get(desk(copy)))
    assert not page.root.xpath("//form[@class='share']") and "in the trash" in page.said


def test_the_embargo_is_named_where_a_link_is_made(english, author, approved, act, publisher):
    act(approved, "embargo", publisher, at="2030-01-01T06:00")
    assert "1 January 2030, 06:00" in Page(english(author).get(desk(approved))).said


def test_who_may_not_preview_is_not_told_that_there_is_anything(inside, draft, author_ruhr, author):
    link, _token = share(draft, 7, "", author)
    client = inside(author_ruhr)
    token = Page(client.get("/admin/neu/article")).form()["csrf_token"]
    for address in (desk(draft), f"{desk(draft)}/{link.id}/zuruecknehmen"):
        assert client.post(address, data={"days": "7", "csrf_token": token}).status_code == 404
    assert PreviewLink.get().revoked_at is None
    assert not HistoryLine.select().where(HistoryLine.verb == "preview_revoked").exists()


def test_the_page_with_links_of_several_people_costs_few_statements(
    inside, shared_review, author, lead_siegen, lead_ruhr, statements
):
    for actor in (author, lead_siegen, lead_ruhr):
        share(shared_review, 7, "", actor)
    client = inside(author)
    with statements() as sent:
        assert client.get(desk(shared_review)).status_code == 200
    assert len(sent) <= 12, sent
