"""What somebody wishes to be mailed: a person decides for themselves, in the desk or by the link in a mail."""

from collections.abc import Iterable

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.notify.digests import move_digest
from coopcms.notify.kinds import ALL, require_wishable, wishable
from coopcms.notify.models import MailMute, MailWish
from coopcms.notify.queries import wishes_of

HOURS = range(24)


def wish(hour: int | None, muted: Iterable[str], actor: Actor) -> None:
    """One mail for each event (`hour` is None), or one a day at that hour in Berlin; none of the kinds in `muted`.

    Raises Invalid for an hour that is none, an unknown kind, or an alarm.
    """
    if hour is not None and hour not in HOURS:
        raise Invalid(Problem("hour", msg("Choose an hour from 0 to 23.")))
    kinds = {require_wishable(name).name for name in muted}
    with db.atomic():
        actor = refreshed(actor)
        before = wishes_of([actor.id])[actor.id]
        MailWish.insert(user=actor.id, hour=hour).on_conflict(
            conflict_target=[MailWish.user], update={MailWish.hour: hour}
        ).execute()
        MailMute.delete().where(MailMute.user == actor.id).execute()
        for kind in sorted(kinds):
            MailMute.insert(user=actor.id, kind=kind).on_conflict_ignore().execute()
        if hour is not None and hour != before.hour:
            move_digest(actor.id, hour)
        if (hour, kinds) != before:
            ledger.record("mail_wished", "user", actor.id, actor, hour=hour, muted=sorted(kinds))


def unsubscribe(kind: str, actor: Actor) -> None:
    """No more mails of one kind, or of `all` but alarms; the inbox goes on showing them. Raises Invalid."""
    kinds = [known.name for known in wishable()] if kind == ALL else [require_wishable(kind).name]
    with db.atomic():
        actor = refreshed(actor)
        before = wishes_of([actor.id])[actor.id].muted
        for name in sorted({*kinds} - before):
            MailMute.insert(user=actor.id, kind=name).on_conflict_ignore().execute()
            ledger.record("mail_muted", "user", actor.id, actor, news=name)
