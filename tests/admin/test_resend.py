"""A session that ended while somebody wrote: they log in on the spot and send the very same form once more."""

import pytest

from coopcms.accounts.models import Login, User
from coopcms.content.models import Item
from coopcms.content.services import save
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD

NEW, OWN = "/admin/neu/article", {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def typed(inside, flows, author):
    """The client whose session has just ended, and the filled form."""
    client = inside(author)
    form = Page(client.get(NEW)).form() | {"title": "Drei\r\nZeilen „hier“ & <b>", "centre": "siegen"}
    Login.delete().execute()
    return client, form


def refused(client, address, form, headers=OWN) -> Page:
    answer = client.post(address, data=form, headers=headers)
    assert answer.status_code == 401
    return Page(answer)


def logged_in(client, page, author, password=PASSWORD):
    """What the login's form on that page leads to."""
    (form,) = page.root.xpath("//form[@method='post']")
    given = dict(form.form_values()) | {"email": User.get_by_id(author.id).email, "password": password}
    return client.post(form.get("action") or NEW, data=given)


def test_what_was_typed_is_sent_by_one_press_after_the_login(typed, author):
    client, form = typed
    page = refused(client, NEW, form)
    assert page.texts("//label[@for='email']") and "Drei" in page.said and not Item.select().exists()
    page = Page(logged_in(client, page, author))
    (again,) = page.root.xpath("//form[@method='post']")
    assert again.get("action") == NEW and "Drei" in page.said and not Item.select().exists()
    answer = client.post(NEW, data=dict(again.form_values()), headers=OWN)
    assert answer.status_code == 303
    assert Item.get().head.title == "Drei Zeilen „hier“ & <b>"


def test_a_wrong_password_loses_nothing_and_no_password_is_carried(typed, author):
    client, form = typed
    page = refused(client, NEW, form | {"password": "geheim-geheim"})
    answer = logged_in(client, page, author, "falsch-und-lang-genug")
    assert answer.status_code == 422 and "geheim-geheim" not in answer.text
    page = Page(answer)
    (form,) = page.root.xpath("//form[@method='post']")
    assert dict(form.form_values())["gesendet-title"].startswith("Drei")
    page = Page(client.post(f"/admin/login?next={NEW}", data=dict(form.form_values()) | {"password": PASSWORD}))
    assert "Drei" in page.said and page.root.xpath(f"//form[@action='{NEW}']")


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://boese.example"}, {"Origin": "null"}, {}]
)
def test_what_another_site_has_sent_is_never_offered_to_be_sent(typed, author, headers):
    client, form = typed
    page = refused(client, NEW, form, headers)
    assert not page.root.xpath("//*[starts-with(@name, 'gesendet-')]") and "Drei" in page.said
    assert logged_in(client, page, author).status_code == 303


def test_words_that_are_late_meanwhile_keep_both_texts(inside, draft, author, acting):
    client, address = inside(author), f"/admin/item/{draft.id}/bearbeiten"
    form = Page(client.get(address)).form() | {"title": "Meine Überschrift"}
    save(draft, {"title": "Andere Überschrift"}, acting("zweite@siegen.example", "author@siegen"))
    Login.delete().execute()
    page = Page(logged_in(client, refused(client, address, form), author))
    (again,) = page.root.xpath("//form[@method='post']")
    answer = client.post(again.get("action"), data=dict(again.form_values()))
    assert answer.status_code == 409 and "Meine Überschrift" in answer.text and "Andere Überschrift" in answer.text


def test_a_session_whose_cookie_is_gone_too_ends_the_same_way(app, typed, draft, inside, author):
    form = {"comment": "Mein Satz", "csrf_token": typed[1]["csrf_token"]}
    page = refused(app.test_client(), f"/admin/item/{draft.id}/akt/submit", form)
    assert "Mein Satz" in page.said and page.root.xpath("//*[@name='gesendet-comment']")


TYPED = '<p data-block="bx">Ein <strong>fester</strong> Satz.</p><p>Noch einer.</p>'


def test_a_text_is_shown_as_it_looks_and_never_as_tags(inside, flows, author):
    client = inside(author)
    form = Page(client.get(NEW)).form() | {"title": "Kopf", "centre": "siegen", "body": TYPED}
    Login.delete().execute()
    page = refused(client, NEW, form)
    assert (
        page.texts("//*[@role='group']//strong") == ["fester"]
        and page.texts("//*[@role='group']/p")[1] == "Noch einer."
    )
    assert "data-block" not in page.said


def test_what_another_site_has_sent_is_shown_as_plain_words(inside, flows, author):
    client = inside(author)
    form = Page(client.get(NEW)).form() | {"body": TYPED}
    Login.delete().execute()
    page = refused(client, NEW, form, {"Sec-Fetch-Site": "cross-site"})
    assert not page.root.xpath("//*[@role='group']")
    assert "Ein fester Satz.\n\nNoch einer." in [area.text.lstrip("\n") for area in page.root.xpath("//main//textarea")]
