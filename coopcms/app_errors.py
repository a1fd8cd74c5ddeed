"""Every refusal becomes one page: what happened, what to do now, and what was typed, so that nothing is lost."""

import logging
import secrets
from urllib.parse import urlencode

from flask import Flask, Response, render_template, request, session
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from jinja2 import TemplateError
from peewee import PeeweeException
from werkzeug.exceptions import HTTPException

from coopcms.admin import resend
from coopcms.admin.door import LoginForm
from coopcms.admin.field_words import label_of
from coopcms.admin.says import Names, names_in, sentence, who_can
from coopcms.errors import Invalid, NotAllowed, NotNow, Refused, Stale, Taken, TransitionDenied, Unknown, msg
from coopcms.site import errors as public
from coopcms.web import LOGIN, TOKEN, in_desk, language

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
    401: msg("Nothing was changed and nothing is lost: what you sent stands below. Log in here."),
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
_BROKEN = (PeeweeException, TemplateError, LookupError, ValueError, TypeError, AttributeError)


def register(app: Flask) -> None:
    """Answer refusals, forged forms, the framework's own errors and our faults."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def page(status: int, messages: list[dict], incident: str = "") -> Response:
    """The error page: readers get the site's own, the desk one that stands alone; `messages` are {text, field, who}."""
    title = gettext(TITLES.get(status, TITLES[400]))
    sent = [] if status in (413, 500) else resend.in_words(resend.sent())
    if not in_desk() and not sent:
        try:
            return public.refused(status, title, tuple(map(_line, messages)), incident)
        except _BROKEN:  # what broke may be what every page of the site needs
            log.exception("no page of the site for status %s", status)
    values = {"title": title, "status": status, "messages": messages, "incident": incident, "sent": sent}
    if status == 401:
        values |= _login()
    return Response(render_template("errors/refused.html", language=language(), in_desk=in_desk(), **values), status)


def _login() -> dict:
    """The login's form on the page itself; after it, what a page of ours had sent can be sent again."""
    fields = resend.sent() if resend.is_ours() else ()
    back = {"next": request.full_path.rstrip("?")} if fields else {}
    return {"login": LoginForm(None), "carried": fields, "door": f"{LOGIN}?{urlencode(back)}" if back else LOGIN}


def _line(message: dict) -> str:
    return f"{message['field']}: {message['text']}" if message["field"] else message["text"]


def _refused(refusal: Refused):
    if isinstance(refusal, Unknown) and _is_public():
        return public.not_found()
    status = next((STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS), 422)
    parts = getattr(refusal, "problems", None) or getattr(refusal, "reasons", None) or (refusal,)
    names = names_in(parts)
    return page(status, [_told(part, names) for part in parts])


def _told(part, names: Names) -> dict:
    who = who_can(getattr(part, "who_can", ()), names)
    return {"text": sentence(part, names), "field": _label(getattr(part, "field", "")), "who": who}


def _forged(_error: CSRFError):
    if in_desk() and TOKEN not in session:  # no cookie, so no token for forms either: nobody is logged in
        return page(401, [{"text": gettext(ADVICE[401]), "field": "", "who": ""}])
    return page(400, [{"text": gettext(_FORGED), "field": "", "who": ""}])


def _http(error: HTTPException):
    if error.code is None or error.code < 400:
        return error
    if error.code == 404 and _is_public():
        return public.not_found()
    if cause := getattr(error, "original_exception", None):
        return _fault(cause)
    megabytes = (request.max_content_length or 0) // 2**20
    text = gettext(ADVICE.get(error.code, ADVICE[400]), megabytes=megabytes)
    response = page(error.code, [{"text": text, "field": "", "who": ""}])
    response.headers.extend((name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After"))
    return response


def _is_public() -> bool:
    return not in_desk() and "\0" not in request.path


def _fault(error: Exception):
    incident = secrets.token_hex(4)
    secret = "token" in (request.view_args or {})  # no log holds what opens an account
    place = request.url_rule if secret else request.path
    log.error("incident %s at %s %s", incident, request.method, place, exc_info=error)
    return page(500, [{"text": gettext(ADVICE[500]), "field": "", "who": ""}], incident)


def _label(name: str) -> str:
    """What an input is called on the desk; a name that no page shows is never shown here either."""
    label = label_of(name)
    return gettext(label) if label else ""
