"""Who is named on the page of a text's consents, and what is offered to whom."""

import pytest

from coopcms.consents.models import PICTURE, ApprovalLink, Party, QuoteSpeaker
from coopcms.consents.services_parties import add_party
from coopcms.consents.services_pictures import depict_new
from coopcms.content.services import create
from tests.admin.consents_page import fields
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

LISTS = "(//form[contains(@action, '/sprechende')])[1]//select[@name='party']"


def test_all_who_speak_have_a_list_of_their_own_and_one_is_left_for_another(consents, speaking, anna, author):
    bert, carla = (add_party("siegen", {"name": f"{name} Beispiel"}, author) for name in ("Bert", "Carla"))
    sent = fields(speaking) | {"party": [str(one.id) for one in (anna, bert, carla)]}
    assert consents(speaking, "sprechende", **sent).status_code == 303
    page = consents(speaking)
    chosen = page.root.xpath(f"{LISTS}/option[@selected]/@value")
    assert chosen == [str(one.id) for one in (anna, bert, carla)] and len(page.root.xpath(LISTS)) == 4
    consents(speaking, "sprechende", **fields(speaking), party=[*chosen, ""])
    assert QuoteSpeaker.select().where(QuoteSpeaker.party == carla).exists()


@pytest.fixture
def foreign(flows, picture_row, ruhr, author, author_ruhr):
    """A draft of Siegen with a picture of Ruhr in which somebody can be recognised."""
    row = picture_row(centre=ruhr)
    depict_new(row, {"name": "Carla Beispiel", "email": "carla@firma.example"}, {"basis": "consent"}, author_ruhr)
    body = f'<p>Neu.</p><figure data-picture="{row.id}"><img alt="Ein Tor"></figure>'
    return create("article", "siegen", TEXT | {"body": body}, author)


def test_a_yes_to_another_centres_picture_is_not_noted_here_and_who_can_is_said(consents, foreign, ruhr):
    page = consents(foreign)
    form = "//form[contains(@action, '/antwort')]"
    assert page.root.xpath(f"{form}//select[@name='state']/option/@value") == ["refused"]
    assert ruhr.name in page.texts(f"{form}/p[@class='help']")[0]
    sent = {"party": str(Party.get().id), "about": [f"{PICTURE}-{fields(foreign)['thing'].partition('-')[2]}"]}
    assert consents(foreign, "bitten", **sent, days="14", note="").status_code == 303


def test_where_a_link_went_stands_beside_what_came_by_it(consents, speaking, asking):
    asking()
    assert "by link, sent to anna@firma.example" in consents(speaking).said
    Party.update(email="spaeter@firma.example").execute()
    assert "spaeter@firma.example" not in "".join(consents(speaking).texts("//table"))


def test_only_who_may_ask_is_offered_to_ask(english, speaking, act, author, publisher):
    act(speaking, "submit", author)
    way = "//li[@data-rule='consents']//a[contains(@class, 'button')]"
    address = f"/admin/item/{speaking.id}/bereit"
    assert Page(english(author).get(address)).texts(way) == ["Ask them for approval"]
    assert Page(english(publisher).get(address)).texts(way) == ["To the approvals"]


def test_all_with_an_address_are_asked_at_a_press_each_by_a_link_of_their_own(consents, speaking, anna, author):
    bert = add_party("siegen", {"name": "Bert Beispiel", "email": "bert@firma.example"}, author)
    carla = add_party("siegen", {"name": "Carla Beispiel"}, author)
    dora = add_party("siegen", {"name": "Dora Beispiel", "email": "autor@siegen.example"}, author)
    named = [str(one.id) for one in (anna, bert, carla, dora)]
    consents(speaking, "sprechende", **fields(speaking), party=named)
    abouts = consents(speaking).root.xpath("//form[contains(@action, '/alle')]/input[@name='about']/@value")
    assert {about.partition(".")[0] for about in abouts} == {str(one.id) for one in (anna, bert, dora)}
    assert consents(speaking, "alle", about=abouts).status_code == 303
    assert {(row.party_id, row.asks.count()) for row in ApprovalLink.select()} == {(anna.id, 2), (bert.id, 1)}
    page = consents(speaking)
    assert "A mail goes to 2 people. Dora Beispiel was not asked: This address is your own." in page.said
    assert not page.root.xpath("//form[contains(@action, '/alle')]")


def test_asking_all_asks_nobody_where_the_actor_may_not(inside, speaking, publisher):
    address = f"/admin/item/{speaking.id}/freigaben"
    client = inside(publisher)
    page = Page(client.get(address))
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "about": f"{Party.get().id}.{fields(speaking)['thing']}"}
    assert not page.root.xpath("//form[contains(@action, '/alle')]")
    assert client.post(f"{address}/alle", data=sent).status_code == 403 and not ApprovalLink.select().exists()


def test_who_is_not_named_here_is_neither_asked_nor_told_of(consents, speaking, flows, author_ruhr, ruhr):
    other = add_party("ruhr-owl", {"name": "Geheim Beispiel", "email": "geheim@firma.example"}, author_ruhr)
    assert consents(speaking, "alle", about=f"{other.id}.{fields(speaking)['thing']}").status_code == 303
    assert "Geheim" not in consents(speaking).said and not ApprovalLink.select().exists()
