"""The demo network, and people who meet it in browsers of their own."""

import shutil

import pytest

from coopcms.db import is_postgres
from tests.browser.person import Person

PASSWORD = "Morgens-um-sieben-2026"


@pytest.fixture(scope="session")
def base_url():
    """None: each test has an address of its own. (The plugin's fixture is one that pytest warns of.)"""


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """Where the loaded demo is kept for the next test, if it is a file."""
    return tmp_path_factory.mktemp("demo") / "coopcms.sqlite"


@pytest.fixture
def demo(coopcms, instance, settings, database, clock, kept, monkeypatch):
    """The demo network in this test's instance; ask for it before `served`."""
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", PASSWORD)
    if kept.exists():
        database.close()
        shutil.copy(kept, instance / kept.name)
        database.connect()
        return
    assert coopcms("demo", "--no-serve").status == 0
    if not is_postgres():
        database.connect(reuse_if_open=True)
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()  # copying a file that this process holds open would drop its locks
        shutil.copy(instance / kept.name, kept)
        database.connect()


@pytest.fixture
def person(demo, served, new_context):
    """A factory: `person("autor@siegen.example")` is somebody at the desk, logged in, with JavaScript off."""

    def enter(email: str) -> Person:
        context = new_context(java_script_enabled=False, base_url=served)
        context.set_default_timeout(10_000)
        someone = Person(context.new_page(), email, PASSWORD)
        someone.log_in()
        return someone

    return enter


@pytest.fixture
def reader(demo, served, new_context):
    """Somebody without an account, without JavaScript."""
    context = new_context(java_script_enabled=False, base_url=served)
    context.set_default_timeout(10_000)
    return Person(context.new_page())
