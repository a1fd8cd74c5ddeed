"""What rows come to for one text: each quote, picture and set of facts with who has said what, and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coopcms.blocks.pictures import Use, pictures_in
from coopcms.clock import berlin, now
from coopcms.consents.models import (
    ASKED,
    CONSENT,
    FACTS,
    LEGACY,
    PICTURE,
    PROPOSED,
    QUOTE,
    REFUSED,
    RELEASED,
    WITHDRAWN,
)
from coopcms.consents.queries_known import Entry, Known, Named
from coopcms.consents.states import NO, YES, Said, is_denied, is_released, last, objecting, shown, standing
from coopcms.consents.subjects import Passage, hash_about_firm, passages, title_of_firm
from coopcms.errors import msg

NOBODY, UNSEEN, UNSTATED = "nobody", "unseen", "unstated"  # nobody is named, the picture may not be shown, see people
_PASSAGE = 80  # letters of a quote that are named


@dataclass(frozen=True, slots=True)
class Voice:
    """One party's word about one thing: `state` is one of the models' states or "" where nobody has asked."""

    party: int
    name: str
    state: str
    is_yes: bool
    how: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing in a text that others must agree to; `subject` is 0 where no row stands for it yet.

    `lack` says what is missing besides voices, "" if nothing; `mark` is legacy or exempt where nobody was asked;
    `keeper` is slug and name of the centre that keeps a picture.
    """

    kind: str
    subject: int
    hash: str
    text: str
    block: str
    is_released: bool
    voices: tuple[Voice, ...] = ()
    lack: str = ""
    mark: str = ""
    keeper: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps a text from the public: `why` is a msgid for `values`, `party` whom to ask, 0 for nobody."""

    kind: str
    subject: int
    hash: str
    text: str
    block: str
    party: int
    name: str
    state: str
    why: str
    values: Mapping[str, str]


def matters_of(item: int, content: Mapping, known: Known) -> list[Matter]:
    """Everything in these words of the original item that others must agree to, in reading order, each once."""
    body = content.get("body") or []
    quotes, uses = {}, {}
    for quote in passages(body):
        quotes.setdefault(quote.hash, quote)
    for use in pictures_in(body):
        uses.setdefault(use.picture, use)
    found = [_quote(quote, known.quotes.get((item, quote.hash))) for quote in quotes.values()]
    found += [_picture(use, known.pictures.get(use.picture)) for use in uses.values()]
    if facts := hash_about_firm(content):
        found.append(_facts(title_of_firm(content), facts, known.facts[item]))
    return found


def missing_of(matters: list[Matter]) -> list[Missing]:
    """What of them is not agreed to, and whom to ask."""
    return [one for matter in matters if not matter.is_released for one in _missing(matter)]


def may_show_quote(entry: Entry | None) -> bool:
    """True if exactly these words may be public: released, undocumented from before, or nobody needs to be asked."""
    if entry is None:
        return False
    exempt = entry.is_exempt and not is_denied(entry.said)
    return exempt or is_released(entry.said, [one.id for one in entry.named])


def may_show_picture(entry: Entry | None) -> bool:
    """True if the file may be public, all whose consent it rests on have given it, and nobody in it objects."""
    if entry is None or not entry.is_public:
        return False
    named = entry.named or (Named(0, "", NOBODY),)
    return all(_agrees(entry, one) for one in named) and not _objecting(entry)


def may_keep_picture(entry: Entry | None) -> bool:
    """True if the file may be public for as long as nobody says otherwise: what its licence ends is not kept."""
    lasts = entry is not None and entry.is_lasting and not any(one.until for one in entry.named)
    return lasts and may_show_picture(entry)


def may_show_facts(entry: Entry) -> bool:
    """True if the firm has released exactly these facts, or they are undocumented from before; no answer is no yes."""
    return is_released(entry.said, [one.id for one in entry.named])


def _objecting(entry: Entry) -> list[Said]:
    return objecting(entry.said, [one.id for one in entry.named])


def _agrees(entry: Entry, one: Named) -> bool:
    state = _state(entry, one)
    return state in YES or (one.basis not in ("", CONSENT) and state not in NO)


def _state(entry: Entry, one: Named) -> str:
    """What their word is now; a yes to other purposes, or one whose last day is over, is none."""
    state, newest = standing(entry.said, one.id), last(entry.said, one.id)
    is_bound = state in YES and newest is not None and one.basis == CONSENT
    return "" if is_bound and (_given(entry, one) < one.since or is_over(one.until)) else state


def word_of(entry: Entry, one: Named) -> str:
    """The state to show of them: their word as it counts now, or that they are asked and nothing counts."""
    state, newest = shown(entry.said, one.id), last(entry.said, one.id)
    counts = state if state not in YES else _state(entry, one)
    return ASKED if not counts and newest is not None and newest.state == ASKED else counts


def _given(entry: Entry, one: Named) -> str:
    """When their last yes was given, as text."""
    return max((said.at for said in entry.said if said.party == one.id and said.state in YES), default="")


def is_over(until: str) -> bool:
    """True if that day (ISO, "" for none) is over in Berlin."""
    return bool(until) and until < berlin(now()).date().isoformat()


def _quote(quote: Passage, entry: Entry | None) -> Matter:
    if entry is None:
        return Matter(QUOTE, 0, quote.hash, quote.text, quote.block, False, lack=NOBODY)
    voices, agreed = _voices(entry), may_show_quote(entry)
    lack = "" if agreed or voices else NOBODY
    mark = "exempt" if entry.is_exempt else LEGACY if standing(entry.said, 0) == LEGACY else ""
    return Matter(QUOTE, entry.id, quote.hash, quote.text, quote.block, agreed, voices, lack, mark)


def _picture(use: Use, entry: Entry | None) -> Matter:
    title, shown_here = (entry.title if entry else "") or use.alt, may_show_picture(entry)
    if entry is None:
        return Matter(PICTURE, use.picture, "", title, use.block, False, lack=UNSEEN)
    voices = _voices(entry)
    is_closed = not entry.is_public or not (voices or shown_here)  # somebody unknown has said no
    lack = UNSEEN if is_closed else "" if entry.people_stated else UNSTATED
    told = Matter(PICTURE, use.picture, entry.row.digest, title, use.block, shown_here and not lack, voices, lack)
    return replace(told, keeper=entry.keeper)


def _facts(company: str, facts: str, entry: Entry) -> Matter:
    voices, agreed = _voices(entry), may_show_facts(entry)
    mark = LEGACY if standing(entry.said, 0) == LEGACY else ""
    return Matter(FACTS, entry.id, facts, company, "", agreed, voices, "" if agreed or voices else NOBODY, mark)


def _voices(entry: Entry) -> tuple[Voice, ...]:
    """Everybody who is named, then who has said no and is named no more."""
    objecting_too = (Named(one.party, one.name) for one in _objecting(entry))
    return tuple(_voice(entry, one) for one in (*entry.named, *objecting_too))


def _voice(entry: Entry, one: Named) -> Voice:
    newest = last(entry.said, one.id)
    how, at = (newest.how, newest.at) if newest else ("", "")
    return Voice(one.id, one.name, word_of(entry, one), _agrees(entry, one), how, at)


def _missing(matter: Matter) -> Iterator[Missing]:
    where = matter.kind, matter.subject, matter.hash, matter.text, matter.block
    text = shortened(matter.text)
    if matter.lack:
        yield Missing(*where, 0, "", matter.lack, _WHY[matter.kind, matter.lack], {"text": text})
    for voice in matter.voices:
        if not voice.is_yes:
            why = _WHY[matter.kind, voice.state]
            yield Missing(*where, voice.party, voice.name, voice.state, why, {"text": text, "name": voice.name})


def shortened(text: str) -> str:
    """The beginning of a quote in one line, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= _PASSAGE else (text[:_PASSAGE].rpartition(" ")[0] or text[:_PASSAGE]) + " …"


