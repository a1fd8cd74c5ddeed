"""What a person may have to be told; the class is for us, the message for them."""

from dataclasses import dataclass, field


def msg(text: str) -> str:
    """Mark a text for the catalogue where nothing is translated yet (Babel extracts `msg`)."""
    return text


class Refused(Exception):
    """The root of all refusals: nothing was changed. `field` names the input it belongs to, if any.

    `state` is where the item stands, filled in by who knows the item; `kept` the editing session whose draft keeps the
    words that were refused.
    """

    state: str | None = None
    kept: str = ""

    def __init__(self, message: str, *, field: str = "", who_can: tuple[str, ...] = (), **values):
        super().__init__(message % values if values else message)
        self.message, self.field, self.who_can, self.values = message, field, who_can, values


class Unknown(Refused):
    """There is no such thing, or the actor may not know of it; the answer is the same."""


class NotAllowed(Refused):
    """The actor may not do this; `who_can` says which roles may."""


class Taken(Refused):
    """Another row has this name already."""


class NotNow(Refused):
    """It is permitted, but what it stands on has to change first; the message says what."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mendable fault of an input: which field, why, and the values its sentence needs."""

    field: str
    message: str
    values: dict = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


class Invalid(Refused):
    """The input cannot be taken as it is; every fault is named at once."""

    def __init__(self, *problems: Problem):
        first = problems[0]
        super().__init__(first.message, field=first.field, **first.values)
        self.problems = problems


class Stale(Refused):
    """Somebody saved in between: `current` is the head now (Revision), `mine` what was to be saved."""

    def __init__(self, message: str, *, current=None, mine=None, **values):
        super().__init__(message, **values)
        self.current, self.mine = current, mine


class TransitionDenied(Refused):
    """The workflow says no; `reasons` are the engine's, `state` where the item still is."""

    def __init__(self, reasons: tuple, state: str):
        first = reasons[0]
        super().__init__(first.message, field=first.name, who_can=first.who_can, **first.values)
        self.reasons, self.state = reasons, state
