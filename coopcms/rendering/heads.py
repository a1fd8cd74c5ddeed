"""What stands in a page's <head> and masthead: one value per page, so that base.html asks nothing else."""

from dataclasses import dataclass, field

from coopcms.rendering.pages import CentreView, ItemView, ListView, OwnerView, SiteView, TextView
from coopcms.rendering.pictures import Cover
from coopcms.rendering.structured import centre_data, home_data, item_data


@dataclass(frozen=True, slots=True)
class Head:
    """`section` is the kind's list the page belongs to; `noindex` pages have no canonical address.

    Where there are `owners` the page wears their band instead of the network's. `cover` is shown by who tells of it.
    """

    title: str
    path: str = ""
    description: str = ""
    section: str = ""
    owners: tuple[OwnerView, ...] = ()
    noindex: bool = False
    og_type: str = "website"
    own_search: bool = False
    structured: dict = field(default_factory=dict)
    cover: Cover | None = None


def home_head(site: SiteView) -> Head:
    """The front page is called like the site."""
    return Head(site.title, "/", site.claim, structured=home_data(site))


def item_head(site: SiteView, item: ItemView, preview: bool) -> Head:
    """A preview and a withdrawn page stay out of search engines and say nothing to machines."""
    hidden = preview or item.withdrawn is not None
    return Head(
        item.seo_title or item.title,
        item.path,
        item.seo_text or item.lead or item.subtitle,
        section=item.kind_url,
        owners=item.owners,
        noindex=hidden,
        og_type="article",
        structured={} if hidden else item_data(site, item),
        cover=item.cover,
    )


def list_head(view: ListView) -> Head:
    """Every page of a list is its own canonical address."""
    return Head(view.title, view.path, view.intro, section=view.path.split("?")[0], owners=view.owners)


def centre_head(site: SiteView, view: CentreView) -> Head:
    """A centre's page is its own."""
    return Head(view.owner.name, view.path, owners=(view.owner,), structured=centre_data(site, view))


def search_head(site: SiteView) -> Head:
    """Answers are not indexed: they change and lead back to themselves. The template knows the title."""
    return Head("", site.search_url, noindex=True, own_search=True)


def text_head(view: TextView) -> Head:
    """A plain page of the installation."""
    return Head(view.title, view.path)


def lost_head() -> Head:
    """An error page is nobody's address; its template knows the title."""
    return Head("", noindex=True, own_search=True)
