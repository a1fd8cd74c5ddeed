"""What was published before anybody's answer was kept: many texts in a few statements, marked as undocumented."""

from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import FACTS, IMPORT, LEGACY, QUOTE, Answer
from coopcms.consents.services_sync import by_hash, meet
from coopcms.consents.services_uses import note_uses
from coopcms.consents.subjects import hash_about_firm, title_of_firm
from coopcms.content.models import Item

_ROWS = 1000  # of one insert: SQLite takes 32,766 values


def meet_words(items: Iterable[Item]) -> None:
    """For the heads of many new items what a save does for one: quotes are met, and what stands in the words is noted.

    Called where many items are made at once, inside that transaction, whether they are public or not.
    """
    heads = {item.id: item.head for item in items}
    note_uses((head.id, head.content) for head in heads.values())
    quotes = {item: by_hash(head.content.get("body") or []) for item, head in heads.items()}
    meet({item: found for item, found in quotes.items() if found})


def mark_legacy(items: Iterable[Item], actor: Actor) -> int:
    """Let the quotes and facts of these original items' heads count as they are; how many nobody had spoken about.

    Called where texts come in that are public already, inside that transaction; what was answered stays answered.
    """
    heads = {item.id: item.head for item in items}
    quotes = {item: by_hash(head.content.get("body") or []) for item, head in heads.items()}
    ids = meet({item: found for item, found in quotes.items() if found})
    told = [
        (QUOTE, ids[item, hash_], hash_, one.text, heads[item].id)
        for item, found in quotes.items()
        for hash_, one in found.items()
    ]
    told += [
        (FACTS, item, hash_, title_of_firm(head.content), head.id)
        for item, head in heads.items()
        if (hash_ := hash_about_firm(head.content))
    ]
    answered = _answered(told)
    rows = [_row(one, actor) for one in told if one[:3] not in answered]
    for start in range(0, len(rows), _ROWS):
        Answer.insert_many(rows[start : start + _ROWS]).execute()
    return len(rows)


def _answered(told: list[tuple]) -> set[tuple[str, int, str]]:
    """Those of them that somebody has spoken about; one select, none for nothing."""
    if not told:
        return set()
    rows = Answer.select(Answer.subject_kind, Answer.subject_id, Answer.hash)
    return set(rows.where(Answer.subject_id.in_({one[1] for one in told})).distinct().tuples())


def _row(one: tuple, actor: Actor) -> dict:
    kind, subject, hash_, text, revision = one
    return {
        "subject_kind": kind, "subject_id": subject, "hash": hash_, "state": LEGACY, "text": text, "how": IMPORT,
        "revision": revision, "actor_id": actor.id, "actor_name": actor.name, "at": now(),
    }  # fmt: skip
