"""Reads of open sessions."""

from datetime import timedelta

from coopcms.accounts.models import Login, User
from coopcms.clock import now


def sessions_of(user: User, idle: timedelta) -> list[Login]:
    """The account's open sessions, the last used first."""
    moment = now()
    rows = Login.select().where(Login.user == user, Login.expires_at > moment, Login.seen_at > moment - idle)
    return list(rows.order_by(Login.seen_at.desc(), Login.id.desc()))
