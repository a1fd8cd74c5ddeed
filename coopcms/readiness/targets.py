"""Where links lead: pages of this site at once, pages elsewhere as they answered last."""

from collections import defaultdict
from collections.abc import Iterator

from coopcms.clock import berlin
from coopcms.errors import msg
from coopcms.readiness.lines import HINT, WARNING, Line
from coopcms.readiness.link_lines import Fault, grouped
from coopcms.readiness.links import WEB, Link, links_in, own_path
from coopcms.readiness.site_pages import DESK
from coopcms.readiness.subject import Subject, Target, Visited

UNKNOWN = Target("unknown")
LIVE = ("live", "page")


def inside_lines(about: Subject) -> Iterator[Line]:
    """Links to this site that lead nowhere, or not where readers want to go; a line for each address."""
    for path, links in _by_path(about).items():
        if path == DESK or path.startswith(f"{DESK}/"):
            yield from grouped(about, _AT_DESK, links, path=path)
            continue
        target = about.known.targets.get(path, UNKNOWN)
        if target.state not in LIVE:
            yield from grouped(about, _INSIDE[target.state], links, path=path, instead=target.path)


def outside_lines(about: Subject) -> Iterator[Line]:
    """Links to other sites: a line for each address that did not answer well, one for all that wait to be looked at."""
    waiting, unsafe = [], []
    for href, links in _by_href(about).items():
        seen = about.known.visited.get(href)
        if seen and seen.status in _OUTSIDE:
            values = {"code": seen.code, "since": _day(seen), "address": href, "instead": seen.target}
            yield from grouped(about, _fault(seen), links, **values)
            continue
        waiting += [] if seen else links
        unsafe += links if href.startswith("http://") else []
    yield from grouped(about, _UNSAFE, unsafe)
    if about.known.visits:
        yield from grouped(about, _WAITING, waiting)


def _day(seen: Visited) -> str:
    return berlin(seen.since).strftime("%d.%m.%Y") if seen.since else ""


def _by_path(about: Subject) -> dict[str, list[Link]]:
    found = defaultdict(list)
    for link in links_in(about.body):
        if path := own_path(link.href, about.known.origin):
            found[path].append(link)
    return found


def _by_href(about: Subject) -> dict[str, list[Link]]:
    found = defaultdict(list)
    for link in links_in(about.body):
        if link.href.startswith(WEB) and not own_path(link.href, about.known.origin):
            found[link.href.partition("#")[0]].append(link)
    return found


def _fault(seen: Visited) -> Fault:
    """One bad answer may be chance: what failed once is told as a hint."""
    chance = seen.status in _MAY_PASS and seen.fails < 2
    return _ONCE if chance else _OUTSIDE[seen.status]


_AT_DESK = Fault(
    "link.desk", WARNING, msg("%(path)s belongs to the desk: readers cannot go there."),
    msg("Link the public page instead."),
)  # fmt: skip
_INSIDE = {
    "unknown": Fault(
        "link.unknown", WARNING, msg("There is no page at %(path)s."), msg("Choose the page anew.")
    ),
    "hidden": Fault(
        "link.hidden", WARNING, msg("%(path)s is not public."),
        msg("Have it released first, or take the link out."),
    ),
    "redirect": Fault(
        "link.moved", WARNING, msg("%(path)s has moved."), msg("Link %(instead)s instead.")
    ),
    "banner": Fault(
        "link.withdrawn", WARNING, msg("%(path)s has been withdrawn."), msg("Link another page, or none.")
    ),
    "gone": Fault(
        "link.gone", WARNING, msg("%(path)s is gone."), msg("Link another page, or none.")
    ),
}  # fmt: skip
_MAY_PASS = ("silent", "failing", "certificate")
_OUTSIDE = {
    "gone": Fault(
        "link.dead", WARNING, msg("%(address)s does not exist (%(code)s)."),
        msg("Look for its new address, or take the link out."),
    ),
    "silent": Fault(
        "link.silent", WARNING, msg("%(address)s has not answered since %(since)s."),
        msg("Look at it yourself; if it is gone, take the link out."),
    ),
    "failing": Fault(
        "link.failing", WARNING, msg("%(address)s has answered with a fault since %(since)s (%(code)s)."),
        msg("Look at it yourself; if it is gone, take the link out."),
    ),
    "certificate": Fault(
        "link.certificate", WARNING, msg("Browsers warn of %(address)s: its certificate is wrong."),
        msg("Tell its operators, or take the link out."),
    ),
    "refused": Fault(
        "link.private", WARNING, msg("Readers cannot reach %(address)s."),
        msg("Link a page of the public internet."),
    ),
    "moved": Fault(
        "link.elsewhere", HINT, msg("%(address)s has moved for good."),
        msg("Link %(instead)s instead."),
    ),
    "closed": Fault(
        "link.closed", HINT, msg("%(address)s lets no check in (%(code)s)."), msg("Look at it yourself.")
    ),
}  # fmt: skip
_ONCE = Fault(
    "link.once", HINT, msg("%(address)s did not answer at the last try."),
    msg("Nothing to do yet: it is tried again."),
)  # fmt: skip
_WAITING = Fault(
    "link.waiting", HINT, msg("Not checked yet."),
    msg("Nothing to do: after saving, the result appears here."),
)  # fmt: skip
_UNSAFE = Fault("link.http", HINT, msg("Without encryption."), msg("Try the same address with https."))
