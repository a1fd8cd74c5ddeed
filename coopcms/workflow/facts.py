"""What the engine must be told about an item, a person and an act; it looks nothing up itself."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Owner:
    """A centre that has accepted ownership with its rights; exactly one of an item's owners leads."""

    slug: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One owner's review. A claim is a note that somebody is reading, never a lock."""

    centre: str
    closed: bool = False
    claimed_by: int | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person signed this hash for a lane; `order` ascends over sign-offs and change requests together."""

    lane: str
    user: int
    hash: str
    cycle: int
    order: int


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """A person stopped a lane at this hash; `order` ascends over sign-offs and change requests together."""

    lane: str
    user: int
    hash: str
    cycle: int
    order: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A named check that does not hold now, and the fields that would mend it.

    `by`: the steps, permissions or holders (`centre_lead@siegen`) that would; where it names none, the step itself.
    """

    check: str
    message: str
    values: Mapping = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """One item as it stands; `open_invitations` are the centres that have neither accepted nor declined.

    `substitutes` are the centres for whose lane somebody may stand in; they only say who could.
    """

    state: str
    cycle: int
    hash: str
    owners: tuple[Owner, ...]
    lanes: tuple[Lane, ...] = ()
    contributors: frozenset[int] = frozenset()
    sign_offs: tuple[SignOff, ...] = ()
    change_requests: tuple[ChangeRequest, ...] = ()
    failures: Mapping[str, Failure] = field(default_factory=dict)
    open_invitations: tuple[str, ...] = ()
    scheduled: bool = False
    is_copy: bool = False
    closed: bool = False
    trashed: bool = False
    network: str = "netz"
    invited: tuple[str, ...] = ()
    substitutes: Container[str] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: (role, centre) pairs, and the centres whose lanes they may sign as a substitute."""

    id: int
    roles: frozenset[tuple[str, str]]
    substitute_for: frozenset[str] = frozenset()


SYSTEM = Person(0, frozenset())


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a person gave along with an act; the empty value of each means not given."""

    comment: str = ""
    at: datetime | None = None
    mode: str = ""
    successor: str = ""
    hash: str = ""
    lane: str = ""
    confirm: bool = False
    reauth: bool = False
