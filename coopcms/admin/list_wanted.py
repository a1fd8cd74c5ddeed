"""What somebody asks of the list of items: filters, order, columns, page."""

from dataclasses import dataclass, fields
from datetime import date

SORTS = ("titel", "zustand", "art", "geaendert", "autor", "frist", "erschienen", "nummer")
NEWEST = "-geaendert"  # a minus turns the order round
STANDARD = ("zustand", "zentren", "geaendert")  # the columns of a list that asks for none
SCHEDULED = "scheduled"
_NO_FILTERS = ("topic_name", "trash", "sort", "page", "columns")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters, order, columns and page; an empty one does not filter. Centres and topics are slugs.

    `turn`: one's own signature is missing; `waiting`: that of this centre; `copies`: `nur` or `ohne`. Texts name their
    topics by slug or by name, so who gives `topic` gives `topic_name` too.
    """

    text: str = ""
    state: str = ""
    kind: str = ""
    centre: str = ""
    topic: str = ""
    topic_name: str = ""
    copies: str = ""
    turn: bool = False
    waiting: str = ""
    overdue: bool = False
    invited: bool = False
    commented: bool = False
    mine: bool = False
    watched: bool = False
    planned_from: date | None = None
    planned_until: date | None = None
    expiring_from: date | None = None
    expiring_until: date | None = None
    since: date | None = None
    trash: bool = False
    sort: str = NEWEST
    page: int = 1
    columns: tuple[str, ...] = STANDARD

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of what narrows the list, in their order; the trash is another list and no filter."""
        names = [field.name for field in fields(self) if field.name not in _NO_FILTERS]
        return tuple(name for name in names if getattr(self, name))

    @property
    def filtered(self) -> bool:
        """True where the list does not show everything."""
        return bool(self.filters)
