"""What a link to change shows: each thing with what was said about it, and the one other thing that can be said now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopcms.consents.models import FACTS, PICTURE, PROPOSED, QUOTE, REFUSED, RELEASED, WITHDRAWN, Answer, ApprovalLink
from coopcms.consents.queries_changes import Changeable, changeable
from coopcms.consents.queries_links import Asked
from coopcms.consents.states import YES
from coopcms.errors import msg
from coopcms.site.approval_shown import CHOICES, Shown

SAID = {
    RELEASED: msg("You have released it."),
    PROPOSED: msg("You have proposed something else."),
    REFUSED: msg("You have not released it."),
    WITHDRAWN: msg("You have taken your consent back."),
}
_SAID_OF_PICTURE = {
    RELEASED: msg("You have agreed."),
    PROPOSED: msg("You have wished something else."),
    REFUSED: msg("You have not agreed."),
}
WAYS = {
    "link": msg("by a link"),
    "mail": msg("by mail"),
    "phone": msg("on the phone"),
    "paper": msg("on paper"),
    "import": msg("taken over from before"),
}
_BACK = {
    QUOTE: msg("I take the release of these words back"),
    PICTURE: msg("I take my consent to this picture back"),
    FACTS: msg("We take the release of these facts back"),
}
_THEN = {
    QUOTE: msg("The words leave every public page at once."),
    PICTURE: msg("The picture leaves every public page at once and its files are deleted. That cannot be undone."),
    FACTS: msg("The facts leave every public page at once."),
}
_STAY = msg("Nothing changes")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one thing stands, in words (msgids); `choices` are (state, label), none where nothing can be changed."""

    said: str
    way: str
    newest: Answer
    choices: tuple[tuple[str, str], ...]
    then: str


def standing_of(link: ApprovalLink, asked: Iterable[Asked], things: Sequence[Shown]) -> dict:
    """What the page needs besides the things: those that are theirs still, and where each stands."""
    found = {one.asked.id: _standing(one) for one in changeable(link, asked)}
    mine = [thing for thing in things if thing.number in found]
    return {"things": mine, "standing": found, "can_change": any(one.choices for one in found.values())}


def _standing(one: Changeable) -> Standing:
    kind = one.asked.thing.about.kind
    state = RELEASED if one.state in YES else one.state
    offered = {WITHDRAWN: (WITHDRAWN, _BACK[kind]), RELEASED: CHOICES[kind][0]}
    choices = (("", _STAY), offered[one.may]) if one.may else ()
    said = (_SAID_OF_PICTURE if kind == PICTURE else {}).get(state) or SAID[state]
    return Standing(said, WAYS[one.newest.how], one.newest, choices, _THEN[kind] if one.may == WITHDRAWN else "")
