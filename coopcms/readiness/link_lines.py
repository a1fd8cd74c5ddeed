"""What is wrong with links by themselves: words that say nothing, addresses that cannot work."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopcms.errors import msg
from coopcms.readiness.lines import HINT, MOST_PLACES, WARNING, Line, Place, shortened
from coopcms.readiness.links import Link, links_in
from coopcms.readiness.passages import placed
from coopcms.readiness.subject import Subject

_VAGUE = frozenset((
    "hier", "mehr", "weiter", "weiterlesen", "link", "klick", "klicken", "dort", "da", "diese seite", "diesem link",
    "mehr dazu", "mehr erfahren", "mehr lesen", "mehr infos", "mehr informationen", "weitere informationen",
    "weitere infos", "klicken sie hier", "hier klicken", "zur seite", "zum artikel", "website", "webseite",
    "download", "here", "more", "read more", "click here", "this", "details",
))  # fmt: skip
_BARE = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[^\s@<>,;:()\[\]]+@[^\s@<>,;:()\[\]]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"\+[1-9][\d-]{5,18}\d")
_EDGES = " \t\n.,;:!?–—→»>…()[]„“\"'"


def link_lines(about: Subject) -> Iterator[Line]:
    """One line for each kind of fault, with the links that have it."""
    links = list(links_in(about.body))
    vague = [link for link in links if _plain(link.text) in _VAGUE]
    bare = [link for link in links if _BARE.fullmatch(link.text)]
    yield from grouped(about, _SAYS_NOTHING, vague)
    yield from grouped(about, _IS_ADDRESS, bare)
    yield from _same_words(about, [link for link in links if link not in vague])
    yield from grouped(about, _BAD_MAIL, filter(_is_bad_mail, links))
    yield from grouped(about, _BAD_PHONE, filter(_is_bad_phone, links))
    yield from grouped(about, _NO_ANCHOR, (link for link in links if link.href.startswith("#")))


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault of links: the rule, how much it matters, what is said and what mends it."""

    rule: str
    severity: str
    message: str
    repair: str


def grouped(about: Subject, fault: Fault, links: Iterable[Link], **values) -> Iterator[Line]:
    """One line for these links; none where there are none."""
    found = list(links)
    if found:
        places = tuple(place_of(about, link) for link in found[:MOST_PLACES])
        yield Line(fault.rule, fault.severity, fault.message, fault.repair, values, places, count=len(found))


def place_of(about: Subject, link: Link) -> Place:
    """Where the link's words stand; the body as a whole where that was too far down to be checked."""
    piece = about.passages.by_leaf.get(id(link.leaf))
    return placed(piece, link.start, link.end) if piece else Place("body", passage=shortened(link.text))


def _same_words(about: Subject, links: list[Link]) -> Iterator[Line]:
    """Links that are read alike and lead to different pages."""
    by_words: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_words[_plain(link.text)].append(link)
    for same in by_words.values():
        if len({link.href for link in same}) > 1:
            yield from grouped(about, _SAME_WORDS, same, words=same[0].text)


def _is_bad_mail(link: Link) -> bool:
    if not link.href.startswith("mailto:"):
        return False
    address = link.href.removeprefix("mailto:").partition("?")[0]
    return not all(_MAIL.fullmatch(part) for part in address.split(","))


def _is_bad_phone(link: Link) -> bool:
    return link.href.startswith("tel:") and not _PHONE.fullmatch(link.href.removeprefix("tel:"))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(_EDGES)


_SAYS_NOTHING = Fault("link.vague", WARNING, msg("Its words say nothing."), msg("Say in the link where it leads."))
_IS_ADDRESS = Fault(
    "link.bare", HINT, msg("It shows nothing but its address."), msg("Write what is to be found there.")
)
_SAME_WORDS = Fault(
    "link.same", WARNING, msg("“%(words)s” leads to different pages."),
    msg("Give each link words of its own."),
)  # fmt: skip
_BAD_MAIL = Fault(
    "link.mail", WARNING, msg("The e-mail address cannot work."), msg("Correct the address after mailto:.")
)
_BAD_PHONE = Fault(
    "link.phone", WARNING, msg("The telephone number cannot work."),
    msg("Write +49 and digits without spaces after tel:."),
)  # fmt: skip
_NO_ANCHOR = Fault(
    "link.anchor", WARNING, msg("It leads to a place on this page that does not exist."),
    msg("Take the link out."),
)  # fmt: skip
