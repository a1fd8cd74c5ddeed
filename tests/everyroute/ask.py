"""One request of the table: who may have an answer, and what is sent."""

from dataclasses import dataclass, field

from tests.everyroute.policies import Policy


@dataclass(frozen=True)
class Ask:
    """One request: who may, the values of its address, and what is sent; `{head}` and the like are the item's.

    `marks`: a GET that may write something about the person who asks, as that they have read it.
    `books`: the tables in which a line may be added although nothing is done, as of a wrong password.
    `leaves`: false for a POST that, done as it should be, leaves nothing in the tables.
    `shows`: true where the address itself is the right to read this one item.
    `json`: what is sent instead of a form, as a script does. `files`: the name and bytes of each file beside it.
    """

    policy: Policy
    values: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    marks: bool = False
    books: frozenset[str] = frozenset()
    leaves: bool = True
    shows: bool = False
    json: str = ""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


def each(policy: Policy, name: str, sent: dict[str, dict[str, str]], **more: str) -> list[Ask]:
    """One request for each value of this part of the address, `more` being its other parts."""
    return [Ask(policy, {name: value, **more}, body) for value, body in sent.items()]
