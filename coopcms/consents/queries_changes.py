"""What somebody has answered by a link, as far as it is theirs still: where it stands, and what they may say now."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopcms.consents.models import (
    ASKED,
    CHANGING,
    FACTS,
    PICTURE,
    QUOTE,
    RELEASED,
    WITHDRAWN,
    Answer,
    ApprovalAsk,
    ApprovalLink,
    Depicted,
    QuoteSpeaker,
    StoryFirm,
)
from coopcms.consents.queries_links import Asked, is_same
from coopcms.consents.states import YES, Said, standing
from coopcms.media.queries import pictures

_NAMED = {  # kind → (who is named, for what)
    QUOTE: (QuoteSpeaker.party, QuoteSpeaker.quote),
    PICTURE: (Depicted.party, Depicted.picture),
    FACTS: (StoryFirm.party, StoryFirm.item),
}


@dataclass(frozen=True, slots=True)
class Changeable:
    """One thing with their last answer about exactly these words, whichever way it came.

    `may` is the state they can give it now: withdrawn, or released; "" where nothing of both has a sense.
    """

    asked: Asked
    state: str
    newest: Answer
    may: str


def answered_by(link: ApprovalLink) -> list[ApprovalAsk]:
    """What the party has answered by it; of a link to change, all it showed. One select."""
    rows = ApprovalAsk.select().where(ApprovalAsk.link == link).order_by(ApprovalAsk.id)
    if link.purpose == CHANGING:
        return list(rows)
    same = (Answer.subject_kind == ApprovalAsk.subject_kind) & (Answer.subject_id == ApprovalAsk.subject_id)
    return list(rows.join(Answer, on=same & (Answer.link == link.id) & (Answer.state != ASKED)).distinct())


def theirs(party: int, things: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of the things (kind, subject) for which the party is named; one select for each kind."""
    wanted, found = set(things), set()
    for kind, (named, about) in _NAMED.items():
        if subjects := {subject for what, subject in wanted if what == kind}:
            rows = named.model.select(about).where(named == party, about.in_(subjects))
            found |= {(kind, subject) for (subject,) in rows.tuples()}
    return found


def changeable(link: ApprovalLink, asked: Iterable[Asked]) -> list[Changeable]:
    """What a link to change shows of what it asks about, in its order; a few selects."""
    asked = list(asked)
    mine = theirs(link.party_id, [_key(one) for one in asked])
    shown = [one for one in asked if _key(one) in mine]
    rows = Answer.select().where(Answer.subject_id.in_({one.thing.about.subject for one in shown}))
    said: dict[tuple, list[Answer]] = {}
    for row in rows.where(Answer.hash.in_({one.thing.hash for one in shown})).order_by(Answer.id):
        said.setdefault((row.subject_kind, row.subject_id, row.hash), []).append(row)
    files = pictures(one.thing.about.subject for one in shown if one.thing.about.kind == PICTURE)
    there = {number for number, row in files.items() if any(is_same(row, one.thing.hash) for one in shown)}
    found = (_changeable(link.party_id, one, said.get((*_key(one), one.thing.hash), []), there) for one in shown)
    return [one for one in found if one is not None]


def _changeable(party: int, asked: Asked, rows: list[Answer], there: set[int]) -> Changeable | None:
    own = [row for row in rows if row.party_id == party and row.state != ASKED]
    if not own:
        return None
    state = standing([Said(row.id, row.party_id or 0, row.state, row.how) for row in rows], party)
    about = asked.thing.about
    is_there = about.subject in there if about.kind == PICTURE else asked.is_current
    may = WITHDRAWN if state in YES else RELEASED if is_there else ""
    return Changeable(asked, state, own[-1], may)


def _key(one: Asked) -> tuple[str, int]:
    return one.thing.about.kind, one.thing.about.subject
