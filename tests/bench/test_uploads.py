"""Twenty pictures of 12 megapixels come in by HTTP and are made while people read and work: how long these wait."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from io import BytesIO
from statistics import median, quantiles
from threading import Event, Thread
from urllib.parse import urlencode

import pytest
from PIL import Image, ImageChops

from coopcms.content.models import Item, ItemOwner
from coopcms.media.models import READY, WAITING, Picture
from coopcms.network.models import Organisation
from coopcms.publishing.queries import path_of

pytestmark = pytest.mark.bench

PICTURES, SIZE, LONGEST = 20, (4000, 3000), 150  # LONGEST: milliseconds
EVERY, PATIENCE = 0.1, 600  # seconds
EMAIL, PASSWORD = "autor@siegen.example", "ein langes Beispiel 12"


@dataclass
class Browser:
    """One connection with its cookies, as a browser keeps them."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self):
        self.wire = http.client.HTTPConnection(self.address, timeout=60)

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Status and body of the answer; it is not followed."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.wire.request(method, path, body, sent)
        answer = self.wire.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _is, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read()

    def token(self, path: str) -> str:
        """What a form of this page has to send along."""
        _status, body = self.send("GET", path)
        return re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', body)[1].decode()

    def come_in(self) -> None:
        sent = {"csrf_token": self.token("/admin/login"), "email": EMAIL, "password": PASSWORD}
        status, _body = self.send(
            "POST", "/admin/login", urlencode(sent).encode(), Content_Type="application/x-www-form-urlencoded"
        )
        assert status == 303

    def upload(self, name: str, data: bytes, token: str) -> None:
        """One file, as the page's script sends it."""
        mark = uuid.uuid4().hex
        lines = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in (("csrf_token", token), ("centre", "siegen"))
        ]
        lines.append(f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n')
        head = "".join([*lines, "Content-Type: image/jpeg\r\n\r\n"]).encode()
        kind = f"multipart/form-data; boundary={mark}"
        body = head + data + f"\r\n--{mark}--\r\n".encode()
        status, told = self.send(
            "POST", "/admin/medien/hochladen", body, Content_Type=kind, Accept="application/json"
        )  # fmt: skip
        assert status == 200, told[:500]


@dataclass
class Watcher:
    """Opens pages in turn, ten in a second, and keeps (when, milliseconds, path) of each."""

    browser: Browser
    paths: tuple[str, ...]
    seen: list[tuple[float, float, str]] = field(default_factory=list)

    def watch(self, stop: Event) -> None:
        number = 0
        while not stop.is_set():
            path, begun = self.paths[number % len(self.paths)], time.perf_counter()
            status, _body = self.browser.send("GET", path)
            took, number = time.perf_counter() - begun, number + 1
            self.seen.append((begun, took * 1000 if status == 200 else float("inf"), path))
            stop.wait(max(0.0, EVERY - took))

    def tell(self, name: str, start: float, end: float) -> float:
        """Print what was measured between these moments; the longest wait."""
        longest = 0.0
        for path in (*self.paths, "all"):
            took = [ms for at, ms, of in self.seen if start <= at < end and path in (of, "all")]
            if len(took) > 1:
                longest = max(took)
                print(f"  {name:<12} {path:<40} {len(took):>5} times   median {median(took):>6.1f}   "
                      f"95 of 100 {quantiles(took, n=20)[-1]:>6.1f}   longest {longest:>6.1f} ms")  # fmt: skip
        return longest


def photos() -> list[bytes]:
    """Gradients with noise, as a camera's: files of 3 to 6 MB."""
    noise, found = Image.effect_noise(SIZE, 34), []
    for number in range(PICTURES):
        light = Image.linear_gradient("L").rotate(number * 9).resize(SIZE)
        shades = [Image.blend(light, ImageChops.offset(noise, number * 37 + n * 501), 0.5) for n in range(3)]
        out = BytesIO()
        Image.merge("RGB", shades).save(out, "JPEG", quality=84)
        assert 3_000_000 < out.tell() < 6_000_000, out.tell()
        found.append(out.getvalue())
    return found


@pytest.fixture
def address(settings, database, monkeypatch, coopcms, tmp_path):
    """Host and port of `coopcms run` with its jobs, as in production, over the demo."""
    monkeypatch.setenv("COOPCMS_DEMO_PASSWORD", PASSWORD)
    assert coopcms("demo", "--no-serve").status == 0
    assert coopcms("jobs", "run").status == 0
    database.connect(reuse_if_open=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with (tmp_path / "log").open("w") as out:
        command = [sys.executable, "-m", "coopcms.cli.main", "run", "--port", port]
        server = subprocess.Popen(command, stdout=out, stderr=out, env=dict(os.environ))
    until(lambda: answers(f"127.0.0.1:{port}"))
    yield f"127.0.0.1:{port}"
    server.terminate()
    server.wait(60)


def pages() -> tuple[str, ...]:
    """A text as readers and as its author see it, and the library."""
    own = ItemOwner.select(ItemOwner.item).join(Organisation).where(Organisation.slug == "siegen")
    item = Item.select().where(Item.public == "live", Item.kind == "article", Item.id.in_(own)).first()
    return path_of(item), "/admin/medien/", f"/admin/item/{item.id}"


def answers(address: str) -> bool:
    browser = Browser(address)
    try:
        return browser.send("GET", "/healthz")[0] == 200
    except OSError:
        return False
    finally:
        browser.wire.close()


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)  # another process is waited for


def test_nobody_waits_while_twenty_pictures_are_made(address):
    files, browser = photos(), Browser(address)
    browser.come_in()
    reader = Watcher(Browser(address, dict(browser.cookies)), pages())
    assert [reader.browser.send("GET", path)[0] for path in reader.paths] == [200] * 3
    stop = Event()
    watch = Thread(target=reader.watch, args=(stop,))
    watch.start()
    time.sleep(3)  # what it is like when nothing is made
    token, begun = browser.token("/admin/medien/hochladen"), time.perf_counter()
    for number, data in enumerate(files):
        browser.upload(f"halle-{number}.jpg", data, token)
    sent = time.perf_counter()
    until(lambda: not Picture.select().where(Picture.state == WAITING).exists())
    ready = time.perf_counter()
    stop.set()
    watch.join()
    browser.wire.close()
    reader.browser.wire.close()
    made = Picture.select().where(Picture.state == READY, Picture.name.startswith("halle-")).count()
    sizes = f"{min(map(len, files)) / 1e6:.1f} to {max(map(len, files)) / 1e6:.1f} MB"
    print(f"\n{PICTURES} files of {sizes}: sent in {sent - begun:.1f} s, all ready after {ready - begun:.1f} s; "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")  # fmt: skip
    reader.tell("quiet", 0, begun)
    longest = max(reader.tell("sending", begun, sent), reader.tell("making", sent, ready))
    assert made == PICTURES
    assert longest < LONGEST
