"""`coopcms import --jsonl`: a whole archive, with a progress bar where somebody watches. Shell only."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from os import fstat
from pathlib import Path
from typing import BinaryIO

from coopcms.actor import Actor
from coopcms.cli import output
from coopcms.cli.output import gettext, print_result
from coopcms.cli.session import actor_from, os_user
from coopcms.cli.unread import why_unread
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.jsonl import Report, import_lines
from coopcms.exchange.jsonl_masters import GrowingMasters, Masters


def run(args: Namespace) -> int:
    """Import the archive; 2 if a line was broken, the others are taken nevertheless."""
    importer = Actor(0, "Import", via="cli", os_user=os_user())
    masters = GrowingMasters(importer) if args.create_centres else Masters(importer)
    actor = actor_from(args.actor) if args.actor else importer
    with _opened(args.jsonl) as file:
        counted, size = _Counted(file), 0 if args.jsonl == "-" else fstat(file.fileno()).st_size
        report = import_lines(counted, actor, masters, lambda so_far: _draw(so_far, counted.read, size))
    _finish_bar()
    print_result(args, _data(report), gettext(_DONE, imported=report.imported, present=report.present))
    _complain(report)
    return output.BAD if report.broken else 0


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as why:
        message = msg("%(file)s cannot be read: %(why)s")
        raise Invalid(Problem("jsonl", message, {"file": name, "why": why_unread(why)})) from why


class _Counted:
    """Lines of a file; `read` is how many bytes have been asked for so far."""

    def __init__(self, lines: Iterable[bytes]):
        self.lines, self.read = lines, 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self.lines:
            self.read += len(line)
            yield line


def _draw(report: Report, read: int, size: int) -> None:
    if not sys.stderr.isatty():
        return
    done = report.imported + report.present + len(report.broken)
    bar = f"[{'#' * (read * 40 // size):40}] {read * 100 // size:3} %" if size else ""
    print(f"\r{bar} {done:8}", end="", file=sys.stderr, flush=True)


def _finish_bar() -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)


def _data(report: Report) -> dict:
    told = [(entry.number, entry.problem.field, output.say(entry.problem)) for entry in report.broken]
    return {
        "imported": report.imported,
        "present": report.present,
        "broken": [{"line": number, "field": field, "error": error} for number, field, error in told],
        "ignored_fields": list(report.unknown),
    }


def _complain(report: Report) -> None:
    if report.unknown:
        print(gettext(msg("Unknown fields were ignored: %(names)s"), names=", ".join(report.unknown)), file=sys.stderr)
    for entry in report.broken:
        values = {"number": entry.number, "why": output.say(entry.problem)}
        print(gettext(msg("Line %(number)s: %(why)s"), **values), file=sys.stderr)


_DONE = msg("Imported: %(imported)s, there already: %(present)s")
