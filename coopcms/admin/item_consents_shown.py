"""The consents of one text as its page shows them: each thing in reading order, who speaks, and where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.seen import Seen
from coopcms.clock import now
from coopcms.consents.facts_words import in_words
from coopcms.consents.judged import NOBODY, STATE_WORDS, UNSEEN, UNSTATED, Matter, Voice
from coopcms.consents.models import ASKED, FACTS, PICTURE, PROPOSED, QUOTE, Answer, Party
from coopcms.consents.subjects import about_firm
from coopcms.errors import msg
from coopcms.media.policy import may_keep
from coopcms.network.models import Organisation
from coopcms.notify.queries_approvals import LinkAsks
from coopcms.review.queries import Standing
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Person

EXEMPT, FACELESS = "exempt", "faceless"
_KINDS = {QUOTE: msg("Quotes"), PICTURE: msg("Pictures"), FACTS: msg("What is said of a company")}
_WORDS = STATE_WORDS | {
    EXEMPT: msg("nobody need be asked"),
    FACELESS: msg("nobody can be recognised"),
    NOBODY: msg("nobody is named"),
    UNSEEN: msg("may not be shown"),
    UNSTATED: msg("not said who can be recognised"),
}
WAYS = {
    "link": msg("by link"),
    "handed": msg("by a link handed on"),
    "mail": msg("by mail"),
    "phone": msg("on the phone"),
    "paper": msg("on paper"),
    "import": msg("taken over"),
}
_ENDS = {
    "answered": msg("answered"),
    "revoked": msg("taken back"),
    "expired": msg("has run out"),
    "": msg("is open"),
}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One person's word about one thing: `state` names the badge, `word` says it (msgid); `newest` is their last."""

    party: int
    name: str
    state: str
    word: str
    is_yes: bool
    newest: Answer | None

    @property
    def proposal(self) -> str:
        return self.newest.proposal if self.newest and self.state == PROPOSED else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing others must agree to: `key` names it in forms, `facts` are its lines, `said` all answers about it."""

    key: str
    matter: Matter
    state: str
    word: str
    people: tuple[Standpoint, ...]
    facts: tuple[tuple[str, str], ...]
    said: tuple[Answer, ...]
    proposed: dict[str, str]

    @property
    def is_exempt(self) -> bool:
        return self.matter.mark == EXEMPT

    @property
    def pairs(self) -> list[tuple[int, str]]:
        """Who is named, for a list to choose from."""
        return [(one.party, one.name) for one in self.people]


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one kind."""

    kind: str
    title: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """One person who can be asked in one mail: about what is open, or has not been asked; `link` is open already."""

    party: Party
    things: tuple[Thing, ...]
    link: LinkAsks | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A link at the desk: how it stands in one word (msgid), what of it asks about words that stand there no more."""

    row: LinkAsks
    end: str
    is_open: bool
    outdated: bool


def groups_of(things: Iterable[Thing]) -> tuple[Group, ...]:
    """Quotes, pictures, facts, each in reading order."""
    kept = list(things)
    found = (
        Group(kind, _(title), tuple(one for one in kept if one.matter.kind == kind)) for kind, title in _KINDS.items()
    )
    return tuple(group for group in found if group.things)


def things_of(matters: Sequence[Matter], content: dict, answers: Sequence[Answer], proposed: dict) -> list[Thing]:
    """Each matter with its people; `proposed` are the speakers an import read out of the text, by the quote's words."""
    about: dict[tuple, list[Answer]] = {}
    for row in answers:
        about.setdefault((row.subject_kind, row.subject_id, row.hash), []).append(row)
    return [_thing(one, content, tuple(about.get((one.kind, one.subject, one.hash), ())), proposed) for one in matters]


def askings(things: Iterable[Thing], parties: Iterable[Party], links: Iterable[LinkAsks]) -> tuple[Asking, ...]:
    """Everybody whose yes is missing somewhere, with everything they can be asked about together."""
    known, waiting = {row.id: row for row in parties}, {}
    for thing in things:
        for one in thing.people:
            if not one.is_yes and thing.matter.subject and not thing.is_exempt and one.party in known:
                waiting.setdefault(one.party, []).append(thing)
    open_links = {row.link.party_id: row for row in links if ended(row) == ""}
    return tuple(Asking(known[party], tuple(found), open_links.get(party)) for party, found in waiting.items())


def may_ask_of(found: Seen | Standing, definition: Definition, actor: Actor) -> bool:
    """The answer of `consents.policy.may_ask`, from what is known already."""
    begun = replace(found.facts, state=definition.initial)
    return "edit" in found.may or engine.may(definition, begun, Person(actor.id, actor.roles), "edit")


def foreign_pictures(matters: Iterable[Matter], actor: Actor) -> dict[int, str]:
    """The names of the centres whose pictures these are, by picture, where the actor does not look after them."""
    shown = (one for one in matters if one.kind == PICTURE and one.voices)
    return {one.subject: one.keeper[1] for one in shown if not may_keep(actor, Organisation(slug=one.keeper[0]))}


def sent_links(links: Iterable[LinkAsks], things: Iterable[Thing]) -> tuple[Sent, ...]:
    """All links, the newest first."""
    here = {(one.matter.kind, one.matter.subject, one.matter.hash) for one in things}
    found = []
    for row in links:
        end = ended(row)
        found.append(Sent(row, _(_ENDS[end]), end == "", end == "" and here.isdisjoint(row.about)))
    return tuple(found)


def ended(row: LinkAsks) -> str:
    """Why a link opens nothing any more, "" while it does."""
    link = row.link
    if link.answered_at:
        return "answered"
    if link.revoked_at:
        return "revoked"
    return "expired" if link.expires_at <= now() else ""


def counted(things: Sequence[Thing], found: Seen) -> str:
    """How many of them may be public, in words."""
    fine = sum(one.matter.is_released for one in things)
    if fine == len(things):
        return _("Nothing is missing: what others have to agree to is released.")
    values = {"fine": fine, "all": len(things)}
    if found.item.live_id and not found.item.is_copy:
        return _("Released: %(fine)s of %(all)s. What is not released is left out of the public page.", **values)
    return _("Released: %(fine)s of %(all)s. Until all are, the text is not published.", **values)


def _thing(matter: Matter, content: dict, said: tuple[Answer, ...], proposed: dict) -> Thing:
    people = tuple(_standpoint(voice, said) for voice in matter.voices)
    state = matter.lack or matter.mark or ("" if people else FACELESS if matter.kind == PICTURE else NOBODY)
    lines = "\n".join(f"{name}: {value}" for name, value in about_firm_of(matter, content))
    return Thing(
        f"{matter.kind}-{matter.subject}", matter, state, _WORDS[state] if state else "", people,
        in_words(lines, _, str(get_locale())) if lines else (), said, proposed.get(" ".join(matter.text.split()), {}),
    )  # fmt: skip


def about_firm_of(matter: Matter, content: dict) -> list[tuple[str, str]]:
    """The facts behind a matter of that kind."""
    return list(about_firm(content).items()) if matter.kind == FACTS else []


def _standpoint(voice: Voice, said: Sequence[Answer]) -> Standpoint:
    own = [row for row in said if row.party_id == voice.party and (row.state != ASKED or voice.state == ASKED)]
    state = EXEMPT if voice.is_yes and not voice.state else voice.state
    return Standpoint(voice.party, voice.name, state, _WORDS[state], voice.is_yes, own[-1] if own else None)
