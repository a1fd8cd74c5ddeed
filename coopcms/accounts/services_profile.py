"""What people change about their own account."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for, refreshed, user_by_email
from coopcms.accounts.queries_links import ADDRESS, link_of
from coopcms.accounts.services import email_problems, one_address_each, taken
from coopcms.accounts.services_links import JOB, void_links
from coopcms.accounts.services_logins import check_password
from coopcms.accounts.tokens import borne
from coopcms.actor import Actor
from coopcms.db import db, locked
from coopcms.errors import Invalid, NotAllowed, msg
from coopcms.ledger import services as ledger

NOTE = "account_note"  # the kind of job that tells the old address


def ask_email(user: User, email: str, password: str, actor: Actor) -> None:
    """Have a link mailed to another address, which holds once it is followed; the password proves who asks (L26).

    Until then the old address stays. Raises Invalid, NotNow, Taken, NotAllowed.
    """
    email = email.strip().lower()
    if problems := email_problems(email):
        raise Invalid(*problems)
    if actor.id != user.id:
        raise NotAllowed(msg("Only the person changes their address."))
    check_password(user, password)
    with db.atomic():
        actor = refreshed(actor)
        if user.refetch().email == email:
            return
        if user_by_email(email):
            raise taken(email)
        line = ledger.record("email_asked", "user", user.id, actor, to=email)
        ledger.put_job(JOB, {"user": user.id, "purpose": ADDRESS, "to": email}, key=f"address-{line.id}")


def confirm_email(token: str) -> User:
    """The address that the link was mailed to is the account's from now on; the old one is told, links under way end.

    Raises Unknown for a void link, Taken if somebody else has the address by now.
    """
    user, email = link_of(token, ADDRESS).user, borne(token)
    with db.atomic():
        before = locked(User.select().where(User.id == user.id)).get().email
        link_of(token, ADDRESS)  # another request may have been faster
        with one_address_each(email):
            User.update(email=email).where(User.id == user.id).execute()
        void_links(user)
        line = ledger.record("email_changed", "user", user.id, actor_for(user, "desk"), before=before, after=email)
        ledger.put_job(NOTE, {"user": user.id, "to": before}, key=f"note-{line.id}")
    return user.refetch()
