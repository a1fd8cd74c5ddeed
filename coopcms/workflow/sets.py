"""Named lists of roles: what they expand to, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from coopcms.workflow.definition import Who
from coopcms.workflow.reasons import msg
from coopcms.workflow.report import Report
from coopcms.workflow.vocabulary import ROLES, SCOPES

UNKNOWN_SET = msg("There is no set “%(word)s”; a role needs its scope, as in author@lead.")
UNKNOWN_ROLE = msg("“%(word)s” names no role. Roles are: %(known)s.")
UNKNOWN_SCOPE = msg("“%(word)s” names no scope. Scopes are: %(known)s.")
ONLY_LANE = msg("A substitute is granted per lane: only substitute@lane is possible.")
NO_LANE = msg("%(who)s cannot stand here: a lane is for signing, not for a permission.")
CYCLE = msg("These refer to one another in a circle: %(names)s.")


def expand(entries: Iterable[str], sets: Mapping[str, list[str]]) -> tuple[Who, ...]:
    """Roles with their scopes, each once and in the order of the file; sets may name sets."""
    found: dict[Who, None] = {}
    opened, waiting = set(), list(reversed(list(entries)))
    while waiting:
        entry = waiting.pop()
        role, at, scope = entry.partition("@")
        if at:
            found[Who(role, scope)] = None
        elif entry not in opened:
            opened.add(entry)
            waiting += reversed(sets.get(entry, []))
    return tuple(found)


def examine_roles(file: Mapping[str, Any], report: Report) -> None:
    """Find unknown roles, scopes and sets, lanes where none can be, and sets that name one another in a circle."""
    sets, permissions = file["sets"], list(_permissions(file))
    steps = [(f"transitions.{name}.who", step["who"]) for name, step in file["transitions"].items()]
    named = [(f"sets.{name}", entries) for name, entries in sets.items()]
    for place, entry in ((place, entry) for place, entries in named + permissions + steps for entry in entries):
        _examine(entry, sets, place, report)
    for place, who in ((place, who) for place, entries in permissions for who in expand(entries, sets)):
        if who.scope == "lane":
            report.add(place, NO_LANE, who=str(who))
    report_cycle(
        {name: [entry for entry in entries if entry in sets] for name, entries in sets.items()}, "sets", report
    )


def report_cycle(graph: Mapping[str, Iterable[str]], key: str, report: Report) -> None:
    """Report the first circle of a graph, if it has one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        report.add(key, CYCLE, names=" → ".join(reversed(error.args[1])))


def _permissions(file: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    for name, state in file["states"].items():
        yield from ((f"states.{name}.allow.{permission}", entries) for permission, entries in state["allow"].items())


def _examine(entry: str, sets: Mapping[str, list[str]], place: str, report: Report) -> None:
    role, at, scope = entry.partition("@")
    if not at:
        if entry not in sets:
            report.add(place, UNKNOWN_SET, word=entry)
        return
    if role not in ROLES:
        report.add(place, UNKNOWN_ROLE, word=role, known=", ".join(ROLES))
    if scope not in SCOPES:
        report.add(place, UNKNOWN_SCOPE, word=scope, known=", ".join(SCOPES))
    if role == "substitute" and scope in SCOPES and scope != "lane":
        report.add(place, ONLY_LANE)
