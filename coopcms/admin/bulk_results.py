"""What a step over many items came to, item by item, as a page and as a table for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from peewee import JOIN

from coopcms.actor import Actor
from coopcms.admin.list_csv import harmless
from coopcms.admin.says import Said, names_in, said
from coopcms.content import workflows
from coopcms.content.models import Item, Revision
from coopcms.content.queries import visible_to
from coopcms.review.models import BulkResult
from coopcms.workflow.reasons import Reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item; `done` is None where the step was broken off before its turn; no title where one may not see it."""

    id: int
    title: str
    seen: bool
    done: bool | None
    state: tuple[str, str]
    obstacles: tuple[Said, ...]

    @property
    def word(self) -> str:
        """The result in a word."""
        return _("not tried") if self.done is None else _("done") if self.done else _("refused")


def outcomes(rows: Sequence[BulkResult], actor: Actor) -> list[Outcome]:
    """The results in the language of the request; titles are those of now, for who may see them. Two selects."""
    titles = _titles([row.subject_id for row in rows], actor)
    reasons = {row.id: [Reason(**_tuples(given)) for given in row.reasons] for row in rows}
    states = {state.id: state.title for flow in workflows.in_force().values() for state in flow.states.values()}
    names = names_in(reason for found in reasons.values() for reason in found)
    return [
        Outcome(
            row.subject_id, titles.get(row.subject_id, ""), row.subject_id in titles, row.done,
            (row.state, states.get(row.state, row.state)), tuple(said(reason, names) for reason in reasons[row.id]),
        )
        for row in rows
    ]  # fmt: skip


def as_csv(found: Sequence[Outcome], base_url: str) -> bytes:
    """Semicolons and a byte order mark, as German spreadsheets expect it; no cell is calculated.

    Addresses begin with `base_url`: whoever asks does not say what this site is called.
    """
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    sheet.writerow([_("Number"), _("Title"), _("Result"), _("State"), _("Why"), _("Who can"), _("Address")])
    for one in found:
        why = " ".join(obstacle.text for obstacle in one.obstacles)
        who = "; ".join(obstacle.who for obstacle in one.obstacles if obstacle.who)
        address = f"{base_url}/admin/item/{one.id}" if one.seen else ""
        sheet.writerow([one.id, *map(harmless, (one.title, one.word, one.state[1], why, who, address))])
    return text.getvalue().encode("utf-8-sig")


def _titles(ids: list[int], actor: Actor) -> dict[int, str]:
    rows = Item.select(Item.id, Revision.title).join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
    return {number: title or "" for number, title in rows.where(Item.id.in_(ids), visible_to(actor)).tuples()}


def _tuples(given: dict) -> dict:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
