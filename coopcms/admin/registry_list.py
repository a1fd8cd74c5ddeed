"""What somebody asks of the registry, and the rows that answer it, what wants looking at first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from urllib.parse import urlencode

from coopcms.actor import Actor
from coopcms.admin.registry_pictures import ORDER, over_since
from coopcms.admin.registry_reads import Scope
from coopcms.admin.registry_rows import Row, rows
from coopcms.admin.registry_words import ENDING, STATES, rank
from coopcms.consents.models import QUOTE, REFUSED, RELEASED, WITHDRAWN, Quote

HOME = "/admin/freigaben"
SIZE = 50
KEYS = {
    "text": "q", "kind": "art", "state": "stand", "centre": "zentrum", "former": "frueher", "settled": "auch",
    "page": "seite",
}  # fmt: skip
_NEWEST_FIRST = (WITHDRAWN, REFUSED, RELEASED)
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters and page; an empty one does not filter.

    `former`: words that stand nowhere any more, as well; `settled`: pictures that lack nothing, as well. Who looks for
    a word or for what is in order finds those anyway.
    """

    text: str = ""
    kind: str = ""
    state: str = ""
    centre: str = ""
    former: bool = False
    settled: bool = False
    page: int = 1

    @property
    def scope(self) -> Scope:
        """What has to be read for it."""
        settled = self.settled or bool(self.text) or self.state == ORDER
        return Scope(centre=self.centre, settled=settled, worded=bool(self.text))

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of those that are set."""
        return tuple(field.name for field in fields(self) if field.name != "page" and getattr(self, field.name))


@dataclass(frozen=True, slots=True)
class Found:
    """All rows in their order, and how many of each state there are whatever state was asked for."""

    rows: list[Row]
    states: dict[str, int]


def found(actor: Actor, wanted: Wanted) -> Found:
    """What answers it, in four selects however much there is."""
    return _found(rows(actor, wanted.scope), wanted)


def proof_of(actor: Actor, wanted: Wanted) -> list[Row]:
    """The same rows with their words and all that is stated."""
    return _found(rows(actor, replace(wanted.scope, worded=True)), wanted).rows


def _found(every: Iterable[Row], wanted: Wanted) -> Found:
    fitting = [row for row in every if _fits(row, wanted)]
    states = Counter(row.state for row in fitting)
    states[ENDING] = sum(row.is_ending for row in fitting)
    chosen = [row for row in fitting if not wanted.state or _is_in(row, wanted.state)]
    return Found(sorted(chosen, key=_order), {name: states[name] for name in STATES if states[name]})


def of_party(actor: Actor, party: int) -> list[Row]:
    """Everything of one person or firm that the actor may see, with its words, former ones last."""
    own = [row for row in rows(actor, Scope(party=party, worded=True)) if row.who and row.who.id == party]
    return sorted(own, key=lambda row: (row.is_former, *_order(row)))


def words_of(some: Iterable[Row]) -> dict[int, str]:
    """The words of the quotes among these rows by number; one select, none for none."""
    ids = sorted({row.subject for row in some if row.kind == QUOTE})
    found: dict[int, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = Quote.select(Quote.id, Quote.text).where(Quote.id.in_(ids[start : start + _AT_ONCE]))
        found |= dict(part.tuples())
    return found


def query_of(wanted: Wanted) -> str:
    """The part of the address behind the question mark."""
    plain = asdict(Wanted())
    values = {KEYS[name]: value for name, value in asdict(wanted).items() if value != plain[name]}
    return urlencode({key: "1" if value is True else value for key, value in values.items()})


def address(wanted: Wanted, below: str = "/") -> str:
    """The address of the list, or of one of the pages `below` it for the same filters."""
    query = query_of(wanted)
    return f"{HOME}{below}?{query}" if query else f"{HOME}{below}"


def folded(text: str) -> str:
    """A text without its capitals and line breaks."""
    return " ".join(text.split()).casefold()


def _fits(row: Row, wanted: Wanted) -> bool:
    if (row.is_former and not wanted.former) or (wanted.kind and row.kind != wanted.kind):
        return False
    if not wanted.text:
        return True
    who = (row.who.name, row.who.function, row.who.organisation) if row.who else ()
    told = "\n".join((*who, row.title, row.text.title if row.text else ""))
    return folded(wanted.text) in folded(told)


def _is_in(row: Row, state: str) -> bool:
    return row.is_ending if state == ENDING else row.state == state


def _order(row: Row) -> tuple:
    """Of what ends, the soonest first; of what waits, the longest waiting; of what was decided, the newest."""
    if row.is_ending and row.ends and row.state not in _NEWEST_FIRST[:2]:
        end = row.ends if isinstance(row.ends, datetime) else over_since(row.ends)
        return rank(row.state, row.is_ending), end.timestamp(), row.kind, row.subject
    moment = row.since.timestamp()
    return rank(row.state, row.is_ending), -moment if row.state in _NEWEST_FIRST else moment, row.kind, row.subject
