"""The words of a revision as a form shows them, and back: only what somebody changed is sent on."""

from collections.abc import Mapping
from typing import Any

from coopcms.blocks.html import to_html_with_ids
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field, Kind

LANGUAGE = "de"  # of a new item


def shown(kind: Kind, words: Mapping[str, Any]) -> dict[str, str]:
    """The text in each input of the kind's form for these words (content and placement together)."""
    return {field.name: _text(field, words.get(field.name)) for field in kind.fields + d.PLACEMENT}


def changed(typed: Mapping[str, str | None], before: Mapping[str, str]) -> dict[str, str]:
    """The fields whose text differs from what the form had shown; line ends and outer space do not count."""
    return {
        name: text
        for name, old in before.items()
        if _plain(text := typed.get(name) or "") != _plain(old) and name in typed
    }


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(field: Field, value: Any) -> str:
    if not value:
        return ""
    if field.type == d.BODY:
        return to_html_with_ids(value)
    if field.type == d.WORDS:
        return ", ".join(value)
    return value.replace(".", ",") if field.type == d.NUMBER else value
