"""What a link for a preview is for: words that stand at no public address."""

from coopcms.content.models import Item
from coopcms.errors import msg


def public_home(item: Item) -> Item | None:
    """The item at whose address readers find these words, or what became of them; None while there is something new."""
    if item.closed:
        return item.source
    return item if item.live_id and item.head_id == item.live_id else None


def keeps_from_sharing(item: Item) -> str:
    """Why a link would show nothing that is new, as a msgid; empty where it would."""
    if item.trashed_at:
        return msg("It lies in the trash; whoever follows a link finds nothing there.")
    if item.closed:
        return msg("This working copy has been checked in. Share the public address of the text instead.")
    return msg("These words have been released. Share the public address of the text.") if public_home(item) else ""
