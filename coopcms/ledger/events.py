"""Facts that happened inside a transaction; upper floors hear of them here, registered by the composition root only."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coopcms.actor import Actor


@dataclass(frozen=True, slots=True)
class Event:
    """`name` says what happened to the subject; `audience` are user ids or role@centre strings to be told."""

    name: str
    kind: str
    subject: int
    actor: Actor
    audience: tuple = ()
    facts: dict = field(default_factory=dict)


_handlers: dict[str, list[Callable[[Event], None]]] = {}


def on(name: str, handler: Callable[[Event], None]) -> None:
    """Call `handler` within the transaction of every event called `name`; registering twice is once."""
    known = _handlers.setdefault(name, [])
    if handler not in known:
        known.append(handler)


def emit(event: Event) -> None:
    """Run the handlers now, in the caller's transaction: a failing one undoes the whole act."""
    for handler in tuple(_handlers.get(event.name, ())):
        handler(event)
