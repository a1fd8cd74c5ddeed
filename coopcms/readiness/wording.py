"""All findings of the language checks in reading order, each with its place and what was decided about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from coopcms.language.findings import SEVERITIES, Finding, Suggestion
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.unmarked import RULE, folded
from coopcms.readiness import language
from coopcms.readiness.decided import Decision, Spot, around, matched, words_of
from coopcms.readiness.lines import Place
from coopcms.readiness.passages import Passages, placed
from coopcms.readiness.subject import Subject
from coopcms.readiness.unmarked import unmarked

WORDING, TIMES, NAMES, READING, QUOTES = "wording", "times", "names", "reading", "quotes"
NOTE = "note"
_NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may stand instead: their place may exceed that of the finding."""

    style: str
    text: str
    place: Place
    advice: str
    recast: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One finding; `id` stays while the words and those around them do. `finding` has offsets in the whole text."""

    id: str
    group: str
    finding: Finding
    place: Place
    before: str
    after: str
    offers: tuple[Offer, ...] = ()
    decision: Decision | None = None

    @property
    def spot(self) -> Spot:
        """What a decision can be about."""
        place = self.place.block or self.place.field
        return Spot(self.finding.rule, self.finding.surface, place, self.before, self.after, self.place.start)


def wordings(about: Subject) -> tuple[Wording, ...]:
    """Every finding of a German text by the strictest of the owners' profiles."""
    if not about.is_german or not about.passages.text:
        return ()
    found = [_wording(about.passages, group, one) for group, one in _in_order(_found(about))]
    decided = matched([one.spot for one in found], about.known.decisions) | _about_quotes(found, about)
    seen: dict[str, int] = {}
    out = []
    for number, one in enumerate(found):
        seen[one.id] = seen.get(one.id, 0) + 1
        name = one.id if seen[one.id] == 1 else f"{one.id}-{seen[one.id]}"
        out.append(replace(one, id=name, decision=decided.get(number)))
    return tuple(out)


def place_of(one: Finding) -> tuple[int, int, str]:
    """What tells findings of one text apart."""
    return one.start, one.end, one.rule


def kept_places(about: Subject) -> frozenset[tuple[int, int, str]]:
    """The findings that stay as they are by somebody's decision."""
    if not about.known.decisions:
        return frozenset()
    return frozenset(place_of(one.finding) for one in wordings(about) if one.decision)


def strictest(whole: Passages, profiles: Sequence[Profile]) -> list[Finding]:
    """What any of the profiles finds, as heavy as the heaviest says; offered is only what none of them forbids."""
    text, spans = whole.text[: whole.upper], tuple(span for span in whole.protected if span.end <= whole.upper)
    forbidden = frozenset().union(*(profile.forbidden for profile in profiles))
    found: dict[tuple, Finding] = {}
    for profile in profiles:
        for one in language.by_profile(text, profile, spans):
            key = place_of(one)
            known = found.setdefault(key, one)
            if SEVERITIES.index(one.severity) < SEVERITIES.index(known.severity):
                found[key] = one
    order = profiles[0].preferred if profiles else ()
    mended = {(one.start, one.end) for one in found.values() if one.severity != NOTE}  # there no note says it is fine
    kept = (one for one in found.values() if one.severity != NOTE or (one.start, one.end) not in mended)
    return [replace(one, suggestions=_offered(one.suggestions, forbidden, order)) for one in kept]


def _found(about: Subject) -> Iterator[tuple[str, Finding]]:
    """Quotes and other languages are shielded by the first check itself, from the others here."""
    whole, day = about.passages, about.known.day
    profiles = [profile for _centres, profile in about.known.profiles] or [DEFAULT]
    yield from ((WORDING, one) for one in strictest(whole, profiles))
    yield from ((QUOTES, one) for one in unmarked(about))
    others = (
        (TIMES, language.times(whole.text, day)), (NAMES, language.names(whole.text, about.known.records, day)),
        (READING, language.hard(whole.text)),
    )  # fmt: skip
    for group, found in others:
        yield from ((group, one) for one in found if not whole.is_protected(one.start, one.end))


def _about_quotes(found: Sequence[Wording], about: Subject) -> dict[int, Decision]:
    """Words that are no quote are none wherever they stand."""
    by_words = {folded(one.surface): one for one in about.known.decisions if one.rule == RULE}
    places = ((number, folded(one.finding.surface)) for number, one in enumerate(found) if one.finding.rule == RULE)
    return {number: by_words[words] for number, words in places if words in by_words}


def _in_order(found: Iterable[tuple[str, Finding]]) -> list[tuple[str, Finding]]:
    return sorted(found, key=lambda pair: (pair[1].start, SEVERITIES.index(pair[1].severity), pair[1].rule))


def _offered(offers: Iterable[Suggestion], forbidden: frozenset, order: Sequence[str]) -> tuple[Suggestion, ...]:
    """Those the profile prefers, or all where it prefers none; neutral words first, each once."""
    allowed = [one for one in offers if one.style not in forbidden]
    wanted = [one for one in allowed if one.style in order] or allowed
    once = {(one.text, one.start, one.end): one for one in reversed(wanted)}
    return tuple(sorted(reversed(once.values()), key=lambda one: one.style != _NEUTRAL))


def _wording(whole: Passages, group: str, one: Finding) -> Wording:
    piece = whole.piece_at(one.start)
    first, last = one.start - piece.start, min(one.end - piece.start, len(piece.text))
    before, after = around(piece.text, first, last)
    offers = tuple(
        Offer(
            offer.style, offer.text, placed(piece, max(offer.start - piece.start, 0), offer.end - piece.start),
            offer.advice, offer.needs_rephrase,
        )
        for offer in one.suggestions
    )  # fmt: skip
    name = "\0".join((one.rule, one.surface, *words_of(before, after))).encode("utf-8", "surrogatepass")
    key = sha256(name).hexdigest()[:12]
    return Wording(key, group, one, placed(piece, first, last), before, after, offers)
