"""Somebody outside says yes, no, or how they would put it: by a link, without an account, a cookie or a script.

There is no session here, so no token of one can be forged: the address holds 256 random bits that nobody but the
person asked was sent, the form is posted to that very address, and it is worth one answer. What a browser says about
where a form came from is believed all the same (`Sec-Fetch-Site`, `Origin`; ours is `null`, as no referrer is told).
Opening a link changes nothing, as mail programs open links too. Whatever is wrong, nothing of the text is told.
Nobody answers with a browser that is logged in at the desk: a yes given there would be somebody else's.
One that was answered gives no power: it has a new link mailed, by which the answer is changed (`approval_change`).
"""

import re
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, request
from flask_babel import force_locale

from coopcms.consents.models import CHANGING, PICTURE, PROPOSED, REFUSED, WITHDRAWN, ApprovalLink
from coopcms.consents.queries_links import (
    ANSWERED,
    BUSY,
    CHANGED,
    EXPIRED,
    PATH,
    REVOKED,
    Asked,
    Gone,
    Over,
    contact_of,
    offers_change,
    sender_of,
)
from coopcms.consents.services_answers import Given
from coopcms.consents.services_changes import DAYS, ask_to_change, change
from coopcms.consents.services_links import Opened, answer, opened, shown
from coopcms.errors import Invalid, Unknown
from coopcms.media.queries import at_least
from coopcms.site import media
from coopcms.site.answers import HTML
from coopcms.site.approval_change import standing_of
from coopcms.site.approval_shown import LANGUAGES, Typed, page, pictures_of, require_changed, terms_of, things_of
from coopcms.web import is_at_desk

approval = Blueprint("approval", __name__)
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address is the key
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_FIELD = re.compile(r"(antwort|vorschlag|grund)-([1-9][0-9]{0,9})", re.ASCII)
_PART = {"antwort": "state", "vorschlag": "proposal", "grund": "note"}
UNKNOWN, GONE, FOREIGN, DESK = "unknown", "gone", "foreign", "desk"
STATUS = dict.fromkeys((ANSWERED, REVOKED, EXPIRED, CHANGED, GONE), 410) | {
    BUSY: 429,
    UNKNOWN: 404,
    FOREIGN: 403,
    DESK: 403,
}


@approval.get(f"{PATH}<token>")
def asked(token: str) -> Response:
    """The question; a glance at the head alone is no opening."""
    return _answered_by(token, lambda: _form(token, (opened if request.method == "GET" else shown)(_sane(token))))


@approval.post(f"{PATH}<token>")
def answered(token: str) -> Response:
    """The answers are taken, once and all together; then what was said stands there to be kept or printed.

    The one button of a link that is over has another one mailed.
    """
    if not _is_ours():
        return _over(FOREIGN, _wished("de"))
    if is_at_desk():
        return _over(DESK, _wished("de"))
    if "aendern" in request.form:
        return _answered_by(token, lambda: _ask_to_change(token))
    return _answered_by(token, lambda: _take(token))


@approval.get(f"{PATH}<token>/bild/<int(max=2147483647):number>/<int(max=9999):width>")
def picture(token: str, number: int, width: int) -> Response:
    """A picture that is asked about, while it is: in exactly the form that is asked about. It counts nothing."""
    return _answered_by(token, lambda: _bytes(shown(_sane(token)), number, width))


