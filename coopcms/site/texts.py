"""The texts every site owes its readers: Impressum, Datenschutz, Barrierefreiheit. The network's settings hold them."""

from flask import Response
from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.network.models import NETWORK, Organisation
from coopcms.rendering import render
from coopcms.rendering.pages import TextView
from coopcms.site import context
from coopcms.site.answers import answer


def imprint() -> Response:
    """Who answers for this site (L9)."""
    return _text("site.imprint", _("Imprint"), "/impressum")


def privacy() -> Response:
    """What becomes of readers' data."""
    return _text("site.privacy", _("Data protection"), "/datenschutz")


def accessibility() -> Response:
    """How accessible this site is, and where to report a barrier (L3, L4)."""
    network = Organisation.get_or_none(Organisation.slug == NETWORK)
    report = _report(network.email if network else "")
    return _text("site.accessibility", _("Accessibility"), "/barrierefreiheit", report)


def _text(key: str, title: str, path: str, after: str = "") -> Response:
    frame = context.current_frame()
    text = frame.texts.get(key) or _("The operator of this site has not entered this text yet.")
    view = TextView(title, path, context.plain_html(text) + after)
    return answer(render.text_page(context.templates(), frame.site, view))


def _report(email: str) -> str:
    link = Markup('<p><a href="mailto:{0}">{0}</a></p>').format(email) if email else ""
    say = _("Did you meet a barrier? Tell us where, and how we may answer.")
    return str(Markup('<h2 id="melden">{}</h2><p>{}</p>{}').format(_("Report a barrier"), say, link))
