"""Ending sessions: one's own, or an administrator those of others; the row is gone, and so is the session."""

from coopcms.accounts.models import Login, User
from coopcms.accounts.policy import require_administrator
from coopcms.accounts.queries import refreshed
from coopcms.accounts.tokens import digest
from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Unknown, msg
from coopcms.ledger import services as ledger


def end_session(user: User, login_id: int, actor: Actor) -> None:
    """End one session of the account. Raises Unknown where it has none such, also because it has ended already."""
    with db.atomic():
        _require_own(user, actor)
        if not Login.delete().where(Login.id == login_id, Login.user == user).execute():
            raise Unknown(msg("This session has ended already."))
        ledger.record("sessions_ended", "user", user.id, actor, count=1)


def end_sessions(user: User, actor: Actor, keep: str = "") -> int:
    """End all sessions of the account but the one whose token is `keep`; how many there were."""
    with db.atomic():
        _require_own(user, actor)
        count = Login.delete().where(Login.user == user, Login.key != digest(keep)).execute()
        if count:
            ledger.record("sessions_ended", "user", user.id, actor, count=count)
    return count


def _require_own(user: User, actor: Actor) -> None:
    actor = refreshed(actor)
    if actor.id != user.id:
        require_administrator(actor)
