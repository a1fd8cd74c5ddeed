"""Who keeps a picture hears when somebody else notes that a person in it does not agree."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.consents.services_told import DENIED
from coopcms.ledger.events import Event, emit
from coopcms.media.models import PICTURE, Picture
from coopcms.media.policy import WITHDRAWING, may_keep
from coopcms.media.queries import picture
from coopcms.network.models import NETWORK


def picture_denied(event: Event) -> None:
    """They alone may withdraw it for all; which text it was noted in is not told, it may be no business of theirs."""
    row = picture(event.subject)
    facts = {"event": DENIED, "title": row.title or row.name, "transition": event.facts["how"]}
    facts |= {"url_path": f"/admin/medien/{row.id}/menschen"}
    emit(Event("told", PICTURE, row.id, event.actor, tuple(keepers_of(row)), facts))


def keepers_of(row: Picture) -> list[int | str]:
    """Who may take it out of sight, and who uploaded it, if they still work there."""
    slug = row.centre.slug
    found: list[int | str] = [f"{role}@{slug}" for role in WITHDRAWING if role != "network_editor" or slug == NETWORK]
    user = User.get_or_none(User.id == row.uploaded_by_id, User.active)
    return [*found, user.id] if user and may_keep(actor_for(user, "job"), row.centre) else found
