"""The page of one item: where it stands, what holds it back, what can be done, and the text itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_admin import expose
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.act_form import ActForm
from coopcms.admin.flow_picture import picture_of
from coopcms.admin.item_desk import ItemDesk, head_of
from coopcms.admin.item_language import language_of
from coopcms.admin.item_steps import BY_LANE, Steps, steps_of
from coopcms.admin.lane_table import blocking, lane_table, names_substitutes, orphaned
from coopcms.admin.people_near import Someone, everybody, people_near
from coopcms.admin.reading import reading_of
from coopcms.admin.ready_short import Glance, counted
from coopcms.admin.says import Names, Said, names_of, said, who_can
from coopcms.admin.seen import ITEM
from coopcms.admin.state_course import course
from coopcms.admin.state_words import Told, quorum_words, sentences
from coopcms.admin.wishes import typed_reason, wished
from coopcms.content import policy
from coopcms.content.models import READ, Item, ItemOwner
from coopcms.content.queries import copies_of
from coopcms.exchange.queries import item_with_import
from coopcms.network.models import NETWORK
from coopcms.publishing.queries import path_of
from coopcms.readiness.readiness import readiness
from coopcms.rendering.pages import OwnerView
from coopcms.review.queries import Answers, Standing, standing


@dataclass(frozen=True, slots=True)
class Refusal:
    """A step that was not taken: its title, why in words, the form as typed, and what the text differs in.

    `lane` and `typed`: for which centre's review it was meant, and the words typed there.
    """

    transition: str
    title: str
    reasons: tuple[Said, ...] = ()
    form: ActForm | None = None
    differences: tuple = ()
    lane: str = ""
    typed: str = ""


class ItemPage(ItemDesk):
    """At /admin/item/<number>; acts.py adds what is posted there."""

    @expose(ITEM)
    def index(self, item_id: int):
        """Everything one needs before an act, in at most twelve statements."""
        return self.shown(item_id)

    def shown(self, item_id: int, refusal: Refusal | None = None) -> str:
        """The page; after a refusal with its reasons and what was typed."""
        glance = Glance(self.actor)
        seen = standing_for(self.actor, item_id, glance.answers)
        item, names, definition = seen.item, names_of(seen.owners), policy.definition_of(seen.item)
        near = around(seen, self.actor)
        people = tuple(near.values()) if may_know_names(seen, self.actor) else None
        typed = {refusal.transition: refusal.form} if refusal and refusal.form else {}
        steps, lanes = steps_of(seen, names, typed, people), lane_table(seen, self.actor, near.values())
        alone, about = orphaned(seen, near.values()), glance.about(seen.owners)
        return self.render(
            "admin/item/page.html", **head_of(item, definition, seen.may), tab="", owners=owner_views(seen.owners),
            statuses={lane.centre: lane.status for lane in seen.lanes} or None, standing=seen, steps=steps,
            sentences=sentences(Told(seen, definition, names, people, str(get_locale()), alone)), refusal=refusal,
            holds_back=_without_signers(seen, alone, names, people) + _holds_back(seen, names, people),
            reading=reading_of(item.kind, item.head),
            path=path_of(item) if item.public in READ and not item.is_copy else "",
            dates=_dates(item), copies=_copies(item), base_moved=base_moved(item), kept=_kept(refusal, steps),
            edit=_edit(seen), in_review=bool(definition.states[item.state].lanes),
            lanes=lanes, to_mend=[row.view for row in lanes if row.alone and row.acts.grant],
            quorum=quorum_words(seen, definition),
            picture=picture_of(definition, item.state), watching=near[self.actor.id].watches,
            may_copy=any(role in policy.CREATORS for role, _slug in self.actor.roles), by_lane=BY_LANE,
            checks=language_of(about, seen.owners), decides=bool(_edit(seen)), ready=counted(readiness(about)),
            pictures_beside=item.pictures_beside, **_asked_for(seen, self.actor),
        )  # fmt: skip


def _asked_for(seen: Standing, actor: Actor) -> dict:
    """What reviewers asked for in this cycle, as a list and in their words; one select where anybody did."""
    if not seen.requests:
        return {"wishes": None, "reason": ""}
    found = wished(seen.item, seen.facts, actor, speaks="comment" in seen.may)
    return {"wishes": found, "reason": typed_reason(seen.requests[0], found)}


def around(seen: Standing, actor: Actor) -> dict[int, Someone]:
    """Whoever the page may have to name, and the reader; all accounts for who may have to choose among them."""
    if names_substitutes(actor, seen):
        return everybody(seen.item)
    slugs = {row.organisation.slug for row in seen.owners if row.role != "shown"} | {NETWORK}
    return people_near(seen.item, slugs, {actor.id})


def may_know_names(seen: Standing, actor: Actor) -> bool:
    """True for people of the centres that own the item, and of the network: they work with one another."""
    places = {owner.slug for owner in seen.facts.owners} | {NETWORK}
    return any(slug in places for _role, slug in actor.roles)


def standing_for(actor: Actor, item_id: int, answers: Answers | None = None) -> Standing:
    """The item as the actor meets it. Raises Unknown where they may not view it."""
    item = item_with_import(item_id)
    policy.require_known_to(actor, item)
    found = standing(item, actor, answers)
    if "view" not in found.may:
        raise policy.unknown_item()
    return found


def owner_views(rows: Iterable[ItemOwner]) -> tuple[OwnerView, ...]:
    """Those who own it now, the lead centre first."""
    owning = (row for row in rows if row.accepted_at and row.role != "shown")
    return tuple(
        OwnerView(row.organisation.slug, row.organisation.name, row.organisation.hue, row.role == "lead")
        for row in owning
    )


def base_moved(item: Item) -> bool:
    """True for a working copy that stands on words which are no longer the live ones."""
    live = item.source.live_id if item.is_copy and not item.closed else None
    return bool(live) and live != item.source_revision_id


def _holds_back(seen: Standing, names: Names, people: Iterable[Someone] | None) -> list[Said]:
    """What the next step waits for besides signatures, which the sentences name: the automatic one, or a person's."""
    way = course(seen, policy.definition_of(seen.item))
    reasons = seen.holds_back or (way.held if way else ())
    return [said(reason, names, seen.item.kind, people) for reason in reasons if reason.name != "quorum"]


