"""A workflow as a Mermaid state diagram, for documents that draw those."""

from coopcms.workflow.definition import Definition, State, Transition
from coopcms.workflow.drawing_plan import Say, marks, stops

_SIGNS = str.maketrans({sign: f"#{ord(sign)};" for sign in '"#;:<>\\{}[]'})  # they mean something to Mermaid


def as_mermaid(definition: Definition, say: Say) -> str:
    """States in the order of the picture, each with its ways out; names are numbers, so that no word is a keyword."""
    order = stops(definition)
    names = {stop.state.id: f"s{place}" for place, stop in enumerate(order, 1)}
    lines = ["stateDiagram-v2", f"    [*] --> {names[definition.initial]}"]
    for stop in order:
        lines.append(f'    state "{_plain(stop.state.title)}" as {names[stop.state.id]}')
        lines += [_line(names, stop.state, way.to, _label(way.step, say)) for way in stop.ways]
    lines += [f"    {names[stop.state.id]} --> [*]" for stop in order if stop.state.final]
    return "\n".join(lines) + "\n"


def _line(names: dict[str, str], state: State, to: State | None, label: str) -> str:
    return f"    {names[state.id]} --> {names[(to or state).id]}: {label}"


def _label(step: Transition, say: Say) -> str:
    return _plain(" ".join((step.title, *(f"({say(mark)})" for mark in marks(step)))))


def _plain(words: str) -> str:
    return " ".join(words.split()).translate(_SIGNS)
