"""What consents does when content tells of new words, in the transaction of the save."""

from coopcms.consents.services_sync import sync
from coopcms.consents.services_uses import note_uses
from coopcms.consents.services_vanished import withdrawn
from coopcms.ledger.events import Event


def worded(event: Event) -> None:
    """New words: what others must agree to is met, and who speaks is carried over from the words they were made of."""
    facts = event.facts
    note_uses([(facts["revision"], facts["content"])])
    sync(facts["original"], facts["before"].get("body") or [], facts["content"].get("body") or [])


def picture_withdrawn(event: Event) -> None:
    """Whoever has a text in which readers saw the picture hears that it is gone."""
    if event.facts.get("was_public"):
        withdrawn(event.subject, event.actor)
