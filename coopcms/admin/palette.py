"""Quick access: entries of the rail and items one may view, by a few letters; a page, or JSON for the script."""

from dataclasses import asdict, dataclass

from flask import request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.base import GROUPS, DeskView
from coopcms.admin.list_wanted import Wanted
from coopcms.admin.listing import page_of
from coopcms.admin.rail import rail
from coopcms.content.kinds.registry import KINDS
from coopcms.errors import msg

HOME = "/admin/schnell"
MOST = 12  # items; entries of the rail are few


@dataclass(frozen=True, slots=True)
class Hit:
    """Somewhere to go, and what it is."""

    title: str
    about: str
    url: str


class Palette(DeskView):
    """For everybody who is logged in; it shows what the rail and the list of items show, and nothing else."""

    title = msg("Quick access")

    def links(self):
        """None: its button stands above all groups."""
        return []

    @expose("")
    def index(self):
        """The same hits as a page, or as JSON for whoever asks for that."""
        text = request.args.get("q", "").strip()[:200]
        hits = self._hits(text)
        said = ngettext("%(num)s hit", "%(num)s hits", len(hits)) if hits else _("Nothing is called so.")
        if request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json":
            return {"hits": [asdict(hit) for hit in hits], "said": said}
        return self.render("admin/palette.html", text=text, hits=hits, said=said)

    def _hits(self, text: str) -> list[Hit]:
        return [*self._places(text.casefold()), *(self._items(text) if text else ())]

    def _places(self, text: str) -> list[Hit]:
        every = [(link, _(group.title)) for group in rail(self.admin, self.actor, GROUPS) for link in group.links]
        return [
            Hit(link.title, title, link.url)
            for link, title in every
            if text in link.title.casefold() or text in title.casefold()
        ]

    def _items(self, text: str) -> list[Hit]:
        items = page_of(self.actor, Wanted(text=text))
        return [
            Hit(
                item.head.title or _("Without a title"),
                _("%(kind)s, no. %(number)s", kind=_(KINDS[item.kind].title), number=item.id),
                f"/admin/item/{item.id}",
            )
            for item in items[:MOST]
        ]


def views() -> list:
    """What desk.py hangs up."""
    return [Palette("palette", HOME)]
