"""Every word and key a workflow file may use; whatever is not here is a contradiction, never silently ignored."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coopcms.workflow.reasons import msg

# Administrators look after accounts and hold no right on content: their role is no word of a workflow.
ROLES = ("author", "reviewer", "publisher", "centre_lead", "network_editor", "substitute")
SCOPES = ("lead", "owners", "lane", "network", "any")
PERMISSIONS = ("view", "comment", "edit", "trash", "owners", "copy_out", "preview", "history")
DEFAULT_TO_VIEW = ("preview", "history")
CHECKS = (
    *("title", "lead", "body", "contact", "topic", "seo", "alt_texts", "credits", "lane_without_reviewer"),
    *("path_free", "dates_in_order", "embargo_not_earlier", "embargo_over"),
    *("signed", "no_open_invitation", "base_is_live", "consents"),
)
QUORUMS = ("all", "lead_centre", "any")

STATE_WORDS = {"lanes": ("owners",), "public": ("live", "chosen")}
TRANSITION_WORDS = {
    "trigger": ("user", "auto", "time"),
    "due": ("publish_at", "expire_at"),
    "asks": ("comment", "at", "mode", "successor", "hash", "reauth", "lane", "confirm"),
    "checks": CHECKS,
    "warns": CHECKS,
    "live": ("set", "clear", "keep"),
    "notify": ("authors", "reviewers", "publishers", "owners", "network"),
}
FILE_WORDS = {"when": ("co_owned",), "semantics": ("coopcms",)}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a key's value looks like, and the sentence for a value that does not."""

    fits: Callable[[Any], bool]
    message: str


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _is_quorum(value: Any) -> bool:
    return value in QUORUMS if isinstance(value, str) else type(value) is int and value > 0


def _is_span(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[1-9][0-9]{0,2} (workdays|days)", value))


TEXT = Kind(
    lambda value: isinstance(value, str) and bool(value.strip()), msg("A text in quotation marks belongs here.")
)
WORDS = Kind(_is_words, msg("A list of words belongs here, in square brackets."))
TABLE = Kind(lambda value: isinstance(value, dict), msg("A table belongs here."))
FLAG = Kind(lambda value: isinstance(value, bool), msg("Only true or false can stand here."))
QUORUM = Kind(_is_quorum, msg("Only all, lead_centre, any or a number from 1 on can stand here."))
SPAN = Kind(_is_span, msg("A span such as “3 workdays” or “5 days” belongs here."))

FILE_KEYS = {
    **{"title": TEXT, "title_en": TEXT, "kinds": WORDS, "when": TEXT, "initial": TEXT, "semantics": TEXT},
    **{"sets": TABLE, "states": TABLE, "transitions": TABLE},
}
STATE_KEYS = {
    **{"title": TEXT, "title_en": TEXT, "allow": TABLE, "lanes": TEXT, "remind_after": SPAN, "public": TEXT},
    **{"final": FLAG},
}
TRANSITION_KEYS = {
    **{"title": TEXT, "title_en": TEXT, "from": WORDS, "to": TEXT, "who": WORDS, "trigger": WORDS, "due": TEXT},
    **{"quorum": QUORUM},
    **{"four_eyes": FLAG, "asks": WORDS, "checks": WORDS, "warns": WORDS, "live": TEXT, "notify": WORDS},
}
