"""What the desk knows of one text's consents besides where they stand: who is known, who was asked, what was said."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import reduce

from peewee import JOIN

from coopcms.consents.judged import Matter, matters_of
from coopcms.consents.models import FACTS, PICTURE, QUOTE, Answer, Party
from coopcms.consents.queries import original_id
from coopcms.consents.queries_known import Wanted, known_from, parts
from coopcms.content.models import Item

PROPOSED = 300  # entries of people and firms that are offered


def states_of(item: Item, *contents: Mapping) -> list[list[Matter]]:
    """Where everything stands in each of these words of one item; one select for all of them, none for nothing."""
    key = original_id(item)
    each = [Wanted().content(key, content) for content in contents]
    together, rows = reduce(_together, each, Wanted()), defaultdict(list)
    others = {one.facts[key] for one in each if one.facts} - {together.facts.get(key)}
    asked = [*parts(together), *(part for facts in sorted(others) for part in parts(Wanted(facts={key: facts})))]
    if asked:  # a firm that is named for facts in two forms is one row: a union has no row twice
        for what, *values in reduce(lambda one, other: one.union(other), asked).tuples():
            rows[what].append(values)
    found = [known_from(rows, one if one.facts else together) for one in each]
    return [matters_of(key, content, one) for content, one in zip(contents, found, strict=True)]


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
