"""How links to other sites are looked at: how many, how often, and how long after a failure."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from coopcms.readiness.visit import Visitor

FRESH = timedelta(hours=20)  # what was looked at since is not looked at again
USUAL = timedelta(days=7)  # between two looks at a page that answers
DAY = timedelta(days=1)
AGAIN = (timedelta(hours=1), timedelta(hours=6), DAY)  # after the first, second and third failure in a row
LONGEST = 30  # days


@dataclass
class Links:
    """What holds in this process: `a_day` visits at most in the nightly round, 0 for none ever."""

    a_day: int = 0
    origin: str = ""  # this site's own scheme and host
    visitor: Visitor = field(default_factory=lambda: Visitor("coopcms-links"))


_in_force = Links()


def use(links: Links) -> None:
    """Look at links like that from now on."""
    _in_force.a_day, _in_force.origin, _in_force.visitor = links.a_day, links.origin, links.visitor


def in_force() -> Links:
    """How links are looked at."""
    return _in_force


def pause(fails: int) -> timedelta:
    """How long after so many failures in a row an address is looked at again: hours, then days, a month at most."""
    if fails == 0:
        return USUAL
    return AGAIN[fails - 1] if fails <= len(AGAIN) else min(2 ** (fails - len(AGAIN)), LONGEST) * DAY


def key_of(url: str) -> str:
    """The digest under which an address is kept."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def host_of(url: str) -> str:
    """The host of an address in small letters; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""
