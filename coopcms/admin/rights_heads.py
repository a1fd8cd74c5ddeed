"""The columns of “Who may do what here?” in words, with the people who hold the roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import format_date
from flask_babel import gettext as _

from coopcms.accounts.policy import ROLE_TITLES
from coopcms.actor import Actor
from coopcms.admin.people_near import Someone, may_read
from coopcms.admin.rights_table import Column
from coopcms.network.models import NETWORK
from coopcms.review.queries import Standing


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a column: `wrote` = four eyes keep them from signing, `away` until when, `url` if one may read it."""

    name: str
    wrote: bool
    away: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column in words, with the centre's short name, and those who hold the role now."""

    role: str
    centre: str
    short: str
    holders: tuple[Holder, ...]


def heads_of(seen: Standing, shown: Iterable[Column], people: Mapping, actor: Actor) -> list[Head]:
    """The columns in words; `people` are those near the item by number."""
    places = {row.organisation.slug: row.organisation for row in seen.owners}
    named = {slug: (place.name, place.short_name or place.name) for slug, place in places.items()}
    named.setdefault(NETWORK, (_("Network"), _("Network")))
    heads = []
    for column in shown:
        held = [one for one in people.values() if one.holds([column.role], column.slug)]
        holders = [_holder(one, seen, actor) for one in held]
        heads.append(Head(_(ROLE_TITLES[column.role]), *named[column.slug], tuple(holders)))
    return heads


def _holder(one: Someone, seen: Standing, actor: Actor) -> Holder:
    away = format_date(one.away_until, "long") if one.away_until else ""
    url = f"/admin/wer/{one.id}" if may_read(actor, one.id, one.roles) else ""
    return Holder(one.name, one.id in seen.facts.contributors, away, url)


def spans_of(heads: list[Head]) -> list[tuple[str, int]]:
    """Neighbouring columns of one centre under one head."""
    spans: list[tuple[str, int]] = []
    for head in heads:
        if spans and spans[-1][0] == head.centre:
            spans[-1] = (head.centre, spans[-1][1] + 1)
        else:
            spans.append((head.centre, 1))
    return spans
