"""Another picture in the place of one in a text, with a remark on each caption that was written for the old one."""

from coopcms.actor import Actor
from coopcms.blocks.shape import PICTURE, leaves
from coopcms.blocks.text import plain
from coopcms.content import policy
from coopcms.content.models import Item, Revision
from coopcms.content.services_pictures import swap_picture
from coopcms.db import db
from coopcms.review.services_comments import comment_on


def put_in_place(item: Item, old: int, new: int, remark: str, actor: Actor) -> Revision:
    """Swap the pictures and say `remark` at each caption that stayed, where the actor may. Raises as swap_picture."""
    with db.atomic():
        before = {block["id"] for block in _figures(item.head.content, old)}
        revision = swap_picture(item, old, new, actor)
        text = revision.item
        left = [block["id"] for block in _figures(revision.content, new) if block["id"] in before and plain([block])]
        if left and policy.may(actor, text, "comment"):
            for name in left:
                comment_on(text, name, remark, actor)
    return revision


def _figures(content: dict, number: int) -> list[dict]:
    figures = (block for block in leaves(content.get("body") or []) if block["type"] == PICTURE)
    return [block for block in figures if block["attrs"]["picture"] == number and block.get("id")]
