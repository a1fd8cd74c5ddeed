"""Reads of decisions about findings."""

from peewee import Expression

from coopcms.content.models import Item
from coopcms.content.models_findings import FindingDecision


def kept_words(item: Item, rule: str) -> frozenset[str]:
    """The words about which a decision of this rule is in force, in one line each; one select."""
    rows = FindingDecision.select(FindingDecision.surface).where(decided_on(item), FindingDecision.rule == rule)
    return frozenset(" ".join(surface.split()) for (surface,) in rows.tuples())


def decided_on(item: Item) -> Expression:
    """A condition: decisions in force about this text.

    A working copy has those of its original, an original those of the copies that were released into it.
    """
    released = Item.select(Item.id).where(Item.source == item.id, Item.closed)
    family = FindingDecision.item.in_([item.id, item.source_id] if item.is_copy else [item.id])
    own = family if item.is_copy else family | FindingDecision.item.in_(released)
    return own & FindingDecision.taken_back_at.is_null()
