"""Somebody at the desk."""

import pytest

from coopcms.accounts.models import User


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
