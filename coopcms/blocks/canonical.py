"""The one spelling of a value that is hashed, signed and compared."""

import json
from hashlib import sha256

from coopcms.blocks.runs import joined, nfc
from coopcms.blocks.shape import TYPES

_EMPTY = ("", None, [], {}, ())


def canonical(value) -> bytes:
    """JSON in UTF-8: NFC, keys sorted, no spaces; empty fields of the outermost mapping and block ids left out."""
    if isinstance(value, dict) and not _is_block(value):
        value = {key: part for key, part in value.items() if not any(part is e or part == e for e in _EMPTY)}
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def digest(value) -> str:
    """The SHA-256 of the canonical spelling, 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def _plain(value):
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if not isinstance(value, dict):
        return value
    if _is_block(value):
        value = {"attrs": {}, **{key: part for key, part in value.items() if key != "id"}}
        if "runs" in value:
            value["runs"] = joined(value["runs"])
    return {nfc(key): _plain(part) for key, part in value.items()}


def _is_block(value: dict) -> bool:
    return value.get("type") in TYPES and ("runs" in value or "children" in value)
