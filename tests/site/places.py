"""Every public address, by endpoint: where a picture of a small network can be, and what is asked of each place."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote

from coopcms.media.models import Picture

ALT, CAPTION, CREDIT = "Kennwortalt", "Kennwortunterschrift", "Kennwortnachweis"
MARKS = (ALT, CAPTION, CREDIT)
FOUND_ON_PAGES = {"site.picture", "site.shared_picture", "approval.picture"}  # read from their srcset
NO_PICTURES = {"site.document", "site.shared_document"}  # PDFs, at numbers of their own
TAKES_A_FORM = {"leave.do", "approval.answered"}  # beside an address that is read
_ADDRESS = re.compile(r"""(?:https?://[^/\s"'<>]+)?(/[a-z][^\s"'<>,]*)""")


@dataclass(frozen=True)
class World:
    """What the addresses are made of: `items` are all public paths, the last two are those of now."""

    picture: Picture
    items: tuple[str, ...]
    shared: str
    approval: str
    previews: tuple[str, ...]
    title: str  # a word of the titles of both texts
    kinds: tuple[str, ...] = ("artikel", "formate", "erfolgsgeschichten", "seiten")
    centres: tuple[str, ...] = ("siegen", "ruhr-owl")
    topics: tuple[str, ...] = ("lager",)

    @property
    def renditions(self) -> set[str]:
        """Every public address of the picture that there ever was."""
        return {f"/medien/{self.picture.id}/{one['width']}.{one['format']}" for one in self.picture.renditions}


PLACES = {
    "healthz": lambda world: ["/healthz"],
    "site.home": lambda world: ["/"],
    "site.kind": lambda world: [*(f"/{kind}/" for kind in world.kinds), "/artikel/?seite=1"],
    "site.item": lambda world: [*world.items, "/artikel/kennwort"],  # and what is offered where nothing is
    "site.without_slash": lambda world: [f"{path}/" for path in world.items],
    "site.topic": lambda world: [f"/themen/{topic}" for topic in world.topics],
    "site.centres": lambda world: ["/zentren/"],
    "site.centre": lambda world: [f"/zentren/{slug}" for slug in world.centres],
    "site.items_of_centre": lambda world: [f"/zentren/{slug}/beitraege" for slug in world.centres],
    "site.centre_feed": lambda world: [f"/zentren/{slug}/feed.atom" for slug in world.centres],
    "site.shared": lambda world: [world.shared],
    "site.search": lambda world: [f"/suche?q={quote(word)}" for word in (world.title, *MARKS)],
    "site.network_feed": lambda world: ["/feed.atom"],
    "site.sitemap": lambda world: ["/sitemap.xml"],
    "site.robots": lambda world: ["/robots.txt"],
    "site.imprint": lambda world: ["/impressum"],
    "site.privacy": lambda world: ["/datenschutz"],
    "site.accessibility": lambda world: ["/barrierefreiheit"],
    "leave.ask": lambda world: ["/abmelden/niemand"],
    "approval.asked": lambda world: [world.approval, f"{world.approval}?lang=en"],
}


def pages(world: World) -> list[str]:
    """All of them, and the previews of the desk."""
    return [address for of in PLACES.values() for address in of(world)] + list(world.previews)


def holding(world: World) -> list[str]:
    """The pages and feeds that show the picture while they may; lists are free to."""
    feeds = [*PLACES["site.centre_feed"](world), "/feed.atom"]
    return [*world.items[-2:], *feeds, world.shared, world.approval, *world.previews]


@dataclass
class Seen:
    """What one reader keeps of every address: the text, and the headers by which it is asked for again."""

    texts: dict[str, str] = field(default_factory=dict)
    headers: dict[str, dict] = field(default_factory=dict)

    def keep(self, address: str, answer) -> str:
        """The text as the reader has it then: what they have from before where they are told that nothing changed."""
        if answer.status_code != 304:
            self.texts[address] = answer.get_data().decode(errors="replace")
            self.headers[address] = dict(answer.headers)
        return self.texts[address]

    def conditions(self, address: str) -> dict[str, str]:
        """What a browser says of what it has: by its tag, and by its time."""
        had = self.headers.get(address, {})
        since = had.get("Last-Modified") or had.get("Date") or "Tue, 01 Dec 2099 00:00:00 GMT"
        return ({"If-None-Match": had["ETag"]} if "ETag" in had else {}) | {"If-Modified-Since": since}


def pictures_on(text: str, world: World) -> set[str]:
    """Every address of the picture in a page or feed, wherever it stands there, without the site's name."""
    found = {match[1] for match in _ADDRESS.finditer(unescape(unescape(text)))}
    return {one for one in found if re.search(rf"/(?:medien/{world.picture.id}|bild/\d+)/\d+(?:\.\w+)?$", one)}


def marks_on(address: str, text: str) -> set[str]:
    """The words about the picture that a page says, without those it was asked for."""
    return {mark for mark in MARKS if mark in text.replace("<mark>", "").replace("</mark>", "") and mark not in address}
