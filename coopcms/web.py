"""What every request needs: its database connection, who acts, its language, headers that keep the browser strict."""

import secrets
from datetime import timedelta
from urllib.parse import urlencode

from flask import Flask, current_app, g, redirect, request, session
from flask.wrappers import Response
from werkzeug.exceptions import NotFound, Unauthorized

from coopcms.accounts.queries import actor_for
from coopcms.accounts.services_logins import is_open, user_for_token
from coopcms.accounts.tokens import digest
from coopcms.consents.queries_links import PATH
from coopcms.content.workflows import speak
from coopcms.db import db, is_postgres
from coopcms.errors import Invalid, Problem, msg
from coopcms.media import shelf

DESK = "/admin"
LOGIN = f"{DESK}/login"  # besides this page and built files, the desk is closed to who has not logged in
OPEN = tuple(
    f"{DESK}/{part}" for part in ("static/", "einladung/", "passwort/", "passwort-vergessen", "adresse/")
)  # so are these
FRAMED = ("preview.frame",)  # the public page beside a form: the desk alone puts it into a frame, where nothing runs
FILES = ("media_upload.upload", "media_replace.replace")  # take pictures and PDFs, which are longer than any form
_AT_ONCE = 4  # of the largest files, in one form
QUIET = "/schreiben/puls"  # a page asks there by itself: nobody has done anything, and a login ends all the same
TOKEN = "t"  # where the session cookie keeps the login's token
_HERE = "-here"  # ends the name of the cookie that tells links for people outside: this browser is logged in
_PUBLIC = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def in_desk() -> bool:
    """True for addresses under /admin: only they know persons and cookies."""
    return request.path == DESK or request.path.startswith(f"{DESK}/")


def nonce() -> str:
    """This request's word for scripts and styles of the desk's own."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return g.nonce


def language() -> str:
    """The site speaks the first language; the desk the one asked for by ?lang, kept in the session."""
    known = current_app.config["LANGUAGES"]
    if not request or not in_desk():
        return known[0]
    if (wish := request.args.get("lang")) in known:
        session["lang"] = wish
    return session.get("lang") if session.get("lang") in known else known[0]


def next_address() -> str:
    """Where a person wanted to go before logging in: `?next=`, an address of the desk only."""
    wish = request.args.get("next", "")
    return wish if wish.startswith(f"{DESK}/") and "\\" not in wish and wish != LOGIN else f"{DESK}/"


def prepare(app: Flask) -> None:
    """Hang the steps below around every request of `app`."""
    app.before_request(_make_room)
    app.before_request(_connect)
    app.before_request(lambda: speak(language()))
    app.teardown_request(lambda _error: speak(""))
    app.before_request(_refuse_nul)
    app.before_request(_know_the_actor)
    app.before_request(_ask_for_login)
    app.after_request(_harden)
    app.after_request(_mark_the_browser)
    app.teardown_appcontext(_disconnect)


def _make_room() -> None:
    if request.endpoint in FILES and request.method == "POST":
        request.max_content_length = _AT_ONCE * shelf.in_force().largest


def _connect() -> None:
    g.request_id = secrets.token_hex(8)
    db.connect(reuse_if_open=True)


def _disconnect(_error) -> None:
    if is_postgres() and not db.is_closed() and not db.in_transaction():
        db.close()


def _refuse_nul() -> None:
    if "\0" in request.path:
        raise NotFound
    for name, values in (*request.args.lists(), *request.form.lists()):
        if any("\0" in text for text in (name, *values)):
            raise Invalid(Problem(name.replace("\0", ""), msg("A text contains a NUL character. Please remove it.")))


def _know_the_actor() -> None:
    g.user = g.actor = None
    if in_desk() and (token := session.get(TOKEN)):
        idle = timedelta(minutes=current_app.config["IDLE_MINUTES"])
        g.user = user_for_token(token, idle, counts=not request.path.endswith(QUIET))
    if g.user:
        g.actor = actor_for(g.user, "desk", g.request_id)


def is_at_desk() -> bool:
    """Whether an account is logged in with this browser, where people outside answer; one select if it ever was."""
    key = request.cookies.get(current_app.config["SESSION_COOKIE_NAME"] + _HERE)
    return bool(key) and is_open(key, timedelta(minutes=current_app.config["IDLE_MINUTES"]))


def _mark_the_browser(response: Response) -> Response:
    """The session's cookie is the desk's alone; a second one names it, without power, where links are answered."""
    if in_desk() and session.modified:
        config, token = current_app.config, session.get(TOKEN)
        kept = {"path": PATH, "secure": config["SESSION_COOKIE_SECURE"], "httponly": True, "samesite": "Lax"}
        name = config["SESSION_COOKIE_NAME"] + _HERE
        response.set_cookie(name, digest(token), **kept) if token else response.delete_cookie(name, **kept)
    return response


def _ask_for_login():
    if g.actor or not in_desk() or request.path == LOGIN or request.path.startswith(OPEN):
        return None
    if request.method not in ("GET", "HEAD"):
        raise Unauthorized
    return redirect(f"{LOGIN}?{urlencode({'next': request.full_path.rstrip('?')})}", 303)


def _policy() -> dict[str, str]:
    """What the browser may load and do for this page."""
    if request.endpoint in FRAMED:
        return _PUBLIC | {"frame-ancestors": "'self'", "sandbox": "allow-same-origin"}
    if in_desk():
        return _PUBLIC | {"script-src": f"'self' 'nonce-{nonce()}'", "connect-src": "'self'", "frame-src": "'self'"}
    return _PUBLIC


def _harden(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in _policy().items()))
    headers.setdefault("X-Frame-Options", "SAMEORIGIN" if request.endpoint in FRAMED else "DENY")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin" if in_desk() else "strict-origin-when-cross-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if in_desk() and request.endpoint != "admin.static":
        headers["Cache-Control"] = "no-store"
    elif request.endpoint == "static" and "v" in request.args:
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
