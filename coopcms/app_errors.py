"""Every refusal becomes one page: what happened, what to do now, and what was typed, so that nothing is lost."""

import logging
import secrets

from flask import Flask, render_template, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from coopcms.errors import Invalid, NotAllowed, NotNow, Refused, Stale, Taken, TransitionDenied, Unknown, msg
from coopcms.site import errors as public
from coopcms.web import in_desk, language, say, say_who

log = logging.getLogger("coopcms")

STATUS = {Unknown: 404, NotAllowed: 403, TransitionDenied: 403, Taken: 422, Invalid: 422, Stale: 409, NotNow: 409}
TITLES = {
    400: msg("This could not be read"),
    401: msg("You are no longer logged in"),
    403: msg("This is not permitted"),
    404: msg("Page not found"),
    405: msg("This is not possible here"),
    409: msg("This is not possible now"),
    410: msg("This page is no longer here"),
    413: msg("This is too large"),
    422: msg("Something has to be mended first"),
    500: msg("Something went wrong"),
}
ADVICE = {
    400: msg("Please go back and try again."),
    401: msg("Nothing was changed and nothing is lost: what you sent stands below. Log in, copy it and send it again."),
    403: msg("Your roles do not allow this. Nothing was changed."),
    404: msg("There is nothing at this address, or it is not for you to see."),
    405: msg("Please go back and use the buttons of the page."),
    410: msg("What stood here was taken down."),
    413: msg("Please send less at once: at most %(megabytes)s MB. Nothing was changed."),
    500: msg("The fault is ours. Nothing you entered was changed; please try again in a few minutes."),
}
_FORGED = msg(
    "The page was open for too long, or you have logged in anew since. Nothing was changed and nothing is lost: "
    "what you sent stands below. Open the form again, copy it there and send it."
)
_SECRET = ("csrf_token", "password")


def register(app: Flask) -> None:
    """Answer refusals, forged forms, the framework's own errors and our faults."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def page(status: int, messages: list[dict], incident: str = "") -> tuple[str, int]:
    """The error page; `messages` are {text, field, who}."""
    title = gettext(TITLES.get(status, TITLES[400]))
    sent = [] if status in (413, 500) else _sent()
    values = {"title": title, "status": status, "messages": messages, "incident": incident, "sent": sent}
    return render_template("errors/refused.html", language=language(), **values), status


def _refused(refusal: Refused):
    if isinstance(refusal, Unknown) and _is_public():
        return public.not_found()
    status = next((STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS), 422)
    parts = getattr(refusal, "problems", None) or getattr(refusal, "reasons", None) or (refusal,)
    return page(status, [_told(part) for part in parts])


def _told(part) -> dict:
    return {"text": say(part), "field": getattr(part, "field", ""), "who": say_who(getattr(part, "who_can", ()))}


def _forged(_error: CSRFError):
    return page(400, [{"text": gettext(_FORGED), "field": "", "who": []}])


def _http(error: HTTPException):
    if error.code is None or error.code < 400:
        return error
    if error.code == 404 and _is_public():
        return public.not_found()
    if cause := getattr(error, "original_exception", None):
        return _fault(cause)
    megabytes = (request.max_content_length or 0) // 2**20
    text = gettext(ADVICE.get(error.code, ADVICE[400]), megabytes=megabytes)
    body, status = page(error.code, [{"text": text, "field": "", "who": []}])
    kept = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    return body, status, kept


def _is_public() -> bool:
    return not in_desk() and "\0" not in request.path


def _fault(error: Exception):
    incident = secrets.token_hex(4)
    log.error("incident %s at %s %s", incident, request.method, request.path, exc_info=error)
    return page(500, [{"text": gettext(ADVICE[500]), "field": "", "who": []}], incident)


def _sent() -> list[tuple[str, str]]:
    if request.method != "POST":
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if value and not name.startswith(_SECRET)]
