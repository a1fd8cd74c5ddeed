"""Where an item stands, in sentences: its state and since when, what is missing, whose turn it is."""

from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.says import Names, centres, who_can
from coopcms.clock import berlin, now
from coopcms.rendering.filters import moment
from coopcms.review.queries import Standing
from coopcms.workflow.definition import Definition
from coopcms.workflow.guards import holders
from coopcms.workflow.lanes import open_requests, signed_lanes

FORWARD = ("submit", "publish")  # steps towards readers that wait for a person; the files share these ids


def sentences(standing: Standing, definition: Definition, names: Names, locale: str) -> list[str]:
    """A few sentences; the first names the state."""
    item = standing.item
    if item.closed:
        return [_("Checked in: its words went live in the original. Nothing can be done here any more.")]
    if item.trashed_at:
        return [_("It lies in the trash since %(day)s.", day=moment(item.trashed_at, locale))]
    missing, invited = _missing(standing, definition, names), _invited(standing, names)
    rest = (missing, invited, _dates(standing, locale), _turn(standing, definition, names))
    return [_since(standing), *filter(None, rest)]


def _since(standing: Standing) -> str:
    days = (berlin(now()).date() - berlin(standing.item.state_since).date()).days
    if days < 1:
        return _("%(state)s since today.", state=standing.state_title)
    return ngettext("%(state)s for one day.", "%(state)s for %(num)s days.", days, state=standing.state_title)


def _missing(standing: Standing, definition: Definition, names: Names) -> str:
    if not definition.states[standing.item.state].lanes:
        return ""
    facts = standing.facts
    asked = {request.lane for request in open_requests(facts)}
    signed = signed_lanes(facts)
    missing = [lane.centre for lane in standing.lanes if lane.status != "closed" and lane.centre not in signed | asked]
    parts = [_("Changes are asked for by: %(lanes)s.", lanes=centres(", ".join(sorted(asked)), names))] if asked else []
    if missing:
        parts.append(_("Still missing: %(centres)s.", centres=centres(", ".join(missing), names)))
    return " ".join(parts)


def _invited(standing: Standing, names: Names) -> str:
    """Who has not answered; where that holds a step back, it is said there, with who answers."""
    invited = standing.facts.open_invitations
    if not invited or any(reason.name == "no_open_invitation" for reason in standing.holds_back):
        return ""
    return _("Invited, not answered yet: %(centres)s.", centres=centres(", ".join(invited), names))


def _dates(standing: Standing, locale: str) -> str:
    item = standing.item
    if item.publish_at:
        return _("It goes live by itself: %(moment)s.", moment=moment(item.publish_at, locale))
    if item.expire_at:
        return _("It is withdrawn by itself: %(moment)s.", moment=moment(item.expire_at, locale))
    return ""


def _turn(standing: Standing, definition: Definition, names: Names) -> str:
    if standing.item.publish_at:
        return ""
    waiting = tuple(dict.fromkeys(who for reason in standing.holds_back for who in reason.who_can))
    if waiting:
        return _("It is the turn of: %(who)s.", who=who_can(waiting, names))
    step = next((step for step in definition.exits(standing.item.state) if step.id in FORWARD), None)
    if step is None:
        return ""
    who = who_can(holders(step.who, standing.facts), names)
    return _("Next step: “%(step)s”. It is the turn of: %(who)s.", step=step.title, who=who)
