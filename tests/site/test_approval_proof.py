"""A link proves something only where others had it: where it went is kept, and nobody answers it from the desk."""

import pytest

from coopcms.accounts.models import Login
from coopcms.app import job_handlers
from coopcms.consents.models import Answer, ApprovalLink, Party
from coopcms.consents.services_links import Wish, ask_for
from coopcms.consents.services_parties import change_party
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict
from coopcms.errors import NotNow
from coopcms.ledger.jobs import run_due
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD
from tests.site.test_approval import form, path, said

OWN = "This address is your own"


def test_the_address_of_the_mail_is_kept_with_the_link_and_with_what_came_by_it(client, asking):
    client.post(path(asking()), data=form("released", "refused"))
    assert ApprovalLink.get().email == "anna@firma.example"
    assert {(row.sent_to, row.way) for row in Answer.select()} == {("anna@firma.example", "link")}
    ApprovalLink.delete().execute()
    assert {row.sent_to for row in Answer.select()} == {"anna@firma.example"}


def test_a_link_that_was_handed_on_is_another_way(client, asking):
    Party.update(email="").execute()
    client.post(path(asking()), data=form("released", "refused"))
    assert ApprovalLink.get().email == "" and {row.way for row in Answer.select()} == {"handed"}


def test_a_mail_that_leaves_later_says_where_it_went(asking, anna, author, settings):
    asking()
    change_party(anna, {"email": "neu@firma.example"}, author)
    run_due(job_handlers(settings))
    assert ApprovalLink.get().email == "neu@firma.example"


def test_nobody_asks_themselves(speaking, abouts, anna, author, picture_row):
    row = picture_row()
    depict(row, anna.id, {"basis": "consent"}, author)
    Party.update(email="Autor@Siegen.example").execute()
    with pytest.raises(NotNow, match=OWN):
        ask_for(speaking.refetch(), Wish(anna.id, abouts), author)
    with pytest.raises(NotNow, match=OWN):
        ask_alone(row, anna.id, 14, author)
    assert not ApprovalLink.select().exists()


@pytest.fixture
def at_desk(client, person, siegen):
    """The same browser, in which somebody is logged in at the desk."""
    user = person("redaktion@siegen.example", "author@siegen")
    token = Page(client.get("/admin/login")).root.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "email": user.email, "password": PASSWORD}
    assert client.post("/admin/login", data=sent).status_code == 303
    return client


def test_who_is_logged_in_at_the_desk_sees_the_page_and_cannot_answer(at_desk, asking):
    token = asking()
    page = Page(at_desk.get(path(token)))
    assert "You are logged in at the desk" in page.said and not page.root.xpath("//main//button")
    refused = Page(at_desk.post(path(token), data=form("released", "refused", note="Zu früh.")))
    assert refused.answer.status_code == 403 and refused.texts("//h1") == ["Please log out first"]
    assert said() == []


def test_the_desks_session_itself_never_leaves_the_desk(at_desk, asking):
    at_desk.get(path(asking()))
    cookies = {one.path: one for one in at_desk._cookies.values()}
    assert set(cookies) == {"/admin", "/freigabe/"}
    assert cookies["/freigabe/"].value == Login.get().key and cookies["/freigabe/"].http_only


@pytest.mark.parametrize("how", ["out", "idle"])
def test_after_logging_out_or_a_while_the_same_browser_may_answer(clock, at_desk, asking, how):
    token = asking()
    if how == "idle":
        clock.forward(hours=2)
    else:
        page = Page(at_desk.get("/admin/"))
        words = page.root.xpath("//input[@name='csrf_token']/@value")[0]
        assert at_desk.post("/admin/logout", data={"csrf_token": words}).status_code == 303
        assert [one.path for one in at_desk._cookies.values() if one.value] in (["/admin"], [])
    assert at_desk.post(path(token), data=form("released", "refused")).status_code == 200
