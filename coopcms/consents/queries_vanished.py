"""What readers saw until somebody's word, and see no more."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from coopcms.consents.judged import may_show_facts, may_show_picture, may_show_quote
from coopcms.consents.models import FACTS, PICTURE
from coopcms.consents.queries_known import Entry, Wanted, known
from coopcms.consents.queries_things import Thing
from coopcms.consents.subjects import hash_about_firm
from coopcms.content.models import READ, Item


def vanished(original: Item, things: Iterable[Thing], written: Collection[int]) -> list[Thing]:
    """Those of the things that the live text showed until the answers of these numbers; one select, none for none."""
    things = list(things)
    if not (things and original.live_id and original.public in READ):
        return []
    content = original.live.content
    wanted = Wanted().content(original.id, content)
    found = known(wanted)

    def is_gone(thing: Thing) -> bool:
        if thing.about.kind == PICTURE:
            return _is_gone(found.pictures.get(thing.about.subject), may_show_picture, written)
        if thing.about.kind == FACTS:
            return bool(hash_about_firm(content)) and _is_gone(found.facts[original.id], may_show_facts, written)
        return _is_gone(found.quotes.get((original.id, thing.hash)), may_show_quote, written)

    return [thing for thing in things if is_gone(thing)]


def is_picture_gone(number: int, written: Collection[int]) -> bool:
    """True if readers could see the picture until the answers of these numbers; one select."""
    entry = known(Wanted(pictures={number})).pictures.get(number)
    return _is_gone(entry, may_show_picture, written)


def was_agreed(number: int) -> bool:
    """True if everybody in a picture agrees that it is shown, whatever else keeps it away; one select."""
    entry = known(Wanted(pictures={number})).pictures.get(number)
    return entry is not None and may_show_picture(replace(entry, is_public=True))


def _is_gone(entry: Entry | None, may_show, written: Collection[int]) -> bool:
    if entry is None or may_show(entry):
        return False
    return may_show(replace(entry, said=[one for one in entry.said if one.order not in written]))
