"""Pages from values: one function per page, each gives the whole document as text. Statuses are the caller's matter."""

from collections.abc import Iterable

from jinja2 import Environment

from coopcms.rendering import heads
from coopcms.rendering.pages import (
    CentreView,
    FeedView,
    HomeView,
    ItemView,
    ListView,
    LostView,
    MapEntry,
    Notice,
    SearchView,
    SiteView,
    TextView,
)


def home_page(env: Environment, site: SiteView, view: HomeView) -> str:
    """The front page."""
    return _page(env, "site/home.html", site, heads.home_head(site), view=view)


def item_page(env: Environment, site: SiteView, item: ItemView, *, preview: Notice | None = None) -> str:
    """An item as its kind is shown (`site/<kind>.html`, else `site/item.html`); withdrawn ones carry their banner.

    A preview is the very same page with its notice on top, for nobody's index.
    """
    names = [f"site/{item.kind}.html", "site/item.html"]
    return _page(env, names, site, heads.item_head(site, item, preview is not None), item=item, preview=preview)


def list_page(env: Environment, site: SiteView, view: ListView) -> str:
    """A page of a list of items."""
    return _page(env, "site/list.html", site, heads.list_head(view), view=view)


def centre_page(env: Environment, site: SiteView, view: CentreView) -> str:
    """A centre's own page."""
    return _page(env, "site/centre.html", site, heads.centre_head(site, view), view=view)


def search_page(env: Environment, site: SiteView, view: SearchView) -> str:
    """The search form and, once something was asked, its answer."""
    return _page(env, "site/search.html", site, heads.search_head(site), view=view)


def text_page(env: Environment, site: SiteView, view: TextView) -> str:
    """A page from the settings: Impressum, Datenschutz, Barrierefreiheit."""
    return _page(env, "site/text.html", site, heads.text_head(view), view=view)


def not_found_page(env: Environment, site: SiteView, view: LostView) -> str:
    """For status 404: what might have been meant."""
    return _page(env, "errors/404.html", site, heads.lost_head(), view=view)


def gone_page(env: Environment, site: SiteView, view: LostView) -> str:
    """For status 410: why it is gone and what replaced it."""
    return _page(env, "errors/410.html", site, heads.lost_head(), view=view)


def error_page(env: Environment, site: SiteView, view: LostView) -> str:
    """For any other status: what happened; for our faults with the incident's number to quote."""
    return _page(env, "errors/error.html", site, heads.lost_head(), view=view)


def feed(env: Environment, site: SiteView, view: FeedView) -> str:
    """An Atom feed of whole items."""
    return env.get_template("site/feed.xml").render(site=site, view=view)


def sitemap(env: Environment, site: SiteView, entries: Iterable[MapEntry]) -> str:
    """All canonical addresses for search engines."""
    return env.get_template("site/sitemap.xml").render(site=site, entries=entries)


def _page(env: Environment, name: str | list[str], site: SiteView, head: heads.Head, **values) -> str:
    return env.get_or_select_template(name).render({"preview": None} | values, site=site, head=head)
