"""Each save meets its quotes: rows for words not met before, speakers carried over where words were changed."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from coopcms.clock import now
from coopcms.consents.models import Quote, QuoteSpeaker
from coopcms.consents.subjects import Passage, passages

_ALIKE = 0.5  # of the words: below that, a quote in another place is another quote
_COMPARED = 400  # pairs of quotes whose words are compared; beyond that only the place decides
_ROWS = 1000  # of one insert: SQLite takes 32,766 values


def sync(item: int, before: Sequence, blocks: Sequence) -> None:
    """Meet the quotes of a body of the original item; `before` is the body it descends from.

    Answers are never carried over: they belong to the words they were given for. One select where there are quotes.
    """
    new, old = by_hash(blocks), by_hash(before)
    if not new:
        return
    ids = meet({item: new}, [*old])
    came = [new[hash_] for hash_ in new if hash_ not in old]
    went = [old[hash_] for hash_ in old if hash_ not in new]
    if came and went:
        _carry_over({ids[item, one.hash]: ids.get((item, two.hash)) for one, two in _heirs(came, went)})


def meet(found: Mapping[int, Mapping[str, Passage]], others: Iterable[str] = ()) -> dict[tuple[int, str], int]:
    """Ids of quotes by (item, hash), rows made for those not met before; `others` are hashes only looked up."""
    wanted = {(item, hash_) for item, quotes in found.items() for hash_ in quotes}
    if not wanted:
        return {}
    ids = _ids(found, wanted, others)
    if lacking := sorted(wanted - ids.keys()):
        rows = [_row(item, found[item][hash_]) for item, hash_ in lacking]
        for start in range(0, len(rows), _ROWS):
            Quote.insert_many(rows[start : start + _ROWS]).on_conflict_ignore().execute()
        ids = _ids(found, wanted, others)
    return ids


def by_hash(blocks: Sequence) -> dict[str, Passage]:
    """The quotes of a body, each once, where it stands first."""
    return {quote.hash: quote for quote in reversed(passages(list(blocks)))}


def _ids(found: Mapping[int, object], wanted: set, others: Iterable[str]) -> dict[tuple[int, str], int]:
    hashes = {hash_ for _item, hash_ in wanted} | set(others)
    rows = Quote.select(Quote.item, Quote.hash, Quote.id).where(Quote.item.in_(list(found)), Quote.hash.in_(hashes))
    return {(item, hash_): key for item, hash_, key in rows.tuples()}


def _row(item: int, quote: Passage) -> dict:
    words = {"hash": quote.hash, "text": quote.text, "context": quote.context}
    return {"item": item, **words, "kind": quote.kind, "block": quote.block, "created_at": now()}


def _heirs(came: list[Passage], went: list[Passage]) -> list[tuple[Passage, Passage]]:
    """(new quote, the old one it was made from), where there is one: in the same block, else alike in words."""
    compares = len(came) * len(went) <= _COMPARED
    found = []
    for one in came:
        marks = [((one.block == two.block != ""), _likeness(one, two) if compares else 0.0, two) for two in went]
        same, alike, two = max(marks, key=lambda mark: mark[:2])
        if same or alike >= _ALIKE:
            found.append((one, two))
    return found


def _likeness(one: Passage, two: Passage) -> float:
    return SequenceMatcher(None, one.text.split(), two.text.split(), autojunk=False).ratio()


def _carry_over(heirs: Mapping[int, int | None]) -> None:
    """Speakers from the old row to the new one, unless somebody is named there already."""
    keys = {key for pair in heirs.items() for key in pair if key}
    rows = QuoteSpeaker.select(QuoteSpeaker.quote, QuoteSpeaker.party, QuoteSpeaker.position)
    named: dict[int, list] = {}
    for quote, party, position in rows.where(QuoteSpeaker.quote.in_(keys)).tuples():
        named.setdefault(quote, []).append({"party": party, "position": position})
    made = [{"quote": new, **row} for new, old in heirs.items() if new not in named for row in named.get(old or 0, ())]
    if made:
        QuoteSpeaker.insert_many(made).execute()
