"""The way through a workflow: no state out of reach, none without an exit, no circle that turns by itself."""

from collections.abc import Mapping
from typing import Any

from coopcms.workflow.reasons import msg
from coopcms.workflow.report import Report
from coopcms.workflow.sets import report_cycle

UNKNOWN_STATE = msg("There is no state “%(state)s”.")
UNREACHABLE = msg("No way leads from the initial state to this one.")
NO_EXIT = msg("Nothing leads out of this state; if it is an end, say final = true.")
NOT_FINAL = msg("This state is called final, yet these lead out of it: %(steps)s.")
NOT_LIVE = msg('The state “%(state)s” is public: whoever enters it needs live = "set".')
NOT_PUBLIC = msg('live = "set" has to lead to a state with public = "live".')


def examine_ways(file: Mapping[str, Any], report: Report) -> None:
    """Find unknown states, states nobody reaches or leaves, automatic circles, and live text without a live state."""
    states, steps = file["states"], file["transitions"]
    for key, state in _states_named(file):
        if state not in states:
            report.add(key, UNKNOWN_STATE, state=state)
    reached = _reached(file)
    for name, state in states.items():
        ways = [way for way, step in steps.items() if name in step["from"] and step.get("to", name) != name]
        if file.get("initial") in states and name not in reached:
            report.add(f"states.{name}", UNREACHABLE)
        if state.get("final") and ways:
            report.add(f"states.{name}.final", NOT_FINAL, steps=", ".join(ways))
        if not state.get("final") and not ways:
            report.add(f"states.{name}", NO_EXIT)
    report_cycle({name: sorted(_next(file, name, "auto")) for name in states}, "transitions", report)
    for name, step in steps.items():
        _examine_live(step, f"transitions.{name}.live", states, report)


def _states_named(file: Mapping[str, Any]) -> list[tuple[str, str]]:
    named = [("initial", file["initial"])] if "initial" in file else []
    for name, step in file["transitions"].items():
        named += [(f"transitions.{name}.from", state) for state in step["from"]]
        named += [(f"transitions.{name}.to", step["to"])] if "to" in step else []
    return named


def _next(file: Mapping[str, Any], state: str, trigger: str = "") -> set[str]:
    steps = file["transitions"].values()
    fitting = (step for step in steps if state in step["from"] and (not trigger or trigger in step["trigger"]))
    return {step.get("to", state) for step in fitting}


def _reached(file: Mapping[str, Any]) -> set[str]:
    reached, waiting = set(), [file.get("initial", "")]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += _next(file, state)
    return reached


def _examine_live(step: Mapping[str, Any], key: str, states: Mapping[str, Any], report: Report) -> None:
    ends = [step["to"]] if "to" in step else step["from"]
    entered = [end for end in ends if states.get(end, {}).get("public") == "live"]
    if step.get("live") == "set" and len(entered) < len(ends):
        report.add(key, NOT_PUBLIC)
    if step.get("live") != "set" and "to" in step and entered and set(step["from"]) - set(entered):
        report.add(key, NOT_LIVE, state=entered[0])
