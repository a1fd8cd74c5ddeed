"""A text, as it is saved or as it was just typed, with all that readiness needs to know about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coopcms.actor import Actor
from coopcms.blocks.canonical import digest
from coopcms.blocks.documents import documents_in
from coopcms.clock import berlin, now
from coopcms.consents.judged import matters_of, missing_of
from coopcms.consents.queries import original_id, wanted_of
from coopcms.content import policy
from coopcms.content.cleaning import clean
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.errors import Invalid, Problem
from coopcms.language.profile import Profile
from coopcms.language.unmarked import RULE, folded
from coopcms.network.profiles import profile_for
from coopcms.publishing.queries import wished_slug
from coopcms.readiness import pace
from coopcms.readiness.lines import Line
from coopcms.readiness.links import inside, outside
from coopcms.readiness.queries_known import Found, Wanted, found
from coopcms.readiness.readiness import readiness
from coopcms.readiness.subject import Known, Subject, subject
from coopcms.readiness.ways import lacks, ways, without_signatures
from coopcms.review.checks import (
    Failures,
    Look,
    able_to_sign,
    address_taken,
    consents_lacking,
    credits_of,
    nobody_signs,
)
from coopcms.review.unmarked import open_of, unmarked_of
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Facts, Inputs

_ADDRESS, _SIGNERS = "path_free", "lane_without_reviewer"  # checks whose answers are looked up with everything else


@dataclass(frozen=True, slots=True)
class Draft:
    """An item with the words to judge; `problems` are those of fields that cannot be kept as they were typed."""

    item: Item
    problems: tuple[Problem, ...] = ()
    is_typed: bool = False


def saved(item: Item) -> Draft:
    """The newest words as they are saved."""
    return Draft(item)


def typed(item: Item, values: Mapping[str, str]) -> Draft:
    """The words of a form, each field for itself: what cannot be kept stays as it was saved and is told."""
    kind, content, placement, problems = KINDS[item.kind], dict(item.head.content), dict(item.head.placement), []
    for name in filter(kind.field, values):
        try:
            words = clean(kind, {name: values[name]})
        except Invalid as refusal:
            problems += refusal.problems
        else:
            content, placement = content | words.content, placement | words.placement
    return Draft(_with_words(item, content, placement), tuple(problems), is_typed=True)


def typed_for_copy(item: Item, values: Mapping[str, str]) -> Draft:
    """The same where saving opens a working copy: its way begins anew."""
    draft = typed(item, values)
    draft.item.state = policy.definition_of(item).initial
    return draft


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft with what was looked up about it: `known` are checks that need no further select."""

    draft: Draft
    facts: Facts
    answers: Found
    known: Mapping[str, tuple | None]


def look(draft: Draft, facts: Facts, actor: Actor) -> Looked:
    """Everything about these words that stands in tables, in one select, one more for pictures; `facts`: the item's."""
    item, facts = draft.item, replace(facts, state=draft.item.state)
    definition = policy.definition_of(item)
    answers = found(_wanted(item, definition, facts), actor)
    return Looked(draft, facts, answers, _answered(item, definition, facts, answers))


def lines_of(looked: Looked, owners: Sequence[ItemOwner]) -> tuple[Line, ...]:
    """The readiness list; `owners` are those of the item."""
    return readiness(subject_of(looked, owners))


def subject_of(looked: Looked, owners: Sequence[ItemOwner]) -> Subject:
    """The words with all that checks may know; while somebody edits, signatures are left out."""
    item, facts, answers = looked.draft.item, looked.facts, looked.answers
    definition = policy.definition_of(item)

    def failures(step: str) -> Failures:
        return Failures(Look(item, facts, Inputs(), step), looked.known)

    open_ways = ways(definition, facts, failures)
    links = pace.in_force()
    about = Known(
        _day(item), without_signatures(open_ways) if looked.draft.is_typed else open_ways,
        _profiles(item, owners), answers.records, answers.targets, answers.visited,
        links.origin, links.a_day > 0, looked.draft.problems, answers.decisions,
        lacks(definition, failures("")), answers.documents,
    )  # fmt: skip
    return subject(KINDS[item.kind], item.head.content, item.head.placement, about)


