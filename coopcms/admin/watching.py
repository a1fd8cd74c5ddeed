"""Watching an item: a person's own wish to hear of it."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.item_desk import HOME, ItemDesk, address_of
from coopcms.admin.seen import ITEM, seen
from coopcms.review import services_watch


class Watching(ItemDesk):
    """POST /admin/item/<number>/beobachten and …/nicht-beobachten."""

    @expose(f"{ITEM}/beobachten", methods=["POST"])
    def watch(self, item_id: int):
        """From now on the person is told of every step."""
        services_watch.watch(seen(self.actor, item_id).item, self.actor)
        flash(_("You watch this item: you are told of every step."))
        return redirect(address_of(item_id), 303)

    @expose(f"{ITEM}/nicht-beobachten", methods=["POST"])
    def unwatch(self, item_id: int):
        """No more news but those of one's part in it."""
        services_watch.unwatch(seen(self.actor, item_id).item, self.actor)
        flash(_("You do not watch this item any more. What you have a part in still reaches you."))
        return redirect(address_of(item_id), 303)

    @expose(f"{ITEM}/beobachten")
    @expose(f"{ITEM}/nicht-beobachten")
    def looked(self, item_id: int):
        """Who comes back by such an address, as after a login, finds the item."""
        return redirect(address_of(item_id), 303)


def views() -> list:
    """What desk.py hangs up."""
    return [Watching("watching", HOME)]
