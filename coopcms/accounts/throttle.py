"""Growing delays on failed logins, per address, known or not; nobody sleeps, the next attempt is refused until then."""

from datetime import timedelta

from coopcms.accounts.models import LoginFailure
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.errors import NotNow, msg

FREE = 2  # attempts before the first delay
LONGEST = 900  # seconds
FORGOTTEN = timedelta(days=1)

_ONE = msg("Too many attempts. Please try again in one second.")
_MORE = msg("Too many attempts. Please try again in %(seconds)s seconds.")


def delay(failures: int) -> int:
    """Seconds until the next attempt: 0 for the first two failures, then 1, 2, 4 … up to LONGEST."""
    return 0 if failures <= FREE else min(2 ** min(failures - FREE - 1, 20), LONGEST)


def count_attempt(email: str) -> None:
    """Count one attempt as failed before it is looked at, so that many at once cannot slip through. Raises NotNow."""
    moment = now()
    with db.atomic():
        LoginFailure.delete().where(LoginFailure.at < moment - FORGOTTEN).execute()
        LoginFailure.insert(email=email, count=0, at=moment).on_conflict_ignore().execute()
        row = locked(LoginFailure.select().where(LoginFailure.email == email)).get()
        if row.until and row.until > moment:
            seconds = int((row.until - moment).total_seconds()) + 1
            raise NotNow(_ONE if seconds == 1 else _MORE, seconds=seconds)
        row.count, row.at = row.count + 1, moment
        row.until = moment + timedelta(seconds=delay(row.count))
        row.save()


def forget(email: str) -> None:
    """The address has proved itself."""
    LoginFailure.delete().where(LoginFailure.email == email).execute()
