"""The readiness list: a page of the item for what is saved, and the list beside the form for what is typed."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import render_template, request
from flask_admin import expose

from coopcms.actor import Actor
from coopcms.admin.item_consents_shown import may_ask_of
from coopcms.admin.item_desk import ItemDesk, head_of
from coopcms.admin.item_page import owner_views, standing_for
from coopcms.admin.ready_shown import Ready, Seat, ready_shown
from coopcms.admin.saved import opens_copy
from coopcms.admin.says import names_of
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content import policy
from coopcms.readiness.gathered import Draft, lines_about, look, saved, subject_of, typed, typed_for_copy
from coopcms.readiness.lines import Line
from coopcms.readiness.readiness import readiness
from coopcms.readiness.subject import Subject
from coopcms.review.queries import Standing

END = "/bereit"


class WriteReady(ItemDesk):
    """At /admin/item/<number>/bereit for who may view, at …/schreiben/bereit for who may write."""

    @expose(f"{ITEM}{END}")
    def saved(self, item_id: int):
        """What the newest words lack."""
        found = standing_for(self.actor, item_id)
        item, definition = found.item, policy.definition_of(found.item)
        return self.render(
            "admin/item/ready.html", **head_of(item, definition, found.may), tab=END,
            owners=owner_views(found.owners), statuses={lane.centre: lane.status for lane in found.lanes} or None,
            ready=ready_of(found, self.actor),
        )  # fmt: skip

    @expose(f"{ITEM}/schreiben{END}", methods=["POST"])
    def typed(self, item_id: int):
        """The list for the words of the form that is sent; a piece of a page, and nothing is written."""
        found = seen(self.actor, item_id)
        if not opens_copy(found):
            found.require("edit")
        beside = ready_beside(found, request.form, self.actor)
        return render_template("admin/editor/_ready_list.html", ready=beside.ready)


def ready_of(found: Standing, actor: Actor) -> Ready:
    """What the saved words of an item lack."""
    lines = lines_about(saved(found.item), found.facts, found.owners, actor)
    definition = policy.definition_of(found.item)
    seat = Seat(
        found.item, definition, names_of(found.owners), may_edit=bool({"edit", "copy_out"} & found.may),
        may_ask=may_ask_of(found, definition, actor),
    )  # fmt: skip
    return ready_shown(lines, seat)


class Beside(NamedTuple):
    """What stands beside a form: the list as it is shown, its lines, and the form's words as checks read them."""

    ready: Ready
    lines: tuple[Line, ...]
    about: Subject


def ready_beside(found: Seen, values: Mapping[str, str], actor: Actor) -> Beside:
    """What the words of a form lack; those that open a copy are judged as its draft."""
    draft: Draft = (typed_for_copy if opens_copy(found) else typed)(found.item, values)
    about = subject_of(look(draft, found.facts, actor), found.owners)
    lines = readiness(about)
    seat = Seat(found.item, found.definition, names_of(found.owners), beside_form=True)
    return Beside(ready_shown(lines, seat), lines, about)


def views() -> list:
    """What desk.py hangs up."""
    return [WriteReady("ready", "/admin/item")]
