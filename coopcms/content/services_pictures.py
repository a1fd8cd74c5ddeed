"""A picture in a text gives way to another: as a version of its own, in a working copy where readers see the text."""

from coopcms.actor import Actor
from coopcms.blocks.shape import PICTURE, Block
from coopcms.content.models import Item, Revision
from coopcms.content.services_copies import edit
from coopcms.content.services_sessions import require_lease
from coopcms.errors import NotNow, msg


def swap_picture(item: Item, old: int, new: int, actor: Actor) -> Revision:
    """Show `new` wherever the newest words show `old`; descriptions and captions stay, to be looked at.

    Raises NotAllowed, Unknown, Held where somebody writes there, NotNow where the words do not show it any more.
    """
    body = item.head.content.get("body") or []
    changed = [_swapped(block, old, new) for block in body]
    if changed == body:
        raise NotNow(msg("The newest version of this text does not show the picture any more."))
    require_lease(item, actor)
    return edit(item, {"body": changed}, actor, item.head_id)


def _swapped(block: Block, old: int, new: int) -> Block:
    if "children" in block:
        return {**block, "children": [_swapped(child, old, new) for child in block["children"]]}
    if block["type"] == PICTURE and block["attrs"]["picture"] == old:
        return {**block, "attrs": {**block["attrs"], "picture": new}}
    return block
