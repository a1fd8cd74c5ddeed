"""What a public page is made of: values only, so that site, preview, review and tests draw the same thing.

Every `*_html` is clean already (blocks.html or a catalogue text); all other text is escaped by the templates.
Moments are aware UTC; `None` or "" means unknown and is left out. Paths start with "/";
`SiteView.origin` makes them absolute.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coopcms.rendering.pictures import Cover


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads; `current` marks the section the reader is in."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One centre that stands behind something. `hue` is 0–359; the lead centre comes first in every tuple."""

    slug: str
    name: str
    hue: int = 0
    lead: bool = False
    url: str = ""
    former_names: tuple[str, ...] = ()
    short: str = ""

    @property
    def hue_class(self) -> str:
        """The class that carries the hue: inline styles are forbidden by the site's CSP."""
        return f"hue-{self.hue % 360 // 10}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact sheet; a fact with a `url` is a link."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured result of a story: the number first, then what it is, from what, when, and who confirmed it."""

    value: str
    unit: str
    label: str
    baseline: str = ""
    period: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `anchor` is its id in the address."""

    anchor: str
    title: str
    body_html: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Why a page carries a banner: it stays readable but no longer holds (K9)."""

    at: datetime | None
    reason: str
    successor_url: str = ""
    successor_title: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a page that is not public is shown all the same: `lines` are sentences, none where nothing has to be said.

    `framed`: it stands in a page of the desk, whose links lead nowhere; `paper`: it is drawn as it would be printed.
    """

    title: str = ""
    lines: tuple[str, ...] = ()
    framed: bool = False
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """An item as it stands in a list; `cover` is drawn above its words where there is one."""

    path: str
    kind: str
    kind_title: str
    title: str
    kicker: str = ""
    lead: str = ""
    owners: tuple[OwnerView, ...] = ()
    at: datetime | None = None
    cover: Cover | None = None

    @property
    def is_of_owner(self) -> bool:
        """True where the card stands for its owner, whose name need not be said twice."""
        return [owner.name for owner in self.owners] == [self.title]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A titled row of cards with a way to all of them."""

    title: str
    cards: tuple[Card, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as the public reads it: article, story, format or page.

    `owners` are those public now (lead first); `sections` follow the body in order; `licence` and `ai_mark` are words.
    `uid` is the entry's name in feeds for life (a URN); without it the address serves. `extra` is for machines,
    `cover` the picture they show for the text.
    """

    kind: str
    kind_title: str
    slug: str
    path: str
    title: str
    body_html: str = ""
    kicker: str = ""
    subtitle: str = ""
    lead: str = ""
    byline: str = ""
    dateline: str = ""
    language: str = "de"
    owners: tuple[OwnerView, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    change_note: str = ""
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = ()
    topics: tuple[Link, ...] = ()
    licence: str = ""
    ai_mark: str = ""
    seo_title: str = ""
    seo_text: str = ""
    withdrawn: Withdrawn | None = None
    kind_url: str = ""
    uid: str = ""
    company: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    cover: Cover | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list stands: page `number` of `pages`, `total` entries over all."""

    number: int = 1
    pages: int = 1
    total: int = 0
    prev_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """All items of one kind, topic or archive year, a page at a time."""

    title: str
    path: str
    cards: tuple[Card, ...] = ()
    page: Page = Page()
    intro: str = ""
    owners: tuple[OwnerView, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: the newest first and large, then shelves by kind."""

    cards: tuple[Card, ...] = ()
    shelves: tuple[Shelf, ...] = ()


@dataclass(frozen=True, slots=True)
class CentreView:
    """A centre's own page: what it offers and what is new there."""

    owner: OwnerView
    path: str
    intro_html: str = ""
    facts: tuple[Fact, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    funding: str = ""
    closed: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit: the card and the passage that matched, with <mark> around the words found."""

    card: Card
    excerpt_html: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """A search and its answer; `filters` are ready links (all, one kind …), `advice` says what was wrong with it."""

    query: str = ""
    hits: tuple[Hit, ...] = ()
    page: Page = Page()
    filters: tuple[Link, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of the installation itself: Impressum, Datenschutz, Barrierefreiheit."""

    title: str
    path: str
    body_html: str
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LostView:
    """What a reader gets instead of a page: the nearest matches and, if it is gone, why and what replaced it.

    `status`, `title` and `messages` are told where it is neither lost nor gone; `incident` is our fault's number.
    """

    path: str
    near: tuple[Card, ...] = ()
    reason: str = ""
    successor: Link | None = None
    incident: str = ""
    status: int = 500
    title: str = ""
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages share. `origin` is scheme and host without a slash at the end ("" in tests and previews)."""

    title: str
    claim: str = ""
    origin: str = ""
    language: str = "de"
    funding: str = ""
    kinds: tuple[Link, ...] = ()
    centres: tuple[OwnerView, ...] = ()
    pages: tuple[Link, ...] = ()
    pages_url: str = "/seiten/"
    imprint_url: str = "/seiten/impressum"
    privacy_url: str = "/seiten/datenschutz"
    accessibility_url: str = "/seiten/barrierefreiheit"
    report_url: str = "/seiten/barrierefreiheit#melden"
    plain_language_url: str = ""
    sign_language_url: str = ""
    search_url: str = "/suche"
    feed_url: str = "/feed.atom"

    def absolute(self, path: str) -> str:
        """The full address of a path of ours; addresses that are full already stay."""
        return path if "://" in path else self.origin + path


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of whole items, newest first; `updated_at` is when the newest of them last changed."""

    title: str
    path: str
    items: tuple[ItemView, ...] = ()
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One canonical address in sitemap.xml; no date is told that the record does not have."""

    path: str
    changed_at: datetime | None = None
