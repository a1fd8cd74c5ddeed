"""The list of items: what somebody asked for in the address, and the rows that answer."""

from dataclasses import dataclass

from peewee import JOIN, Expression, fn

from coopcms.actor import Actor
from coopcms.content.models import COPY, Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.content.slugs import slug
from coopcms.network.models import Organisation

SIZE = 50
SORTS = {
    "titel": (fn.LOWER(Revision.title), Item.id),
    "zustand": (Item.state, Item.state_since, Item.id),
    "geaendert": (Item.changed_at, Item.id),
}
NEWEST = "-geaendert"  # a minus turns the order round


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters, order and page; an empty one does not filter. Unknown words find nothing or count as empty."""

    kind: str = ""
    state: str = ""
    centre: str = ""
    text: str = ""
    mine: bool = False
    trash: bool = False
    sort: str = NEWEST
    page: int = 1

    @property
    def filtered(self) -> bool:
        """True where the list does not show everything."""
        return any((self.kind, self.state, self.centre, self.text, self.mine))


def found(actor: Actor, wanted: Wanted) -> tuple[int, list[Item]]:
    """(how many there are, those of the page) among what the actor may see; two selects, bodies left out."""
    rows = (
        Item.select(Item, Revision.id, Revision.title, Revision.number, Revision.author_name)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .where(_matches(actor, wanted), visible_to(actor))
    )
    backwards, name = wanted.sort.startswith("-"), wanted.sort.removeprefix("-")
    order = [term.desc() if backwards else term.asc() for term in SORTS.get(name, SORTS["geaendert"])]
    return rows.count(), list(rows.order_by(*order).paginate(wanted.page, SIZE))


def _matches(actor: Actor, wanted: Wanted) -> Expression:
    here = Item.trashed_at.is_null(not wanted.trash) & ~Item.closed
    if wanted.kind:
        here &= Item.kind == wanted.kind
    if wanted.state == "scheduled":
        here &= Item.publish_at.is_null(False)
    elif wanted.state:
        here &= Item.state == wanted.state
    if wanted.centre:
        here &= _owned_by(wanted.centre)
    if wanted.mine:
        here &= Item.id.in_(Revision.select(Revision.item).where(Revision.author_id == actor.id))
    return here & _says(wanted.text) if wanted.text else here


def _owned_by(centre: str) -> Expression:
    owned = ItemOwner.select(ItemOwner.item).join(Organisation)
    owned = owned.where(Organisation.slug == centre, ItemOwner.accepted_at.is_null(False))
    return Item.id.in_(owned) | ((Item.relation == COPY) & Item.source.in_(owned))


def _says(text: str) -> Expression:
    """Title or address hold the text; `#7` is the item of that number, and 7 is that one too."""
    number = text.removeprefix("#")
    same = Item.id == int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if same is not None and number != text:
        return same
    says = Revision.title.contains(text)
    if any(letter.isalnum() for letter in text):
        says |= Item.slug.contains(slug(text))
    return says if same is None else says | same
