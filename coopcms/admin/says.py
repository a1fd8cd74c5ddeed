"""What the desk says about reasons, roles and centres: the one place where names for machines become words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.accounts.policy import PERSONS
from coopcms.admin.people_near import Someone
from coopcms.admin.queries import centre_names
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import ItemOwner
from coopcms.errors import msg
from coopcms.network.models import NETWORK
from coopcms.rendering.moments import with_moments
from coopcms.review.checks import UNMARKED
from coopcms.workflow.facts import Failure
from coopcms.workflow.reasons import Reason

Names = Mapping[str, str]  # centres' names by slug
_SLUGS = ("lane", "lanes", "centre", "centres")  # values of a message that list slugs
_FEW = 3  # people named one by one
_TO_LANES = msg("To the reviews"), "#bahnen"
_PLACES = {  # where one can do something about it: what the way there is called, and the end of the address
    "no_open_invitation": (msg("To the owners"), "/eigentum"),
    "quorum": _TO_LANES,
    "signed": _TO_LANES,
    "lane_without_reviewer": _TO_LANES,
    "embargo_over": (msg("To the dates"), "#termine"),
    "hash": (msg("To the changes"), "/aenderungen"),
    "consents": (msg("Ask them for approval"), "/freigaben"),
    UNMARKED: (msg("To the findings"), "#sprache"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One obstacle in words: `who` could, and the (label, anchor) of each field that would mend it, or one `place`."""

    text: str
    who: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    place: tuple[str, str] | None = None


def names_of(owners: Iterable[ItemOwner]) -> dict[str, str]:
    """The names of these owners' centres by slug."""
    return {row.organisation.slug: row.organisation.name for row in owners}


def names_in(told: Iterable) -> dict[str, str]:
    """The names, by slug, of all centres that refusals, problems or reasons mention; at most one select."""
    slugs: set[str] = set()
    for one in told:
        slugs |= {entry.partition("@")[2] for entry in getattr(one, "who_can", ())}
        slugs |= {slug for key in _SLUGS for slug in str(one.values.get(key, "")).split(", ")}
    slugs -= {"", "any"}
    return centre_names(slugs) if slugs else {}


def sentence(told, names: Names) -> str:
    """The message of a refusal, problem or reason in the language of the request, centres by their names."""
    values = {key: centres(value, names) if key in _SLUGS else value for key, value in told.values.items()}
    return _(told.message, **with_moments(values, str(get_locale())))


def said(reason: Reason | Failure, names: Names, kind: str = "", people: Iterable[Someone] | None = None) -> Said:
    """A reason of the engine, or a failed check, in the language of the request; `people` may be named."""
    known = KINDS[kind].field if kind else lambda name: None
    fields = ((known(name), name) for name in reason.fields)
    labelled = tuple((_(field.label), name) for field, name in fields if field)
    name = UNMARKED if UNMARKED in reason.values else reason.name if isinstance(reason, Reason) else reason.check
    label, end = _PLACES.get(name, ("", ""))
    who = who_can(getattr(reason, "who_can", ()), names, people)
    return Said(sentence(reason, names), who, labelled, (_(label), end) if label else None)


def centres(slugs: str, names: Names) -> str:
    """`siegen, ruhr-owl` by their names."""
    return ", ".join(names.get(slug, slug) for slug in slugs.split(", "))


def who_can(entries: Iterable[str], names: Names, people: Iterable[Someone] | None = None) -> str:
    """`reviewer@siegen` and `centre_lead@siegen` are “a reviewer or a centre lead, Zentrum Siegen”.

    Where `people` are given, those who hold the roles there are named instead.
    """
    places: dict[str, list[str]] = {}
    for entry in entries:
        role, _at, place = entry.partition("@")
        places.setdefault(place, []).append(role)
    known = None if people is None else list(people)
    return "; ".join(_at_place(_who(roles, place, known), place, names) for place, roles in places.items())


def _who(roles: list[str], place: str, people: list[Someone] | None) -> str:
    titles = either([_(PERSONS.get(role, role)) for role in roles])
    if people is None or place == "any":
        return titles
    able = sorted((one for one in people if one.holds(roles, place)), key=lambda one: one.away_until is not None)
    if not able:
        return _("%(roles)s (nobody at present)", roles=titles)
    shown = [_("%(name)s (away)", name=one.name) if one.away_until else one.name for one in able[:_FEW]]
    return either([*shown, _("somebody else with such a role")] if len(able) > _FEW else shown)


def either(words: list[str]) -> str:
    """One, or another, or a third."""
    if len(words) < 2:
        return "".join(words)
    return _("%(several)s or %(last)s", several=_several(words), last=words[-1])


def every(words: list[str]) -> str:
    """One, another and a third."""
    if len(words) < 2:
        return "".join(words)
    return _("%(several)s and %(last)s", several=_several(words), last=words[-1])


def _several(words: list[str]) -> str:
    """All but the last; a clause that a comma opens (“Person, die …”) is closed by one before the last word follows."""
    return ", ".join(words[:-1]) + ("," if ", " in words[-2] else "")


def _at_place(roles: str, place: str, names: Names) -> str:
    if place in ("", "any", NETWORK):
        return roles
    return _("%(roles)s, %(centre)s", roles=roles, centre=names.get(place, place))
