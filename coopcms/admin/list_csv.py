"""The list as a file for spreadsheets: UTF-8 with its mark, semicolons, and no cell that a program would compute."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.list_columns import COLUMNS, Cells, cells_of
from coopcms.admin.list_wanted import Wanted
from coopcms.admin.listing import items_numbered, numbers
from coopcms.admin.rows import Row, rows_of
from coopcms.clock import berlin

CHUNK = 500  # rows for which four more statements are made
_MARK = "\ufeff"
_COMPUTES = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # how a formula begins


def lines(actor: Actor, wanted: Wanted) -> Iterator[str]:
    """The file in parts: a line of headings, then all items of the list, whatever its page."""
    titles = ["titel", *wanted.columns]
    yield _MARK + _text([[_("Title"), *(_(COLUMNS[name]) for name in wanted.columns)]])
    found = numbers(actor, wanted)
    for start in range(0, len(found), CHUNK):
        items = items_numbered(found[start : start + CHUNK])
        cells = cells_of(items, wanted.columns)
        yield _text([_cell(name, row, cells[row.item.id]) for name in titles] for row in rows_of(actor, items))


def _cell(name: str, row: Row, cells: Cells) -> str:
    item = row.item
    found = {
        "titel": item.head.title or _("Without a title"),
        "nummer": str(item.id),
        "zustand": row.state[1] if row.state[0] == item.state else _(row.state[1]),
        "zentren": ", ".join(owner.name for owner in row.owners),
        "art": _(row.kind),
        "geaendert": _moment(item.changed_at),
        "autor": item.head.author_name,
        "wartet": ", ".join(cells.waits),
        "frist": _moment(cells.due_at),
        "erschienen": _moment(item.published_at),
        "kommentare": str(cells.comments),
        "adresse": cells.path,
    }
    return harmless(found[name])


def harmless(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula: with an apostrophe before what begins like one."""
    return f"'{text}" if text.lstrip().startswith(_COMPUTES) or text[:1] in "\t\r\n" and text else text


def _moment(value: datetime | None) -> str:
    return f"{berlin(value):%Y-%m-%d %H:%M}" if value else ""


def _text(rows) -> str:
    """Rows as they stand in the file."""
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue()
