"""What the language checks say of an item's text, in groups a page can print; nothing here is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask_babel import gettext as _

from coopcms.admin.item_language_text import in_context, short
from coopcms.content.kinds.declaration import Kind
from coopcms.content.models import ItemOwner
from coopcms.language.findings import SEVERITIES, Finding
from coopcms.language.profile import Profile
from coopcms.language.reasons import reasons
from coopcms.language.unmarked import RULE
from coopcms.network.profiles import profile_for
from coopcms.readiness import language
from coopcms.readiness.decided import Decision
from coopcms.readiness.passages import ALT
from coopcms.readiness.subject import Subject
from coopcms.readiness.wording import NAMES, NOTE, QUOTES, READING, TIMES, Wording, place_of, wordings


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as it is read: the rule, the field, the passage with what stands around it, why, what instead.

    `ask` is what a form sends to say that the words stay, `keeps` what it is called; `decision` is there where
    somebody said so.
    """

    title: str
    field: str
    before: str
    surface: str
    after: str
    reason: str
    offers: tuple[tuple[str, str], ...]  # words, and what to mind with them
    ask: Mapping[str, str | int] = field(default_factory=dict)
    decision: Decision | None = None
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one title; only findings are open, hints and notes are folded.

    Of the folded groups one `is_open` whose findings stop a release.
    """

    title: str
    findings: tuple[Line, ...] = ()
    hints: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the page says: `profiles` are (centres, profile), `problems` (file, reason), `more` folded groups.

    `kept` are findings of all groups that stay by somebody's decision; they stand in no other group.
    """

    groups: tuple[Group, ...]
    more: tuple[Group, ...]
    kept: tuple[Line, ...]
    profiles: tuple[tuple[str, Profile], ...]
    problems: tuple[tuple[str, str], ...]
    lix: str
    band: str
    is_cut: bool


class _Page:
    """The text and its findings, as each group needs them."""

    def __init__(self, about: Subject):
        self.passages, self.kind = about.passages, about.kind
        self.every = {place_of(one.finding): one for one in wordings(about)}

    def group(self, title: str, found: Iterable[Finding], preferred: Sequence[str] = ()) -> Group:
        """Those that are open under one title."""
        still = [one for one in found if not self._known(one).decision]
        parts = ([self.line(one, preferred) for one in still if one.severity == kind] for kind in SEVERITIES)
        return Group(title, *map(tuple, parts))

    def of(self, name: str) -> list[Finding]:
        """The findings of one of the other checks."""
        return [one.finding for one in self.every.values() if one.group == name]

    def kept(self) -> tuple[Line, ...]:
        """What stays by somebody's decision."""
        return tuple(self.line(one.finding) for one in self.every.values() if one.decision)

    def line(self, one: Finding, preferred: Sequence[str] = ()) -> Line:
        """The proposals are those the profile prefers, or all where it prefers none of them."""
        known = self._known(one)
        before, after = in_context(self.passages.text, one.start, one.end)
        offers: dict[str, str] = {}
        for offer in [offer for offer in one.suggestions if offer.style in preferred] or one.suggestions:
            mind = offer.advice or (_("the sentence has to be recast") if offer.needs_rephrase else "")
            offers.setdefault(offer.text, mind)
        title, label = reasons()[one.rule].title, _label(self.kind, known)
        ask = {} if one.severity == NOTE else _ask(known)
        keeps = _("That is no quote …") if one.rule == RULE else _("All right here …")
        return Line(
            title, label, before, short(one.surface), after, one.reason, tuple(offers.items()), ask, known.decision,
            keeps,
        )  # fmt: skip

    def _known(self, one: Finding) -> Wording:
        return self.every[place_of(one)]


def language_of(about: Subject, owners: Iterable[ItemOwner]) -> Language | None:
    """The checks of the words by each owner's profile, without a select; None for a text that is not German."""
    if not about.is_german:
        return None
    page, profiles, figures = _Page(about), about.known.profiles, language.figures(about.passages.text)
    owning = (row.organisation.slug for row in owners if row.accepted_at and row.role != "shown")
    problems = dict.fromkeys(one for slug in owning for one in profile_for(slug, about.known.day).problems)
    return Language(
        tuple(_by_profile(about, page)), tuple(_more(page)), page.kept(), profiles, tuple(problems),
        f"{figures.lix:.0f}", figures.band, about.passages.is_cut,
    )  # fmt: skip


def _by_profile(about: Subject, page: _Page) -> Iterable[Group]:
    """What all profiles find first, then what only one of them does."""
    whole, profiles = about.passages, about.known.profiles
    text, spans = whole.text[: whole.upper], tuple(span for span in whole.protected if span.end <= whole.upper)
    found = {profile: language.by_profile(text, profile, spans) for _names, profile in profiles}
    seen = [{_place(one) for one in findings} for findings in found.values()]
    shared = set.intersection(*seen) if seen else set()
    differ = any(places - shared for places in seen)
    first = next(iter(found.values()), ())
    common = [_without(one, profiles) for one in first if _place(one) in shared]
    yield page.group(_("For all centres") if differ else "", common, profiles[0][1].preferred if profiles else ())
    for names, profile in profiles:
        own = [one for one in found[profile] if _place(one) not in shared and one.severity != NOTE]
        if own:
            yield page.group(_("In addition for %(centres)s", centres=names), own, profile.preferred)


def _more(page: _Page) -> Iterable[Group]:
    """The other checks, each under its name even where it found nothing."""
    said = page.group(_("Quotes"), page.of(QUOTES))
    yield replace(said, is_open=bool(said.findings))
    yield page.group(_("Times"), page.of(TIMES))
    yield page.group(_("Names"), page.of(NAMES))
    yield page.group(_("Readability"), page.of(READING))


def _without(one: Finding, profiles: Iterable[tuple[str, Profile]]) -> Finding:
    """The finding with those proposals only that no profile forbids."""
    forbidden = frozenset().union(*(profile.forbidden for _names, profile in profiles))
    return replace(one, suggestions=tuple(offer for offer in one.suggestions if offer.style not in forbidden))


def _place(one: Finding) -> tuple:
    return one.start, one.end, one.rule, one.severity


def _label(kind: Kind, known: Wording) -> str:
    if known.place.block.endswith(ALT):
        return _("Description of a picture")
    declared = kind.field(known.place.field)
    return _(declared.label) if declared else ""


def _ask(known: Wording) -> dict[str, str | int]:
    place = {"block": known.place.block} if known.place.block else {"field": known.place.field}
    return place | {
        "rule": known.finding.rule, "surface": known.finding.surface, "lemma": known.finding.lemma,
        "before": known.before, "after": known.after, "start": known.place.start, "end": known.place.end,
    }  # fmt: skip
