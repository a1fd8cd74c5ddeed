"""Words on the way: those a form has sent, those kept in drafts, and who else is writing, as the desk shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any

from flask import current_app, g, request, session

from coopcms.actor import Actor
from coopcms.admin.merge_page import Difference, Sides, differences
from coopcms.admin.queries import revision_of
from coopcms.admin.seen import Seen
from coopcms.admin.words import changed, shown
from coopcms.clock import now
from coopcms.content import services_sessions
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries_sessions import Presence, differs, fields_typed, presence
from coopcms.content.services_sessions import Typed, Writing
from coopcms.language.reasons import reasons

OPENED = "entwurf"  # the part of the form's address that names the draft whose words are shown
TAKE = "uebernehmen"  # the name of the button that takes over and saves
ACCEPTED = "accepted_rules"  # the name of the field with the rules whose proposals were taken over
_ACCEPTED = 50  # of them
_VERSIONS = 20  # that a draft is compared with, the newest first
_KEPT = 10  # marks of saved forms remembered in a session


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that is offered; where it differs, and what no field takes of it, once it has been opened."""

    draft: EditSession
    opened: bool = False
    differences: tuple[Difference, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands above the form: where its script asks, who writes too, which words wait, how long the login lasts."""

    item: Item
    presence: Presence
    waiting: tuple[Waiting, ...]
    login: dict


def around(item: Item, actor: Actor, besides: str = "") -> Around:
    """The item's form as this person meets it; the draft of the session `besides` is the form itself."""
    found, opened = presence(item, actor), request.args.get(OPENED, "")
    kept = (draft for draft in found.drafts if draft.token != besides and _says_more(item, draft))
    waiting = (_opened(item, draft) if draft.token == opened else Waiting(draft) for draft in kept)
    return Around(item, found, tuple(waiting), login_left())


def login_left() -> dict:
    """Seconds until the login ends without another click, and whether a click puts that off."""
    login, idle = g.user.login, timedelta(minutes=current_app.config["IDLE_MINUTES"])
    ends = min(login.expires_at, login.seen_at + idle)
    return {"left": max(0, round((ends - now()).total_seconds())), "extends": login.expires_at > ends}


def sides(item: Item, draft: EditSession) -> tuple[Sides, dict[str, str]]:
    """The draft beside the newest words, and what of it can only be shown as it was typed."""
    fields, unread = fields_typed(KINDS[item.kind], draft.words)
    return Sides(draft.base, fields, item.head), unread


def saw(item: Item, base: str) -> Revision | None:
    """The revision a form was opened with; None if it is none of this item's, which no save may pass for."""
    if base == str(item.head_id):
        return item.head
    return revision_of(item, int(base)) if base.isascii() and base.isdigit() and len(base) < 10 else None


def typed(item: Item) -> Typed:
    """What the form sends along with its words: the fields that differ from those it was opened with."""
    kind, base = KINDS[item.kind], saw(item, request.form.get("base", ""))
    before = shown(kind, _words(base or item.head))
    return Typed(changed(request.form, before), base.id if base else None, writing().number)


def writing() -> Writing:
    """The editing session that the form belongs to, how often it has sent words, which proposals were taken over."""
    count = request.form.get("stand", "")
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 10 else 0
    named = request.form.get(ACCEPTED, "").replace(",", " ").split()
    accepted = tuple(rule for rule in named if rule in reasons())[:_ACCEPTED]
    return Writing(request.form.get("sitzung", ""), number, accepted)


def rescue(found: Seen, actor: Actor) -> None:
    """Words sent by somebody who has lost the right to save them meanwhile stay in the draft of their session."""
    if request.method == "POST" and "edit" not in found.may and writing().token:
        services_sessions.keep(found.item, typed(found.item), actor, writing().token)


def undo(item: Item, actor: Actor) -> None:
    """A form that was sent as it had been opened takes back what its session has kept, and is closed."""
    services_sessions.undo(item, actor, writing())
    note_saved(writing().token)


def note_saved(token: str) -> None:
    """The browser's own copy of these words may go: the next page says so."""
    if token:
        session["saved"] = [*session.get("saved", []), token][-_KEPT:]


def carried(values: Mapping[str, Any]) -> dict[str, str]:
    """A form's values as they are sent once more, with the button that was pressed."""
    pressed = {name: request.form[name] for name in ("pruefung", "weiter") if name in request.form}
    return {name: value or "" for name, value in values.items() if name != "csrf_token"} | pressed


def _says_more(item: Item, draft: EditSession) -> bool:
    """False if its base, the newest version or one since the draft was begun says all its words; read once."""
    fields, unread = fields_typed(KINDS[item.kind], draft.words)
    if unread:
        return True
    names = sorted(fields, key=lambda name: isinstance(fields[name], list))  # a short field tells sooner than a body
    since = Revision.select().where(Revision.item == item.id, Revision.id > (draft.base_id or 0))
    newest = since.where(Revision.id != item.head_id).order_by(Revision.id.desc()).limit(_VERSIONS)
    known = chain((draft.base or item.head, item.head), newest)
    return all(any(differs(name, fields, one) for name in names) for one in known)


def _opened(item: Item, draft: EditSession) -> Waiting:
    found, unread = sides(item, draft)
    base = Sides(found.base, found.mine, found.base or found.theirs)
    return Waiting(draft, True, tuple(differences(KINDS[item.kind], base)), tuple(unread.values()))


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement
