"""Everything others must agree to in what somebody may see, one row for each person asked, with where it stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from coopcms.actor import Actor
from coopcms.admin.registry_reads import EVERYTHING, Reads, Scope, Shown, Stands, Text, Told, Who
from coopcms.clock import berlin, now
from coopcms.consents.models import ASKED, CONSENT, FACTS, LEGACY, PICTURE, QUOTE
from coopcms.consents.states import Said, shown, standing
from coopcms.media.policy import may_keep
from coopcms.network.models import Organisation

MISSING, EXEMPT = "missing", "exempt"  # states besides those of answers
LICENCE_SOON, LINK_SOON = timedelta(days=30), timedelta(days=3)  # before the end, it is worth a look

Form = tuple[str, int, str]  # kind, number and hash: one thing in exactly this form


@dataclass(frozen=True, slots=True)
class Row:
    """One person's word about one thing in exactly this form; `who` None: nobody is named.

    `text` is where a quote or facts stand, or stood where `is_former`; `ends` is when a licence or an open link ends.
    `told` are all answers the state comes from, `title` the picture's or the firm's name.
    """

    kind: str
    subject: int
    hash: str
    title: str
    text: Text | None
    centre: str
    who: Who | None
    state: str
    since: datetime
    asked_by: str
    ends: date | datetime | None
    is_ending: bool
    is_former: bool
    told: tuple[Told, ...]


def rows(actor: Actor, scope: Scope = EVERYTHING) -> list[Row]:
    """All rows of what the actor may see within the scope; four selects or five.

    Items as their workflow files say, pictures of the centres the actor works for. Words that stand nowhere any more
    are proof only where somebody was asked about them.
    """
    return list(_Gathered(actor, scope).rows())


class _Gathered:
    """What was read, in the order it is looked up."""

    def __init__(self, actor: Actor, scope: Scope):
        reads = Reads(scope)
        self.seen, stands = reads.texts(actor)
        self.originals: dict[int, Text] = {}
        for text in sorted(self.seen.values(), key=_is_copy):
            self.originals.setdefault(text.original, text)
        self._stand(stands)
        self.quotes = reads.quotes(self.originals)
        self.shown = reads.people_in_pictures([slug for slug in _slugs(actor) if scope.centre in ("", slug)])
        pictures = {one.picture for one in self.shown}
        about = {QUOTE: {one.id for one in self.quotes}, FACTS: self.originals.keys(), PICTURE: pictures}
        self.told: dict[Form, list[Told]] = defaultdict(list)
        for form, one in reads.answers(about):
            self.told[form].append(one)

    def _stand(self, stands: list[Stands]) -> None:
        """Where each quote and all facts stand now: in the original if there, else in its copy."""
        self.quoted: dict[tuple[int, str], Text] = {}
        self.facts: dict[tuple[int, str], tuple[Text, str]] = {}
        for one in sorted(stands, key=lambda one: _is_copy(one.text)):
            if one.kind == QUOTE:
                self.quoted.setdefault((one.text.original, one.hash), one.text)
            else:
                self.facts.setdefault((one.text.original, one.hash), (one.text, one.company))

    def rows(self) -> Iterator[Row]:
        """Quotes, facts, pictures."""
        yield from self._quotes()
        yield from self._facts()
        yield from self._pictures()

    def _quotes(self) -> Iterator[Row]:
        for one in self.quotes:
            form = QUOTE, one.id, one.hash
            text = self.quoted.get((one.item, one.hash)) or self._former(form, self.originals[one.item])
            if text:
                start = _start(form, text, one.at, is_former=(one.item, one.hash) not in self.quoted)
                yield from self._voices(start, one.who, is_exempt=one.is_exempt)

    def _facts(self) -> Iterator[Row]:
        past = {(subject, hash_) for kind, subject, hash_ in self.told if kind == FACTS and subject in self.originals}
        for original, hash_ in sorted(self.facts.keys() | past):
            form, first = (FACTS, original, hash_), self.originals[original]
            text, company = self.facts.get((original, hash_)) or (self._former(form, first), "")
            if text:
                said = self.told.get(form)
                at = said[0].at if said else now()
                start = _start(form, text, at, is_former=(original, hash_) not in self.facts, title=company)
                yield from self._voices(start, [first.firm] if first.firm else [])

    def _pictures(self) -> Iterator[Row]:
        last = (berlin(now()) + LICENCE_SOON).date()
        for one in self.shown:
            soon = bool(one.until) and one.until <= last and not one.is_withdrawn
            for form in self._files(one):
                former = form[2] != one.digest
                start = replace(
                    _start(form, None, one.at, is_former=former, title=one.title),
                    centre=one.centre, ends=None if former else one.until, is_ending=soon and not former,
                )  # fmt: skip
                yield self._voice(start, one.who, is_exempt=one.basis != CONSENT)

    def _files(self, one: Shown) -> list[Form]:
        """The file as it is now, and each one before about which this person said something."""
        past = self.files_of[one.picture, one.who.id] - {one.digest}
        return [(PICTURE, one.picture, hash_) for hash_ in (one.digest, *sorted(past))]

    @cached_property
    def files_of(self) -> dict[tuple[int, int], set[str]]:
        """About which files somebody has said something, by picture and party."""
        found = defaultdict(set)
        for (kind, subject, hash_), told in self.told.items():
            for one in told if kind == PICTURE else ():
                found[subject, one.party].add(hash_)
        return found

    def _former(self, form: Form, text: Text) -> Text | None:
        """Where words that stand nowhere now were asked about, if the reader may see that place."""
        places = {told.item for told in self.told.get(form, ())}
        return text if places and (None in places or not places.isdisjoint(self.seen)) else None

    def _voices(self, start: Row, named: Sequence[Who], *, is_exempt: bool = False) -> Iterator[Row]:
        """A row for everybody named, and for who has said something besides; one for nobody where there is none."""
        told = self.told.get((start.kind, start.subject, start.hash), ())
        known = {who.id for who in named}
        others = {one.who.id: one.who for one in told if one.who and one.who.id not in known and one.state != ASKED}
        for who in (*named, *others.values()) or (None,):
            yield self._voice(start, who, is_exempt=is_exempt)

    def _voice(self, start: Row, who: Who | None, *, is_exempt: bool) -> Row:
        party = who.id if who else 0
        told = tuple(
            one for one in self.told.get((start.kind, start.subject, start.hash), ()) if one.party in (party, 0)
        )
        said = [Said(one.id, one.party, one.state) for one in told]
        state = shown(said, party)
        if is_exempt and state in ("", ASKED, LEGACY) and standing(said, party) in ("", LEGACY):
            state = EXEMPT
        asked = next((one for one in reversed(told) if one.state == ASKED and one.party == party), None)
        since = next((one.at for one in reversed(told) if one.state == state), start.since)
        ends, is_ending = start.ends, start.is_ending
        if state == ASKED and asked and asked.ends and not ends:
            ends, is_ending = asked.ends, asked.ends <= now() + LINK_SOON
        return Row(
            start.kind, start.subject, start.hash, start.title, start.text, start.centre, who, state or MISSING, since,
            asked.by if asked else "", ends, is_ending, start.is_former, told,
        )  # fmt: skip


def _start(form: Form, text: Text | None, at: datetime, is_former: bool, title: str = "") -> Row:
    return Row(*form, title, text, "", None, "", at, "", None, False, is_former, ())


def _is_copy(text: Text) -> bool:
    return text.id != text.original


def _slugs(actor: Actor) -> list[str]:
    """The centres whose pictures the actor looks after; no select where no role could."""
    held = {slug for _role, slug in actor.roles}
    return sorted(slug for slug in held if may_keep(actor, Organisation(slug=slug)))
