"""The centres: who they are, what they were called before, what they have published."""

from flask import Response, abort
from flask_babel import gettext as _

from coopcms.network import queries as network
from coopcms.network.models import CENTRE, Organisation
from coopcms.rendering import render
from coopcms.rendering.pages import Card, CentreView, Fact, ListView, OwnerView, Page
from coopcms.site import context, lists
from coopcms.site.answers import answer


def centres() -> Response:
    """All active centres."""
    frame = context.current_frame()
    cards = tuple(_card(row, frame.owners[row.slug]) for row in network.centres())
    view = ListView(_("Centres"), "/zentren/", cards, Page(total=len(cards)))
    return answer(render.list_page(context.templates(), frame.site, view))


def centre(slug: str) -> Response:
    """One centre; a closed one keeps its page."""
    row = known(slug)
    frame = context.current_frame()
    view = CentreView(
        owner=frame.owners[slug],
        path=f"/zentren/{slug}",
        intro_html=context.plain_html(row.description),
        facts=_facts(row),
        shelves=lists.shelves(frame, organisation=row.id),
        funding=frame.site.funding,
    )
    return answer(render.centre_page(context.templates(), frame.site, view))


def items_of_centre(slug: str) -> Response:
    """Everything a centre stands behind, a page at a time."""
    row = known(slug)
    frame = context.current_frame()
    title = _("News of %(centre)s", centre=row.name)
    return lists.list_page(frame, title, f"/zentren/{slug}/beitraege", (frame.owners[slug],), organisation=row.id)


def known(slug: str) -> Organisation:
    """The centre of that address, closed or not; else a 404."""
    return Organisation.get_or_none(Organisation.slug == slug, Organisation.kind == CENTRE) or abort(404)


def _card(row: Organisation, owner: OwnerView) -> Card:
    lead = row.description.split("\n\n")[0]
    return Card(f"/zentren/{row.slug}", "centre", _("Centre"), row.name, row.region, lead, (owner,))


def _facts(row: Organisation) -> tuple[Fact, ...]:
    known = (
        Fact(_("Region"), row.region),
        Fact(_("Website"), row.website, row.website),
        Fact(_("E-mail"), row.email, f"mailto:{row.email}"),
        Fact(_("Publications"), _("All of this centre's texts"), f"/zentren/{row.slug}/beitraege"),
        Fact(_("Feed"), _("Feed (Atom)"), f"/zentren/{row.slug}/feed.atom"),
    )
    return tuple(fact for fact in known if fact.value)
