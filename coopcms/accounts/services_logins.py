"""Coming in and going out: one row per open session, ended by deleting it; the history tells of each."""

from dataclasses import replace
from datetime import timedelta

from peewee import JOIN

from coopcms.accounts import throttle
from coopcms.accounts.models import Login, SavedView, User
from coopcms.accounts.passwords import hashed, matches, outdated
from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.accounts.queries_views import by_name
from coopcms.accounts.tokens import digest, fresh
from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger

ABSOLUTE, IDLE = timedelta(hours=12), timedelta(minutes=60)
_SEEN = timedelta(minutes=1)  # how exactly `seen_at` is kept
_STRANGER = replace(SYSTEM, via="desk")


def log_in(email: str, password: str, device: str, lasts: timedelta = ABSOLUTE) -> str:
    """A new session's token. Raises Invalid, after the same time for an unknown address, and NotNow after failures."""
    email = email.strip().lower()[:200]
    throttle.count_attempt(email)
    user = user_by_email(email)
    if not matches(user.password if user and user.active else "", password):
        # an unknown address has a line too, and never in it: it may be a password in the wrong field
        ledger.record("login_failed", "user", user.id if user else 0, _STRANGER)
        raise Invalid(Problem("password", msg("The address or the password is wrong.")))
    with db.atomic():
        throttle.forget(email)
        if outdated(user.password):
            User.update(password=hashed(password)).where(User.id == user.id).execute()
        return open_session(user, device, lasts)


def open_session(user: User, device: str, lasts: timedelta = ABSOLUTE) -> str:
    """The token of a new session of somebody who has proved who they are."""
    token, moment, device = fresh(), now(), device[:200]
    times = {"created_at": moment, "seen_at": moment, "expires_at": moment + lasts}
    with db.atomic():
        Login.delete().where(Login.user == user, Login.expires_at < moment).execute()
        Login.create(key=digest(token), user=user, device=device, **times)
        ledger.record("logged_in", "user", user.id, actor_for(user, "desk"), device=device)
    return token


def log_out(token: str) -> None:
    """End this session; a copied cookie is worth nothing afterwards."""
    with db.atomic():
        login = Login.select(Login, User).join(User).where(Login.key == digest(token)).first()
        if login is not None:
            login.delete_instance()
            ledger.record("logged_out", "user", login.user_id, actor_for(login.user, "desk"))


def user_for_token(token: str, idle: timedelta = IDLE, *, counts: bool = True) -> User | None:
    """The active account whose open session this is; one select, and one update a minute if the request `counts`.

    The lists the person keeps come along as `kept`, since every page of the desk has them in its rail, the session as
    `login`.
    """
    moment = now()
    rows = list(
        Login.select(Login, User, SavedView)
        .join(User)
        .join(SavedView, JOIN.LEFT_OUTER, attr="kept_list")
        .where(Login.key == digest(token), User.active, Login.expires_at > moment, Login.seen_at > moment - idle)
    )
    if not rows:
        return None
    login = rows[0]
    if counts and login.seen_at < moment - _SEEN:
        login.seen_at = moment
        Login.update(seen_at=moment).where(Login.id == login.id).execute()
    lists = (getattr(row.user, "kept_list", None) for row in rows)
    login.user.kept = by_name(one for one in lists if one is not None)
    login.user.login = login
    return login.user


def is_open(key: str, idle: timedelta = IDLE) -> bool:
    """Whether the session of which this is the token's SHA-256 is open still; that gives no power."""
    moment = now()
    lasts = (Login.expires_at > moment) & (Login.seen_at > moment - idle)
    return Login.select().join(User).where(Login.key == key, User.active, lasts).exists()


def check_password(user: User, password: str) -> None:
    """Let a person prove again who they are. Raises Invalid, or NotNow after failures."""
    throttle.count_attempt(user.email)
    if not matches(user.password, password):
        raise Invalid(Problem("password", msg("This is not your password.")))
    throttle.forget(user.email)
