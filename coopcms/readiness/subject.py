"""What a check may look at: the words, saved or just typed, and what was looked up about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coopcms.content.kinds.declaration import Kind
from coopcms.errors import Problem
from coopcms.language.profile import Profile
from coopcms.language.spelling import NameRecord
from coopcms.readiness.decided import Decision
from coopcms.readiness.passages import BODY, Passages, passages_of
from coopcms.readiness.ways import Way
from coopcms.workflow.facts import Failure


@dataclass(frozen=True, slots=True)
class Target:
    """What an address of this site is: `state` page, live, banner, gone, redirect, hidden; `path`: where it is now."""

    state: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Visited:
    """What a page elsewhere answered last: `status` is a word of links_checked, `since` when it began to be so."""

    status: str
    code: int = 0
    fails: int = 0
    since: datetime | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A PDF of the library: what it is called, and its accessibility as a word of media.vocabulary."""

    title: str
    accessibility: str


@dataclass(frozen=True, slots=True)
class Known:
    """What was looked up about the words.

    `ways` are the steps out of the present state, `lacks` what any step of the workflow misses in the words,
    `profiles` are (names of centres, profile), `origin` is this site's own scheme and host; `visits` is false where
    pages elsewhere are never looked at. `documents` are those of the words that readers could have.
    """

    day: date
    ways: tuple[Way, ...] = ()
    profiles: tuple[tuple[str, Profile], ...] = ()
    records: tuple[NameRecord, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)
    visited: Mapping[str, Visited] = field(default_factory=dict)
    origin: str = ""
    visits: bool = True
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lacks: tuple[Failure, ...] = ()
    documents: Mapping[int, Offered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """An item's words with what is known about them."""

    kind: Kind
    content: dict
    placement: dict
    known: Known
    passages: Passages

    @property
    def body(self) -> list[dict]:
        return self.content.get(BODY) or []

    @property
    def is_german(self) -> bool:
        return self.content.get("language", "de") in ("de", "")

    def value(self, name: str) -> str | list:
        """A field of the words or of where the item stands; empty where it is not filled."""
        return self.content.get(name) or self.placement.get(name) or ""


def subject(kind: Kind, content: dict, placement: dict, known: Known) -> Subject:
    """The words ready to be checked."""
    return Subject(kind, content, placement, known, passages_of(kind, content))
