"""What was said, as proof: the exact words, their hash, the answer, how and when it came and by whom."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from flask_babel import format_date, get_locale
from flask_babel import gettext as _
from peewee import JOIN

from coopcms.admin.item_consents_shown import WAYS
from coopcms.admin.list_csv import harmless
from coopcms.admin.media_words import BASES
from coopcms.admin.registry_pictures import IMAGE, Depiction, today
from coopcms.admin.registry_rows import MISSING, Row
from coopcms.admin.registry_words import KIND, NOBODY, STATES
from coopcms.clock import berlin
from coopcms.consents.facts_words import in_words
from coopcms.consents.models import FACTS, LINK, PICTURE, Answer
from coopcms.content.models import Revision
from coopcms.errors import msg

CHUNK = 10_000  # rows for which one more statement is made
_AT_ONCE = 30_000  # answers of one select: SQLite takes 32,766 values
_MARK = "\ufeff"
_HEADINGS = (
    msg("Kind"), msg("Text or picture"), msg("Number"), msg("Exact words"), msg("Hash"), msg("Person or company"),
    msg("Function"), msg("Organisation"), msg("State now"), msg("Answer"), msg("Proposal"), msg("How"), msg("Sent to"),
    msg("When"), msg("By whom"), msg("Note"), msg("Ends"), msg("Version that was read"),
    msg("Why the person may be shown"), msg("For what"), msg("Where"), msg("Proof"), msg("Holds until"),
)  # fmt: skip
_ENDS = {  # what ends, and whether that is over
    ("licence", False): msg("licence until %(day)s"),
    ("licence", True): msg("licence ended on %(day)s"),
    ("consent", False): msg("consent until %(day)s"),
    ("consent", True): msg("consent ended on %(day)s"),
    ("link", False): msg("link until %(day)s"),
    ("link", True): msg("link ran out on %(day)s"),
}
_LASTS = {IMAGE: "licence", PICTURE: "consent"}


@dataclass(frozen=True, slots=True)
class Proof:
    """A row with its exact words now, and every answer it rests on, the oldest first."""

    row: Row
    words: str
    answers: tuple[Answer, ...]


def proofs(rows: Sequence[Row]) -> Iterator[Proof]:
    """Rows that were read with their words, with all answers; one select for each chunk."""
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        said = _said({one.id for row in part for one in row.told})
        for row in part:
            answers = tuple(said[one.id] for one in row.told if one.id in said)
            words = exact(row, answers[-1].text) if answers and row.kind == FACTS else row.title
            yield Proof(row, words, answers)


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The file for spreadsheets in parts: headings, then one line for each answer, or one where nobody has answered."""
    yield _MARK + _text([[_(heading) for heading in _HEADINGS]])
    for one in proofs(rows):
        yield _text(_cells(one, answer) for answer in one.answers or (None,))


def place_of(row: Row) -> str:
    """What the words stand in, or the picture, by its name."""
    return row.text.title or _("Without a title") if row.text else row.title


def state_of(row: Row) -> str:
    """The state in words; where nobody is named for words, that is what is missing."""
    return _(NOBODY) if row.state == MISSING and row.who is None else _(STATES[row.state])


def by_whom(answer: Answer, row: Row) -> str:
    """Who said or noted it: by a link, that is the person themselves."""
    return answer.actor_name or (row.who.name if row.who and answer.how == LINK else "")


def exact(row: Row, text: str) -> str:
    """The words of an answer as people read them: facts with the names of their fields."""
    if row.kind != FACTS:
        return text
    return "\n".join(f"{label}: {value}" for label, value in in_words(text, _, str(get_locale())))


def end_of(row: Row) -> str:
    """When the licence, the consent or the open link ends, "" where nothing does."""
    if row.ends is None:
        return ""
    is_link = isinstance(row.ends, datetime)
    end, what = (berlin(row.ends).date(), "link") if is_link else (row.ends, _LASTS[row.kind])
    return _(_ENDS[what, end < today()], day=format_date(end, "d. MMMM y" if str(get_locale()) == "de" else "d MMMM y"))


def _said(numbers: Iterable[int]) -> dict[int, Answer]:
    """The answers with these numbers, and the number of the version each was about; one select, none for none."""
    ids, found = sorted(numbers), {}
    for start in range(0, len(ids), _AT_ONCE):
        rows = Answer.select(Answer, Revision.id, Revision.number).join(Revision, JOIN.LEFT_OUTER)
        found |= {one.id: one for one in rows.where(Answer.id.in_(ids[start : start + _AT_ONCE]))}
    return found


def _cells(one: Proof, answer: Answer | None) -> list[str]:
    row, who = one.row, one.row.who
    cells = [
        _(KIND[row.kind]), place_of(row), str(row.text.id if row.text else row.subject),
        exact(row, answer.text) if answer and answer.text else one.words, row.hash, who.name if who else "",
        who.function if who else "", who.organisation if who else "", state_of(row),
    ]  # fmt: skip
    if answer:
        said = [_(STATES[answer.state]), answer.proposal, _(WAYS[answer.way]), answer.sent_to or ""]
        cells += [*said, f"{berlin(answer.at):%Y-%m-%d %H:%M}", by_whom(answer, row), answer.note]
    else:
        cells += [""] * 7
    version = str(answer.revision.number) if answer and answer.revision_id else ""
    return [harmless(cell) for cell in (*cells, _day(row), version, *_cells_of(row.stated))]


def _cells_of(stated: Depiction | None) -> list[str]:
    if stated is None:
        return [""] * 5
    until = stated.until.isoformat() if stated.until else ""
    return [_(BASES[stated.basis]), stated.purposes, stated.channels, stated.proof, until]


def _day(row: Row) -> str:
    if not row.ends:
        return ""
    return f"{berlin(row.ends):%Y-%m-%d %H:%M}" if isinstance(row.ends, datetime) else row.ends.isoformat()


def _text(rows) -> str:
    """Rows as they stand in the file."""
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue()
