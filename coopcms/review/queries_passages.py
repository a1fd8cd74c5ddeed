"""Remarks with the places they are about as writers need them: all open ones, and those that a request collects."""

from peewee import JOIN

from coopcms.content.models import Item
from coopcms.language.flat import utf16
from coopcms.review.models import ChangeRequest, Comment
from coopcms.review.passages import texts_of
from coopcms.review.queries_comments import Thread, comments_on, threads_of, threads_on


def open_passages(item: Item) -> list[dict]:
    """Every open remark: its number, author and text, and its block or field with the place in UTF-16 units.

    Without words of its own it is about all of them; `block` is empty where it is about the whole text, or its place
    is gone. One select.
    """
    texts = texts_of(item.kind, item.head)
    return [_place(thread, texts) for thread in threads_on(item) if thread.is_open]


def wishes(item: Item) -> list[Thread]:
    """What was asked for in this cycle as remarks, done or not, in their order; one select."""
    asked = (Comment.asked == ChangeRequest.id) & (ChangeRequest.cycle == item.cycle)
    rows = comments_on(item).select_extend(ChangeRequest.id.alias("wished"))
    rows = list(rows.join(ChangeRequest, JOIN.LEFT_OUTER, on=asked).objects())
    wished = {row.id for row in rows if row.wished}
    return [thread for thread in threads_of(item, rows) if thread.first.id in wished]


def place_in_editor(thread: Thread, texts: dict[str, str]) -> dict:
    """The block or field of a remark and the place in it, in UTF-16 units; an empty block where there is none."""
    start, end = (thread.found.start, thread.found.end) if thread.found else (0, len(texts.get(thread.place, "")))
    text, block = texts.get(thread.place, ""), "" if thread.now is None else thread.place
    return {"block": block, "start": utf16(text, start) if block else 0, "end": utf16(text, end) if block else 0}


def _place(thread: Thread, texts: dict[str, str]) -> dict:
    first = thread.first
    return {"comment": first.id, "author": first.user_name, "text": first.text} | place_in_editor(thread, texts)