def _without_signers(seen: Standing, alone: Mapping, names: Names, people: Iterable[Someone] | None) -> list[Said]:
    """Lanes that are waited for in vain until somebody names a substitute, with who does that and where."""
    return [
        Said(
            _("Nobody can sign for %(centre)s at present: a substitute has to be named.", centre=names.get(lane, lane)),
            who_can(alone[lane], names, people), (), (_("To this review"), f"#bahn-{lane}"),
        )
        for lane in blocking(seen, alone)
    ]  # fmt: skip


def _dates(item: Item) -> list[tuple]:
    named = ((_("Goes live"), item.publish_at), (_("Embargo until"), item.embargo), (_("Expires"), item.expire_at))
    released = ((_("First published"), item.published_at), (_("Last released"), item.released_at))
    return [(label, at) for label, at in named + released if at]


def _copies(item: Item) -> list[Item]:
    """Open working copies; what was never approved has none."""
    return list(copies_of(item)) if not item.is_copy and (item.live_id or item.state == "approved") else []


def _kept(refusal: Refusal | None, steps: Steps) -> str:
    """Words typed for a step that has no form any more: they are shown, not lost."""
    if refusal is None or refusal.form is None or any(step.name == refusal.transition for step in steps.every):
        return ""
    return refusal.form.comment.data or "" if "comment" in refusal.form else ""


def _edit(seen: Standing) -> str:
    """What “edit” means here: the text itself, a working copy of it, or nothing."""
    if "edit" in seen.may:
        return _("Edit the text")
    return _("Edit in a working copy") if "copy_out" in seen.may and not seen.item.is_copy else ""
