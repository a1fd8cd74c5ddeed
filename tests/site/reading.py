"""Readers and people at the desk who ask an application here, or a process of its own; and pages kept in between."""

import http.client
import logging
import os
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

from flask import session
from flask_wtf.csrf import generate_csrf
from werkzeug.serving import make_server
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from coopcms.accounts.services_logins import log_in
from coopcms.app import create_app
from coopcms.db import db
from coopcms.ledger.queries import generation
from coopcms.web import TOKEN
from tests.fixtures.people import PASSWORD

_FORM = "application/x-www-form-urlencoded"


class PageStore:
    """Answers are kept under the number of the generation that was in force before they were made, in this process."""

    def __init__(self, app):
        self.app, self.kept, self.hits = app, {}, 0

    def __call__(self, environ, start):
        asked = Request(environ)
        if asked.method not in ("GET", "HEAD") or asked.query_string or asked.headers.get("Cookie"):
            return self.app(environ, start)
        db.connect(reuse_if_open=True)
        number = generation()
        made, answer = self.kept.get(asked.path, (0, None))
        if made == number:
            self.hits += 1
            return answer.make_conditional(environ)(environ, start)
        plain = {name: value for name, value in environ.items() if not name.startswith("HTTP_IF_")}
        answer = Response.from_app(self.app, plain | {"REQUEST_METHOD": "GET"}, buffered=True)
        if answer.status_code == 200 and "no-store" not in answer.headers.get("Cache-Control", ""):
            self.kept[asked.path] = number, answer
        return answer.make_conditional(environ)(environ, start)


class Here:
    """Whoever asks the application of this process."""

    def __init__(self, app):
        self.client = Client(app, Response, use_cookies=False)

    def open(
        self, address: str, method: str = "GET", headers: dict | None = None, form: dict | None = None
    ) -> Response:
        """The answer; nothing is followed."""
        return self.client.open(address, method=method, headers=headers or {}, data=form)


class There:
    """Whoever asks a server by its address."""

    def __init__(self, address: str):
        self.host = urlsplit(address).netloc

    def open(
        self, address: str, method: str = "GET", headers: dict | None = None, form: dict | None = None
    ) -> Response:
        """The same."""
        line = http.client.HTTPConnection(self.host, timeout=60)
        said = dict(headers or {}) | ({"Content-Type": _FORM} if form else {})
        line.request(method, address, urlencode(form) if form else None, said)
        got = line.getresponse()
        response = Response(got.read(), got.status, got.getheaders())
        line.close()
        return response


def logged_in(app, email: str) -> tuple[dict[str, str], str]:
    """(headers, token for forms) of a fresh login, which every process over the instance knows."""
    with app.test_request_context("/admin/"):
        form = generate_csrf()
        kept = dict(session) | {TOKEN: log_in(email, PASSWORD, "test")}
    signed = app.session_interface.get_signing_serializer(app).dumps(kept)
    return {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={signed}"}, form


@contextmanager
def server(*how: str):
    """A process of its own that serves the instance, `store` with pages kept; its reader."""
    command = [sys.executable, "-m", "tests.site.reading", *how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        yield There(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.communicate(timeout=60)


def main(*how: str) -> None:
    """Say where, then answer until SIGTERM."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app()
    listening = make_server("127.0.0.1", 0, PageStore(app) if "store" in how else app, threaded=True)
    print(f"http://127.0.0.1:{listening.port}", flush=True)
    listening.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
