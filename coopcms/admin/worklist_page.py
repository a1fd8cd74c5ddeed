"""The whole worklist at /admin/pruefung/: one's own lanes, those of one's centres or of the network, by pages."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from flask import request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.actor import Actor
from coopcms.admin.base import REVIEW, DeskView
from coopcms.admin.paging import number_of, page_at
from coopcms.admin.rail import RailLink, counts
from coopcms.admin.waiting import bands_of, texts_of, waiting_rows
from coopcms.clock import now
from coopcms.content.queries import visible_to
from coopcms.content.workflows import signing_roles
from coopcms.errors import msg
from coopcms.network.models import NETWORK, Organisation
from coopcms.rendering.pages import Page
from coopcms.review.models import LaneRow
from coopcms.review.queries_orphans import lanes_to_mend, names_substitutes, without_signers
from coopcms.review.worklist import in_order, lanes_waiting_for, unsigned_lanes

HOME, SIZE = "/admin/pruefung/", 50
OWN = {"": msg("All"), "meine": msg("Taken on by me"), "freie": msg("Free"), "ueberfaellig": msg("Overdue")}
WIDER = {"zentren": msg("All of my centres"), "netz": msg("All of the network"), "verwaist": msg("Nobody can sign")}


class Worklist(DeskView):
    """What a person may sign; leads and the network's editors also see how the others get on."""

    group, title = REVIEW, msg("To review")

    def links(self) -> Iterable[RailLink]:
        """The worklist for who signs or looks after reviews, and each further list that is not empty."""
        waits = counts()
        late = ngettext("%(num)s overdue", "%(num)s overdue", waits.overdue) if waits.overdue else ""
        signs = waits.waiting or any(role in signing_roles() for role, _slug in self.actor.roles) or _wider(self.actor)
        worklist = (RailLink(_(self.title), HOME, waits.waiting, alert=late),) if signs else ()
        lists = (
            RailLink(_("Nobody can sign"), f"{HOME}?liste=verwaist", waits.orphaned),
            RailLink(_("To release"), "/admin/#freigabe", waits.to_release),
            RailLink(_("Invitations"), "/admin/#einladungen", waits.invitations),
            RailLink(_("Sent back to me"), "/admin/#zurueck", waits.returned),
        )
        return [*worklist, *(link for link in lists if link.count)]

    @expose("/")
    def index(self):
        """A list one has no business with shows one's own lanes."""
        wider, chosen = _wider(self.actor), request.args.get("liste", "")
        chosen = chosen if chosen in OWN or chosen in wider else ""
        lanes = _lanes(self.actor, chosen)
        total = lanes.count()
        page = _page(chosen, total)
        found = in_order(lanes, self.actor, SIZE, SIZE * (page.number - 1)) if total else []
        texts = texts_of(lane.item for lane in found)
        alone = without_signers(found) if chosen in wider else ()
        rows, bands = waiting_rows(self.actor, found, texts, alone), bands_of(texts)
        choices = [(_address(name), _(title), name == chosen) for name, title in (OWN | wider).items()]
        return self.render("admin/worklist.html", rows=rows, bands=bands, page=page, choices=choices, chosen=chosen)


def _wider(actor: Actor) -> dict[str, str]:
    """The lists beyond one's own: of the centres one leads, of all, and where one names a substitute."""
    names = {
        "zentren": bool(_led(actor)), "netz": actor.holds("network_editor", NETWORK),
        "verwaist": names_substitutes(actor),
    }  # fmt: skip
    return {name: title for name, title in WIDER.items() if names[name]}


def _led(actor: Actor) -> list[str]:
    return sorted({slug for role, slug in actor.roles if role == "centre_lead"})


def _lanes(actor: Actor, chosen: str):
    if chosen == "verwaist":
        return lanes_to_mend(actor)
    if chosen in WIDER:
        lanes = unsigned_lanes().where(visible_to(actor))
        return lanes.where(Organisation.slug.in_(_led(actor))) if chosen == "zentren" else lanes
    lanes = lanes_waiting_for(actor)
    kept = {
        "meine": LaneRow.claimed_by == actor.id,
        "freie": LaneRow.claimed_by.is_null(),
        "ueberfaellig": LaneRow.due_at < now(),
    }
    return lanes.where(kept[chosen]) if chosen in kept else lanes


def _page(chosen: str, total: int) -> Page:
    """The page asked for; one behind the last is the last."""
    pages = max(1, -(-total // SIZE))
    number = min(number_of(request.args.get("seite", "")), pages)
    return page_at(number, pages, total, partial(_address, chosen))


def _address(chosen: str, page: int = 1) -> str:
    query = urlencode({"liste": chosen} if chosen else {}) or ""
    more = urlencode({"seite": page}) if page > 1 else ""
    asked = "&".join(filter(None, (query, more)))
    return f"{HOME}?{asked}" if asked else HOME


def views() -> list:
    """What desk.py hangs up."""
    return [Worklist("worklist", HOME.rstrip("/"))]
