"""Everything that is wrong with a parsed workflow file, found in one go."""

from collections.abc import Mapping
from typing import Any

from coopcms.workflow.graph import examine_ways
from coopcms.workflow.reasons import msg
from coopcms.workflow.report import Contradiction, Report
from coopcms.workflow.sets import examine_roles, expand
from coopcms.workflow.shape import cleaned

EMPTY = msg("The file is empty.")
NOBODY = msg("A person can choose this, but `who` names nobody.")
NO_DUE = msg('What happens by time needs the date it waits for: due = "publish_at" or "expire_at".')
NOT_TIMED = msg('A date is named, but `trigger` does not contain "time".')
NO_LANES = msg("Signatures count here, but the state “%(state)s” has no lanes.")
NO_QUORUM = msg("The check “signed” needs an automatic step with a quorum.")


def contradictions(data: Mapping[str, Any], name: str) -> list[Contradiction]:
    """All contradictions of one file's data; the list is empty exactly if the file can be used."""
    report = Report(f"{name}.toml")
    if not data:
        report.add("", EMPTY)
        return report.found
    file = cleaned(data, report)
    examine_roles(file, report)
    examine_ways(file, report)
    for step_name, step in file["transitions"].items():
        place = f"transitions.{step_name}."
        _examine_trigger(step, place, report)
        _examine_lanes(file, step, place, report)
    return report.found


def _examine_trigger(step: Mapping[str, Any], place: str, report: Report) -> None:
    if "user" in step["trigger"] and not step["who"]:
        report.add(place + "who", NOBODY)
    if "time" in step["trigger"] and "due" not in step:
        report.add(place + "due", NO_DUE)
    if "time" not in step["trigger"] and "due" in step:
        report.add(place + "due", NOT_TIMED)


def _examine_lanes(file: Mapping[str, Any], step: Mapping[str, Any], place: str, report: Report) -> None:
    states, steps = file["states"], file["transitions"].values()
    without = [state for state in step["from"] if state in states and not states[state].get("lanes")]
    if "quorum" in step and without:
        report.add(place + "quorum", NO_LANES, state=without[0])
    if without and any(who.scope == "lane" for who in expand(step["who"], file["sets"])):
        report.add(place + "who", NO_LANES, state=without[0])
    has_lanes = any(state.get("lanes") for state in states.values())
    counted = any("auto" in other["trigger"] and "quorum" in other for other in steps)
    if "signed" in step.get("checks", []) and has_lanes and not counted:
        report.add(place + "checks", NO_QUORUM)
