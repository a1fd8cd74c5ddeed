"""Whom and which words lines of a history tell of: the lines keep numbers, since what they keep can never be erased."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from peewee import Value

from coopcms.consents.models import Answer, ApprovalLink, Party, Quote
from coopcms.ledger.models import HistoryLine


@dataclass(frozen=True, slots=True)
class Told:
    """What one line is about: names of people and firms as they are called now, exact words, those proposed instead."""

    names: tuple[str, ...] = ()
    about: str = ""
    words: str = ""
    proposal: str = ""


def told_of(lines: Iterable[HistoryLine]) -> dict[int, Told]:
    """The same by the number of each line that tells of a consent; one select, none where none does."""
    facts = {line.id: line.facts for line in lines if line.verb in _TELLING}
    asked = list(_parts(facts.values()))
    found: dict[str, dict] = defaultdict(dict)
    if asked:
        for what, key, *values in reduce(lambda one, other: one.union_all(other), asked).tuples():
            found[what][key] = values
    said = {(kind, int(number), hash_): text for text, _new, kind, number, hash_ in found["answer"].values()}
    return {number: _told(values, found, said) for number, values in facts.items()}


def _parts(facts: Iterable[Mapping]) -> Iterable:
    """The selects behind it: what each row is, its number, and five values."""
    facts = list(facts)
    parties = {one for values in facts for one in _parties(values)}
    links = {values["link"] for values in facts if "link" in values}
    quotes = {values["quote"] for values in facts if "quote" in values}
    answers = [values for values in facts if values.get("about") and "hash" in values]
    if parties:
        yield _part(Party, "party", Party.id, Party.name).where(Party.id.in_(parties))
    if links:
        yield _part(ApprovalLink, "link", ApprovalLink.id, Party.name).join(Party).where(ApprovalLink.id.in_(links))
    if quotes:
        yield _part(Quote, "quote", Quote.id, Quote.text).where(Quote.id.in_(quotes))
    if answers:
        columns = Answer.text, Answer.proposal, Answer.subject_kind, Answer.subject_id, Answer.hash
        yield _part(Answer, "answer", Answer.id, *columns).where(
            Answer.subject_kind.in_({one["about"] for one in answers}),
            Answer.subject_id.in_({one["number"] for one in answers}),
            Answer.hash.in_({one["hash"] for one in answers}),
        )


def _part(model, what: str, key, *columns):
    filled = (*(column.cast("text") for column in columns), *(Value("") for _ in range(5 - len(columns))))
    return model.select(Value(what), key, *filled)


def _parties(facts: Mapping) -> list[int]:
    return [one for one in (facts.get("party"), *facts.get("parties", ())) if one]


def _told(facts: Mapping, found: Mapping[str, Mapping], said: Mapping[tuple, str]) -> Told:
    """Older lines do not name their answer: the words are found by their hash, which they are bound to."""
    names = [found["party"][one][0] for one in _parties(facts) if one in found["party"]]
    names += [found["link"][facts["link"]][0]] if facts.get("link") in found["link"] and not names else []
    if "quote" in facts:
        return Told(tuple(names), "quote", *found["quote"].get(facts["quote"], [""])[:1])
    about = facts.get("about", "")
    text, proposal = said.get((about, facts.get("number"), facts.get("hash")), ""), ""
    if facts.get("answer") in found["answer"]:
        text, proposal = found["answer"][facts["answer"]][:2]
    return Told(tuple(names), about, text, proposal)


_TELLING = frozenset({
    "answered", "speakers_named", "quote_exempted", "exemption_ended", "firm_named", "approval_revoked",
    "approval_replaced", "change_asked",
})  # fmt: skip
