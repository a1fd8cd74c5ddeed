"""The wheel, built through the sdist, runs the demo from a clean environment with nothing of the checkout in reach."""

import os
import socket
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.slow

SHIPPED = (
    "coopcms/_data/templates/base.html",
    "coopcms/_data/translations/de/LC_MESSAGES/messages.mo",
    "coopcms/_data/workflows/gemeinsam.toml",
    "coopcms/migrations/0001_ledger_network_accounts.py",
    "coopcms/static/site.css",
    "coopcms/static/desk.css",
    "coopcms/static/editor.js",
    "coopcms/static/editor.LICENSE.txt",
)
PAGES = ("/", "/artikel/", "/formate/", "/zentren/siegen", "/suche?q=digital", "/feed.atom", "/healthz", "/admin/")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """`python -m build` makes the sdist first and the wheel from it."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", out, ROOT)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel, tmp_path_factory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel and its requirements only."""
    home = tmp_path_factory.mktemp("clean")
    _run(sys.executable, "-m", "venv", home)
    _run(home / "bin" / "pip", "install", "--quiet", wheel)
    return home / "bin"


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """An instance folder of its own, and no COOPCMS_* of the machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COOPCMS_", "PYTHON"))}
    folder = tmp_path_factory.mktemp("instance")
    return kept | {"COOPCMS_INSTANCE": str(folder), "COOPCMS_DEMO_PASSWORD": "Wanderweg-am-Montag"}


@pytest.fixture(scope="module")
def address(programs, environment, tmp_path_factory):
    """The demo, served until the last test of this file is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [programs / "coopcms", "demo", "--port", str(port)]
    log = tmp_path_factory.mktemp("log") / "demo"
    with log.open("w") as out:
        served = subprocess.Popen(command, env=environment, cwd=log.parent, stdout=out, stderr=subprocess.STDOUT)
    _answering(f"http://127.0.0.1:{port}", served, log)
    yield f"http://127.0.0.1:{port}"
    served.terminate()
    assert served.wait(timeout=30) == 0, log.read_text()


def _run(*command, **options) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _answering(address: str, served: subprocess.Popen, log: Path) -> None:
    for _ in range(240):
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            assert served.poll() is None, log.read_text()
            threading.Event().wait(0.5)
    pytest.fail(f"no answer within two minutes\n{log.read_text()}")


def test_the_wheel_carries_templates_catalogue_workflows_and_assets(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in SHIPPED if name not in names] == []


def test_the_wheel_carries_neither_tests_nor_build_tools(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"coopcms"}


def test_the_installed_package_is_the_wheels(programs, environment, tmp_path):
    place = _run(programs / "python", "-c", "import coopcms; print(coopcms.__path__[0])", env=environment, cwd=tmp_path)
    assert "site-packages" in place


@pytest.mark.parametrize("page", PAGES)
def test_the_demo_answers(address, page):
    with urlopen(address + page, timeout=30) as answer:
        assert answer.status == 200


def test_the_demo_page_is_styled_and_german(address):
    with urlopen(address + "/", timeout=30) as answer:
        html = answer.read().decode()
    assert 'lang="de"' in html and ".css" in html
