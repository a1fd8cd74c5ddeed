"""Who is named on the page of a text's consents, and what is offered to whom."""

import pytest

from coopcms.consents.models import PICTURE, Party, QuoteSpeaker
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
