"""What the language checks say of an item's text, in groups a page can print; nothing here is written or blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask_babel import gettext as _

from coopcms.admin.item_language_text import Checked, checked_text
from coopcms.clock import berlin, now
from coopcms.content.models import Item, ItemOwner
from coopcms.language.findings import SEVERITIES, Finding
from coopcms.language.profile import Profile
from coopcms.language.reasons import reasons
from coopcms.language.spelling import NameRecord
from coopcms.network.profiles import profile_for
from coopcms.readiness import language

_LONG = 120  # letters of a passage that are shown


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as it is read: the rule, the field, the passage with what stands around it, why, what instead."""

    title: str
    field: str
    before: str
    surface: str
    after: str
    reason: str
    offers: tuple[tuple[str, str], ...]  # words, and what to mind with them


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one title; only findings are open, hints and notes are folded."""

    title: str
    findings: tuple[Line, ...] = ()
    hints: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the page says: `profiles` are (centres, profile), `problems` (file, reason), `more` folded groups."""

    groups: tuple[Group, ...]
    more: tuple[Group, ...]
    profiles: tuple[tuple[str, Profile], ...]
    problems: tuple[tuple[str, str], ...]
    lix: str
    band: str
    is_cut: bool


def language_of(item: Item, owners: Iterable[ItemOwner], records: tuple[NameRecord, ...]) -> Language | None:
    """The checks of the newest words by each owner's profile, without a select; None for a text that is not German.

    `records` are the recorded names.
    """
    if item.head.content.get("language", "de") not in ("de", ""):
        return None
    checked = checked_text(item.head)
    chosen = [(row.organisation, profile_for(row.organisation.slug, _day(item, now()))) for row in _owning(owners)]
    by_profile: dict[Profile, list[str]] = {}
    for centre, one in chosen:
        by_profile.setdefault(one.profile, []).append(centre.name)
    profiles = tuple((", ".join(names), profile) for profile, names in by_profile.items())
    problems = dict.fromkeys(problem for _centre, one in chosen for problem in one.problems)
    figures = language.figures(checked.text)
    return Language(
        tuple(_by_profile(checked, profiles)),
        tuple(_more(checked, records, _day(item, item.head.created_at))), profiles, tuple(problems),
        f"{figures.lix:.0f}", figures.band, checked.is_cut,
    )  # fmt: skip


def _owning(owners: Iterable[ItemOwner]) -> list[ItemOwner]:
    """Those who own it now, the lead centre first."""
    owning = [row for row in owners if row.accepted_at and row.role != "shown"]
    return sorted(owning, key=lambda row: row.role != "lead")


def _day(item: Item, otherwise: datetime) -> date:
    """The day of the words: of their release, past or planned; else the other one."""
    released = item.published_at if item.live_id == item.head_id else None
    return berlin(item.publish_at or released or otherwise).date()


def _by_profile(checked: Checked, profiles: Sequence[tuple[str, Profile]]) -> Iterable[Group]:
    """What all profiles find first, then what only one of them does."""
    found = {profile: language.by_profile(checked.text, profile, checked.protected) for _names, profile in profiles}
    seen = [{_place(one) for one in findings} for findings in found.values()]
    shared = set.intersection(*seen) if seen else set()
    differ = any(places - shared for places in seen)
    first = next(iter(found.values()), ())
    common = [_without(one, profiles) for one in first if _place(one) in shared]
    yield _group(_("For all centres") if differ else "", checked, common, profiles[0][1].preferred if profiles else ())
    for names, profile in profiles:
        own = [one for one in found[profile] if _place(one) not in shared and one.severity != "note"]
        if own:
            yield _group(_("In addition for %(centres)s", centres=names), checked, own, profile.preferred)


def _without(one: Finding, profiles: Iterable[tuple[str, Profile]]) -> Finding:
    """The finding with those proposals only that no profile forbids."""
    forbidden = frozenset().union(*(profile.forbidden for _names, profile in profiles))
    return replace(one, suggestions=tuple(offer for offer in one.suggestions if offer.style not in forbidden))


def _place(one: Finding) -> tuple:
    return one.start, one.end, one.rule, one.severity


def _more(checked: Checked, records: tuple[NameRecord, ...], day: date) -> Iterable[Group]:
    """The other checks, each under its name even where it found nothing."""
    yield _group(_("Times"), checked, language.times(checked.text, day))
    yield _group(_("Names"), checked, language.names(checked.text, records, day))
    yield _group(_("Readability"), checked, language.hard(checked.text))


def _group(title: str, checked: Checked, found: Sequence[Finding], preferred: Sequence[str] = ()) -> Group:
    parts = ([_line(checked, one, preferred) for one in found if one.severity == kind] for kind in SEVERITIES)
    return Group(title, *map(tuple, parts))


def _line(checked: Checked, one: Finding, preferred: Sequence[str]) -> Line:
    """The proposals are those the profile prefers, or all where it prefers none of them."""
    before, after = checked.around(one.start, one.end)
    surface = one.surface if len(one.surface) <= _LONG else one.surface[:_LONG].rpartition(" ")[0] + " …"
    offers: dict[str, str] = {}
    for offer in [offer for offer in one.suggestions if offer.style in preferred] or one.suggestions:
        mind = offer.advice or (_("the sentence has to be recast") if offer.needs_rephrase else "")
        offers.setdefault(offer.text, mind)
    title, field = reasons()[one.rule].title, _(checked.field_at(one.start))
    return Line(title, field, before, surface, after, one.reason, tuple(offers.items()))
