"""What each event is called when a person reads of it, in the inbox and in mails alike."""

from coopcms.errors import msg
from coopcms.notify.models import InboxEntry

SENTENCES = {
    "submit": msg("“%(title)s” waits for your review."),
    "recall": msg("“%(title)s” has been taken back from review."),
    "sign_off": msg("%(by)s has signed “%(title)s” for %(lane)s."),
    "request_changes": msg("%(by)s asks for changes in “%(title)s”."),
    "approve": msg("“%(title)s” is approved by everybody who has to sign."),
    "schedule": msg("A date has been set for “%(title)s”."),
    "unschedule": msg("The date of “%(title)s” has been taken back."),
    "embargo": msg("“%(title)s” has an embargo now."),
    "lift_embargo": msg("The embargo on “%(title)s” has been lifted."),
    "publish": msg("“%(title)s” is published."),
    "withdraw": msg("“%(title)s” has been withdrawn."),
    "expire": msg("The expiry date of “%(title)s” has changed."),
    "reopen": msg("“%(title)s” is being edited again."),
    "break_glass": msg("%(by)s has published “%(title)s” in an emergency, without the missing signatures."),
    "timed_failed": msg("“%(title)s” could not go live at its date. The date has been dropped."),
}
OTHER = msg("There is news about “%(title)s”.")


def sentence(entry: InboxEntry) -> tuple[str, dict]:
    """A msgid and its values."""
    values = {"title": "", "by": "", "lane": "", **entry.facts}
    return SENTENCES.get(entry.event, OTHER), {key: values[key] for key in ("title", "by", "lane")}
