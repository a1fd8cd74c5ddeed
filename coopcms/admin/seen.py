"""An item as somebody meets it at the desk: who may not see it is told that it does not exist."""

from dataclasses import dataclass

from coopcms.actor import Actor
from coopcms.content import policy
from coopcms.content.models import Item, ItemOwner
from coopcms.content.queries import item_by_id
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition, State
from coopcms.workflow.facts import Facts

ITEM = "/<int(max=2147483647):item_id>"  # the part of an address that names an item
PERMISSIONS = ("view", "comment", "edit", "trash", "owners", "copy_out", "preview", "history")


@dataclass(frozen=True, slots=True)
class Seen:
    """The item, the workflow it follows, all permissions the person holds on it now, and what they come from.

    `owners` are all rows of owners, invited ones too, the lead centre first.
    """

    item: Item
    definition: Definition
    may: frozenset[str]
    facts: Facts
    owners: tuple[ItemOwner, ...]

    @property
    def state(self) -> State:
        return self.definition.states[self.item.state]

    def require(self, permission: str) -> None:
        """Raise NotAllowed, with who could, unless the person holds the permission."""
        if permission not in self.may:
            raise policy.denied(self.item, permission)


def seen(actor: Actor, item_id: int) -> Seen:
    """The item of that number; four selects. Raises Unknown."""
    return seen_of(actor, item_by_id(item_id))


def seen_of(actor: Actor, item: Item) -> Seen:
    """The item that was read already, with head and source; three selects. Raises Unknown."""
    policy.require_known_to(actor, item)
    definition, owners = policy.definition_of(item), policy.owners_of(item)
    facts, person = policy.facts_of(item, owners), policy.person_of(actor, item)
    may = frozenset(name for name in PERMISSIONS if engine.may(definition, facts, person, name))
    if "view" not in may:
        raise policy.unknown_item()
    return Seen(item, definition, may, facts, tuple(owners))
