"""What the history says of a save besides its words: which proposals of the language check it took over."""

from collections import Counter
from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Revision
from coopcms.ledger import services as ledger

ACCEPTED = "wording_accepted"  # the verb


def note_accepted(revision: Revision, rules: Iterable[str], actor: Actor) -> None:
    """A line with the rules and how often, in the transaction of the save; nothing where no proposal was taken over."""
    if found := dict(Counter(rules)):
        ledger.record(ACCEPTED, SUBJECT, revision.item_id, actor, revision=revision.number, rules=found)
