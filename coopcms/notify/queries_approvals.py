"""How the mails to people outside fare, for those who wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopcms.ledger.models import Job

ASKS, REMINDS, THANKS = ("ask", "reminder", "thanks")  # the letters


@dataclass(frozen=True, slots=True)
class Posted:
    """How the mail with a question fares: `fault` is why it has not left, `is_over` once nobody tries any more."""

    fault: str
    is_sent: bool
    is_over: bool


def posted(links: Iterable[int]) -> dict[int, Posted]:
    """How the questions of these links fare, where they went by mail; one select, none for no links."""
    keys = {key_of(link, ASKS): link for link in links}
    rows = Job.select().where(Job.key.in_(list(keys))) if keys else ()
    return {
        keys[row.key]: Posted(_last_line(row.error), row.done_at is not None, row.failed_at is not None) for row in rows
    }


def key_of(link: int, letter: str) -> str:
    """The name of the job that sends this letter about a link: there is one at most."""
    return f"approval-{letter}-{link}"


def _last_line(error: str) -> str:
    lines = error.strip().splitlines()
    return lines[-1] if lines else ""
