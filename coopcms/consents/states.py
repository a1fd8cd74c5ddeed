"""What a row of answers comes to: derived each time, never written, so that an undo finds what was said before.

Being asked takes nothing back; every other answer replaces the same party's earlier one. What was published before
anybody's answer was kept (`legacy`) counts until somebody says no.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from coopcms.consents.models import ASKED, LEGACY, PROPOSED, REFUSED, RELEASED, WITHDRAWN

YES, NO = (RELEASED, LEGACY), (REFUSED, WITHDRAWN, PROPOSED)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer about one thing in exactly this form; `order` ascends, `party` 0 is nobody in particular."""

    order: int
    party: int
    state: str
    how: str = ""
    at: str = ""
    name: str = ""


def last(said: Iterable[Said], party: int) -> Said | None:
    """The newest row of the party, being asked counted: what a list of answers shows."""
    return max((one for one in said if one.party == party), key=lambda one: one.order, default=None)


def standing(said: Sequence[Said], party: int) -> str:
    """What the party's word is now, "" where it has given none; what is legacy speaks for all until one says no."""
    told = [one for one in said if one.party in (party, 0) and one.state != ASKED]
    newest = max(told, key=lambda one: one.order, default=None)
    if newest is None:
        return ""
    if newest.party == 0 and newest.state == LEGACY and any(_takes_back(one, newest) for one in said):
        return ""
    return newest.state


def shown(said: Sequence[Said], party: int) -> str:
    """The state to show for the party: what stands, or that they have been asked since and nothing stands."""
    state, newest = standing(said, party), last(said, party)
    asked_again = newest is not None and newest.state == ASKED and state not in YES
    return ASKED if asked_again else state


def is_released(said: Sequence[Said], parties: Iterable[int]) -> bool:
    """True if everybody named has said yes and nobody else no; where nobody is named, only what is legacy counts."""
    named = tuple(parties)
    agreed = all(standing(said, party) in YES for party in (named or (0,)))
    return agreed and not objecting(said, named)


def objecting(said: Sequence[Said], named: Collection[int]) -> list[Said]:
    """The last word of each who has said no and is named no more: taking somebody out does not silence them."""
    others = dict.fromkeys(one.party for one in said if one.party and one.party not in named)
    newest = [last(_told(said, party), party) for party in others if standing(said, party) in NO]
    return [one for one in newest if one and one.state in NO]


def is_denied(said: Sequence[Said]) -> bool:
    """True if anybody's last word is a no, named or not."""
    return any(standing(said, party) in NO for party in {one.party for one in said})


def _told(said: Sequence[Said], party: int) -> list[Said]:
    return [one for one in said if one.party == party and one.state != ASKED]


def _takes_back(one: Said, legacy: Said) -> bool:
    return one.order > legacy.order and one.state in NO
