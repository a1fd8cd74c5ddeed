"""Two people with one text."""

import pytest

from coopcms.content import services_sessions as sessions
from coopcms.content.services_sessions import Typed


@pytest.fixture
def zoe(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")


@pytest.fixture
def hers(draft, zoe, clock):
    """Zoe has the draft open and has begun to write."""
    return sessions.keep(draft, Typed({"lead": "Ein anderer Vorspann."}, draft.head_id, 1), zoe)
