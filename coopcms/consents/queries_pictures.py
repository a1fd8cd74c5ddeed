"""Who can be recognised in a picture, what each has said about exactly this file, and a condition for lists."""

from dataclasses import dataclass

from peewee import Case, Expression, Value, fn

from coopcms.clock import berlin, now
from coopcms.consents.models import ASKED, CONSENT, PICTURE, Answer, Depicted, Party
from coopcms.consents.states import NO, YES, Said, last, shown, standing
from coopcms.content.models import Item
from coopcms.content.models_pictures import PictureUse
from coopcms.media.models import Picture

_ITEMS = 5000  # that show one picture and are thought of


@dataclass(frozen=True, slots=True)
class Recognised:
    """One person or firm in a picture: `state` is one of the models' states or "", `is_yes` says they may be shown.

    `last` is the newest answer of theirs about any form of the file.
    """

    depicted: Depicted
    party: Party
    state: str
    is_yes: bool
    last: Answer | None


def recognised(picture: Picture) -> list[Recognised]:
    """Everybody who was named in the picture, in that order; two selects."""
    rows = Depicted.select(Depicted, Party).join(Party).where(Depicted.picture == picture.id).order_by(Depicted.id)
    told = Answer.select().where(Answer.subject_kind == PICTURE, Answer.subject_id == picture.id).order_by(Answer.id)
    answers = list(told)
    said = [Said(one.id, one.party_id or 0, one.state, one.how) for one in answers if one.hash == picture.digest]
    return [_recognised(row, said, answers) for row in rows]


def showing(picture: int) -> list[int]:
    """Items of all centres whose newest or live words show the picture, working copies too; one select."""
    here = (Item.head == PictureUse.revision) | (Item.live == PictureUse.revision)
    rows = Item.select(Item.id).join(PictureUse, on=here)
    rows = rows.where(PictureUse.picture == picture, ~Item.closed, Item.trashed_at.is_null())
    return [number for (number,) in rows.distinct().order_by(Item.id).limit(_ITEMS).tuples()]


def lacks_consent() -> Expression:
    """A condition on Picture: somebody in it has to agree and has not, or has said no to this very file."""
    newest = (
        Answer.select(Answer.state)
        .where(
            Answer.subject_kind == PICTURE, Answer.subject_id == Picture.id, Answer.hash == Picture.digest,
            Answer.party == Depicted.party, Answer.state != ASKED,
            (Depicted.basis != CONSENT) | (Answer.at >= Depicted.at) | Answer.state.in_(NO),
        )
        .order_by(Answer.id.desc())
        .limit(1)
    )  # fmt: skip
    state = fn.COALESCE(newest, "")
    over = Depicted.until < berlin(now()).date()  # unknown where there is no last day
    open_ = Case(None, ((Depicted.basis == CONSENT, state.not_in(YES) | over),), state.in_(NO))
    return fn.EXISTS(Depicted.select(Value(1)).where(Depicted.picture == Picture.id, open_))


def _recognised(row: Depicted, said: list[Said], answers: list[Answer]) -> Recognised:
    state = standing(said, row.party_id)
    own = [one for one in answers if one.party_id == row.party_id and one.state != ASKED]
    if row.basis == CONSENT and state in YES and (_is_over(row) or own[-1].at < row.at):
        newest = last(said, row.party_id)  # there is one: a yes
        return Recognised(row, row.party, ASKED if newest.state == ASKED else "", False, own[-1])
    is_yes = state in YES or (row.basis != CONSENT and state not in NO)
    return Recognised(row, row.party, shown(said, row.party_id), is_yes, own[-1] if own else None)


def _is_over(row: Depicted) -> bool:
    return row.until is not None and row.until < berlin(now()).date()
