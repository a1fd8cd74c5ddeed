"""The questions a network may answer in the desk, and what an answer has to be."""

import re
from dataclasses import dataclass

from coopcms.errors import Invalid, Problem, msg


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: a title for people, whether it may have several lines, and whether it names a workflow."""

    title: str
    lines: bool = False
    is_workflow: bool = False


KEYS = {
    "site.title": Key(msg("Title of the site")),
    "site.claim": Key(msg("Claim of the site")),
    "site.funding": Key(msg("Funding line in the footer")),
    "site.imprint": Key(msg("Imprint"), lines=True),
    "site.privacy": Key(msg("Privacy notice"), lines=True),
    "site.accessibility": Key(msg("Accessibility statement"), lines=True),
    "workflow.article": Key(msg("Workflow of articles"), is_workflow=True),
    "workflow.story": Key(msg("Workflow of success stories"), is_workflow=True),
    "workflow.format": Key(msg("Workflow of formats"), is_workflow=True),
    "workflow.page": Key(msg("Workflow of pages"), is_workflow=True),
}
_LONGEST = {False: 300, True: 100_000}  # characters


def checked(key: str, value: str) -> str:
    """The value as it is kept. Raises Invalid for an unknown key or a value that is none."""
    if key not in KEYS:
        values = {"key": key, "known": ", ".join(KEYS)}
        raise Invalid(Problem("key", msg("There is no setting “%(key)s”, only %(known)s."), values))
    known, text = KEYS[key], value.replace("\r\n", "\n").strip()
    if len(text) > _LONGEST[known.lines]:
        raise Invalid(Problem(key, msg("At most %(longest)s characters."), {"longest": _LONGEST[known.lines]}))
    if not known.lines and "\n" in text:
        raise Invalid(Problem(key, msg("One line only.")))
    if known.is_workflow and not re.fullmatch(r"[a-z][a-z0-9_]*", text):
        raise Invalid(Problem(key, msg("This is not the name of a workflow.")))
    return text
