"""Somebody at the desk."""

import pytest

from coopcms.accounts.models import User


@pytest.fixture
def inside(desk):
    """A factory: the client in which the actor's account is logged in."""
    return lambda actor: desk(User.get_by_id(actor.id))
