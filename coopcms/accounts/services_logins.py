"""Coming in and going out: one row per open session, ended by deleting it."""

import hashlib
import secrets
from datetime import timedelta

from coopcms.accounts import throttle
from coopcms.accounts.models import Login, User
from coopcms.accounts.passwords import hashed, matches, outdated
from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger

ABSOLUTE, IDLE = timedelta(hours=12), timedelta(minutes=60)
_SEEN = timedelta(minutes=1)  # how exactly `seen_at` is kept


def log_in(email: str, password: str, device: str, lasts: timedelta = ABSOLUTE) -> str:
    """A new session's token. Raises Invalid, after the same time for an unknown address, and NotNow after failures."""
    email = email.strip().lower()[:200]
    throttle.count_attempt(email)
    user = user_by_email(email)
    if not matches(user.password if user and user.active else "", password):
        raise Invalid(Problem("password", msg("The address or the password is wrong.")))
    token, moment, device = secrets.token_urlsafe(32), now(), device[:200]
    with db.atomic():
        throttle.forget(email)
        if outdated(user.password):
            User.update(password=hashed(password)).where(User.id == user.id).execute()
        Login.delete().where(Login.user == user, Login.expires_at < moment).execute()
        until = moment + lasts
        Login.create(key=_key(token), user=user, created_at=moment, seen_at=moment, expires_at=until, device=device)
        ledger.record("logged_in", "user", user.id, actor_for(user, "desk"), device=device)
    return token


def log_out(token: str) -> None:
    """End this session; a copied cookie is worth nothing afterwards."""
    Login.delete().where(Login.key == _key(token)).execute()


def log_out_everywhere(user: User) -> int:
    """End all sessions of an account; how many there were."""
    return Login.delete().where(Login.user == user).execute()


def user_for_token(token: str, idle: timedelta = IDLE) -> User | None:
    """The active account whose open session this is; one select, and one update a minute."""
    moment = now()
    login = (
        Login.select(Login, User)
        .join(User)
        .where(Login.key == _key(token), User.active, Login.expires_at > moment, Login.seen_at > moment - idle)
        .first()
    )
    if login is None:
        return None
    if login.seen_at < moment - _SEEN:
        Login.update(seen_at=moment).where(Login.id == login.id).execute()
    return login.user


def check_password(user: User, password: str) -> None:
    """Let a person prove again who they are. Raises Invalid, or NotNow after failures."""
    throttle.count_attempt(user.email)
    if not matches(user.password, password):
        raise Invalid(Problem("password", msg("This is not your password.")))
    throttle.forget(user.email)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
