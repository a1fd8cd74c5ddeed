"""`coopcms run`: site, desk and due jobs as one command."""

import logging
import multiprocessing
import os
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces

from coopcms.app import job_handlers
from coopcms.cli.db import upgrade
from coopcms.cli.jobs import keep_working
from coopcms.cli.session import open_instance
from coopcms.db import db
from coopcms.ledger import jobs
from coopcms.notify.services_endings import queue_endings
from coopcms.publishing.services_words import queue_reindex


def add(parser: ArgumentParser) -> None:
    """--host --port --workers --no-jobs"""
    add_address(parser)
    parser.add_argument("--workers", type=int, default=1, help="processes that answer (default 1)")
    parser.add_argument("--no-jobs", action="store_true", help="serve only; `coopcms jobs run --loop` runs elsewhere")


def add_address(parser: ArgumentParser) -> None:
    """Where to listen; `demo` asks for the same."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def run(args: Namespace) -> int:
    """Migrate, then serve until SIGTERM or Ctrl-C."""
    upgrade()
    return serve(args.host, args.port, max(args.workers, 1), None if args.no_jobs else job_handlers)


def serve(host: str, port: int, workers: int = 1, handlers: Callable[[], jobs.Handlers] | None = None) -> int:
    """Answer requests in `workers` processes and do due jobs in this one, until SIGTERM; then all end cleanly."""
    os.environ.setdefault("COOPCMS_BASE_URL", f"http://{host}:{port}")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    open_instance()
    if handlers:
        queue_reindex()
        queue_endings()
    db.close()
    if multiprocessing.get_start_method(allow_none=True) != "spawn":
        multiprocessing.set_start_method("spawn", force=True)  # a fork would copy the loop's locks and connections
    server = Granian(
        "coopcms.app:create_app",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=4,
        websockets=False,
    )
    stop = threading.Event()
    loop = threading.Thread(target=keep_working, args=(handlers() if handlers else {}, stop), name="jobs")
    if handlers:
        loop.start()
    try:
        server.serve()
    finally:
        stop.set()
        if handlers:
            loop.join()
    return 0
