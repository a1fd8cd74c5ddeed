"""What the command line says: results on stdout, refusals in German on stderr and, if asked for, as JSON on stdout."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from coopcms.errors import NotAllowed, NotNow, Problem, Refused, Stale, Taken, TransitionDenied
from coopcms.resources import catalogue

BAD, DENIED = 2, 3  # exit status
DENIALS = {
    NotAllowed: ("guard", "role"), NotNow: ("check", "not_now"), Stale: ("check", "stale"), Taken: ("check", "taken"),
}  # fmt: skip
_wished = {"format": "text"}


def format_wished(argv: list[str]) -> None:
    """Remember `--format` before the arguments are parsed, so that bad use is answered in it too."""
    pairs = zip(argv, [*argv[1:], ""], strict=False)
    named = [following for word, following in pairs if word == "--format"]
    named += [word.partition("=")[2] for word in argv if word.startswith("--format=")]
    _wished["format"] = named[-1] if named else "text"


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Let a command print its result as text, as JSON, or in `more` forms."""
    parser.add_argument("--format", choices=["text", "json", *more], default="text", help="how the result is printed")


def print_result(args: argparse.Namespace, data, text: str) -> None:
    """Print `data` as JSON if that was asked for, else `text`."""
    print(as_json(data) if args.format == "json" else text)


def as_json(data) -> str:
    """One JSON document as people and programs read it; moments in ISO 8601."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain)


def say(refusal: Refused | Problem) -> str:
    """A refusal, one of its problems or reasons, in German."""
    text = catalogue().ugettext(refusal.message)
    return text % refusal.values if refusal.values else text


def gettext(text: str, **values) -> str:
    """A msgid in German."""
    translated = catalogue().ugettext(text)
    return translated % values if values else translated


def fail(refusal: Refused, note: str = "", **more) -> int:
    """Tell why nothing was changed; `more` goes into the data, `note` says it to people. The exit status."""
    data, status = _told(refusal)
    with unread(sys.stderr):
        print("\n".join([*map(_line, _parts(refusal)), *filter(None, [note])]), file=sys.stderr)
    with unread(sys.stdout):
        if _wished["format"] != "text":
            print(as_json(data | more))
    return status


@contextmanager
def unread(stream: TextIO) -> Iterator[None]:
    """Printing to a pipe that nobody reads on ends silently, now and when the program ends."""
    try:
        yield
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def bad_use(message: str, usage: str) -> int:
    """Tell that a command cannot be understood; the exit status."""
    if _wished["format"] != "text":
        print(as_json({"error": message, "field": ""}))
    print(f"{usage}{message}", file=sys.stderr)
    return BAD


def _told(refusal: Refused) -> tuple[dict, int]:
    if isinstance(refusal, TransitionDenied):
        if all(reason.kind == "input" for reason in refusal.reasons):
            return _error(refusal), BAD
        return {"denied": True, "state": refusal.state, "reasons": reasons(refusal.reasons)}, DENIED
    if isinstance(refusal, tuple(DENIALS)):
        kind, name = next(told for refused, told in DENIALS.items() if isinstance(refusal, refused))
        reason = {kind: name, "message": say(refusal), "who_can": list(refusal.who_can)}
        return {"denied": True, "state": refusal.state, "reasons": [reason]}, DENIED
    return _error(refusal), BAD


def reasons(found) -> list[dict]:
    """The engine's reasons as JSON prints them: guards and states under `guard`, all else under `check`."""
    return [
        {
            "guard" if reason.kind in ("guard", "state") else "check": reason.name,
            "message": say(reason),
            "who_can": list(reason.who_can),
        }
        for reason in found
    ]


def _error(refusal: Refused) -> dict:
    data = {"error": say(refusal), "field": refusal.field}
    parts = _parts(refusal)
    if len(parts) > 1:
        data["errors"] = [{"error": say(part), "field": getattr(part, "field", "") or part.name} for part in parts]
    return data


def _parts(refusal: Refused) -> tuple:
    return getattr(refusal, "problems", None) or getattr(refusal, "reasons", None) or (refusal,)


def _line(part) -> str:
    field, who = getattr(part, "field", ""), getattr(part, "who_can", ())
    field = part.name if getattr(part, "kind", "") == "input" else field
    return f"{field + ': ' if field else ''}{say(part)}{' (' + ', '.join(who) + ')' if who else ''}"


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
