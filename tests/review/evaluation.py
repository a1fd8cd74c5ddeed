"""What a workflow file says, read a second time by the rules of the design: nothing of coopcms.workflow is used here.

Two readers who agree on every item have most likely read the file as it is meant.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "workflows"
NETWORK = "netz"
LOOKING = ("view", "preview", "history")
ASLEEP = (*LOOKING, "trash")  # what the trash and a check-in leave
STANDING_IN = (*LOOKING, "comment")  # what comes with a lane of one's own, wherever owners review


@dataclass(frozen=True)
class Somebody:
    """An account: (role, centre) pairs, and the centres for whose lane of this item it was made a substitute."""

    id: int
    roles: frozenset[tuple[str, str]]
    stands_in: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """One item as the tables hold it: `owners` have accepted, `lanes` are open, `signed` count, `stopped` ask.

    `claimed` says of lanes who has taken them on, by account.
    """

    flow: str
    state: str
    lead: str
    owners: tuple[str, ...]
    invited: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    signed: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    claimed: frozenset[tuple[str, int]] = frozenset()
    writers: frozenset[int] = frozenset()
    stand_ins: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    trashed: bool = False
    closed: bool = False
    copy: bool = False
    public: str = "none"
    is_based_on_live: bool = True  # the original is public and not in the trash

    @property
    def file(self) -> dict:
        return flows()[self.flow]


@cache
def flows() -> dict[str, dict]:
    """Every workflow file by its name."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))}


def named(file: dict, entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(role, scope) of every entry, sets opened."""
    for entry in entries:
        if "@" in entry:
            role, scope = entry.split("@")
            yield role, scope
        else:
            yield from named(file, file["sets"][entry])


def centres(place: Place, scope: str) -> tuple[str, ...]:
    """Where a role of this scope has to be held."""
    return {"lead": (place.lead,), "owners": place.owners, "lane": place.lanes, "network": (NETWORK,)}[scope]


def holds(place: Place, person: Somebody, role: str, scope: str) -> bool:
    """True if the person holds the role where the scope says."""
    if scope == "any":
        return any(held == role for held, _centre in person.roles)
    if role == "substitute":
        return not person.stands_in.isdisjoint(centres(place, scope))
    return any((role, centre) in person.roles for centre in centres(place, scope))


def permits(place: Place, person: Somebody, permission: str) -> bool:
    """True if the file lets the person do this to the item where it stands."""
    state = place.file["states"][place.state]
    if permission in ("view", "preview") and any(("centre_lead", slug) in person.roles for slug in place.invited):
        return True
    if (place.trashed or place.closed) and permission not in ASLEEP:
        return False
    if permission in STANDING_IN and state.get("lanes") and not person.stands_in.isdisjoint(place.owners):
        return True
    entries = state["allow"].get(permission, state["allow"]["view"] if permission in LOOKING else ())
    return any(holds(place, person, role, scope) for role, scope in named(place.file, entries))


def steps(place: Place) -> dict[str, dict]:
    """The transitions a person could choose in this state, in the order of the file."""
    every = place.file["transitions"].items()
    return {n: step for n, step in every if place.state in step["from"] and "user" in step.get("trigger", ["user"])}


def guards(place: Place, person: Somebody, name: str) -> frozenset[str]:
    """What keeps this person from the step: `state`, or `who` and `four_eyes`; empty if nothing does."""
    step = steps(place).get(name)
    if step is None or place.trashed or place.closed:
        return frozenset({"state"})
    fits = any(holds(place, person, role, scope) for role, scope in named(place.file, step["who"]))
    wrote = step.get("four_eyes", False) and person.id in place.writers
    return frozenset(({"who"} if not fits else set()) | ({"four_eyes"} if wrote else set()))


def failures(place: Place, name: str) -> frozenset[str]:
    """The checks of the step that do not hold, whoever takes it."""
    step, found = steps(place)[name], set()
    for check in step.get("checks", ()):
        if check == "signed":
            counted = [s["quorum"] for s in place.file["transitions"].values() if "auto" in s.get("trigger", ())]
            holds_not = bool(counted) and not enough(place, counted[0])
        elif check == "no_open_invitation":
            holds_not = bool(place.invited)
        else:
            holds_not = check in place.failing
        found |= {check} if holds_not else set()
    return frozenset(found)


def enough(place: Place, quorum: str | int) -> bool:
    """True if as many lanes have signed as the file asks for, and none asks for changes."""
    if not place.lanes or place.stopped:
        return False
    wanted = {"all": len(place.lanes), "any": 1, "lead_centre": 1}.get(quorum, quorum)
    counted = place.signed & {place.lead} if quorum == "lead_centre" else place.signed
    return len(counted) >= min(wanted, len(place.lanes))


def able(place: Place, name: str) -> frozenset[str]:
    """Everybody the step's `who` names, as `role@centre`; substitutes where there are some."""
    pairs = named(place.file, steps(place)[name]["who"])
    found = {(role, centre) for role, scope in pairs for centre in centres(place, scope)}
    return frozenset(f"{role}@{c}" for role, c in found if role != "substitute" or c in place.stand_ins)


def lanes_of(place: Place, person: Somebody, name: str) -> tuple[str, ...]:
    """The open lanes for which the person can take this step."""
    roles = [role for role, scope in named(place.file, steps(place)[name]["who"]) if scope == "lane"]
    own = {centre for role, centre in person.roles if role in roles}
    own |= person.stands_in if "substitute" in roles else set()
    return tuple(lane for lane in place.lanes if lane in own)


def menders(place: Place, name: str, check: str) -> frozenset[str]:
    """Everybody who could mend what a check of this step finds, as `role@centre`."""
    if check in ("title", "lead", "body", "path_free"):
        return editors(place)
    if check == "base_is_live":
        return editors(place) if place.is_based_on_live else _publishers(place)
    if check == "embargo_over":
        return able(place, "lift_embargo")
    if check == "no_open_invitation":
        return frozenset(f"centre_lead@{slug}" for slug in place.invited)
    return able(place, name)


def editors(place: Place) -> frozenset[str]:
    """Who may edit; where nobody may, who may open it for editing again."""
    entries = place.file["states"][place.state]["allow"].get("edit", ())
    return _at(place, entries) or able(place, "reopen")


def signers(place: Place) -> frozenset[str]:
    """Whoever signs for one of the open lanes, by the file, in whatever state."""
    found = _at(place, place.file["transitions"].get("sign_off", {"who": ()})["who"])
    return frozenset(e for e in found if not e.startswith("substitute@") or e.split("@")[1] in place.stand_ins)


def trashers(place: Place) -> frozenset[str]:
    """Who may put it into the trash, and take it out again."""
    return _at(place, place.file["states"][place.state]["allow"].get("trash", ()))


def _publishers(place: Place) -> frozenset[str]:
    return _at(place, place.file["transitions"]["publish"]["who"])


def _at(place: Place, entries: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{role}@{c}" for role, scope in named(place.file, entries) for c in centres(place, scope))
