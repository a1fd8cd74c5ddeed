"""Everything others must agree to in what somebody may see, one row for each person asked, with where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from coopcms.actor import Actor
from coopcms.admin.registry_pictures import ENDED, IMAGE, ORDER, Depiction, Kept, is_soon, over_since, pictures, today
from coopcms.admin.registry_reads import EVERYTHING, Reads, Scope, Stands, Text, Told, Who
from coopcms.clock import now
from coopcms.consents.judged import word_of
from coopcms.consents.models import ASKED, CONSENT, FACTS, LEGACY, PICTURE, QUOTE
from coopcms.consents.queries_known import Entry, Named
from coopcms.consents.states import YES, Said, objecting, shown, standing
from coopcms.media.models import FAILED
from coopcms.media.policy import may_keep
from coopcms.network.models import Organisation

MISSING, EXEMPT = "missing", "exempt"  # states besides those of answers
LINK_SOON = timedelta(days=3)  # before its end, it is worth a look

Form = tuple[str, int, str]  # kind, number and hash: one thing in exactly this form


@dataclass(frozen=True, slots=True)
class Row:
    """One person's word about one thing in exactly this form; `who` None: nobody is named.

    `text` is where a quote or facts stand, or stood where `is_former`; `ends` is when a licence, a consent or an open
    link ends. `told` are all answers the state comes from, `title` the picture's or the firm's name, or the quote's
    words where they were asked for. `named` are all in a picture whose own row this is, None where nobody has said;
    `stated` is why somebody in a picture is shown.
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
    named: tuple[Who, ...] | None = ()
    stated: Depiction | None = None


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
        self.kept = pictures(reads, [slug for slug in _slugs(actor) if scope.centre in ("", slug)])
        self.settled = scope.settled
        shown = {one.id for one in self.kept}
        about = {QUOTE: {one.id for one in self.quotes}, FACTS: self.originals.keys(), PICTURE: shown}
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
                start = _start(form, text, one.at, is_former=(one.item, one.hash) not in self.quoted, title=one.words)
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
        for one in self.kept:
            yield from self._image(one)
            for shown_ in one.people:
                yield from self._depicted(one, shown_)
            told = self.told.get((PICTURE, one.id, one.digest), ())
            who = {said.party: said.who for said in told}
            for no in objecting(_said(told), [shown_.who.id for shown_ in one.people]):
                yield self._voice(_start_of(one), who[no.party])

    def _image(self, one: Kept) -> Iterator[Row]:
        """The picture itself, unless it lacks nothing and such ones are not looked at."""
        told = tuple(said for said in self.told.get((PICTURE, one.id, one.digest), ()) if not said.party)
        state, since = one.standing(_said(told))
        if one.made != FAILED and (self.settled or state != ORDER or one.is_ending):
            since = next((said.at for said in reversed(told) if said.state == state), since)
            yield replace(
                _start_of(one), kind=IMAGE, state=state, since=since, ends=one.until, is_ending=one.is_ending,
                told=told, named=one.named,
            )  # fmt: skip

    def _depicted(self, one: Kept, shown_: Depiction) -> Iterator[Row]:
        """Somebody in it: about the file as it is now, and about each one before of which they said something."""
        start, is_exempt = replace(_start_of(one), since=shown_.at, stated=shown_), shown_.basis != CONSENT
        row = self._voice(start, shown_.who, is_exempt=is_exempt, bound=shown_.named)
        day = shown_.last_day
        if day and day < today() and row.state == MISSING and shown(_said(row.told), shown_.who.id) in YES:
            row = replace(row, state=ENDED, since=over_since(day))
        if day and row.ends is None:
            counts = row.state in (*YES, ENDED) and one.withdrawn is None
            row = replace(row, ends=day, is_ending=counts and is_soon(day))
        yield row
        for digest in sorted(self.files_of[one.id, shown_.who.id] - {one.digest}):
            yield self._voice(replace(start, hash=digest, is_former=True), shown_.who, is_exempt=is_exempt)

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

    def _voice(self, start: Row, who: Who | None, *, is_exempt: bool = False, bound: Named | None = None) -> Row:
        """What one of them has said; `bound` is what a yes has to fit where it is not to the form alone."""
        party = who.id if who else 0
        told = tuple(
            one for one in self.told.get((start.kind, start.subject, start.hash), ()) if one.party in (party, 0)
        )
        said = _said(told)
        state = word_of(Entry(start.subject, said=said), bound or Named(party, ""))
        if is_exempt and state in ("", ASKED, LEGACY) and standing(said, party) in ("", LEGACY):
            state = EXEMPT
        asked = next((one for one in reversed(told) if one.state == ASKED and one.party == party), None)
        since = next((one.at for one in reversed(told) if one.state == state), start.since)
        ends, is_ending = None, False
        if state == ASKED and asked and asked.ends:
            ends, is_ending = asked.ends, asked.ends <= now() + LINK_SOON
        return replace(
            start, who=who, state=state or MISSING, since=since, asked_by=asked.by if asked else "", ends=ends,
            is_ending=is_ending, told=told,
        )  # fmt: skip


def _said(told: Iterable[Told]) -> list[Said]:
    return [Said(one.id, one.party, one.state, at=str(one.when)) for one in told]


def _start_of(one: Kept) -> Row:
    return replace(
        _start((PICTURE, one.id, one.digest), None, one.at, is_former=False), title=one.title, centre=one.centre
    )


def _start(form: Form, text: Text | None, at: datetime, is_former: bool, title: str = "") -> Row:
    return Row(*form, title, text, "", None, "", at, "", None, False, is_former, ())


def _is_copy(text: Text) -> bool:
    return text.id != text.original


def _slugs(actor: Actor) -> list[str]:
    """The centres whose pictures the actor looks after; no select where no role could."""
    held = {slug for _role, slug in actor.roles}
    return sorted(slug for slug in held if may_keep(actor, Organisation(slug=slug)))
