"""`coopcms language`: check and convert files, explain words, answer lines of JSON; no database is opened."""

import io
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from difflib import unified_diff
from pathlib import Path
from typing import BinaryIO

from coopcms.cli import output
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.clock import berlin, now
from coopcms.errors import Invalid, Problem, msg
from coopcms.language import check, convert, explain, jsonl
from coopcms.language.findings import SEVERITIES, STYLES, Finding
from coopcms.language.profile import DEFAULT, BadProfile, Profile, all_from_toml, of_day, templates

MOST = 5_000_000  # bytes of one file


def add(parser: ArgumentParser) -> None:
    """check, convert, explain, serve-jsonl"""
    acts = parser.add_subparsers(dest="act", required=True)
    checked = acts.add_parser("check", help="findings with reason and proposals; exit 1 if there are any")
    checked.add_argument("files", metavar="FILE", nargs="+", help="a text file in UTF-8; - reads standard input")
    checked.add_argument("--min-severity", choices=SEVERITIES, default="finding", help="the least that is shown")
    add_format(checked, "github")
    converted = acts.add_parser("convert", help="print the text in another style; nothing is written to the file")
    converted.add_argument("file", metavar="FILE", help="a text file in UTF-8; - reads standard input")
    converted.add_argument("--to", required=True, choices=STYLES, help="the style")
    converted.add_argument("--diff", action="store_true", help="print what would change, not the text")
    add_format(converted)
    explained = acts.add_parser(
        "explain", help="how a word is read, or why each word of a sentence is a finding or not"
    )
    explained.add_argument("words", metavar="WORD", nargs="+", help="a word, or a sentence")
    add_format(explained)
    served = acts.add_parser("serve-jsonl", help="answer one JSON object a line from standard input until it ends")
    for command in (checked, converted, explained, served):
        command.add_argument(
            "--profile", metavar="PROFILE", help=f"a TOML file, or one of those shipped: {', '.join(templates())}"
        )


def run(args: Namespace) -> int:
    """Do what was asked with the profile that was named."""
    acts = {"check": _check, "convert": _convert, "explain": _explain, "serve-jsonl": _serve}
    return acts[args.act](args, _profile(args.profile))


def _profile(name: str | None) -> Profile:
    """The profile that was named; of several in one file the one of today."""
    if not name:
        return DEFAULT
    try:
        found = all_from_toml(templates().get(name) or _read(name))
    except BadProfile as why:
        raise _bad(msg("%(file)s: %(why)s"), name, why=str(why)) from why
    chosen = found[0] if len(found) == 1 else of_day(found, berlin(now()).date())
    if chosen is None:
        raise _bad(msg("No profile in %(file)s is valid today."), name)
    return chosen


def _read(name: str) -> str:
    """The text of a file. Raises Invalid where it is missing, too long, or no text in UTF-8."""
    try:
        data = _input().read(MOST + 1) if name == "-" else _bytes(Path(name))
    except OSError as why:
        raise _bad(msg("%(file)s cannot be read: %(why)s"), name, why=why.strerror or str(why)) from why
    if len(data) > MOST:
        raise _bad(msg("%(file)s is larger than %(most)s MB: split it."), name, most=MOST // 1_000_000)
    if b"\0" in data:
        raise _bad(msg("%(file)s is not a text file."), name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise _bad(msg("%(file)s is not UTF-8 at byte %(at)s: save it as UTF-8."), name, at=why.start) from why


def _input() -> BinaryIO:
    """Standard input. Raises Invalid where it is closed."""
    if sys.stdin is None:
        raise Invalid(Problem("file", msg("Standard input is closed: name a file, or open it.")))
    return sys.stdin.buffer


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST + 1)


def _bad(message: str, name: str, **values) -> Invalid:
    return Invalid(Problem("file", message, {"file": _shown(name), **values}))


def _shown(argument: str) -> str:
    """An argument as it can be printed: bytes that are no UTF-8 as replacement signs."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _check(args: Namespace, profile: Profile) -> int:
    shown = SEVERITIES[: SEVERITIES.index(args.min_severity) + 1]
    texts = {_shown(name): _read(name) for name in dict.fromkeys(args.files)}
    found = {name: [one for one in check(text, profile) if one.severity in shown] for name, text in texts.items()}
    data = [{"file": name, "findings": [asdict(one) for one in all_of]} for name, all_of in found.items()]
    line = _github if args.format == "github" else _line
    lines = [line(name, texts[name], one) for name, all_of in found.items() for one in all_of]
    print_result(args, data, "\n".join(lines) or gettext(msg("Nothing was found.")))
    return 1 if any(one.severity == "finding" for all_of in found.values() for one in all_of) else 0


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _line(name: str, text: str, one: Finding) -> str:
    row, column = _place(text, one.start)
    offered = ", ".join(dict.fromkeys(f"„{each.text}“" for each in one.suggestions[:4]))
    return f"{name}:{row}:{column}: {one.rule} {one.reason}" + (f" → {offered}" if offered else "")


def _github(name: str, text: str, one: Finding) -> str:
    row, column = _place(text, one.start)
    level = {"finding": "warning", "hint": "notice", "note": "notice"}[one.severity]
    said = one.reason.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} file={_escaped(name)},line={row},col={column},title={one.rule}::{said}"


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C").replace(":", "%3A").replace("\n", "%0A")


def _convert(args: Namespace, profile: Profile) -> int:
    if args.to in profile.forbidden:
        why = msg("The profile “%(profile)s” forbids the style %(style)s: choose another one.")
        raise Invalid(Problem("to", why, {"profile": _shown(profile.name), "style": args.to}))
    text = _read(args.file)
    made = convert(text, args.to, profile)
    shown = made.text
    if args.diff:
        name = _shown(args.file)
        shown = "".join(unified_diff(_lines(text), _lines(made.text), name, f"{name} ({args.to})"))
    if args.format == "json":
        print(output.as_json(asdict(made)))
    else:
        sys.stdout.write(shown)
    return 0


def _lines(text: str) -> list[str]:
    """Lines for a difference; one without an end is marked as diff does."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()
    return [*lines, f"{last}\\ No newline at end of file\n"] if last != "\n" else lines


def _explain(args: Namespace, profile: Profile) -> int:
    text = _shown(" ".join(args.words))
    alone = len(text.split()) == 1
    words = [one._asdict() for one in explain.word(text)] if alone else []
    places = [] if alone else [one._asdict() for one in explain.decisions(text, profile)]
    lines = [_word_line(one) for one in words] + [_decision_line(one) for one in places]
    why = explain.why_no_reading(text) if alone else gettext(msg("No word of it could be a generic masculine."))
    print_result(args, {"words": words, "decisions": places}, "\n".join(lines) or why)
    return 0


def _word_line(one: dict) -> str:
    parts = [f"{one['surface']}: {one['lemma']} ({one['cls']}, {one['gender']})", one["feminine"], one["signed"]]
    return " · ".join(filter(None, [*parts, ", ".join(one["neutral"]), ", ".join(one["flags"])]))


def _decision_line(one: dict) -> str:
    return f"{one['start']}–{one['end']} {one['surface']}: {one['rule']} ({one['weight']}) {one['reason']}"


def _serve(args: Namespace, profile: Profile) -> int:
    lines = io.TextIOWrapper(_input(), encoding="utf-8", errors="replace", newline="\n")
    for answer in jsonl.answers(lines, profile):
        print(answer, flush=True)
    return 0
