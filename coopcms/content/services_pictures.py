"""A picture in a text gives way to another: as a version of its own, in a working copy where readers see the text."""

from coopcms.actor import Actor
from coopcms.blocks.shape import PICTURE, Block
from coopcms.content.models import Item, Revision
from coopcms.content.services_copies import edit
from coopcms.content.services_sessions import require_lease
from coopcms.errors import NotNow, msg
from coopcms.media.models import Picture
from coopcms.media.queries import picture


def swap_picture(item: Item, old: int, new: int, actor: Actor) -> Revision:
    """Show `new` wherever the newest words show `old`: captions stay, to be looked at; descriptions are its own.

    What was said of the old picture is not said of the new one: its own proposal is, or nothing, which a check finds.
    Raises NotAllowed, Unknown, Held where somebody writes there, NotNow where the words do not show it any more.
    """
    body, row = item.head.content.get("body") or [], picture(new)
    changed = [_swapped(block, old, row) for block in body]
    if changed == body:
        raise NotNow(msg("The newest version of this text does not show the picture any more."))
    require_lease(item, actor)
    return edit(item, {"body": changed}, actor, item.head_id)


def _swapped(block: Block, old: int, new: Picture) -> Block:
    if "children" in block:
        return {**block, "children": [_swapped(child, old, new) for child in block["children"]]}
    if block["type"] == PICTURE and block["attrs"]["picture"] == old:
        return {**block, "attrs": _of(block["attrs"], new)}
    return block


def _of(attrs: dict, new: Picture) -> dict:
    """A picture that only adorns does so still; a proposal is in the language of the library."""
    kept = {name: value for name, value in attrs.items() if name != "alt"} | {"picture": new.id}
    alt = "" if attrs.get("decorative") or attrs.get("lang") else new.alt
    return kept | {"alt": alt} if alt else kept
