"""The reviews of an item as its page shows them: how each stands, who has it in hand, and what one can do about it."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.people_near import Someone
from coopcms.admin.time_words import due
from coopcms.clock import berlin
from coopcms.content import policy
from coopcms.network.models import NETWORK
from coopcms.review.queries import LaneView, Standing
from coopcms.workflow import engine
from coopcms.workflow.lanes import needed, signed_lanes, signing, wanted

Choices = tuple[tuple[int, str], ...]  # (account, name)


@dataclass(frozen=True, slots=True)
class LaneActs:
    """What the reader can do about a lane; an empty choice or False is not offered."""

    claim: bool = False
    give_back: bool = False
    hand_over: Choices = ()
    date: bool = False
    grant: Choices = ()
    revoke: Choices = ()

    @property
    def any(self) -> bool:
        """True if there is something to show."""
        return self != LaneActs()


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane; `holder` has it in hand and may be away, `due` is in words, `day` for a calendar.

    `alone`: nobody can sign it at present, and a substitute has to be named.
    """

    view: LaneView
    due: str
    day: str
    holder: Someone | None
    acts: LaneActs
    alone: bool = False

    @property
    def signed_by(self) -> str:
        """Who has signed: then nobody has the lane in hand any more, whoever took it on."""
        return self.view.by if self.view.status == "signed" else ""


def lane_table(seen: Standing, actor: Actor, people: Iterable[Someone]) -> tuple[LaneRow, ...]:
    """Every lane; who may what is decided by review/policy.py, and read here from what the page knows already."""
    near, definition = list(people), policy.definition_of(seen.item)
    is_open, alone = _is_open(seen), orphaned(seen, near)
    claims = engine.lanes_for(definition, seen.facts, seen.person, "claim") if is_open else ()
    rows = []
    for lane in seen.lanes:
        acts = LaneActs() if lane.status == "closed" or not is_open else _acts(lane, seen, actor, near, claims)
        holder = next((one for one in near if one.id == lane.claimed_by), None)
        words, day = (due(lane.due_at), f"{berlin(lane.due_at):%Y-%m-%d}") if lane.due_at else ("", "")
        rows.append(LaneRow(lane, words, day, holder, acts, lane.centre in alone))
    return tuple(rows)


def orphaned(seen: Standing, people: Iterable[Someone]) -> dict[str, tuple[str, ...]]:
    """The open lanes that nobody can sign at present, each with who names a substitute, as `role@centre`."""
    near = list(people)
    unsigned = [lane.centre for lane in seen.lanes if lane.status not in ("closed", "signed")] if _is_open(seen) else []
    alone = [place for place in unsigned if not _signers(place, seen, near)]
    return {
        place: (f"centre_lead@{place}" if _has_lead(place, near) else f"network_editor@{NETWORK}",) for place in alone
    }


def blocking(seen: Standing, alone: Container[str]) -> tuple[str, ...]:
    """Those of the lanes nobody can sign without which the quorum cannot be met."""
    quorum, signed = policy.definition_of(seen.item).quorum, len(signed_lanes(seen.facts))
    missing, (kind, number) = wanted(seen.facts, quorum), needed(quorum, seen.facts)
    lacking = {"all": len(missing), "lead_centre": 1}.get(kind, number - signed)
    able = [lane for lane in missing if lane not in alone]
    return tuple(lane for lane in missing if lane in alone) if len(able) < lacking else ()


def names_substitutes(actor: Actor, seen: Standing) -> bool:
    """True for who may have to choose a substitute among all accounts."""
    if not signing(policy.definition_of(seen.item), seen.item.state):
        return False
    return actor.holds("network_editor", NETWORK) or any(actor.holds("centre_lead", lane.centre) for lane in seen.lanes)


def _is_open(seen: Standing) -> bool:
    """True while signatures can be given."""
    item = seen.item
    return signing(policy.definition_of(item), item.state) and not (item.trashed_at or item.closed)


def _acts(lane: LaneView, seen: Standing, actor: Actor, near: list[Someone], claims: tuple[str, ...]) -> LaneActs:
    place, waits = lane.centre, lane.status != "signed"
    leads, able = actor.holds("centre_lead", place), _signers(place, seen, near)
    may_grant = leads or (actor.holds("network_editor", NETWORK) and not _has_lead(place, near))
    others = [one for one in able if one.id != lane.claimed_by]
    return LaneActs(
        claim=waits and place in claims and lane.claimed_by != actor.id,
        give_back=waits and lane.claimed_by is not None and (leads or lane.claimed_by == actor.id),
        hand_over=_choices(one for one in others if one.id != actor.id) if waits and (leads or place in claims) else (),
        date=waits
        and (leads or any(owner.lead and actor.holds("centre_lead", owner.slug) for owner in seen.facts.owners)),
        grant=_choices(one for one in _substitutes(place, seen, near, able) if one.id != actor.id) if may_grant else (),
        revoke=_choices(one for one in near if ("substitute", place) in one.roles) if may_grant else (),
    )


def _signers(place: str, seen: Standing, near: list[Someone]) -> list[Someone]:
    step = policy.definition_of(seen.item).transitions["sign_off"]
    roles = [who.role for who in step.who if who.scope == "lane"]
    return [one for one in near if _signs(one, roles, place) and one.id not in seen.facts.contributors]


def _signs(one: Someone, roles: list[str], place: str) -> bool:
    """Who manages accounts stands in for nobody."""
    administers = any(role == "administrator" for role, _slug in one.roles)
    return one.holds([role for role in roles if not (administers and role == "substitute")], place)


def _substitutes(place: str, seen: Standing, near: list[Someone], able: list[Someone]) -> list[Someone]:
    """Those of the own centre first."""
    found = [
        one
        for one in near
        if one.active and one not in able and one.id not in seen.facts.contributors
        and not any(role == "administrator" for role, _slug in one.roles)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not any(slug == place for _role, slug in one.roles))


def _has_lead(place: str, near: list[Someone]) -> bool:
    return any(one.holds(["centre_lead"], place) for one in near)


def _choices(people: Iterable[Someone]) -> Choices:
    return tuple((one.id, _("%(name)s (away)", name=one.name) if one.away_until else one.name) for one in people)
