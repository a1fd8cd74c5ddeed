"""PDFs of the library: found, described, told where they are offered, put into the trash and taken out."""

import pytest

from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.media.models import PdfDocument
from tests.admin.pages import Page

HOME = "/admin/medien/dokumente"


@pytest.fixture
def pdf(siegen):
    """A factory: a PDF of Siegen."""

    def make(**values) -> PdfDocument:
        by = {"uploaded_by_id": 1, "uploaded_by_name": "Anna Beispiel", "centre": siegen, "size": 1_500_000}
        known = {"name": "plan.pdf", "key": "documents/0a.pdf", "digest": "1"}
        return PdfDocument.create(**by | known | values)

    return make


def rows(client, query="") -> list[str]:
    return Page(client.get(f"{HOME}{query}")).texts("//tbody//th")


def test_the_list_is_narrowed_by_state_and_the_trash_is_its_own(inside, author, pdf):
    pdf(name="eins.pdf")
    pdf(name="zwei.pdf", accessibility="tagged")
    pdf(name="drei.pdf", trashed_at=now())
    client = inside(author)
    assert rows(client) == ["zwei.pdf", "eins.pdf"]
    assert (rows(client, "?zustand=tagged"), rows(client, "?papierkorb=1")) == (["zwei.pdf"], ["drei.pdf"])


def test_pages_follow_one_another(inside, author, pdf):
    for number in range(52):
        pdf(name=f"{number}.pdf")
    assert rows(inside(author), "?seite=2") == rows(inside(author), "?seite=77") == ["1.pdf", "0.pdf"]


def test_what_was_found_out_is_kept(inside, author, pdf):
    row, client = pdf(), inside(author)
    form = Page(client.get(f"{HOME}/{row.id}")).root.xpath("//form[@method='post']//input[@name='csrf_token']/@value")
    typed = {"csrf_token": form[0], "accessibility": "untagged", "accessibility_note": "Tabelle ohne Köpfe"}
    assert client.post(f"{HOME}/{row.id}", data=typed).status_code == 303
    assert (row.refetch().accessibility, row.refetch().accessibility_note) == ("untagged", "Tabelle ohne Köpfe")
    wrong = client.post(f"{HOME}/{row.id}", data=typed | {"accessibility": "vielleicht"})
    assert wrong.status_code == 422 and row.refetch().accessibility == "untagged"


def test_into_the_trash_and_out_again_by_who_keeps_it(inside, author, author_ruhr, pdf):
    row = pdf()
    for actor, status in ((author_ruhr, 403), (author, 303)):
        client = inside(actor)
        (token, *_) = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")
        for end, gone in (("papierkorb", True), ("zurueckholen", False)):
            assert client.post(f"{HOME}/{row.id}/{end}", data={"csrf_token": token}).status_code == status
            assert bool(row.refetch().trashed_at) is (gone and status == 303)


def test_other_centres_read_the_state_without_a_form(inside, author_ruhr, pdf):
    row = pdf(accessibility_note="Tabelle ohne Köpfe")
    page = Page(inside(author_ruhr).get(f"{HOME}/{row.id}"))
    assert "Tabelle ohne Köpfe" in page.said and not page.root.xpath("//main//form")


@pytest.fixture
def offered(flows, author, pdf):
    """A PDF that two texts of Siegen offer, one of them public, and both of these."""
    row = pdf()
    body = f'<p>x</p><figure data-document="{row.id}"></figure>'
    texts = [create("article", "siegen", {"title": title, "body": body}, author) for title in ("Öffentlich", "Entwurf")]
    Item.update(live=texts[0].head, public="live").where(Item.id == texts[0].id).execute()
    return row


def test_title_and_name_are_changed_and_the_change_is_told(inside, author, pdf):
    row, client = pdf(), inside(author)
    typed = Page(client.get(f"{HOME}/{row.id}")).form_named("pdf")
    answer = client.post(f"{HOME}/{row.id}", data=typed | {"title": "Leitfaden", "name": "Leitfaden"})
    assert answer.status_code == 303 and (row.refetch().title, row.refetch().name) == ("Leitfaden", "Leitfaden.pdf")
    page = Page(client.get(f"{HOME}/{row.id}"))
    assert page.texts("//h1") == ["Leitfaden"] and "Titel, Name der Datei" in page.texts("//ol[@class='log']/li")[0]
    client.post(f"{HOME}/{row.id}", data=typed | {"title": "Leitfaden", "accessibility": "tagged"})
    changes = Page(client.get(f"{HOME}/{row.id}")).texts("//ol[@class='log']/li[1]//ul[@class='changed']/li")
    assert len(changes) == 2 and "Leitfaden.pdf" in changes[0] and "Noch nicht geprüft" in changes[1]
    wrong = client.post(f"{HOME}/{row.id}", data=typed | {"name": " "})
    assert wrong.status_code == 422 and "Unter welchem Namen" in wrong.text


def test_all_texts_that_offer_it_stand_there_for_the_same_statements(inside, author, offered, flows, statements):
    client = inside(author)
    page = Page(client.get(f"{HOME}/{offered.id}"))
    assert page.texts("//section[@aria-labelledby='verwendung']//tbody//th/a") == ["Öffentlich", "Entwurf"]
    assert "in einem öffentlichen Text" in page.said
    with statements() as few:
        client.get(f"{HOME}/{offered.id}")
    for number in range(5):
        body = f'<figure data-document="{offered.id}"></figure>'
        create("article", "siegen", {"title": f"Text {number}", "body": body}, author)
    with statements() as many:
        client.get(f"{HOME}/{offered.id}")
    assert len(many) == len(few) <= 12, many


def test_of_a_draft_of_another_centre_only_that_there_is_one_is_told(inside, author_ruhr, offered):
    page = Page(inside(author_ruhr).get(f"{HOME}/{offered.id}"))
    assert "Öffentlich" in page.said and "Entwurf" not in page.texts("//tbody//th")[1]
    assert not page.root.xpath("//main//form")


def test_into_the_trash_it_is_told_how_many_readers_lose_it(inside, author, offered):
    client = inside(author)
    (token, *_) = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")
    assert client.post(f"{HOME}/{offered.id}/papierkorb", data={"csrf_token": token}).status_code == 303
    assert "Ein öffentlicher Text bietet es nicht mehr an." in client.get(f"{HOME}/{offered.id}").text
