"""Links to other sites, looked at by jobs: soon after a save, again after a failure, and all of them now and then."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from coopcms.clock import BERLIN, berlin, now
from coopcms.db import db
from coopcms.ledger import services as ledger
from coopcms.readiness.models import LinkChecked
from coopcms.readiness.pace import AGAIN, DAY, FRESH, host_of, in_force, key_of, pause
from coopcms.readiness.queries import forgotten, is_busy, seen_since, stale, used_links
from coopcms.readiness.visit import Visit

ONE, ALL = "link", "links"  # kinds of jobs
AT_ONCE = 50  # links of one save
FAILURES = ("silent", "failing", "certificate")
POLITE = timedelta(seconds=2)  # between two visits of one host
_APART, _APART_AT_NIGHT = timedelta(seconds=3), timedelta(seconds=20)  # between two visits: other jobs come in between
_JOBS_KEPT = timedelta(days=30)
_HOUR = 4  # at night in Berlin


def queue_visits(urls: Iterable[str]) -> None:
    """Have these addresses looked at soon, in the caller's transaction; what was seen since yesterday is left out."""
    wanted = list(urls)[:AT_ONCE] if in_force().a_day else []
    if wanted:
        fresh = seen_since(wanted, now() - FRESH)
        _put([url for url in wanted if url not in fresh], _APART)
        queue_round()


def queue_round() -> None:
    """Have all links looked through the next night; one job a day."""
    if in_force().a_day:
        day = berlin(now()).date() + DAY
        ledger.put_job(ALL, {}, datetime(day.year, day.month, day.day, _HOUR, tzinfo=BERLIN), f"{ALL}-{day}")


def look_at_all() -> int:
    """The nightly round: forget what nobody links any more, have what is stale visited; how many."""
    if not in_force().a_day:
        return 0
    used = set(used_links(in_force().origin))
    waiting = stale(used, now())[: in_force().a_day]
    with db.atomic():
        queue_round()
        keys = forgotten(used)
        for start in range(0, len(keys), 500):
            LinkChecked.delete().where(LinkChecked.key.in_(keys[start : start + 500])).execute()
        _put(waiting, _APART_AT_NIGHT)
        ledger.forget_jobs(ONE, now() - _JOBS_KEPT)
    return len(waiting)


def look_at(url: str) -> None:
    """Visit one address and keep its answer; no transaction is open while it is asked."""
    known = LinkChecked.get_or_none(LinkChecked.key == key_of(url))
    is_early = known is not None and known.checked_at > now() - min(FRESH, pause(known.fails))
    if is_early or not in_force().a_day:
        return
    if is_busy(host_of(url), now() - POLITE):
        _again(url, now() + POLITE)
        return
    keep(url, in_force().visitor.visit(url))


def keep(url: str, seen: Visit) -> None:
    """Write down what an address answered; what failed is tried again, each time later."""
    moment, failed = now(), seen.status in FAILURES
    with db.atomic():
        known = LinkChecked.get_or_none(LinkChecked.key == key_of(url))
        before = known.fails if known else 0
        row = {
            "url": url, "host": host_of(url), "status": seen.status, "code": seen.code, "checked_at": moment,
            "since": known.since if known and known.status == seen.status else moment,
            "fails": before + 1 if failed else 0, "note": seen.note,
        }  # fmt: skip
        if known is None:
            LinkChecked.insert(row | {"key": key_of(url)}).on_conflict_ignore().execute()
        else:
            LinkChecked.update(row).where(LinkChecked.key == known.key).execute()
        if failed and row["fails"] <= len(AGAIN):
            _again(url, moment + pause(row["fails"]))


def _again(url: str, due: datetime) -> None:
    """One job at most waits to bring an address back: what is known now says when, not what was known before."""
    ledger.put_only_job(ONE, {"url": url}, due, f"{ONE}-{key_of(url)[:32]}-again-")


def _put(urls: Iterable[str], apart: timedelta) -> None:
    """A job for each, one a day, at some distance: whatever else is due comes in between."""
    moment = now()
    for number, url in enumerate(urls):
        key = f"{ONE}-{key_of(url)[:32]}-{berlin(moment).date()}"
        ledger.put_job(ONE, {"url": url}, moment + number * apart, key)
