"""What all pages of one item share: its head with band, state and owners, and the ways to its other pages."""

from flask_babel import gettext as _

from coopcms.admin.base import DeskView
from coopcms.admin.queries import owners_by_item
from coopcms.admin.rows import badge
from coopcms.admin.seen import Seen
from coopcms.admin.waiting import Text, bands_of
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.errors import msg
from coopcms.workflow.definition import Definition

HOME = "/admin/item"
# (end of the address, name, permission that opens the page)
TABS = (
    ("", msg("Overview"), "view"),
    ("/pruefung", msg("Review"), "view"),
    ("/aenderungen", msg("Changes"), "history"),
    ("/kommentare", msg("Comments"), "view"),
    ("/freigaben", msg("Consents"), "view"),
    ("/verlauf", msg("History"), "history"),
    ("/versionen", msg("Versions"), "history"),
    ("/ansicht", msg("Preview"), "preview"),
    ("/eigentum", msg("Owners"), "view"),
    ("/rechte", msg("Who may do what"), "view"),
)


class ItemDesk(DeskView):
    """A view whose pages stand under /admin/item/<number>."""

    def page(self, found: Seen, tab: str, template: str, **values) -> str:
        """A page of the item below its head; two selects, for the owners and whose signature is missing."""
        owners = owners_by_item([found.item])[found.item.id]
        shown = Text(found.item, KINDS[found.item.kind].title, owners)
        values = {"owners": owners, "statuses": bands_of([shown]).get(found.item.id)} | values
        return self.render(template, **head_of(found.item, found.definition, found.may), tab=tab, **values)


def head_of(item: Item, definition: Definition, may: frozenset[str]) -> dict:
    """What templates/admin/item/frame.html needs besides the owners."""
    tabs = [(f"{HOME}/{item.id}{end}", _(title), end) for end, title, permission in TABS if permission in may]
    state, title = badge(item, definition.states[item.state].title)
    shown = (state, title if state == item.state else _(title))
    return {"item": item, "kind": KINDS[item.kind], "badge": shown, "tabs": tabs, "may": may}


def address_of(item_id: int, end: str = "") -> str:
    """The address of one page of an item."""
    return f"{HOME}/{item_id}{end}"
