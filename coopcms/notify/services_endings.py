"""Each morning: whose licence or link ends is told to those who can do something about it, once for each end.

Those who are asked by mail are reminded by mail (`approvals`); who asks them hears of it where no mail can be sent, and
in the end.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from coopcms.actor import SYSTEM
from coopcms.clock import berlin, now
from coopcms.consents.models import ASKED, ASKING, CONSENT, Answer, ApprovalLink, Depicted, Party
from coopcms.consents.queries_links import Asked, asked_of
from coopcms.content.models import SUBJECT
from coopcms.content.queries_pictures import shown_in
from coopcms.db import db
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.ledger.jobs import Handlers, finish
from coopcms.ledger.models import Job
from coopcms.media.models import PICTURE, Picture
from coopcms.network.models import Organisation
from coopcms.notify.digests import due_on
from coopcms.notify.keepers import keepers_of

ENDINGS, ENDING = "endings", "ending"  # kinds of jobs: the look of a day, and what is told of one end
LICENCE, CONSENT_ENDS, SOON, OVER = "licence_ends", "consent_ends", "link_ends", "link_over"  # events
HOUR = 6  # in the morning, in Berlin
DAYS = (30, 7)  # before the last day of a licence or of a consent
BEFORE, SINCE = timedelta(days=3), timedelta(days=7)  # around the end of a link; an older end is no news
_KEPT = timedelta(days=30)  # how long looks are remembered
_TITLES = 5  # of texts that are named


def queue_endings(day: date | None = None) -> None:
    """Have the ends looked at in the morning of a day, or now for today, once; each look queues the next."""
    due = due_on(day, HOUR) if day else None
    day = day or berlin(now()).date()
    ledger.put_job(ENDINGS, {"day": day.isoformat()}, due, f"{ENDINGS}-{day}")


def jobs() -> Handlers:
    """What looks, and what tells."""
    return {ENDINGS: look, ENDING: tell}


def look(_args: dict, job: Job) -> None:
    """Queue what there is to tell, each under a key of its own, and the look of tomorrow."""
    with db.atomic():
        for key, args in (*_licences(), *_consents(), *_links()):
            ledger.put_job(ENDING, args, None, f"{ENDING}-{key}")
        queue_endings(berlin(now()).date() + timedelta(days=1))
        ledger.forget_jobs(ENDINGS, now() - _KEPT)
        finish(job)


def tell(args: dict, job: Job) -> None:
    """Tell of one end, unless it has moved or been dealt with since."""
    with db.atomic():
        if args["about"] == LICENCE:
            _tell_of_licence(args["picture"], date.fromisoformat(args["until"]))
        elif args["about"] == CONSENT_ENDS:
            _tell_of_consent(args["entry"], date.fromisoformat(args["until"]))
        else:
            _tell_of_link(args["link"], args["about"])
        finish(job)


def _licences() -> Iterator[tuple[str, dict]]:
    """Of each licence the nearest step only: whoever has been away for a month hears of it once."""
    today = berlin(now()).date()
    rows = Picture.select(Picture.id, Picture.licence_until).where(
        Picture.licence_until >= today, Picture.licence_until <= today + timedelta(days=max(DAYS)),
        Picture.withdrawn_at.is_null(), Picture.trashed_at.is_null(),
    )  # fmt: skip
    for number, until in rows.tuples():
        args = {"about": LICENCE, "picture": number, "until": until.isoformat()}
        yield f"{LICENCE}-{number}-{until}-{_step(until)}", args


def _consents() -> Iterator[tuple[str, dict]]:
    """Of each consent to be shown that has a last day, likewise."""
    today = berlin(now()).date()
    rows = Depicted.select(Depicted.id, Depicted.until).join(Picture)
    rows = rows.where(
        Depicted.basis == CONSENT, Depicted.until >= today, Depicted.until <= today + timedelta(days=max(DAYS)),
        Picture.withdrawn_at.is_null(), Picture.trashed_at.is_null(),
    )  # fmt: skip
    for number, until in rows.tuples():
        args = {"about": CONSENT_ENDS, "entry": number, "until": until.isoformat()}
        yield f"{CONSENT_ENDS}-{number}-{until}-{_step(until)}", args


def _step(until: date) -> int:
    return min(days for days in DAYS if until <= berlin(now()).date() + timedelta(days=days))


def _links() -> Iterator[tuple[str, dict]]:
    moment = now()
    rows = ApprovalLink.select(ApprovalLink.id, ApprovalLink.expires_at, Party.email).join(Party)
    rows = rows.where(
        ApprovalLink.answered_at.is_null(), ApprovalLink.revoked_at.is_null(), ApprovalLink.purpose == ASKING,
        ApprovalLink.expires_at <= moment + BEFORE, ApprovalLink.expires_at > moment - SINCE,
    )  # fmt: skip
    for number, ends, email in rows.tuples():
        event = OVER if ends <= moment else "" if email else SOON
        if event:
            yield f"{event}-{number}", {"about": event, "link": number}


def _tell_of_licence(number: int, until: date) -> None:
    row = Picture.select(Picture, Organisation).join(Organisation).where(Picture.id == number).first()
    if row is None or row.licence_until != until or row.withdrawn_at or row.trashed_at:
        return
    facts = {"event": LICENCE, "title": row.title or row.name, "due": until.isoformat(), "comment": _public(number)}
    _emit(PICTURE, number, keepers_of(row), facts | {"url_path": f"/admin/medien/{number}"})


def _tell_of_consent(entry: int, until: date) -> None:
    rows = Depicted.select(Depicted, Picture, Organisation, Party).join(Picture).join(Organisation)
    one = rows.switch(Depicted).join(Party).where(Depicted.id == entry).first()
    if one is None or one.until != until or one.picture.withdrawn_at or one.picture.trashed_at:
        return
    row = one.picture
    facts = {"event": CONSENT_ENDS, "title": row.title or row.name, "name": one.party.name, "due": until.isoformat()}
    facts |= {"comment": _public(row.id), "url_path": f"/admin/medien/{row.id}/menschen"}
    _emit(PICTURE, row.id, keepers_of(row), facts)


def _public(number: int) -> str:
    """The titles of public texts that show the picture; others are nobody's business but their owners'."""
    live = [one.item.live.title for one in shown_in(number, SYSTEM) if one.live]
    return " · ".join([*live[:_TITLES], *(["…"] if len(live) > _TITLES else [])])


def _tell_of_link(number: int, event: str) -> None:
    link = ApprovalLink.select(ApprovalLink, Party).join(Party).where(ApprovalLink.id == number).first()
    if link is None or link.answered_at or link.revoked_at:
        return
    for one in _waiting(link, asked_of(link)):
        facts = {"event": event, "title": one.title, "name": link.party.name, "at": link.expires_at.isoformat()}
        kind, number = (SUBJECT, one.item) if one.item else (PICTURE, one.thing.about.subject)
        page = f"/admin/item/{number}/freigaben" if one.item else f"/admin/medien/{number}/menschen"
        _emit(kind, number, [link.made_by], facts | {"url_path": page, "why": {link.made_by: "asking"}})
        return


def _waiting(link: ApprovalLink, asked: Iterable[Asked]) -> list[Asked]:
    """What stands there as it was asked, and was not answered otherwise since, as on the phone."""
    rows = Answer.select(Answer.subject_kind, Answer.subject_id, Answer.hash)
    rows = rows.where(Answer.party == link.party_id, Answer.state != ASKED, Answer.at >= link.created_at)
    said = set(rows.tuples())
    return [
        one
        for one in asked
        if one.is_current and (one.thing.about.kind, one.thing.about.subject, one.thing.hash) not in said
    ]


def _emit(kind: str, subject: int, people: list[int | str], facts: dict) -> None:
    emit(Event("told", kind, subject, SYSTEM, tuple(people), facts))
