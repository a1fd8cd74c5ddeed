"""Which quotes and facts stand in a revision: read once for each wording, since what has a hash never changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopcms.consents.subjects import FIRM, hash_about_firm, passages
from coopcms.content.models import Revision

_MOST = 100_000  # wordings that are remembered, a few hundred bytes each
_AT_ONCE = 10_000  # SQLite takes 32,766 values
_remembered: dict[str, "Holds"] = {}


@dataclass(frozen=True, slots=True)
class Holds:
    """The hashes of the quotes in some words, that of the facts about a firm, "" for none, and the firm's name."""

    quotes: frozenset[str] = frozenset()
    facts: str = ""
    company: str = ""


def holds(revisions: Mapping[int, str]) -> dict[str, Holds]:
    """What stands in each of these (number to hash), by hash; one select for those not met before, else none."""
    lacking = {hash_: number for number, hash_ in revisions.items() if hash_ not in _remembered}
    numbers = list(lacking.values())
    read: dict[str, Holds] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        rows = Revision.select(Revision.hash, Revision.content).where(
            Revision.id.in_(numbers[start : start + _AT_ONCE])
        )
        read |= {hash_: _read(content) for hash_, content in rows.tuples().iterator()}
    found = read | {hash_: _remembered[hash_] for hash_ in revisions.values() if hash_ in _remembered}
    if len(_remembered) + len(read) > _MOST:
        _remembered.clear()
    _remembered.update(read)
    return found


def _read(content: Mapping) -> Holds:
    quotes = frozenset(one.hash for one in passages(content.get("body") or []))
    return Holds(quotes, hash_about_firm(content), content.get(FIRM[0]) or "")
