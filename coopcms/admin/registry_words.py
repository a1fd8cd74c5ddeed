"""The registry in words: kinds, states in the order in which they want looking at."""

from coopcms.admin.registry_pictures import ENDED, IMAGE, ORDER, UNLICENSED, UNSTATED
from coopcms.admin.registry_rows import EXEMPT, MISSING
from coopcms.consents.models import (
    ASKED,
    FACTS,
    LEGACY,
    PICTURE,
    PROPOSED,
    QUOTE,
    REFUSED,
    RELEASED,
    WITHDRAWN,
)
from coopcms.errors import msg

ENDING = "ending"  # a filter: of whatever state, a licence, a consent or an open link ends
KINDS = {
    QUOTE: msg("Quotes"), PICTURE: msg("People in pictures"), FACTS: msg("What is said of a company"),
    IMAGE: msg("Pictures"),
}  # fmt: skip
KIND = {
    QUOTE: msg("Quote"), PICTURE: msg("Person in a picture"), FACTS: msg("Company facts"), IMAGE: msg("Picture"),
}  # fmt: skip
STATES = {
    WITHDRAWN: msg("withdrawn"),
    REFUSED: msg("refused"),
    ENDED: msg("has ended"),
    ENDING: msg("ending soon, or run out"),
    PROPOSED: msg("other words proposed"),
    ASKED: msg("asked"),
    MISSING: msg("not asked yet"),
    UNLICENSED: msg("licence missing"),
    UNSTATED: msg("open who can be recognised"),
    LEGACY: msg("from before – not documented"),
    RELEASED: msg("released"),
    EXEMPT: msg("nobody need be asked"),
    ORDER: msg("in order"),
}
NOBODY = msg("nobody is named")


def rank(state: str, is_ending: bool) -> int:
    """The place of a row in the list: what was taken back first, then what ends, then what waits."""
    order = list(STATES)
    place = order.index(state)
    return min(place, order.index(ENDING)) if is_ending else place
