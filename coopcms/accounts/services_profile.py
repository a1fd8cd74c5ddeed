"""What people change about their own account."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import refreshed
from coopcms.accounts.services import email_problems, one_address_each
from coopcms.accounts.services_links import void_links
from coopcms.accounts.services_logins import check_password
from coopcms.actor import Actor
from coopcms.db import db, locked
from coopcms.errors import Invalid, NotAllowed, msg
from coopcms.ledger import services as ledger

NOTE = "account_note"  # the kind of job that tells the old address


def change_email(user: User, email: str, password: str, actor: Actor) -> User:
    """Another address, proved by the password; the old one is told (L26). Raises Invalid, NotNow, Taken, NotAllowed."""
    email = email.strip().lower()
    if problems := email_problems(email):
        raise Invalid(*problems)
    if actor.id != user.id:
        raise NotAllowed(msg("Only the person changes their address."))
    check_password(user, password)
    with db.atomic():
        actor, before = refreshed(actor), locked(User.select().where(User.id == user.id)).get().email
        if before == email:
            return user
        with one_address_each(email):
            User.update(email=email).where(User.id == user.id).execute()
        void_links(user)
        line = ledger.record("email_changed", "user", user.id, actor, before=before, after=email)
        ledger.put_job(NOTE, {"user": user.id, "to": before}, key=f"note-{line.id}")
    return user.refetch()
