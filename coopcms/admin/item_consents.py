"""Who has said yes to being quoted, shown or named in a text; asking them, and noting what they say otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import current_app, flash, redirect, request, session
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext
from peewee import JOIN, Case

from coopcms.actor import Actor
from coopcms.admin.item_consents_acts import ACTS, MADE, asked_address
from coopcms.admin.item_consents_shown import (
    WAYS,
    askings,
    counted,
    foreign_pictures,
    groups_of,
    may_ask_of,
    sent_links,
    things_of,
)
from coopcms.admin.item_desk import ItemDesk, address_of, head_of
from coopcms.admin.item_page import owner_views
from coopcms.admin.seen import ITEM, Seen, seen, seen_of
from coopcms.admin.waiting import Text, bands_of
from coopcms.consents.judged import STATE_WORDS, Matter
from coopcms.consents.models import Party
from coopcms.consents.policy import DECIDING, may_keep
from coopcms.consents.queries_asked import answers_on, parties_near, states_of
from coopcms.consents.queries_links import link_numbered
from coopcms.consents.services_answers import BY_HAND
from coopcms.consents.services_links import DAYS, revoke
from coopcms.content import policy
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import COPY, Item, Revision
from coopcms.content.queries import Source, items_numbered
from coopcms.errors import Invalid, NotNow, Problem
from coopcms.exchange.queries import report_of
from coopcms.notify.queries_approvals import links_about

PAGE = f"{ITEM}/freigaben"
Live = Revision.alias("live_revision")
ACT = f"{PAGE}/<any({', '.join(ACTS)}):act>"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was sent and not taken: in which form, for which thing, what is wrong by field, and what was typed."""

    act: str = ""
    key: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    def of(self, act: str, key: str) -> "Refusal":
        """This refusal where it belongs, else an empty one."""
        return self if (self.act, self.key) == (act, key) else Refusal()


class ItemConsents(ItemDesk):
    """At …/freigaben; a working copy shows its own words, the links are those of its original as well."""

    @expose(PAGE)
    def index(self, item_id: int):
        """Everything in these words that others must agree to, in at most twelve statements."""
        return self._page(seen_of(self.actor, _with_live(item_id)), Refusal())

    @expose(ACT, methods=["POST"])
    def act(self, item_id: int, act: str):
        """Name, exempt, ask, or note what was said; what can be mended is said beside its field."""
        found = seen_of(self.actor, _with_live(item_id))
        try:
            told = ACTS[act](found.item, request.form, self.actor)
        except (Invalid, NotNow) as refusal:
            parts = (
                refusal.problems if isinstance(refusal, Invalid) else (Problem("", refusal.message, refusal.values),)
            )
            wrong = {part.field: _(part.message, **part.values) for part in parts}
            return self._page(found, Refusal(act, _key(act), wrong, request.form)), 422
        flash(told)
        return redirect(_back(item_id, act), 303)

    @expose(ACT)
    def came_back(self, item_id: int, act: str):
        """Who comes back by the address of an act, as after a login, finds the page."""
        return redirect(address_of(item_id, "/freigaben"), 303)

    @expose(f"{PAGE}/link/<int(max=2147483647):link_id>/zuruecknehmen", methods=["POST"])
    def revoke(self, item_id: int, link_id: int):
        """The link asks nothing any more. Raises Unknown for a link of another text."""
        found = seen(self.actor, item_id)
        revoke(link_numbered(found.item, link_id), self.actor)
        flash(_("The link is taken back. Whoever follows it is told so."))
        return redirect(address_of(item_id, "/freigaben#links"), 303)

    def _page(self, found: Seen, refusal: Refusal) -> str:
        item, live = found.item, getattr(found.item, "read_now", None)
        contents = [item.head.content, *([live.content] if live else [])]
        here, *elsewhere = states_of(item, *contents)
        public = _only_live(here, elsewhere)
        links, said = links_about(item), answers_on(item, [*here, *public])
        may_ask, centres = may_ask_of(found, found.definition, self.actor), _centres(found, self.actor)
        named = {voice.party for matter in here for voice in matter.voices}
        parties = parties_near(_owning(found), named)
        things = things_of(here, contents[0], said, _proposed(item, here) if may_ask and not live else {})
        values = {
            "things": things, "groups": groups_of(things), "counted": counted(things, found) if things else "",
            "public": groups_of(things_of(public, contents[-1], said, {})),
            "known": {row.id: row for row in parties}, "asking": askings(things, parties, links),
            "foreign": foreign_pictures([*here, *public], self.actor) if may_ask else {},
            "links": sent_links(links, things), "may_ask": may_ask, "centres": centres,
            "kept_centres": _kept(found, self.actor), "refusal": refusal,
            "may_exempt": _may_exempt(found, self.actor, may_ask=may_ask),
            "made": _made(item.id), "chosen": request.args.get("person", ""), **_choices(parties),
            "goes_public": bool(policy.governed_by(item).live_id),
        }  # fmt: skip
        owners = owner_views(found.owners)
        shown = [Text(item, KINDS[item.kind].title, owners)] if found.definition.states[item.state].lanes else ()
        statuses = bands_of(shown).get(item.id)
        head = head_of(item, found.definition, found.may) | {"owners": owners, "statuses": statuses}
        return self.render("admin/item/consents.html", **head, tab="/freigaben", **values)


