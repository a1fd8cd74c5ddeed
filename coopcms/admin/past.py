"""What happened to an item."""

from flask_admin import expose

from coopcms.admin.history_words import entries
from coopcms.admin.item_desk import ItemDesk
from coopcms.admin.seen import ITEM, seen
from coopcms.content.models import SUBJECT
from coopcms.ledger.queries import history_of
from coopcms.network.queries import organisations

LONGEST = 500  # lines shown


class Past(ItemDesk):
    """The history."""

    @expose(f"{ITEM}/verlauf")
    def history(self, item_id: int):
        """Every act in a sentence, the newest first."""
        found = seen(self.actor, item_id)
        found.require("history")
        lines = history_of(SUBJECT, item_id).limit(LONGEST)
        told = entries(lines, found.definition, {row.slug: row.name for row in organisations()})
        return self.page(found, "/verlauf", "admin/item/history.html", entries=told, longest=LONGEST)


def views() -> list:
    """What desk.py hangs up."""
    return [Past("past", "/admin/item")]
