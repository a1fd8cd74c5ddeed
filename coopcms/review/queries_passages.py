"""Open remarks with the places they are about, as an editor needs them."""

from coopcms.content.models import Item
from coopcms.merge.spans import units
from coopcms.review.passages import texts_of
from coopcms.review.queries_comments import Thread, threads_on


def open_passages(item: Item) -> list[dict]:
    """Every open remark: its number, author and text, and its block or field with the place in UTF-16 units.

    Without words of its own it is about all of them; `block` is empty where it is about the whole text, or its place
    is gone. One select.
    """
    texts = texts_of(item.kind, item.head)
    return [_place(thread, texts) for thread in threads_on(item) if thread.is_open]


def _place(thread: Thread, texts: dict[str, str]) -> dict:
    first, text = thread.first, texts.get(thread.place, "")
    start, end = (thread.found.start, thread.found.end) if thread.found else (0, len(text))
    block = "" if thread.now is None else thread.place
    return {
        "comment": first.id, "author": first.user_name, "text": first.text, "block": block,
        "start": units(text, start) if block else 0, "end": units(text, end) if block else 0,
    }  # fmt: skip
