"""Reads of the desk beyond those of content and review."""

from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.policy import CREATORS
from coopcms.network.models import Organisation
from coopcms.rendering.pages import OwnerView


def writing_centres(actor: Actor) -> list[tuple[str, str]]:
    """(slug, name) of the organisations for which the actor may begin a text."""
    slugs = sorted({slug for role, slug in actor.roles if role in CREATORS})
    rows = Organisation.select(Organisation.slug, Organisation.name).where(Organisation.slug.in_(slugs))
    return list(rows.order_by(Organisation.name).tuples()) if slugs else []


def centre_choices() -> list[tuple[str, str]]:
    """(slug, name) of every organisation that owns something."""
    owning = ItemOwner.select(ItemOwner.organisation)
    rows = Organisation.select(Organisation.slug, Organisation.name).where(Organisation.id.in_(owning))
    return list(rows.order_by(Organisation.name).tuples())


def revision_of(item: Item, revision_id: int) -> Revision | None:
    """That revision if it is one of the item's."""
    return Revision.get_or_none(Revision.id == revision_id, Revision.item == item.id)


def owners_by_item(items: Iterable[Item]) -> dict[int, tuple[OwnerView, ...]]:
    """Who owns each item, the lead centre first; a working copy's owners are its original's. One select."""
    governed = {item.id: item.source_id if item.is_copy else item.id for item in items}
    found: dict[int, list[OwnerView]] = {}
    rows = (
        ItemOwner.select(ItemOwner.item, ItemOwner.role, Organisation)
        .join(Organisation)
        .where(ItemOwner.item.in_(set(governed.values())), ItemOwner.accepted_at.is_null(False))
        .where(ItemOwner.role != "shown")
        .order_by(ItemOwner.position, ItemOwner.id)
    )
    for row in rows if governed else ():
        found.setdefault(row.item_id, []).append(owner_view(row))
    return {item: tuple(found.get(original, ())) for item, original in governed.items()}


def owner_view(row: ItemOwner) -> OwnerView:
    """An owner, read together with its organisation, as a page shows it."""
    place = row.organisation
    return OwnerView(place.slug, place.name, place.hue, row.role == "lead", short=place.short_name or place.name)


def centre_names(slugs: Iterable[str]) -> dict[str, str]:
    """Names of organisations by slug; one select."""
    rows = Organisation.select(Organisation.slug, Organisation.name).where(Organisation.slug.in_(set(slugs)))
    return dict(rows.tuples())