def lines_about(draft: Draft, facts: Facts, owners: Sequence[ItemOwner], actor: Actor) -> tuple[Line, ...]:
    """The readiness list of these words for the actor, in one select."""
    return lines_of(look(draft, facts, actor), owners)


def in_words(item: Item, content: dict, owners: Sequence[ItemOwner], actor: Actor) -> Subject:
    """These words of the item as the language checks read them, whatever else is to be said of it; one select."""
    answers = found(Wanted(decided=item), actor)
    about = Known(
        _day(item), profiles=_profiles(item, owners), records=answers.records, decisions=answers.decisions
    )  # fmt: skip
    return subject(KINDS[item.kind], content, {}, about)


def _with_words(item: Item, content: dict, placement: dict) -> Item:
    """The same item with other words as its head, in memory only."""
    twin = Item(**item.__data__)
    twin.head = Revision(
        id=item.head_id, item=item.id, number=item.head.number, title=content.get("title", ""), content=content,
        placement=placement, hash=digest(content), placement_hash=digest(placement),
    )  # fmt: skip
    if item.source_id:
        twin.source = item.source
    return twin


def _wanted(item: Item, definition: Definition, facts: Facts) -> Wanted:
    origin, body = pace.in_force().origin, item.head.content.get("body") or []
    asked = _checks_of(definition, item.state)
    wish = (item.kind, wished_slug(item)) if _ADDRESS in asked else None
    able = able_to_sign(item, facts) if _SIGNERS in asked else ()
    agreed = wanted_of(item, item.head.content)
    offered = frozenset(use.document for use in documents_in(body))
    return Wanted(inside(body, origin), outside(body, origin), wish, able, item, agreed, offered)


def _answered(item: Item, definition: Definition, facts: Facts, answers: Found) -> dict[str, tuple | None]:
    """The checks that need no further select."""
    original = original_id(item)
    asked = _checks_of(definition, item.state)
    taken = address_taken(wished_slug(item)) if answers.holders - {original} else None
    known = {_ADDRESS: taken, _SIGNERS: nobody_signs(facts, answers.able)}
    content = item.head.content
    matters = matters_of(original_id(item), content, answers.agreed)
    # wanted in every state, see ways.OF_WORDS
    kept = {folded(one.surface) for one in answers.decisions if one.rule == RULE}
    unmarked = open_of(unmarked_of(KINDS[item.kind], content), kept)
    consents = consents_lacking(missing_of(matters), unmarked)
    always = {"credits": credits_of(content.get("body") or []), "consents": consents}
    return {name: answer for name, answer in known.items() if name in asked} | always


def _checks_of(definition: Definition, state: str) -> set[str]:
    """The checks and warnings of all steps out of the state."""
    return {name for step in definition.exits(state) for name in step.checks + step.warns}


def _profiles(item: Item, owners: Sequence[ItemOwner]) -> tuple[tuple[str, Profile], ...]:
    """The profiles of those who own it, the lead centre's first, each with the names of its centres.

    They are those of the day on which the words are or were released, of today while none is known.
    """
    owning = sorted(
        (row for row in owners if row.accepted_at and row.role != "shown"), key=lambda row: row.role != "lead"
    )
    day = berlin(_released(item) or now()).date()
    found: dict[Profile, list[str]] = {}
    for row in owning:
        found.setdefault(profile_for(row.organisation.slug, day).profile, []).append(row.organisation.name)
    return tuple((", ".join(names), profile) for profile, names in found.items())


def _day(item: Item) -> date:
    """The day of the words: of their release, past or planned; else the day they were written."""
    return berlin(_released(item) or item.head.created_at).date()


def _released(item: Item) -> datetime | None:
    return item.publish_at or (item.published_at if item.live_id == item.head_id else None)
