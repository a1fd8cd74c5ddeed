"""People in a picture as the page shows them: the state in words, who is known, in which texts they can be asked."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from coopcms.actor import Actor
from coopcms.admin.media_forms import AnswerForm, AskForm, BasisForm
from coopcms.admin.media_words import BASES
from coopcms.admin.typed import DeskForm
from coopcms.consents.judged import STATE_WORDS
from coopcms.consents.models import Depicted, Party
from coopcms.consents.policy import KEEPERS
from coopcms.consents.queries_pictures import Recognised
from coopcms.content.queries_pictures import Shown
from coopcms.errors import msg
from coopcms.media.models import Picture
from coopcms.network.models import Organisation

_MOST = 300  # entries that are offered
_HOW = {
    "mail": msg("by mail"),
    "phone": msg("on the phone"),
    "paper": msg("on paper"),
    "link": msg("by a link"),
    "handed": msg("by a link handed on"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the page, with forms of their own; `is_open` where a form of theirs was sent with a fault."""

    about: Recognised
    who: str
    basis: str
    state: str
    how: str
    ask: AskForm
    answer: AnswerForm
    stated: BasisForm
    is_open: bool


def entries(named: list[Recognised], items: list[Shown], refused: DeskForm | None, party: int) -> list[Entry]:
    """Everybody in their order; `refused` is the form of this party that came back."""
    return [_entry(one, items, refused if one.party.id == party else None) for one in named]


def asking_items(shown: list[Shown]) -> list[Shown]:
    """The texts in which somebody can be asked: those the person sees, without the trash."""
    return [one for one in shown if one.is_visible and not one.item.trashed_at]


def parties_to_choose(actor: Actor, row: Picture, named: Collection[int]) -> list[SelectChoice]:
    """Entries of the actor's centres and of the picture's that are not named yet, by name; one select."""
    slugs = {slug for role, slug in actor.roles if role in KEEPERS} | {row.centre.slug}
    near = Party.select(Party.id, Party.name, Party.organisation).join(Organisation).where(Organisation.slug.in_(slugs))
    rows = near.order_by(Party.name, Party.id).limit(_MOST).tuples()
    return [
        SelectChoice(str(number), ", ".join(filter(None, (name, firm))))
        for number, name, firm in rows
        if number not in named
    ]


def _stated(row: Depicted) -> dict[str, str]:
    words = {name: getattr(row, name) for name in ("basis", "purposes", "channels", "proof")}
    return words | {"until": row.until.isoformat() if row.until else ""}


def _entry(one: Recognised, items: list[Shown], refused: DeskForm | None) -> Entry:
    ask = refused if isinstance(refused, AskForm) else AskForm(None).apart(f"bitten-{one.party.id}")
    answer = refused if isinstance(refused, AnswerForm) else AnswerForm(None).apart(f"antwort-{one.party.id}")
    stated = refused if type(refused) is BasisForm else BasisForm(None, **_stated(one.depicted))
    ask.item.choices = [
        SelectChoice("", _("– the picture itself, without a text –")),
        *(SelectChoice(str(shown.item.id), shown.item.head.title or _("Without a title")) for shown in items),
    ]
    who = ", ".join(filter(None, (one.party.name, one.party.function, one.party.organisation)))
    how = _(_HOW[one.last.way]) if one.last and one.last.way in _HOW else ""
    state = _(STATE_WORDS[one.state]) if one.state or one.depicted.basis == "consent" else _("need not be asked")
    forms = ask, answer, stated.apart(f"angaben-{one.party.id}")
    return Entry(one, who, _(BASES[one.depicted.basis]), state, how, *forms, refused is not None)