_WHY = {
    (QUOTE, NOBODY): msg("Nobody is named who said “%(text)s”."),
    (QUOTE, ""): msg("%(name)s has not been asked about the quote “%(text)s”."),
    (QUOTE, ASKED): msg("%(name)s has not answered yet about the quote “%(text)s”."),
    (QUOTE, PROPOSED): msg("%(name)s proposes other words for the quote “%(text)s”."),
    (QUOTE, REFUSED): msg("%(name)s has not released the quote “%(text)s”."),
    (QUOTE, WITHDRAWN): msg("%(name)s has withdrawn the release of the quote “%(text)s”."),
    (PICTURE, UNSEEN): msg("The picture “%(text)s” may not be shown."),
    (PICTURE, UNSTATED): msg("Nobody has said who can be recognised in the picture “%(text)s”."),
    (PICTURE, ""): msg("%(name)s has not been asked about the picture “%(text)s”."),
    (PICTURE, ASKED): msg("%(name)s has not answered yet about the picture “%(text)s”."),
    (PICTURE, PROPOSED): msg("%(name)s wishes something else for the picture “%(text)s”."),
    (PICTURE, REFUSED): msg("%(name)s has not agreed to be shown in the picture “%(text)s”."),
    (PICTURE, WITHDRAWN): msg("%(name)s has withdrawn the consent to the picture “%(text)s”."),
    (FACTS, NOBODY): msg("No firm is named that has released what is said of “%(text)s”."),
    (FACTS, ""): msg("%(name)s has not been asked about what is said of “%(text)s”."),
    (FACTS, ASKED): msg("%(name)s has not answered yet about what is said of “%(text)s”."),
    (FACTS, PROPOSED): msg("%(name)s proposes other words for what is said of “%(text)s”."),
    (FACTS, REFUSED): msg("%(name)s has not released what is said of “%(text)s”."),
    (FACTS, WITHDRAWN): msg("%(name)s has withdrawn the release of what is said of “%(text)s”."),
}
STATE_WORDS = {
    "": msg("not asked yet"),
    ASKED: msg("asked"),
    RELEASED: msg("released"),
    PROPOSED: msg("other words proposed"),
    REFUSED: msg("refused"),
    WITHDRAWN: msg("withdrawn"),
    LEGACY: msg("from before, not documented"),
}
