"""A form that begins something begins it once, however often it is sent."""

from flask import session

from coopcms.admin.forms import StartForm

_KEPT = 10  # forms remembered in a session


def begun_with(form: StartForm) -> int | None:
    """The item that this very form has begun already."""
    return dict(session.get("begun", [])).get(form.once.data)


def remember(form: StartForm, item_id: int) -> None:
    """Keep in mind what the form has begun."""
    session["begun"] = [*session.get("begun", []), (form.once.data, item_id)][-_KEPT:]
