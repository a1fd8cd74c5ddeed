"""What all pages of one picture share: its head with state and centre, and the ways to its other pages."""

from flask_babel import gettext as _

from coopcms.accounts.policy import CONTENT
from coopcms.admin.base import DeskView
from coopcms.admin.media_words import lacks_in_words, state_of, title_of
from coopcms.consents.policy import may_keep
from coopcms.consents.policy_pictures import may_see_people
from coopcms.errors import msg
from coopcms.media import policy
from coopcms.media.models import READY, Picture
from coopcms.media.queries import twins

HOME = "/admin/medien"
ONE = "/<int(max=2147483647):number>"  # the part of an address that names a picture
WORKING = tuple(f"{role}@any" for role in CONTENT)  # whom the library is open to
# (end of the address, name)
TABS = (
    ("", msg("Picture")),
    ("/menschen", msg("Who can be recognised")),
    ("/verwendung", msg("Where it is used")),
    ("/verlauf", msg("History")),
)
TOLD_TO_FEW = ("/menschen", "/verlauf")


class LibraryDesk(DeskView):
    """A view of the library: for everybody who works on texts, not for those who only look after accounts."""

    open_to = WORKING


class PictureDesk(LibraryDesk):
    """A view whose pages stand under /admin/medien/<number>."""

    def page(self, row: Picture, tab: str, template: str, **values) -> str:
        """A page of the picture below its head; `row` is one of media_listing.picture_shown."""
        head = {"row": row, "picture_title": title_of(row), "state": state_of(row), "home": address_of(row.id)}
        head |= {"can_be_seen": row.state == READY and not row.withdrawn_at, "lacks": lacks_in_words(row)}
        head["twin"] = twin = twins([row]).get(row.id)
        knows, keeps = may_see_people(self.actor, row), policy.may_keep(self.actor, row.centre)
        tabs = [(address_of(row.id, end), _(title)) for end, title in TABS if knows or end not in TOLD_TO_FEW]
        may = {
            "know": knows,
            "know_twin": twin is not None and may_keep(self.actor, twin.centre),
            "keep": keeps and not row.withdrawn_at,
            "replace": keeps and not row.trashed_at,
            "withdraw": policy.may_withdraw(self.actor, row.centre) and not row.withdrawn_at,
        }
        return self.render(template, **head, tabs=tabs, tab=tab, may=may, **values)


def address_of(number: int, end: str = "") -> str:
    """The address of one page of a picture."""
    return f"{HOME}/{number}{end}"
