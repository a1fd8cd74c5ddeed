"""A small network on paper: Siegen leads, Ruhr-OWL joins, Hannover is a stranger, `netz` is the network."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from coopcms.workflow.facts import Facts, Inputs, Lane, Owner, Person, SignOff
from coopcms.workflow.loader import load_folder

FOLDER = Path(__file__).parents[2] / "workflows"
WORKFLOWS = load_folder(FOLDER)
GEMEINSAM, VIER_AUGEN, EINFACH = (WORKFLOWS[name] for name in ("gemeinsam", "vier_augen", "einfach"))
STRICT = {"gemeinsam": GEMEINSAM, "vier_augen": VIER_AUGEN}

AUTHOR, SIEGENER, RUHRPOTTLER, THIRD = 1, 11, 22, 33
HEAD, OTHER = "hash-of-the-head", "hash-of-other-words"
SIEGEN = Owner("siegen", lead=True)
RUHR = Owner("ruhr-owl")
TWO_LANES = (Lane("siegen"), Lane("ruhr-owl"))
FULL = Inputs("Ein Grund", datetime(2026, 9, 1, tzinfo=UTC), "banner", "/seiten/neu", HEAD, "", True, True)


def joint(state: str = "review", **changes) -> Facts:
    """An item of both centres in its second cycle, written by AUTHOR, with two open lanes."""
    facts = Facts(state, 2, HEAD, (SIEGEN, RUHR), TWO_LANES, frozenset({AUTHOR}))
    return replace(facts, **changes)


def single(state: str = "review", **changes) -> Facts:
    """An item of Siegen alone."""
    return joint(state, **{"owners": (SIEGEN,), "lanes": (Lane("siegen"),)} | changes)


def signed(lane: str, user: int, order: int = 1, hash: str = HEAD, cycle: int = 2) -> SignOff:
    """A signature for the head in the running cycle, unless told otherwise."""
    return SignOff(lane, user, hash, cycle, order)


BOTH_SIGNED = (signed("siegen", SIEGENER, 1), signed("ruhr-owl", RUHRPOTTLER, 2))


def person(*roles: str, id: int = THIRD, substitute_for: tuple[str, ...] = ()) -> Person:
    """Somebody with roles written as `author@siegen`."""
    pairs = frozenset((role, centre) for role, _, centre in (text.partition("@") for text in roles))
    return Person(id, pairs, frozenset(substitute_for))
