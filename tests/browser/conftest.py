"""The demo network, and people who meet it in browsers of their own."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from coopcms import config
from coopcms.app import join_rooms
from coopcms.content.models import Item
from coopcms.content.services import create
from tests.browser.desk_world import WORDS, actor, furnish
from tests.browser.person import Person
from tests.browser.snapshots import Snapshots, pour
from tests.browser.turns import IN_TURN, LONG, is_due
from tests.browser.writer import AUTHOR, QUICK, Writer
from tests.fixtures.clock import START, StoppedClock
from tests.fixtures.database import SERVER

PASSWORD = "Morgens-um-sieben-2026"


def pytest_collection_modifyitems(config, items):
    """The long files are slow ones; of what is slow the gate leaves out that whose turn it is not."""
    turned = [item for item in items if item.path.parent == Path(__file__).parent and item.path.stem in IN_TURN]
    for item in turned:
        if item.path.stem in LONG:
            item.add_marker(pytest.mark.slow)
    slow = [item for item in turned if item.get_closest_marker("slow")]
    left = {item for item in slow if os.environ.get("CI") and not is_due(item.path.stem, date.today())}
    if left:
        config.hook.pytest_deselected(items=list(left))
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def base_url():
    """None: each test has an address of its own. (The plugin's fixture is one that pytest warns of.)"""


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory):
    """Where the loaded demo is kept for the next test: of workers, in the folder of all of them."""
    own = tmp_path_factory.getbasetemp()
    return Snapshots((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "browser")


@pytest.fixture
def clock(home, monkeypatch):
    """The clock that the one server reads: Tuesday, 24 November 2026, 9:00 in Berlin."""
    monkeypatch.setenv("COOPCMS_TEST_CLOCK", str(home / "clock"))
    return StoppedClock(home / "clock")


@pytest.fixture
def instance(home, monkeypatch):
    """The instance of the one server, without the mails of the test before."""
    shutil.rmtree(home / "instance" / "mail", ignore_errors=True)
    monkeypatch.setenv("COOPCMS_INSTANCE", str(home / "instance"))
    monkeypatch.setenv("COOPCMS_TEST_CHEAP_PASSWORDS", "1")
    monkeypatch.delenv("COOPCMS_DATABASE_URL", raising=False)
    return home / "instance"


@pytest.fixture
def settings(instance, migrated, monkeypatch):
    """The settings of the one server's instance, whose database is empty again."""
    if SERVER:
        monkeypatch.setenv("COOPCMS_DATABASE_URL", migrated)
    else:
        pour(migrated, instance / "coopcms.sqlite")
    return config.load()


@pytest.fixture
def demo(coopcms, instance, settings, database, clock, snapshots, monkeypatch):
    """The demo network in this test's instance; ask for it before `served`."""
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", PASSWORD)

    def load() -> dict:
        assert coopcms("demo", "--no-serve").status == 0
        database.connect(reuse_if_open=True)
        return {}

    join_rooms(settings)  # where another worker has loaded it, nothing else of this process has
    snapshots.once("demo", instance, load)


@pytest.fixture
def world(demo, clock, coopcms, instance, snapshots):
    """The numbers in the addresses of examples, two days after the demo became a busy one."""

    def busy() -> dict:
        found = furnish()
        clock.forward(days=2)
        coopcms("jobs", "run")
        return vars(found)

    found = snapshots.once("world", instance, busy)
    clock.set(START + timedelta(days=2))
    return found


@pytest.fixture
def person(demo, served, new_context):
    """A factory: `person("autor@siegen.example")` is somebody at the desk, logged in, with JavaScript off."""

    def enter(email: str) -> Person:
        context = new_context(java_script_enabled=False, base_url=served)
        context.set_default_timeout(10_000)
        someone = Person(context.new_page(), email, PASSWORD)
        someone.come_in()
        return someone

    return enter


@pytest.fixture
def reader(demo, served, new_context):
    """Somebody without an account, without JavaScript."""
    context = new_context(java_script_enabled=False, base_url=served)
    context.set_default_timeout(10_000)
    return Person(context.new_page())


@pytest.fixture
def desk(demo, served, new_context):
    """A factory: `desk("autor@siegen.example")` is somebody in a browser of their own; its script makes no fault."""
    people = []

    def enter(email: str) -> Writer:
        context = new_context(base_url=served)
        context.add_init_script(QUICK)
        someone = Writer(context.new_page(), email, PASSWORD)
        someone.faults = []
        someone.page.on("pageerror", lambda error: someone.faults.append(str(error)))
        someone.page.on("dialog", lambda dialog: dialog.accept())
        someone.come_in()
        people.append(someone)
        return someone

    yield enter
    assert [fault for someone in people for fault in someone.faults] == []


@pytest.fixture
def text(demo) -> Item:
    """A draft that both may edit."""
    return create("article", "siegen", WORDS, actor(AUTHOR))


@pytest.fixture
def writing(desk, text):
    """A factory: somebody before the form of the text."""

    def open_form(email: str = AUTHOR) -> Writer:
        someone = desk(email)
        someone.open(text.id, "/bearbeiten")
        return someone

    return open_form
