"""What the desk knows of one text's consents besides where they stand: who is known, who was asked, what was said."""

from collections.abc import Collection, Mapping
from functools import reduce

from peewee import JOIN

from coopcms.consents.judged import Matter, matters_of
from coopcms.consents.models import FACTS, PICTURE, QUOTE, Answer, Party
from coopcms.consents.queries import original_id
from coopcms.consents.queries_known import Wanted, known
from coopcms.content.models import Item

PROPOSED = 300  # entries of people and firms that are offered


def states_of(item: Item, *contents: Mapping) -> list[list[Matter]]:
    """Where everything stands in each of these words of one item; one select for all of them.

    What they say of a firm in two forms takes one select each: answers are looked up for one form at a time.
    """
    key = original_id(item)
    each = [Wanted().content(key, content) for content in contents]
    if len({one.facts[key] for one in each if one.facts}) > 1:
        return [matters_of(key, content, known(one)) for content, one in zip(contents, each, strict=True)]
    found = known(reduce(_together, each, Wanted()))
    return [matters_of(key, content, found) for content in contents]


def _together(one: Wanted, other: Wanted) -> Wanted:
    return Wanted(one.quotes | other.quotes, one.pictures | other.pictures, one.facts | other.facts)


def answers_on(item: Item, matters: Collection[Matter]) -> list[Answer]:
    """All that was said about these things in exactly this form, the oldest first; one select, none for nothing."""
    ids: dict[str, set[int]] = {QUOTE: set(), PICTURE: set(), FACTS: set()}
    for one in matters:
        ids[one.kind].add(one.subject)
    told = [(Answer.subject_kind == kind) & Answer.subject_id.in_(found) for kind, found in ids.items() if found]
    if not told:
        return []
    here = told[0]
    for other in told[1:]:
        here |= other
    rows = Answer.select(Answer, Party).join(Party, JOIN.LEFT_OUTER).where(here)
    return list(rows.where(Answer.hash.in_({one.hash for one in matters})).order_by(Answer.id))


def parties_near(centres: Collection[int], named: Collection[int]) -> list[Party]:
    """Who can be named: entries of these centres by name, those that are named already before them; one select."""
    near = Party.centre.in_(list(centres)) | Party.id.in_(list(named))
    rows = list(Party.select().where(near).order_by(Party.name, Party.id).limit(PROPOSED))
    return sorted(rows, key=lambda row: row.id not in named)
