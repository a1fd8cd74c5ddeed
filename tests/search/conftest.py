"""Live items as search is told of them."""

from itertools import count

import pytest

from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.search import services


@pytest.fixture
def found_item(database):
    """Make an item that search knows: `found_item("head", "body", kind=…)` gives its id."""
    numbers = count(1)

    def make(head: str, body: str = "", kind: str = "article", at=None) -> int:
        item = Item.create(kind=kind, slug=f"s{next(numbers)}", workflow="einfach", state="published")
        services.index(item.id, kind, head, body, at or now())
        return item.id

    return make
