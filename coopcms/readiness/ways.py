"""The steps that lead on from here, each with what the engine stops it for and what it warns of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coopcms.workflow.checks import check_reasons
from coopcms.workflow.definition import Definition, Transition
from coopcms.workflow.facts import Facts, Failure
from coopcms.workflow.reasons import Reason

SIGNATURES = ("quorum", "signed")  # what lanes say, not the words
OF_WORDS = (
    "title",
    "lead",
    "body",
    "contact",
    "topic",
    "seo",
    "alt_texts",
    "credits",
    "consents",
)  # what the words say wherever they stand


@dataclass(frozen=True, slots=True)
class Way:
    """One step: `reasons` stop everybody from taking it as things stand, `warnings` stop nobody."""

    step: Transition
    reasons: tuple[Reason, ...]
    warnings: tuple[Failure, ...] = ()


def ways(definition: Definition, facts: Facts, failures: Callable[[str], Mapping[str, Failure]]) -> tuple[Way, ...]:
    """Every step out of this state that looks at the item at all; `failures` answers the checks for a step's id."""
    found = []
    for step in definition.exits(facts.state):
        if not (step.checks or step.warns or step.quorum is not None) or _is_emergency(definition, step):
            continue
        now = replace(facts, failures=failures(step.id))
        warnings = tuple(now.failures[name] for name in step.warns if name in now.failures)
        found.append(Way(step, tuple(check_reasons(definition, now, step)), warnings))
    return tuple(found)


def lacks(definition: Definition, failures: Mapping[str, Failure]) -> tuple[Failure, ...]:
    """What the words lack of all that any step of the workflow asks of them: it is lacking in every state."""
    asked = {name for step in definition.transitions.values() for name in step.checks + step.warns}
    return tuple(failures[name] for name in OF_WORDS if name in asked and name in failures)


def without_signatures(found: tuple[Way, ...]) -> tuple[Way, ...]:
    """The same while somebody edits: each changed word voids the signatures, so nobody waits for them."""
    kept = ((way, tuple(reason for reason in way.reasons if reason.name not in SIGNATURES)) for way in found)
    return tuple(replace(way, reasons=reasons) for way, reasons in kept)


def _is_emergency(definition: Definition, step: Transition) -> bool:
    """True for a release that no quorum is asked for: nobody prepares a text for that."""
    return definition.has_lanes and step.live == "set" and "signed" not in step.checks
