"""`python -m tests.browser.screenshots`: serve a demo of its own and take the pictures that the README shows."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.png import shrink

FOLDER = Path(__file__).parents[2] / "coopcms" / "assets" / "screenshots"
WIDTH, HEIGHT = 1280, 900
COMMAND = (sys.executable, "-m", "coopcms.cli.main")
MOMENT = "2026-11-24T09:00:00+01:00"  # it is always then, so that a picture changes with the desk only
SHARED = "format/gestaltungsworkshops"  # of two centres; the first has signed
OTHER, SIGNER, LEAD = "pruefung@ruhr-owl.example", "pruefung@siegen.example", "leitung@ruhr-owl.example"
CHANGED = (
    "lead=Workshops, die das Siegener Zentrum und das Zentrum Ruhr-OWL zusammen anbieten.",
    "body=<p>Die Gestaltungsworkshops gehören zu den Angeboten, die beide Häuser gemeinsam umsetzen. "
    "Wann und wo sie stattfinden, ist noch nicht angegeben.</p>",
)
REMARK = "Trifft „anbieten“ hier besser, was beide Häuser tun?"


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, its accounts' password, and the number of the shared item."""

    address: str
    password: str
    item: int


@contextmanager
def demo_site() -> Iterator[Demo]:
    """A demo that lives in a temporary folder as long as the context; a reviewer has changed a signed text in it."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        address, password = f"http://127.0.0.1:{port}", secrets.token_urlsafe(16)
        clock = Path(folder) / "clock"
        clock.write_text(MOMENT)
        given = {"COOPCMS_INSTANCE": folder, "COOPCMS_BASE_URL": address, "COOPCMS_DATABASE_URL": ""}
        env = os.environ | given | {"COOPCMS_DEMO_PASSWORD": password, "COOPCMS_TEST_CLOCK": str(clock)}
        _run(env, "demo", "--no-serve")
        edited = _run(env, "item", "edit", SHARED, "--actor", OTHER, "--format", "json", "--set", *CHANGED)
        server = subprocess.Popen([*COMMAND, "run", "--port", port, "--no-jobs"], env=env, stdout=subprocess.DEVNULL)
        try:
            _wait_for(server, int(port))
            yield Demo(address, password, json.loads(edited)["id"])
        finally:
            server.terminate()
            server.wait(timeout=30)


def _run(env: dict[str, str], *command: str) -> str:
    return subprocess.run([*COMMAND, *command], env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def _wait_for(server: subprocess.Popen, port: int) -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            # nobody listens yet: give the process a tenth of a second
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    raise SystemExit("the demo did not start")


def opened(browser: Browser, height: int = HEIGHT) -> Page:
    """A window of its own: light, German, without anybody's session."""
    return browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light", locale="de-DE")


def entered(browser: Browser, demo: Demo, email: str, height: int = HEIGHT) -> Page:
    """A window in which this account is logged in."""
    page = opened(browser, height)
    page.goto(f"{demo.address}/admin/login")
    page.fill("[name=email]", email)
    page.fill("[name=password]", demo.password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{demo.address}/admin/")
    return page


def take(page: Page, address: str, name: str) -> None:
    """One picture of one page, one screen high."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / name)
    print(f"{FOLDER / name}: {shrink(FOLDER / name) // 1024} KB")


def remark(page: Page, address: str) -> None:
    """A question beside the changed passage."""
    page.goto(f"{address}/kommentare?stelle=lead")
    page.fill("[name=comment]", REMARK)
    page.locator("form.comment button[type=submit]").click()
    page.wait_for_url("**#k*")


def main() -> None:
    """The home page, the review of a changed text, and the text's own page with its reviews and its workflow."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with demo_site() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        item = f"{demo.address}/admin/item/{demo.item}"
        take(opened(browser), f"{demo.address}/", "home.png")
        remark(entered(browser, demo, OTHER), item)
        take(entered(browser, demo, SIGNER, 1100), f"{item}/pruefung", "review.png")
        take(entered(browser, demo, LEAD, 1900), item, "item.png")
        browser.close()


if __name__ == "__main__":
    main()
