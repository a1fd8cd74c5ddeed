"""Links by mail, each worth a new password or address: the token is made at the moment of sending and used once."""

from datetime import timedelta

from coopcms.accounts import throttle
from coopcms.accounts.models import AccountLink, Login, User
from coopcms.accounts.passwords import hashed, require_strong
from coopcms.accounts.policy import require_administrator
from coopcms.accounts.queries import actor_for, refreshed, user_by_email
from coopcms.accounts.queries_links import ADDRESS, INVITE, RESET, link_of, may_have
from coopcms.accounts.tokens import bearing, digest, fresh
from coopcms.actor import SYSTEM, Actor
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.errors import NotNow, msg
from coopcms.ledger import services as ledger

JOB = "account_link"  # its args name the account and the purpose, never the token
LASTS = {INVITE: timedelta(days=7), RESET: timedelta(hours=1), ADDRESS: timedelta(days=1)}


def send_link(user: User, actor: Actor) -> str:
    """Have a link mailed: an invitation, or a new password for who has one; which of both. Raises NotNow if closed."""
    with db.atomic():
        actor, user = refreshed(actor), user.refetch()
        require_administrator(actor)
        if not user.active:
            raise NotNow(msg("This account is deactivated. Activate it first; nobody gets a link to a closed door."))
        purpose = RESET if user.password else INVITE
        _queue(user.id, purpose)
        ledger.record("link_asked", "user", user.id, actor, purpose=purpose)
    return purpose


def ask_reset(email: str) -> None:
    """Anybody's wish for a new password: the same work and no answer, whether the address is known. Raises NotNow."""
    email = email.strip().lower()[:190]
    throttle.count_attempt(f"link {email}")  # no address has a space: a wish delays no login
    user = user_by_email(email)
    _queue(user.id if user else 0, RESET)


def issue(user_id: int, purpose: str, to: str = "") -> tuple[User, str] | None:
    """The account and a token to mail; older links of the purpose are void. None if the account may not have one.

    `to` is the address that a link proves, where it is not the account's own.
    """
    with db.atomic():
        user = locked(User.select().where(User.id == user_id, User.active)).first()
        if user is None or not may_have(user, purpose):
            return None
        token, moment = bearing(to) if to else fresh(), now()
        _open(user).where(AccountLink.purpose == purpose).execute()
        times = {"created_at": moment, "expires_at": moment + LASTS[purpose]}
        AccountLink.create(user=user, purpose=purpose, key=digest(token), **times)
        ledger.record("link_sent", "user", user.id, SYSTEM, purpose=purpose)
    return user, token


def use_link(token: str, purpose: str, password: str) -> User:
    """Set the password: all links and sessions of the account end. Raises Unknown for a void link, Invalid if weak."""
    user = link_of(token, purpose).user
    require_strong(password, user.name, user.email.split("@")[0])
    stored = hashed(password)
    with db.atomic():
        locked(User.select().where(User.id == user.id)).first()
        link_of(token, purpose)  # another request may have been faster
        User.update(password=stored).where(User.id == user.id).execute()
        _open(user).execute()
        Login.delete().where(Login.user == user).execute()
        throttle.forget(user.email)
        ledger.record("password_set", "user", user.id, actor_for(user, "desk"), by=purpose)
    return user.refetch()


def void_links(user: User) -> None:
    """No link that is under way opens this account any more; part of another service's transaction."""
    _open(user).execute()


def _open(user: User):
    return AccountLink.update(used_at=now()).where(AccountLink.user == user, AccountLink.used_at.is_null())


def _queue(user_id: int, purpose: str) -> None:
    """One mail a minute, however often it is asked for."""
    minute = int(now().timestamp() // 60)
    ledger.put_job(JOB, {"user": user_id, "purpose": purpose}, key=f"link-{user_id}-{purpose}-{minute}")
