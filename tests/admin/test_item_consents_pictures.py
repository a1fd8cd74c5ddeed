"""Pictures on the page of a text's consents: shown, where they stand, who was asked, and which only readers see."""

import pytest

from coopcms.consents.models import PICTURE, Party
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import ask
from coopcms.consents.services_pictures import depict_new
from coopcms.content.services import create
from coopcms.content.services_copies import copy_out, edit
from tests.admin.consents_page import badges
from tests.fixtures.items import TEXT

HALL = "//p[@class='consent-picture']//img/@src"


def showing(*rows) -> dict:
    figures = (f'<figure data-picture="{row.id}"><img alt="Ein Tor"></figure>' for row in rows)
    return TEXT | {"body": f"<p>Neu.</p>{''.join(figures)}"}


@pytest.fixture
def row(picture_row):
    return picture_row()


@pytest.fixture
def text(flows, row, author):
    """A draft that shows the picture."""
    return create("article", "siegen", showing(row), author)


@pytest.fixture
def carla(row, author):
    """Who can be recognised in it."""
    depict_new(row, {"name": "Carla Beispiel", "email": "carla@firma.example"}, {"basis": "consent"}, author)
    return Party.get()


def test_a_picture_is_shown_and_where_nobody_can_be_recognised_nothing_is_missing(consents, text, row):
    page = consents(text)
    assert badges(page) == ["nobody can be recognised"] and "Nothing is missing" in page.said
    assert page.root.xpath(HALL) == [f"/admin/medien/{row.id}/400"]


def test_a_picture_that_may_not_be_shown_is_not_shown_here_either(consents, flows, picture_row, author):
    gone = create("article", "siegen", showing(picture_row(state="failed")), author)
    page = consents(gone)
    assert badges(page)[0] == "may not be shown" and not page.root.xpath(HALL)


def test_a_link_about_a_picture_stands_until_it_is_answered(consents, text, row, carla, author):
    ask(text, carla.id, [About(PICTURE, row.id)], 14, author)
    page = consents(text)
    assert badges(page) == ["asked"] and "ask anew" not in page.said and "by link" in page.said
    record(text, About(PICTURE, row.id), Given(carla.id, "released", "phone", "Am Telefon."), author)
    page = consents(text)
    assert badges(page) == ["released"] and "Am Telefon." in page.said


def test_a_picture_that_only_readers_see_stands_apart(
    consents, text, row, picture_row, act, author, publisher, reviewer_siegen
):
    act(act(text, "submit", author), "sign_off", reviewer_siegen)
    act(text.refetch(), "publish", publisher)
    other = picture_row(title="Der Kran", digest="e" * 64)
    copy = copy_out(text.refetch(), author)
    edit(copy, showing(other), author)
    page = consents(copy.refetch())
    assert page.texts("//section[@class='live-words']//p[@class='consent-picture']/a") == ["Die Halle"]
