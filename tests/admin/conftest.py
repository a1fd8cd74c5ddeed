"""Somebody at the desk."""

import pytest

from coopcms.accounts.models import User
from tests.admin.pages import Page


@pytest.fixture
def inside(desk):
    """A factory: the client in which the actor's account is logged in."""
    return lambda actor: desk(User.get_by_id(actor.id))


@pytest.fixture
def english(inside):
    """A factory: the same, reading the desk in English, so that a test can say the sentences it expects."""

    def enter(actor):
        client = inside(actor)
        with client.session_transaction(base_url="http://localhost/admin/") as session:
            session["lang"] = "en"
        return client

    return enter


@pytest.fixture
def consents(english, author):
    """A factory: `consents(item)` is its page of consents as its author reads it; with an act it sends that form."""
    client = english(author)

    def go(item, act: str = "", **sent):
        address = f"/admin/item/{item.id}/freigaben"
        if not act:
            return Page(client.get(address))
        token = Page(client.get(address)).root.xpath("//input[@name='csrf_token']/@value")[0]
        return client.post(f"{address}/{act}", data={"csrf_token": token, **sent})

    return go
