"""The workflow files in force, loaded once by the composition root, and which one an item follows.

Their titles are those of the language spoken while a request is answered; nothing else differs, nor does the digest.
"""

from contextvars import ContextVar

from coopcms.content.kinds.registry import DEFAULT_WORKFLOW
from coopcms.errors import NotNow, msg
from coopcms.network.queries import setting
from coopcms.workflow.definition import Definition
from coopcms.workflow.report import Contradiction

_NONE_SHARED = msg('One workflow has to say when = "co_owned": items with several owners follow it.')
_definitions: dict[str, Definition] = {}
_translated: dict[str, dict[str, Definition]] = {}  # by language
_language = ContextVar("language of the workflows' titles", default="")


def use(definitions: dict[str, Definition]) -> None:
    """Put these workflows in force, by name. Raises Contradiction where none is for co-owned items."""
    if not any(flow.when == "co_owned" for flow in definitions.values()):
        raise Contradiction("workflows/", "when", _NONE_SHARED)
    _definitions.clear()
    _definitions.update(definitions)
    _translated.clear()


def speak(language: str) -> None:
    """From now on, in this thread or task, titles are in this language where a file has them."""
    _language.set(language)


def in_force() -> dict[str, Definition]:
    """All workflows by name."""
    return dict(_spoken())


def definition_named(name: str) -> Definition:
    """The workflow called so; raises NotNow for a stored name whose file is gone: nothing is guessed."""
    if name not in _definitions:
        raise NotNow(msg("The workflow “%(name)s” is not installed. Ask the administrators."), name=name)
    return _spoken()[name]


def for_kind(kind: str) -> Definition:
    """The workflow new items of this kind follow: the network's setting, never the author's choice."""
    return definition_named(setting(f"workflow.{kind}", DEFAULT_WORKFLOW[kind]))


def when_co_owned() -> Definition:
    """The workflow an item moves to with its first co-owner."""
    return next(flow for flow in _spoken().values() if flow.when == "co_owned")


def signing_roles() -> set[str]:
    """The roles that sign in a lane in some workflow; a substitute's is no role, it is granted."""
    steps = [flow.transitions["sign_off"] for flow in _definitions.values() if "sign_off" in flow.transitions]
    return {who.role for step in steps for who in step.who if who.scope == "lane"} - {"substitute"}


def _spoken() -> dict[str, Definition]:
    language = _language.get()
    if language not in _translated:
        _translated[language] = {name: flow.in_language(language) for name, flow in _definitions.items()}
    return _translated[language]
