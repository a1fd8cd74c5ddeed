"""Unsubscribing without a login: the link in a mail, for people and for the button of a mail program (RFC 8058)."""

from flask import Blueprint, current_app, render_template

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.notify.kinds import ALL, KINDS
from coopcms.notify.services_wishes import unsubscribe
from coopcms.notify.tokens import PATH, read_token

leave = Blueprint("leave", __name__)


@leave.get(f"{PATH}/<token>")
def ask(token: str):
    """Opening a link changes nothing: mail programs and filters open links too."""
    return _page(token, done=False)


@leave.post(f"{PATH}/<token>")
def do(token: str):
    """The token alone is the proof, so that one press in a mail program is enough; pressing twice is no fault."""
    return _page(token, done=True)


def _page(token: str, *, done: bool):
    found = read_token(token, current_app.config["SETTINGS"])
    user = found and User.get_or_none(User.id == found[0], User.active)
    if not user or (found[1] != ALL and KINDS[found[1]].pressing):
        return _answer("", done=False), 404
    if done:
        unsubscribe(found[1], actor_for(user, "mail"))
    return _answer(found[1], done=done)


def _answer(kind: str, *, done: bool) -> str:
    return render_template(
        "leave/unsubscribe.html", kind=kind, title=kind and kind != ALL and KINDS[kind].title, done=done
    )
