"""`coopcms jobs`: what waits to be done, and doing it."""

import os
import signal
import threading
from argparse import ArgumentParser, Namespace

from coopcms.app import job_handlers
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.cli.session import open_instance
from coopcms.clock import berlin
from coopcms.consents.services_forget import queue_forgetting
from coopcms.errors import msg
from coopcms.ledger import jobs
from coopcms.ledger.models import Job
from coopcms.notify.services_endings import queue_endings
from coopcms.publishing.services_words import queue_reindex

GENTLE = 10  # how much a loop of jobs gives way: pictures are made of what time is left


def add(parser: ArgumentParser) -> None:
    """run, list"""
    acts = parser.add_subparsers(dest="act", required=True)
    once = acts.add_parser("run", help="do the jobs that are due")
    once.add_argument("--loop", action="store_true", help="go on until the process is ended")
    add_format(once)
    add_format(acts.add_parser("list", help="jobs not done yet, failed ones included"))


def run(args: Namespace) -> int:
    """Do or list."""
    open_instance()
    return {"run": _run, "list": _list}[args.act](args)


def keep_working(handlers: jobs.Handlers, stop: threading.Event) -> None:
    """Do due jobs until `stop` is set, one at a time, after everything that somebody waits for.

    On Linux only the thread that calls this gives way, and those it starts.
    """
    os.nice(GENTLE)
    jobs.keep_running(handlers, stop)


def _run(args: Namespace) -> int:
    queue_reindex()
    queue_endings()
    queue_forgetting()
    if args.loop:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        keep_working(job_handlers(), stop)
        return 0
    report = jobs.run_due(job_handlers(), limit=100_000)
    data = {"done": report.done, "failed": report.failed}
    print_result(args, data, gettext(msg("Done: %(done)s, failed: %(failed)s"), **data))
    return 0


def _list(args: Namespace) -> int:
    data = [_data(job) for job in jobs.open_jobs()]
    print_result(args, data, "\n".join(_line(entry) for entry in data) or gettext(msg("Nothing waits to be done.")))
    return 0


def _data(job: Job) -> dict:
    last = job.error.strip().splitlines()[-1] if job.error.strip() else ""
    state = "failed" if job.failed_at else "waiting"
    due = berlin(job.due).isoformat(timespec="seconds")
    return {"id": job.id, "name": job.name, "due": due, "state": state, "tries": job.tries, "error": last}


def _line(data: dict) -> str:
    line = f"{data['id']:6}  {data['due']}  {data['name']:12} {data['state']:8} {data['tries']:2}  {data['error']}"
    return line.rstrip()
