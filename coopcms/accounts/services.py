"""Changes to accounts and roles, by administrators only; passwords never enter the history."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from peewee import IntegrityError

from coopcms.accounts.models import ROLES, Login, Role, User
from coopcms.accounts.passwords import hashed, require_strong
from coopcms.accounts.policy import ACCOUNTS, CONTENT, require_administrator
from coopcms.accounts.queries import refreshed
from coopcms.accounts.services_links import void_links
from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, Problem, Taken, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.network.models import NETWORK, Organisation

_EMAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\Z")
_NETWORK_ONLY = ("network_editor", "administrator")


def create_user(email: str, name: str, password: str | None, actor: Actor) -> User:
    """A new account without roles; without a password nobody can log in to it. Raises Invalid, Taken."""
    email, name = email.strip().lower(), " ".join(name.split())
    if problems := [*email_problems(email), *_name_problems(name)]:
        raise Invalid(*problems)
    if password is not None:
        require_strong(password, name, email.split("@")[0])
    stored = hashed(password) if password is not None else ""
    with db.atomic():
        require_administrator(refreshed(actor))
        with one_address_each(email):
            user = User.create(email=email, name=name, password=stored)
        ledger.record("created", "user", user.id, actor, email=email, name=name)
    return user


def rename(user: User, name: str, actor: Actor) -> User:
    """Another name, by the person or an administrator; what the history has said of it stays. Raises Invalid."""
    name = " ".join(name.split())
    if problems := _name_problems(name):
        raise Invalid(*problems)
    with db.atomic():
        actor = refreshed(actor)
        if actor.id != user.id:
            require_administrator(actor)
        before = user.refetch().name
        User.update(name=name).where(User.id == user.id).execute()
        if before != name:
            ledger.record("renamed", "user", user.id, actor, before=before, after=name)
    return user.refetch()


def set_password(user: User, password: str, actor: Actor) -> None:
    """A new password, by the person or an administrator; all open sessions and links end. Raises Invalid if weak."""
    require_strong(password, user.name, user.email.split("@")[0])
    stored = hashed(password)
    with db.atomic():
        actor = refreshed(actor)
        if actor.id != user.id:
            require_administrator(actor)
        User.update(password=stored).where(User.id == user.id).execute()
        void_links(user)
        Login.delete().where(Login.user == user).execute()
        ledger.record("password_set", "user", user.id, actor)


def grant_role(user: User, role: str, organisation: Organisation, actor: Actor) -> None:
    """Give a role; holding it already is no fault, giving it to oneself is (L20). Raises Invalid, NotAllowed."""
    with db.atomic():
        actor = refreshed(actor)
        require_administrator(actor)
        _require_another(user, actor)
        _require_sensible(user, role, organisation)
        _, made = Role.get_or_create(user=user, role=role, organisation=organisation)
        if made:
            ledger.record("role_granted", "user", user.id, actor, role=role, organisation=organisation.slug)
            emit(Event("role_granted", "user", user.id, actor, facts={"role": role, "organisation": organisation.slug}))
            _tell("role_granted", user, role, organisation, actor)


def revoke_role(user: User, role: str, organisation: Organisation, actor: Actor) -> None:
    """Take a role away, from this moment on; not holding it is no fault."""
    with db.atomic():
        actor = refreshed(actor)
        require_administrator(actor)
        if role == "administrator":
            _require_another(user, actor)
        held = Role.delete().where(Role.user == user, Role.role == role, Role.organisation == organisation).execute()
        if held:
            ledger.record("role_revoked", "user", user.id, actor, role=role, organisation=organisation.slug)
            emit(Event("role_revoked", "user", user.id, actor, facts={"role": role, "organisation": organisation.slug}))
            _tell("role_revoked", user, role, organisation, actor)


def deactivate(user: User, actor: Actor) -> None:
    """Close an account: sessions and links end, its name stays in the history. Raises `person_deactivated`."""
    with db.atomic():
        actor = refreshed(actor)
        require_administrator(actor)
        _require_another(user, actor)
        closed = User.update(active=False).where(User.id == user.id, User.active).execute()
        void_links(user)
        Login.delete().where(Login.user == user).execute()
        if closed:
            ledger.record("deactivated", "user", user.id, actor)
            emit(Event("person_deactivated", "user", user.id, actor))


def reactivate(user: User, actor: Actor) -> None:
    """Open a closed account again, with the roles it had."""
    with db.atomic():
        actor = refreshed(actor)
        require_administrator(actor)
        if User.update(active=True).where(User.id == user.id, ~User.active).execute():
            ledger.record("reactivated", "user", user.id, actor)


def _tell(event: str, user: User, role: str, organisation: Organisation, actor: Actor) -> None:
    facts = {"event": event, "role": role, "centre": organisation.slug, "url_path": "/admin/zugang"}
    emit(Event("told", "user", user.id, actor, (user.id,), facts))


def _require_another(user: User, actor: Actor) -> None:
    if actor.id == user.id:
        message = msg("Nobody changes their own rights or closes their own account. Ask another administrator.")
        raise NotAllowed(message, who_can=(ACCOUNTS,))


def _require_sensible(user: User, role: str, organisation: Organisation) -> None:
    if role not in ROLES:
        values = {"role": role, "known": ", ".join(ROLES)}
        raise Invalid(Problem("role", msg("There is no role “%(role)s”, only %(known)s."), values))
    if role in _NETWORK_ONLY and organisation.slug != NETWORK:
        raise Invalid(Problem("organisation", msg("The role %(role)s exists in the network only."), {"role": role}))
    apart = CONTENT if role == "administrator" else ("administrator",) if role in CONTENT else ()
    if Role.select().where(Role.user == user, Role.role.in_(apart)).exists():
        raise Invalid(Problem("role", msg("Who manages accounts holds no role at the desk. Please use two accounts.")))


@contextmanager
def one_address_each(email: str) -> Iterator[None]:
    """The index decides, so that of two at once one wins; part of another's transaction. Raises Taken."""
    try:
        with db.atomic():
            yield
    except IntegrityError as why:
        raise taken(email) from why


def taken(email: str) -> Taken:
    """The refusal of an address that another account has."""
    return Taken(msg("There is already an account with the address %(email)s."), field="email", email=email)


def email_problems(email: str) -> list[Problem]:
    """What is wrong with an address, if anything."""
    fine = _EMAIL.match(email) and len(email) <= 200 and email.isprintable()
    return [] if fine else [Problem("email", msg("This is not an e-mail address."))]


def _name_problems(name: str) -> list[Problem]:
    fine = 0 < len(name) <= 200 and name.isprintable()
    return [] if fine else [Problem("name", msg("A name has 1 to 200 characters."))]
