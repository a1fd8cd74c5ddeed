"""One's own account: a new password needs the old one, and ends every session."""

import pytest

from coopcms.accounts.models import Login, User
from coopcms.accounts.passwords import matches
from coopcms.accounts.services_links import issue
from coopcms.ledger.models import Job
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD

OWN, NEW = "/admin/zugang", "Zwölf Birnen am Morgen"


@pytest.fixture
def change(inside, author):
    """A factory: the answer to the password form with these words."""
    client = inside(author)

    def send(**words):
        token = Page(client.get(OWN)).root.xpath("//input[@name='csrf_token']/@value")[0]
        return client.post(OWN, data={"csrf_token": token, "current": PASSWORD, "password": NEW, "again": NEW} | words)

    return send


def stored(actor) -> str:
    return User.get_by_id(actor.id).password


def test_a_new_password_ends_all_sessions(change, author):
    answer = change()
    assert (answer.status_code, answer.location) == (303, "/admin/login")
    assert matches(stored(author), NEW) and not Login.select().exists()


@pytest.mark.parametrize(
    "words, field",
    [
        ({"current": "falsch"}, "current"),
        ({"password": "kurz", "again": "kurz"}, "password"),
        ({"again": "x"}, "again"),
    ],
)
def test_a_refusal_names_the_field_and_changes_nothing(change, author, words, field):
    answer = change(**words)
    assert answer.status_code == 422 and matches(stored(author), PASSWORD)
    assert Page(answer).root.xpath(f"//*[@id='fehler']//a[@href='#{field}']")
    assert NEW not in answer.text and PASSWORD not in answer.text


def test_one_reads_which_roles_one_holds(inside, author):
    page = Page(inside(author).get(OWN))
    assert page.texts("//dl[@class='facts']//dd")[1:3] == ["autor@siegen.example", "Zentrum Siegen (Beispiel)"]


def test_all_sessions_end_at_once(inside, author):
    first, second = inside(author), inside(author)
    token = Page(first.get(OWN)).root.xpath("//input[@name='csrf_token']/@value")[0]
    assert first.post(f"{OWN}/abmelden", data={"csrf_token": token}).status_code == 303
    assert second.get("/admin/").status_code == 303


def test_one_is_called_otherwise_from_now_on(inside, author):
    client = inside(author)
    assert sent(client, "/name", name="").status_code == 422
    assert sent(client, "/name", name="Ada Beispiel").status_code == 303
    assert User.get_by_id(author.id).name == "Ada Beispiel"


def test_a_new_address_needs_the_password_and_is_mailed_a_link(inside, author):
    client = inside(author)
    refused = sent(client, "/adresse", email="ada@siegen.example", password="falsch")
    assert refused.status_code == 422 and Page(refused).root.xpath("//*[@id='fehler']//a[@href='#adresse-password']")
    assert sent(client, "/adresse", email="kein", password=PASSWORD).status_code == 422
    assert User.get_by_id(author.id).email == "autor@siegen.example" and not Job.select().exists()
    assert sent(client, "/adresse", email="ada@siegen.example", password=PASSWORD).status_code == 303
    assert User.get_by_id(author.id).email == "autor@siegen.example"
    assert [job.args["to"] for job in Job.select()] == ["ada@siegen.example"]


def test_the_link_asks_before_it_moves_and_works_without_a_login(client, author):
    address = f"/admin/adresse/{issue(author.id, 'address', 'ada@siegen.example')[1]}"
    page = Page(client.get(address))
    assert "ada@siegen.example" in page.said and User.get_by_id(author.id).email == "autor@siegen.example"
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    assert client.post(address, data={"csrf_token": "falsch"}).status_code == 422
    assert client.post(address, data={"csrf_token": token}).status_code == 303
    assert User.get_by_id(author.id).email == "ada@siegen.example"
    assert client.get(address).status_code == 410


def test_a_link_to_an_address_that_another_account_has_by_now_says_so(client, author, person):
    address = f"/admin/adresse/{issue(author.id, 'address', 'ada@siegen.example')[1]}"
    person("ada@siegen.example")
    token = Page(client.get(address)).root.xpath("//input[@name='csrf_token']/@value")[0]
    assert client.post(address, data={"csrf_token": token}).status_code == 422
    assert User.get_by_id(author.id).email == "autor@siegen.example"


def test_sessions_are_told_in_words_and_end_one_by_one(inside, author):
    here, there, third = inside(author), inside(author), inside(author)
    rows = list(Login.select().order_by(Login.id))
    Login.update(device="Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0").where(
        Login.id == rows[1].id
    ).execute()
    page = Page(here.get(OWN))
    told = page.texts("//ul[@class='sessions']/li")
    assert len(told) == 3 and any(text.startswith("Firefox auf Linux") for text in told)
    assert sum("diese hier" in text for text in told) == 1
    assert sent(here, "/sitzung", id=str(rows[1].id)).status_code == 303
    assert there.get(OWN).status_code == 303 and third.get(OWN).status_code == 200
    assert sent(here, "/sitzung", id=str(rows[1].id)).status_code == 404
    assert sent(here, "/andere").status_code == 303
    assert third.get(OWN).status_code == 303 and here.get(OWN).status_code == 200


def test_nobody_ends_the_session_of_somebody_else(inside, author, reviewer_siegen):
    inside(reviewer_siegen)
    other = Login.get().id
    assert sent(inside(author), "/sitzung", id=str(other)).status_code == 404
    assert Login.select().where(Login.id == other).exists()


def test_one_s_own_page_costs_few_statements(inside, author, statements):
    client = inside(author)
    with statements() as counted:
        assert client.get(OWN).status_code == 200
    assert len(counted) <= 12, counted


def sent(client, end, **words):
    """A form of one's own page, sent."""
    token = Page(client.get(OWN)).root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(OWN + end, data={"csrf_token": token} | words)


@pytest.mark.parametrize(
    "path", [OWN, "/admin/abwesenheit/{own}", "/admin/konten/{own}", "/admin/konten/{other}", "/admin/konten/neu"]
)
def test_a_page_about_an_account_has_one_primary_button(inside, administrator, author, path):
    page = Page(inside(administrator).get(path.format(own=administrator.id, other=author.id)))
    assert len(page.root.xpath("//main//*[contains(concat(@class, ' '), 'primary ')]")) == 1


@pytest.mark.parametrize(("roles", "next_"), [((), "rolle"), (("author@siegen",), "link")])
def test_what_comes_next_for_a_new_account_stands_out(inside, administrator, siegen, person, roles, next_):
    made = person("neu@siegen.example", *roles)
    User.update(password="").where(User.id == made.id).execute()
    page = Page(inside(administrator).get(f"/admin/konten/{made.id}"))
    assert page.root.xpath("//main//form[.//*[@class='primary']]/@action") == [f"/admin/konten/{made.id}/{next_}"]
