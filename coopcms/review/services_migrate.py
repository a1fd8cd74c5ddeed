"""Items in flight when a workflow file renames its states: moved to the new names, a line of history each."""

from collections.abc import Mapping

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.content.services import move
from coopcms.content.workflows import definition_named
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.review.services import react
from coopcms.workflow.definition import Definition


def migrate(workflow: str, names: Mapping[str, str], actor: Actor) -> dict[int, tuple[str, str]]:
    """Give every item of the workflow whose stored state is a key of `names` the new state; (old, new) by item.

    Only states that the file no longer knows are renamed, so that nobody goes round a transition, and nothing is
    called public that is not. Raises Invalid, then nothing has changed.
    """
    definition = definition_named(workflow)
    _refuse_wrong_names(definition, names)
    moved = {}
    with db.atomic():
        for item_id, old in _affected(workflow, names):
            item = locked_item(item_id)
            _refuse_untrue(item, definition, names[old])
            facts = {"of": old, "to": names[old], "workflow": workflow}
            ledger.record("workflow_migrated", SUBJECT, item.id, actor, definition=definition.digest, **facts)
            move(item, state=names[old], digest=definition.digest)
            moved[item.id] = (old, names[old])
        for item_id in moved:
            item = locked_item(item_id)
            if not item.closed:
                react(item, "workflow_migrated")
    return moved


def lost(workflow: str) -> list[str]:
    """The states in which items of the workflow are stored though the file does not know them; nobody can act there."""
    known = definition_named(workflow).states
    return sorted(state for (state,) in _of(workflow).select(Item.state).distinct().tuples() if state not in known)


def _refuse_wrong_names(definition: Definition, names: Mapping[str, str]) -> None:
    for old, new in names.items():
        if old in definition.states:
            message = msg("“%(state)s” is a state of this workflow: only a transition leads out of it.")
            raise Invalid(Problem("map", message, {"state": old}))
        if new not in definition.states:
            values = {"state": new, "known": ", ".join(definition.states)}
            raise Invalid(Problem("map", msg("There is no state “%(state)s”, only %(known)s."), values))


def _refuse_untrue(item: Item, definition: Definition, state: str) -> None:
    if not item.is_copy and (definition.states[state].public == "live") != item.is_live:
        message = msg("Item %(id)s cannot be in the state “%(state)s”: whether it is public would not be true.")
        raise Invalid(Problem("map", message, {"id": item.id, "state": state}))


def _affected(workflow: str, names: Mapping[str, str]) -> list[tuple[int, str]]:
    rows = _of(workflow).select(Item.id, Item.state).where(Item.state.in_(list(names)))
    return list(rows.order_by(Item.id).tuples())


def _of(workflow: str):
    """The items that follow a workflow; working copies follow that of their original."""
    source = Item.alias("original")
    copies = Item.select(Item.id).join(source, on=(Item.source == source.id)).where(source.workflow == workflow)
    return Item.select().where(
        (Item.source.is_null() & (Item.workflow == workflow)) | (Item.source.is_null(False) & Item.id.in_(copies))
    )
