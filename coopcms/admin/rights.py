"""“Who may do what here?”: for one item, role by role and with the people who hold the roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_admin import expose
from flask_babel import format_date
from flask_babel import gettext as _

from coopcms.accounts.policy import ROLE_TITLES
from coopcms.actor import Actor
from coopcms.admin.item_desk import HOME, ItemDesk, head_of
from coopcms.admin.item_page import owner_views, standing_for
from coopcms.admin.people_near import Someone, may_read, people_near
from coopcms.admin.rights_table import Column, Row, columns, rows
from coopcms.admin.says import Names, Said, names_of, said
from coopcms.admin.seen import ITEM
from coopcms.content import policy
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


class Rights(ItemDesk):
    """GET /admin/item/<number>/rechte."""

    @expose(f"{ITEM}/rechte")
    def rights(self, item_id: int):
        """The table for everybody who may see the item."""
        seen = standing_for(self.actor, item_id)
        definition, names = policy.definition_of(seen.item), names_of(seen.owners)
        shown = columns(seen.facts, [lane.centre for lane in seen.lanes if lane.substitutes])
        table = rows(definition, seen.facts, shown)
        people = people_near(seen.item, {column.slug for column in shown}, seen.facts.contributors)
        heads = _heads(seen, shown, people, self.actor)
        return self.render(
            "admin/item/rights.html", **head_of(seen.item, definition, seen.may), tab="/rechte",
            owners=owner_views(seen.owners), statuses=None, heads=heads, table=table, spans=_spans(heads),
            reasons={row.name: _reasons(row, names, seen) for row in table}, workflow=definition,
            wrote=[people[key] for key in sorted(seen.facts.contributors) if key in people],
            state_title=seen.state_title,
        )  # fmt: skip


def _heads(seen: Standing, shown: Iterable[Column], people: Mapping, actor: Actor) -> list[Head]:
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


def _spans(heads: list[Head]) -> list[tuple[str, int]]:
    """Neighbouring columns of one centre under one head."""
    spans: list[tuple[str, int]] = []
    for head in heads:
        if spans and spans[-1][0] == head.centre:
            spans[-1] = (head.centre, spans[-1][1] + 1)
        else:
            spans.append((head.centre, 1))
    return spans


def _reasons(row: Row, names: Names, seen: Standing) -> tuple[Said, ...]:
    return tuple(said(reason, names, seen.item.kind) for reason in row.reasons)


def views() -> list:
    """What desk.py hangs up."""
    return [Rights("rights", HOME)]
