"""What is public, for readers to open."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from coopcms import resources
from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.content import bulk as content
from coopcms.content import workflows
from coopcms.content.cleaning import clean
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.content.services import move
from coopcms.db import db
from coopcms.network.models import Topic
from coopcms.publishing import bulk as publishing
from coopcms.publishing import services
from coopcms.workflow.loader import load_folder

DAY = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def live(siegen):
    """A factory: `live("Titel", kind=…, owners=(siegen, ruhr), lead=…, topics=["Lager"])` is a public item."""
    workflows.use(load_folder(resources.workflows()))
    numbers = count(1)

    def make(title: str, *, kind: str = "article", slug: str = "", owners: tuple = (), at=None, **words) -> Item:
        moment = at or DAY + timedelta(hours=next(numbers))
        content_words, placement = clean(KINDS[kind], {"title": title, **words})
        ids = tuple(owner.id for owner in owners or (siegen,))
        topics = {name: Topic.get_or_create(name=name, slug=name.lower())[0].id for name in words.get("topics", ())}
        new = content.NewItem(kind, slug or f"text-{next(numbers)}", content_words, placement, ids, moment)
        with db.atomic():
            items = content.insert([new], SYSTEM)
            publishing.release_imported(items, topics, SYSTEM)
        return items[0]

    return make


@pytest.fixture
def draft(live):
    """A factory: the same, never public."""

    def make(title: str, slug: str) -> Item:
        item = live(title, slug=slug)
        services.withdraw(item)
        item.paths.model.delete().execute()
        move(item, public="none", state="draft", live=None, published_at=None, released_at=None)
        return item

    return make


@pytest.fixture
def withdraw():
    """Take an item out of the public: `withdraw(item, "gone", reason=…, successor=…)`."""

    def act(item: Item, mode: str, reason: str = "Nicht mehr gültig", successor: str = "") -> Item:
        told = {"mode": mode, "reason": reason, "successor": successor, "at": now().isoformat()}
        move(item, public=mode, state="withdrawn", withdrawal=told)
        services.withdraw(item)
        return item

    return act
