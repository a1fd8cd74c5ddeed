"""What content does not let happen to a picture that texts show, in the transaction in which the library tries it."""

from coopcms.content.checks_pictures import losses, why_kept
from coopcms.content.queries_pictures import counted
from coopcms.errors import Invalid
from coopcms.ledger.events import Event


def picture_described(event: Event) -> None:
    """What readers see is corrected at once, never left without credit, licence or word about AI. Raises Invalid."""
    problems = list(losses(event.facts["rights"], event.facts["changed"]))
    if problems and counted(event.subject).read:
        raise Invalid(*problems)


def picture_trashing(event: Event) -> None:
    """What a text shows does not go into the trash. Raises NotNow, with how many texts there are."""
    if why := why_kept(event.subject):
        raise why
