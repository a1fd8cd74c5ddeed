"""One command serves and does due jobs, and ends cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from coopcms.cli.jobs import GENTLE
from coopcms.db import db
from coopcms.ledger.models import Job
from coopcms.ledger.services import put_job

PATIENCE = 60  # seconds


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(condition):
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)  # another process is waited for
    return found


@pytest.fixture
def served(settings, database, tmp_path):
    """A running `coopcms run` and its address."""
    port, log = _free_port(), tmp_path / "log"
    command = [sys.executable, "-m", "coopcms.cli.main", "run", "--port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=dict(os.environ))
    yield process, f"http://127.0.0.1:{port}", log
    if process.poll() is None:
        process.terminate()
        process.wait(PATIENCE)


def _answers(url: str):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read()
    except OSError:
        return b""


def _gives_way(task: Path) -> int:
    """How nice a thread is."""
    return int((task / "stat").read_text().rpartition(")")[2].split()[16])


def _children(process: subprocess.Popen) -> list[Path]:
    tasks = Path(f"/proc/{process.pid}/task")
    return [Path(f"/proc/{child}/task") for file in tasks.glob("*/children") for child in file.read_text().split()]


def test_it_answers_does_jobs_that_give_way_to_who_waits_and_ends_when_asked(served):
    process, address, log = served
    put_job("unheard_of", {})
    assert _wait(lambda: _answers(f"{address}/healthz")) == b'{"status":"ok"}\n'
    _wait(lambda: Job.get().tries)
    niceness = [_gives_way(task) for task in Path(f"/proc/{process.pid}/task").iterdir()]
    usual, answering = os.nice(0), [_gives_way(task) for tasks in _children(process) for task in tasks.iterdir()]
    assert usual + GENTLE in niceness and answering and set(answering) == {usual}
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0, Path(log).read_text()
    assert "Traceback" not in Path(log).read_text().replace("unheard_of", "")
    db.close()