def _choices(parties: Sequence[Party]) -> dict:
    """What the lists of the forms offer, and the words for states and ways."""
    pairs: dict[str, list[tuple[int, str]]] = {"person": [], "firm": []}
    for row in parties:
        pairs[row.kind].append((row.id, ", ".join(filter(None, (row.name, row.function, row.organisation)))))
    return {
        "pairs": pairs, "words": STATE_WORDS, "ways": WAYS,
        "day_options": [(days, ngettext("one day", "%(num)s days", days)) for days in DAYS],
        "way_options": [(way, _(WAYS[way])) for way in BY_HAND],
    }  # fmt: skip


def _with_live(item_id: int) -> Item:
    """The item as `item_by_id` gives it, in as many selects: one. Raises Unknown.

    `read_now` is the version that readers see; it is not there where that is the newest one, or nobody sees any.
    """
    number = Case(None, ((Item.relation == COPY, Source.live),), Item.live)
    rows = items_numbered(item_id).select_extend(Live.id, Live.content)
    other = (Live.id == number) & (Live.id != Item.head)
    found = rows.join_from(Item, Live, JOIN.LEFT_OUTER, on=other, attr="read_now").first()
    if found is None:
        raise policy.unknown_item()
    return found


def _only_live(here: Sequence[Matter], elsewhere: Sequence[Sequence[Matter]]) -> list[Matter]:
    known = {(one.kind, one.subject, one.hash) for one in here}
    return [one for matters in elsewhere for one in matters if (one.kind, one.subject, one.hash) not in known]


def _may_exempt(found: Seen, actor: Actor, *, may_ask: bool) -> bool:
    """The answer of `consents.policy.require_exempt`, from what is known already."""
    if found.item.state == found.definition.initial:
        return may_ask
    owning = (row.organisation.slug for row in found.owners if row.accepted_at)
    return any(actor.holds(role, slug) for slug in owning for role in DECIDING)


def _owning(found: Seen) -> list[int]:
    return [row.organisation_id for row in found.owners if row.accepted_at and row.role != "shown"]


def _kept(found: Seen, actor: Actor) -> set[int]:
    """Of these centres the addresses of people outside may be read."""
    return {row.organisation_id for row in found.owners if may_keep(actor, row.organisation)}


def _centres(found: Seen, actor: Actor) -> list[tuple[str, str]]:
    """(slug, name) of the owning centres for which this person may write entries of people and firms."""
    owning = (row.organisation for row in found.owners if row.accepted_at and row.role != "shown")
    return [(centre.slug, centre.name) for centre in owning if may_keep(actor, centre)]


def _proposed(item: Item, here: Sequence[Matter]) -> dict[str, dict]:
    """Whom an import took for the speaker of each quote nobody is named for, by its words; one select at most."""
    if all(matter.voices or matter.kind != "quote" for matter in here):
        return {}
    report = report_of(item.id)
    quotes = report.facts["quotes"] if report else ()
    return {" ".join(one["text"].split()): one["speaker"] for one in quotes if (one["speaker"] or {}).get("name")}


def _key(act: str) -> str:
    return request.form.get("party" if act == "bitten" else "thing", "")


def _back(item_id: int, act: str) -> str:
    place = "#neuer-link" if MADE in session else f"#sache-{_key(act)}" if act not in ("bitten", "alle") else "#bitten"
    return address_of(item_id, f"/freigaben{place}")


def _made(item_id: int) -> str:
    """The address of a link that somebody has to hand on themselves; it is shown this once."""
    if session.get(MADE, [0])[0] != item_id:
        return ""
    _item, token = session.pop(MADE)
    return asked_address(current_app.config["SETTINGS"].base_url, token)


def views() -> list:
    """What desk.py hangs up."""
    return [ItemConsents("consents", "/admin/item")]
