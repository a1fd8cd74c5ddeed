"""The person or process on whose behalf something happens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A value, never a session: `roles` are (role, organisation slug) pairs, re-read by services when they act.

    `via` is desk, api, cli or job; `request` an id shared by all lines of one request; `os_user` who typed the command.
    """

    id: int
    name: str
    roles: frozenset[tuple[str, str]] = frozenset()
    via: str = "desk"
    request: str = ""
    os_user: str = ""

    def holds(self, role: str, organisation: str) -> bool:
        return (role, organisation) in self.roles

    @property
    def is_system(self) -> bool:
        return self.id == 0


SYSTEM = Actor(0, "System", via="job")
