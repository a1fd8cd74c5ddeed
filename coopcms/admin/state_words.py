"""Where an item stands, in sentences: its state and since when, what it waits for, whose turn it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from coopcms.admin.people_near import Someone
from coopcms.admin.says import Names, centres, either, every, who_can
from coopcms.admin.state_course import Course, course
from coopcms.admin.time_words import due, since
from coopcms.rendering.filters import moment
from coopcms.review.queries import Standing
from coopcms.workflow.definition import Definition
from coopcms.workflow.guards import holders
from coopcms.workflow.lanes import needed, open_lanes, open_requests, signed_lanes, wanted


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences are made from; `people` may be named, None where the reader may not know them.

    `alone` are the lanes that nobody can sign at present, each with who names a substitute.
    """

    standing: Standing
    definition: Definition
    names: Names
    people: tuple[Someone, ...] | None
    locale: str
    alone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def sentences(told: Told) -> list[str]:
    """A few sentences; the first says what the item waits for, else for how long it has been as its mark says."""
    item = told.standing.item
    if item.closed:
        return [_("Checked in: its words went live in the original. Nothing can be done here any more.")]
    if item.trashed_at:
        return [_("It lies in the trash since %(day)s.", day=moment(item.trashed_at, told.locale))]
    first = _waits(told) or _("In this state %(since)s.", since=since(item.state_since))
    return [first, *filter(None, (_asked(told), _invited(told), _dates(told), _turn(told)))]


def quorum_words(standing: Standing, definition: Definition) -> str:
    """How many signatures make it approved; empty where none are counted, and for a centre alone."""
    if definition.quorum is None or len(open_lanes(standing.facts)) < 2:
        return ""
    kind, number = needed(definition.quorum, standing.facts)
    texts = {
        "all": _("All of these centres sign the same words."),
        "lead_centre": _("The signature of the lead centre is enough."),
        "any": _("One signature is enough."),
        "number": _("%(number)s signatures are enough.", number=number),
    }
    return texts[kind]


def without(people: Iterable[Someone] | None, wrote: Iterable[int]) -> tuple[Someone, ...] | None:
    """The people who could sign: not those who wrote."""
    return None if people is None else tuple(one for one in people if one.id not in set(wrote))


def _waits(told: Told) -> str:
    """“Waits for 2 days for the review by Zentrum Ruhr-OWL, due tomorrow”, where owners sign."""
    standing, state = told.standing, told.definition.states[told.standing.item.state]
    missing = wanted(standing.facts, told.definition.quorum)
    if not (state.lanes and missing) or not _counts(told) or open_requests(standing.facts):
        return ""
    together = every if needed(told.definition.quorum, standing.facts)[0] == "all" else either
    dates = {lane.centre: due(lane.due_at) for lane in standing.lanes if lane.centre in missing and lane.due_at}
    days = [dates.get(slug, "") for slug in missing]
    shared = days[0] if len(set(days)) == 1 else ""
    named = [_dated(told.names.get(slug, slug), "" if shared else day) for slug, day in zip(missing, days, strict=True)]
    values = {"centres": together(named), "since": since(standing.item.state_since), "due": shared}
    if shared:
        return _("Waits %(since)s for the review by %(centres)s, %(due)s.", **values)
    return _("Waits %(since)s for the review by %(centres)s.", **values)


def _dated(name: str, day: str) -> str:
    """A centre with its own day, where it has one that others do not share."""
    return _("%(centre)s (%(due)s)", centre=name, due=day) if day else name


def _counts(told: Told) -> bool:
    """True where a signature brings the item on: an automatic step counts them here."""
    return any(reason.name == "quorum" for reason in told.standing.holds_back)


def _asked(told: Told) -> str:
    facts = told.standing.facts
    asked = sorted({request.lane for request in open_requests(facts)} - signed_lanes(facts))
    if not (asked and told.definition.states[told.standing.item.state].lanes):
        return ""
    return _("Changes are asked for by: %(lanes)s.", lanes=centres(", ".join(asked), told.names))


def _invited(told: Told) -> str:
    """Who has not answered; where that holds a step back, it is said there, with who answers."""
    invited = told.standing.facts.open_invitations
    if not invited or any(reason.name == "no_open_invitation" for reason in told.standing.holds_back):
        return ""
    return _("Invited, not answered yet: %(centres)s.", centres=centres(", ".join(invited), told.names))


def _dates(told: Told) -> str:
    item = told.standing.item
    if item.publish_at:
        at, way = moment(item.publish_at, told.locale), course(told.standing, told.definition)
        if way and (way.instead or way.waits):
            return _("Its date is %(moment)s, but as things stand it will not go live then.", moment=at)
        return _("It goes live by itself: %(moment)s.", moment=at)
    if item.expire_at:
        return _("It is withdrawn by itself: %(moment)s.", moment=moment(item.expire_at, told.locale))
    return ""


def _turn(told: Told) -> str:
    way, facts = course(told.standing, told.definition), told.standing.facts
    if told.standing.item.publish_at and not (way and way.instead):
        return ""
    waiting = tuple(dict.fromkeys(who for reason in told.standing.holds_back for who in reason.who_can))
    if waiting:
        return _turn_of(waiting, told)
    if way is None:
        return ""
    if way.instead or way.waits:
        return _held(way, told)
    step = way.step
    if _is_readers(holders(step.who, facts), told):
        offered = any(action.name == step.id and action.allowed for action in told.standing.actions)
        # the button that is offered names the step
        return _("It is your turn.") if offered else _("Next step: “%(step)s”. It is your turn.", step=step.title)
    who = who_can(holders(step.who, facts), told.names, told.people)
    return _("Next step: “%(step)s”. It is the turn of: %(who)s.", step=step.title, who=who)


def _held(way: Course, told: Told) -> str:
    """What can be done while the next step is held back; by what, is said beside."""
    if way.instead is None:
        return _("“%(step)s” is not possible yet: what it waits for stands below.", step=way.step.title)
    titles, able = {"step": way.step.title, "instead": way.instead.title}, holders(way.instead.who, told.standing.facts)
    if _is_readers(able, told):
        return _("“%(step)s” is not possible yet. It is your turn with “%(instead)s”.", **titles)
    who = who_can(able, told.names, told.people)
    return _("“%(step)s” is not possible yet. Next step: “%(instead)s”. It is the turn of: %(who)s.", who=who, **titles)


def _turn_of(waiting: Iterable[str], told: Told) -> str:
    """Whose act is waited for; in a lane that nobody can sign it is that of those who name a substitute."""
    wrote, able = told.standing.facts.contributors, [one for one in waiting if one.partition("@")[2] not in told.alone]
    alone = dict.fromkeys(one.partition("@")[2] for one in waiting if one not in able)
    mending = tuple(dict.fromkeys(one for lane in alone for one in told.alone[lane]))
    if _is_readers(mending, told) or (_is_readers(able, told) and told.standing.person.id not in wrote):
        return _("It is your turn.")
    named = who_can(able, told.names, without(told.people, wrote)), who_can(mending, told.names, told.people)
    return _("It is the turn of: %(who)s.", who="; ".join(filter(None, named)))


def _is_readers(entries: Iterable[str], told: Told) -> bool:
    """True where one of these `role@centre` is the reader's own, as a substitute too."""
    person = told.standing.person
    held = {f"{role}@{place}" for role, slug in person.roles for place in (slug, "any")}
    held |= {f"substitute@{slug}" for slug in person.substitute_for}
    return not held.isdisjoint(entries)
