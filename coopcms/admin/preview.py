"""The newest words as readers would see them, for those who may see the item."""

from collections.abc import Callable

from flask_admin import expose

from coopcms.admin.base import DeskView
from coopcms.admin.seen import ITEM, seen
from coopcms.content.models import Item, Revision

Draw = Callable[[Item, Revision], str]  # the public renderer; the composition root hands it in, site is our neighbour


class Preview(DeskView):
    """One page, drawn by the public site."""

    def __init__(self, draw: Draw):
        super().__init__("preview", "/admin/item")
        self.draw = draw

    @expose(f"{ITEM}/vorschau")
    def page(self, item_id: int):
        """The head, never what is live."""
        found = seen(self.actor, item_id)
        found.require("preview")
        return self.draw(found.item, found.item.head)
