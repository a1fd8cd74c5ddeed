"""`python -m tests.browser.screenshots`: serve a demo of its own and take the pictures that the README shows."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[2] / "coopcms" / "assets" / "screenshots"
PICTURES = {"home.png": "/"}
SIZE = {"width": 1280, "height": 900}
COMMAND = (sys.executable, "-m", "coopcms.cli.main")


@contextmanager
def demo_site() -> Iterator[str]:
    """The address of a demo that lives in a temporary folder as long as the context."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        address = f"http://127.0.0.1:{port}"
        given = {"COOPCMS_INSTANCE": folder, "COOPCMS_BASE_URL": address, "COOPCMS_DATABASE_URL": ""}
        env = os.environ | given | {"COOPCMS_DEMO_PASSWORD": secrets.token_urlsafe(16)}
        subprocess.run([*COMMAND, "demo", "--no-serve"], env=env, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*COMMAND, "run", "--port", port, "--no-jobs"], env=env, stdout=subprocess.DEVNULL)
        try:
            _wait_for(server, int(port))
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


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


def main() -> None:
    """Take every picture: light, one screen high."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with demo_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="de-DE")
        for name, path in PICTURES.items():
            page.goto(address + path)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=FOLDER / name)
            print(f"{FOLDER / name}: {(FOLDER / name).stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
