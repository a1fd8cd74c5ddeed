"""What every view of the desk is: closed to strangers, in the rail by its task, drawn in the desk's frame."""

from collections.abc import Iterable
from urllib.parse import urlencode

from babel import Locale
from flask import current_app, g, redirect, request, url_for
from flask_admin import BaseView
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.rail import RailLink, rail
from coopcms.errors import NotAllowed, msg

START, TEXTS, REVIEW = msg("Start"), msg("Contents"), msg("Reviewing")
PLANNING, NETWORK, ADMINISTRATION = msg("Planning"), msg("Network"), msg("Administration")
GROUPS = {  # the tasks of the rail in their order, each with its icon
    START: "house",
    TEXTS: "file-text",
    REVIEW: "list-checks",
    PLANNING: "calendar",
    NETWORK: "users",
    ADMINISTRATION: "settings",
}


class DeskView(BaseView):
    """A part of the desk at its own address; `group` and `title` (msgids) put it into the rail.

    Views call services with `self.actor`; refusals they do not answer themselves become pages by the application.
    """

    group = ""
    title = ""
    open_to: tuple[str, ...] = ()  # as `role@centre` or `role@any`; empty: to everybody who is logged in
    checks_itself: tuple[str, ...] = ()  # methods whose DeskForm makes the check for forged forms and keeps the words

    def __init__(self, endpoint: str, url: str):
        self._default_view = self._default_view or ""  # a view may live below other addresses only
        super().__init__(self.title or endpoint, endpoint=endpoint, url=url)

    @property
    def actor(self) -> Actor:
        """Who is logged in, with the roles held now."""
        return g.actor

    def is_accessible(self) -> bool:
        """True for those whom the view is open to; its entry in the rail, too."""
        return g.actor is not None and (not self.open_to or any(_holds(g.actor, one) for one in self.open_to))

    def inaccessible_callback(self, name, **kwargs):
        """Ask strangers to log in, and tell all others that their roles do not reach here, and whose do."""
        if g.actor is None:
            return redirect(url_for("door.login", next=request.full_path.rstrip("?")), 303)
        raise NotAllowed(msg("Your roles do not allow this. Nothing was changed."), who_can=self.open_to)

    def links(self) -> Iterable[RailLink]:
        """The view's entries in the rail."""
        return [RailLink(_(self.title), f"{self.url}/")] if self.title else []

    def render(self, template: str, **values) -> str:
        """The page in the desk's frame."""
        frame = {"rail": rail(self.admin, g.actor, GROUPS), "actor": g.actor, "language": str(get_locale())}
        return super().render(template, **frame | {"languages": _languages()} | values)

    def _handle_view(self, view: str, /, **kwargs):  # theirs takes no address with a part called name
        return None if self.is_accessible() else self.inaccessible_callback(view)

    def _run_view(self, fn, *args, **kwargs):
        return fn(self, *args, **kwargs)  # theirs runs a view twice if it raises TypeError


def _holds(actor: Actor, entry: str) -> bool:
    wanted, _at, place = entry.partition("@")
    return any(role == wanted and place in (slug, "any") for role, slug in actor.roles)


def _languages() -> list[tuple[str, str, str]]:
    """(code, its own name, this very page in it) of every language the desk speaks but the present one."""
    codes = [code for code in current_app.config["LANGUAGES"] if code != str(get_locale())]
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    urls = {code: f"{request.path}?{urlencode([*kept, ('lang', code)])}" for code in codes}
    return [(code, Locale.parse(code).display_name, url) for code, url in urls.items()]
