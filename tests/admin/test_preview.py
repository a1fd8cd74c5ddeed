"""The preview shows the newest words as readers would see them, and readers see nothing of it."""

import pytest

from coopcms.content.services import save
from coopcms.content.services_copies import edit
from tests.admin.pages import Page


def preview(item) -> str:
    return f"/admin/item/{item.id}/vorschau"


def test_the_newest_words_stand_in_the_public_page_with_a_notice(inside, draft, author):
    save(draft, {"title": "Neuester Titel", "body": "<p>Neuester Absatz</p>"}, author)
    page = Page(inside(author).get(preview(draft)))
    assert page.texts("//h1") == ["Neuester Titel"] and page.texts("//*[contains(@class, 'preview')]")
    assert page.root.xpath("//meta[@name='robots'][@content='noindex']")
    assert "Neuester Absatz" in page.said and "Zentrum Siegen (Beispiel)" in page.said


def test_a_working_copy_is_previewed_under_its_originals_owners(inside, shared_published, author, client):
    copy = edit(shared_published, {"title": "Noch nicht öffentlich"}, author).item
    page = Page(inside(author).get(preview(copy)))
    assert page.texts("//h1") == ["Noch nicht öffentlich"] and "Zentrum Ruhr-OWL (Beispiel)" in page.said
    public = client.get("/artikel/neue-halle-in-siegen").text
    assert "Noch nicht öffentlich" not in public and 'class="notice preview"' not in public


@pytest.mark.parametrize("kind", ["story", "format", "page"])
def test_every_kind_has_its_page(inside, flows, author, kind):
    client = inside(author)
    form = Page(client.get(f"/admin/neu/{kind}")).form() | {"title": "Beispiel", "topics": "KI"}
    item = client.post(f"/admin/neu/{kind}", data=form).location.removeprefix("/admin/item/")
    assert Page(client.get(f"/admin/item/{item}/vorschau")).texts("//h1") == ["Beispiel"]


def test_who_may_not_see_the_item_sees_no_preview(inside, draft, author_ruhr, client):
    assert inside(author_ruhr).get(preview(draft)).status_code == 404
    assert client.get(preview(draft)).status_code == 303


def test_the_page_costs_few_statements(inside, shared_published, author, statements):
    client = inside(author)
    with statements() as sent:
        client.get(preview(shared_published))
    assert len(sent) <= 12, sent
