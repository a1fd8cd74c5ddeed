"""Links that ask people outside, and how the mails fare that bring them, for those who wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN, Value

from coopcms.consents.models import ASKING, ApprovalAsk, ApprovalLink, Party
from coopcms.consents.queries import original_id
from coopcms.content.models import Item
from coopcms.ledger.models import Job

ASKS, REMINDS, THANKS, CHANGES = ("ask", "reminder", "thanks", "change")  # the letters


@dataclass(frozen=True, slots=True)
class Posted:
    """How the mail with a question fares: `fault` is why it has not left, `is_over` once nobody tries any more."""

    fault: str
    is_sent: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class LinkAsks:
    """A link with what it asks about, as (kind, subject, hash); `posted` is None where it was not mailed."""

    link: ApprovalLink
    about: tuple[tuple[str, int, str], ...]
    posted: Posted | None


def links_about(item: Item) -> list[LinkAsks]:
    """All links that ask about something in this text or its original, the newest first; one select."""
    key = Value(key_of("", ASKS)).concat(ApprovalAsk.link.cast("text"))
    rows = ApprovalAsk.select(ApprovalAsk, ApprovalLink, Party, Job).join(ApprovalLink).join(Party)
    rows = rows.join_from(ApprovalAsk, Job, JOIN.LEFT_OUTER, on=(Job.key == key), attr="job")
    rows = rows.where(ApprovalAsk.item.in_((item.id, original_id(item))), ApprovalLink.purpose == ASKING)
    first: dict[int, ApprovalAsk] = {}
    about: dict[int, list[tuple[str, int, str]]] = {}
    for row in rows.order_by(ApprovalAsk.link.desc(), ApprovalAsk.id):
        first.setdefault(row.link_id, row)
        about.setdefault(row.link_id, []).append((row.subject_kind, row.subject_id, row.hash))
    return [
        LinkAsks(row.link, tuple(about[number]), _posted(getattr(row, "job", None))) for number, row in first.items()
    ]


def posted(links: Iterable[int]) -> dict[int, Posted]:
    """How the questions of these links fare, where they went by mail; one select, none for no links."""
    keys = {key_of(link, ASKS): link for link in links}
    rows = Job.select().where(Job.key.in_(list(keys))) if keys else ()
    return {keys[row.key]: _posted(row) for row in rows}


def key_of(link: int | str, letter: str) -> str:
    """The name of the job that sends this letter about a link: there is one at most."""
    return f"approval-{letter}-{link}"


def _posted(job: Job | None) -> Posted | None:
    if job is None:
        return None
    lines = job.error.strip().splitlines()
    return Posted(lines[-1] if lines else "", job.done_at is not None, job.failed_at is not None)
