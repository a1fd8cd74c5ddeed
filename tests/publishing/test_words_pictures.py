"""Search finds what is said of a picture only while nothing that could end it unheard stands in the way."""

from datetime import timedelta

import pytest

from coopcms.actor import SYSTEM
from coopcms.clock import berlin, now
from coopcms.content.services import create
from coopcms.media.models import Picture
from coopcms.media.services_rights import describe
from coopcms.media.services_trash import untrash
from coopcms.media.services_withdraw import withdraw
from coopcms.publishing.services_words import reindex, reword
from coopcms.search.queries import find
from tests.fixtures.items import TEXT


@pytest.fixture
def picture(picture_row):
    return picture_row()


@pytest.fixture
def live(flows, act, author, reviewer_siegen, publisher, picture):
    inside = '<img alt="Sektionaltor am Kai"><figcaption>Rolltorblick</figcaption>'
    figure = f'<figure data-picture="{picture.id}">{inside}</figure>'
    item = create("article", "siegen", TEXT | {"body": f"<p>Text.</p>{figure}"}, author)
    return act(act(act(item, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)


def is_found() -> bool:
    """By its caption and by its description alike."""
    by_caption, by_description = (bool(find(word).ids) for word in ("Rolltorblick", "Sektionaltor"))
    assert by_caption == by_description
    return by_caption


def is_shown(client) -> bool:
    return "Rolltorblick" in client.get("/artikel/neue-halle-in-siegen").text


def test_what_lies_in_the_trash_from_before_is_not_found_and_out_of_it_again(live, picture, client):
    assert is_found()
    Picture.update(trashed_at=now()).where(Picture.id == picture.id).execute()
    reindex()
    assert not is_found() and not is_shown(client)
    untrash(picture, SYSTEM)
    assert is_found() and is_shown(client)


def test_withdrawn_it_is_not_found(live, picture):
    withdraw(picture, "Auf Wunsch.", SYSTEM)
    assert not is_found()


def test_what_a_licence_will_end_is_shown_until_then_but_never_kept(live, picture, client, clock):
    ends = berlin(now()).date() + timedelta(days=3)
    describe(picture, {"licence_until": ends}, SYSTEM)
    assert is_shown(client) and not is_found()
    clock.forward(days=4)
    assert not is_shown(client) and not is_found()
    describe(picture, {"licence_until": None}, SYSTEM)
    assert is_shown(client) and is_found()


def test_indexing_anew_keeps_to_it(live, picture):
    describe(picture, {"licence_until": berlin(now()).date()}, SYSTEM)
    reindex()
    reword([live.id])
    assert not is_found()
