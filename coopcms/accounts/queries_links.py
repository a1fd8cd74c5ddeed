"""Reads of the links that were mailed: which of them still open something."""

from coopcms.accounts.models import AccountLink, User
from coopcms.accounts.tokens import digest
from coopcms.clock import now
from coopcms.errors import Unknown, msg

INVITE, RESET, ADDRESS = "invite", "reset", "address"  # what a link is for


def link_of(token: str, purpose: str) -> AccountLink:
    """The link, looked at as often as one likes. Raises Unknown if it is void or the account may not have it."""
    found = (
        AccountLink.select(AccountLink, User)
        .join(User)
        .where(
            AccountLink.key == digest(token), AccountLink.purpose == purpose, AccountLink.used_at.is_null(),
            AccountLink.expires_at > now(), User.active,
        )
        .first()
    )  # fmt: skip
    if found is None or not may_have(found.user, purpose):
        raise link_gone()
    return found


def link_gone() -> Unknown:
    """The one answer for links that are used, replaced, too old, or never were."""
    return Unknown(msg("This link opens nothing any more: it has been used, has run out, or a newer one replaced it."))


def last_invitation(user: User) -> AccountLink | None:
    """The newest invitation of the account, used or not."""
    sent = AccountLink.select().where(AccountLink.user == user, AccountLink.purpose == INVITE)
    return sent.order_by(AccountLink.id.desc()).first()


def may_have(user: User, purpose: str) -> bool:
    """Who has a password is not invited; who never had nor was offered one cannot forget it, nor move with it."""
    if purpose == INVITE:
        return not user.password
    if purpose == ADDRESS:
        return bool(user.password)
    return bool(user.password) or last_invitation(user) is not None