@approval.after_request
def _kept_by_nobody(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


@approval.errorhandler(Invalid)
def _unreadable(refusal: Invalid) -> Response:
    """What cannot be taken at all, as a NUL character, before anything was looked at."""
    token = (request.view_args or {}).get("token", "")
    return _answered_by(token, lambda: _form(token, shown(_sane(token)), refusal))


def _answered_by(token: str, act) -> Response:
    """Its answer, or the page that says why there is none, in a language that the reader may change."""
    try:
        return act()
    except Over as over:
        return _over(over.reason, _wished(over.link.language), over.link)
    except Gone:
        return _over(GONE, _wished("de"))
    except Unknown:
        return _over(UNKNOWN, _wished(request.accept_languages.best_match(LANGUAGES) or "de"))


def _take(token: str) -> Response:
    found = shown(_sane(token))
    typed, language = _typed(), _wished(found.link.language)
    try:
        said = _taken(token, found, typed, language)
    except Invalid as refusal:
        return _form(token, found, refusal)
    with force_locale(language):
        told, sender = things_of(said, typed, None), sender_of(found.link)
        values = {"others": (), "things": told, "sender": sender, "party": found.party}
        return _page("site/approval/answered.html", language, 200, **values)


def _taken(token: str, found: Opened, typed: dict[int, Typed], language: str) -> tuple[Asked, ...]:
    given = {number: _given(one) for number, one in typed.items()}
    if found.link.purpose == CHANGING:
        return change(token, given)
    with force_locale(language):
        require_changed(found.asked, typed)
    return answer(token, given)


def _ask_to_change(token: str) -> Response:
    """The same words for everybody, whether a mail goes or not: they tell nothing about an address or an answer."""
    ask_to_change(_sane(token))
    language = _wished("de")
    with force_locale(language):
        return _page("site/approval/sent.html", language, 200, days=DAYS)


def _form(token: str, found: Opened, refusal: Invalid | None = None) -> Response:
    """What is asked, with what was typed and what is wrong with it."""
    language, link = _wished(found.link.language), found.link
    with force_locale(language):
        things = things_of(found.asked, _typed(), refusal)
        values = {
            "link": link, "party": found.party, "note": found.note, "address": PATH + token,
            "sender": sender_of(link), "refused": refusal, "terms": terms_of(link, found.asked),
            "at_desk": is_at_desk(),
        }  # fmt: skip
        if link.purpose == CHANGING:
            template, shown_now = "change", standing_of(link, found.asked, things)
        else:
            template, shown_now = "ask", _asked_now(found, things)
        return _page(f"site/approval/{template}.html", language, 422 if refusal else 200, **values, **shown_now)


def _asked_now(found: Opened, things: list) -> dict:
    now = [thing for thing in things if thing.is_current]
    return {"things": now, "changed": len(things) - len(now), "alone": not any(one.item for one in found.asked)}


def _over(reason: str, language: str, link: ApprovalLink | None = None) -> Response:
    """The same page for everybody: why there is no answer, and their own words if they had sent any."""
    with force_locale(language):
        own = [words for one in _typed().values() for words in one.words]
        values = _way_to_change(reason, link) if link else {}
        response = _page("site/approval/over.html", language, STATUS[reason], reason=reason, own=own, **values)
    if reason == BUSY:
        response.headers["Retry-After"] = "3600"
    return response


def _way_to_change(reason: str, link: ApprovalLink) -> dict:
    """The button, or whom to write to where no address is kept; nothing where nothing was answered."""
    if reason not in (ANSWERED, EXPIRED, REVOKED) or not offers_change(link):
        return {}
    way = {"contact": None} if link.party.email else {"contact": contact_of(link)}
    return way | {"can_change": bool(link.party.email), "was_change": link.purpose == CHANGING}


def _page(template: str, language: str, status: int, **values) -> Response:
    return Response(page(template, language, values), status, content_type=f"{HTML}; charset=utf-8")


def _bytes(found: Opened, number: int, width: int) -> Response:
    one = next((one for one in found.asked if one.id == number and one.thing.about.kind == PICTURE), None)
    row = one and pictures_of([one]).get(one.thing.about.subject)
    rendition = row and at_least(row, width)
    if not rendition:
        return _over(UNKNOWN, _wished("de"))
    return media.answer(row, rendition)


def _sane(token: str) -> str:
    """What has not the form of a token costs no statement. Raises Unknown."""
    if not _TOKEN.fullmatch(token):
        raise Unknown("")
    return token


def _wished(otherwise: str) -> str:
    wish = request.args.get("lang", "")
    return wish if wish in LANGUAGES else otherwise


def _typed() -> dict[int, Typed]:
    """What was sent about each thing; a NUL, which nothing can keep, is left out."""
    found: dict[int, dict[str, str]] = {}
    for name, text in request.form.items():
        if match := _FIELD.fullmatch(name):
            found.setdefault(int(match[2]), {})[_PART[match[1]]] = text.replace("\0", "")
    return {number: Typed(**parts) for number, parts in found.items()}


def _given(typed: Typed) -> Given:
    note = typed.note if typed.state in (REFUSED, WITHDRAWN) else ""
    return Given(0, typed.state, note=note, proposal=typed.proposal if typed.state == PROPOSED else "")


def _is_ours() -> bool:
    """False where the browser says that another site has sent the form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin", "null")
    hosts = {request.host, urlsplit(current_app.config["SETTINGS"].base_url).netloc}
    return origin == "null" or urlsplit(origin).netloc in hosts
