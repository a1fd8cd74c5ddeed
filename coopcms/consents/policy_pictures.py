"""Who is told who can be recognised in a picture: whoever has to do with it, and nobody out of curiosity."""

from coopcms.actor import Actor
from coopcms.consents.policy import KEEPERS, may_keep
from coopcms.content.queries_pictures import is_shown_to
from coopcms.errors import NotAllowed, msg
from coopcms.media.models import Picture
from coopcms.network.models import NETWORK


def may_see_people(actor: Actor, picture: Picture) -> bool:
    """True for who keeps the entries of its centre, or sees a text that shows it; at most one select."""
    return may_keep(actor, picture.centre) or is_shown_to(picture.id, actor)


def require_see_people(actor: Actor, picture: Picture) -> None:
    """Raise NotAllowed, naming who could, unless the actor is told who can be recognised in the picture."""
    if not may_see_people(actor, picture):
        message = msg(
            "Who can be recognised in this picture, and what happened to it, is for those who look after pictures of "
            "%(centre)s and for those who see a text that shows it."
        )
        who = (*(f"{role}@{picture.centre.slug}" for role in KEEPERS), f"network_editor@{NETWORK}")
        raise NotAllowed(message, who_can=who, centre=picture.centre.name)
