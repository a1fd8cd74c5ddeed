"""A workflow to read: `coopcms workflow show NAME` prints it."""

from collections.abc import Iterable, Iterator

from coopcms.workflow.definition import Definition, State, Transition


def as_text(definition: Definition) -> str:
    """States in the order of the file, each with who may what and with its exits."""
    lines = [f"{definition.title} ({definition.name})"]
    lines += [f"  for: {_list(definition.kinds)}"] if definition.kinds else []
    lines += [f"  when: {definition.when}"] if definition.when else []
    lines += [f"  digest: {definition.digest[:12]}"]
    for state in definition.states.values():
        lines += ["", *_state(definition, state)]
    return "\n".join(lines) + "\n"


def _state(definition: Definition, state: State) -> Iterator[str]:
    marks = {"initial": state.id == definition.initial, "final": state.final, "lanes": state.lanes}
    told = [mark for mark, holds in marks.items() if holds] + ([f"public: {state.public}"] if state.public else [])
    yield f"[{state.id}] {state.title}" + (f" ({_list(told)})" if told else "")
    for permission, who in state.allow.items():
        if permission == "view" or who != state.allow.get("view"):
            yield f"    {permission}: {_list(who)}"
    for step in definition.exits(state.id):
        yield from _exit(step)


def _exit(step: Transition) -> Iterator[str]:
    yield f"  ──{step.id}──▶ {step.target or '(stays)'}   {step.title}"
    if step.trigger != {"user"}:
        yield f"        trigger: {_list(sorted(step.trigger))}" + (f", due: {step.due}" if step.due else "")
    facts = {"who": step.who, "asks": step.asks, "checks": step.checks, "warns": step.warns, "notify": step.notify}
    if step.quorum is not None:
        yield f"        quorum: {step.quorum}"
    if step.four_eyes:
        yield "        four eyes: nobody who contributed"
    yield from (f"        {name}: {_list(words)}" for name, words in facts.items() if words)


def _list(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)
