"""Two versions side by side: field by field, the body block by block, each word by word."""

from coopcms.blocks.documents import documents_in
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.shape import LIBRARY
from coopcms.blocks.text import plain
from coopcms.cli.output import gettext
from coopcms.content.kinds.declaration import BODY, PLACEMENT
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.merge.blocks import diff_blocks
from coopcms.merge.words import diff_words

SIGNS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def differences(kind: str, old: Revision, new: Revision) -> list[dict]:
    """Every field that differs: `segments` of a text, `changes` of the body with segments in each."""
    found = []
    for field in KINDS[kind].fields + PLACEMENT:
        before, after = (_value(revision, field.name) for revision in (old, new))
        if field.type == BODY:
            changes = _changes(before or [], after or [])
            found += [{"field": field.name, "changes": changes}] if changes else []
        elif (before or "") != (after or ""):
            segments = diff_words(_text(before), _text(after))
            found.append({"field": field.name, "segments": [{"op": s.op, "text": s.text} for s in segments]})
    return found


def as_text(kind: str, fields: list[dict]) -> str:
    """The same for people: [-deleted-] and {+inserted+}."""
    labels = {field.name: field.label for field in KINDS[kind].fields + PLACEMENT}
    parts = []
    for entry in fields:
        lines = [_signed(change["segments"]) for change in entry.get("changes", [entry])]
        parts.append("\n".join([f"{gettext(labels[entry['field']])}:", *lines]))
    return "\n\n".join(parts)


def _changes(old: list, new: list) -> list[dict]:
    return [
        {"op": change.op, "marks_changed": change.marks_changed, "segments": _segments(change)}
        for change in diff_blocks(old, new)
        if change.op != "equal"
    ]


def _segments(change) -> list[dict]:
    if change.op in ("insert", "delete"):
        return [{"op": change.op, "text": _words(change.new or change.old)}]
    if change.new["type"] in LIBRARY:
        return [{"op": "delete", "text": _words(change.old)}, {"op": "insert", "text": _words(change.new)}]
    return [{"op": segment.op, "text": segment.text} for segment in change.segments]


def _words(block: dict) -> str:
    """A block in plain words; pictures by their number and what is said of them, documents by number."""
    shown = [f"[{gettext('Picture')} {use.picture}: {use.alt}]" for use in pictures_in([block])]
    shown += [f"[PDF {use.document}]" for use in documents_in([block])]
    return " ".join(filter(None, (*shown, plain([block]))))


def _signed(segments: list[dict]) -> str:
    return "".join(SIGNS[segment["op"]].format(segment["text"]) for segment in segments)


def _value(revision: Revision, name: str):
    return revision.content.get(name) or revision.placement.get(name)


def _text(value) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""
