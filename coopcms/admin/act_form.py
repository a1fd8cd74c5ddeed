"""The form of one transition: exactly the inputs its workflow file asks for."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.widgets import DateTimeLocalInput, TextInput

from coopcms.admin.says import Names
from coopcms.admin.typed import DeskForm
from coopcms.clock import berlin, parse_moment
from coopcms.content.models import Item
from coopcms.errors import msg
from coopcms.workflow.definition import Ask
from coopcms.workflow.facts import Inputs

_PUBLIC_REASON = msg("Reason, as readers see it")
_COMMENTS = {"withdraw": _PUBLIC_REASON, "expire": _PUBLIC_REASON}
_MOMENTS = {
    "schedule": ("publish_at", msg("It goes live by itself then, in Berlin's time.")),
    "embargo": ("embargo", msg("Nothing goes live before, in Berlin's time.")),
    "expire": (
        "expire_at",
        msg("It is withdrawn by itself then, in Berlin's time. Left empty, the date is taken back."),
    ),
}


class MomentInput(DateTimeLocalInput):
    """The browser's calendar and clock; a plain input for words that are no moment, so that they stay to be mended."""

    def __call__(self, field, **kwargs):
        return super().__call__(field, **kwargs) if _is_for_calendar(field.data) else TextInput()(field, **kwargs)


def _is_for_calendar(text: str | None) -> bool:
    try:
        return not text or bool(datetime.strptime(text, "%Y-%m-%dT%H:%M"))
    except ValueError:
        return False


class ActForm(DeskForm):
    """Every input there is; `act_form` takes away what a transition does not ask for. The engine judges them."""

    comment = TextAreaField(lazy_gettext("Reason"), render_kw={"rows": 3})
    at = StringField(lazy_gettext("Date and time"), widget=MomentInput())
    mode = RadioField(
        lazy_gettext("What readers see at its address"),
        choices=[
            SelectChoice("banner", lazy_gettext("The page with a banner that says why")),
            SelectChoice("gone", lazy_gettext("Only that the page is gone, and why")),
        ],
        default="banner", validate_choice=False,
    )  # fmt: skip
    successor = StringField(
        lazy_gettext("Page that takes its place"), description=lazy_gettext("An address such as /artikel/beispiel.")
    )
    lane = SelectField(lazy_gettext("For which centre you act"), validate_choice=False)
    confirm = BooleanField(lazy_gettext("Yes, now. The date that is set will be dropped."))
    password = PasswordField(
        lazy_gettext("Your password once more"), render_kw={"autocomplete": "current-password", "value": ""}
    )
    hash = HiddenField()

    def inputs(self) -> Inputs:
        """What was typed, for the engine. Raises Invalid for a moment that is none."""
        given = {name: self[name].data for name in ("comment", "mode", "successor", "lane", "hash") if name in self}
        at = self.at.data.strip() if "at" in self and self.at.data else ""
        clean = {name: (text or "").strip() for name, text in given.items()}
        return Inputs(at=parse_moment(at) if at else None, confirm="confirm" in self and self.confirm.data, **clean)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which form: the transition, its inputs, the lanes the person may act for; no `item` where there are several."""

    transition: str
    asks: tuple[Ask, ...]
    lanes: tuple[str, ...]
    names: Names
    item: Item | None
    scheduled: bool


def act_form(wanted: Wanted, typed: MultiDict | None = None) -> ActForm:
    """The form with what was typed, else with what is known: the date that is set, the hash on the screen."""
    column, help = _MOMENTS.get(wanted.transition, ("", ""))
    at = getattr(wanted.item, column, None) if column else None
    read = wanted.item.head.hash if wanted.item else ""
    known = {"at": f"{berlin(at):%Y-%m-%dT%H:%M}" if at else "", "hash": read}
    form = ActForm(typed, data=known)
    asked = _asked(wanted)
    for name in [field.short_name for field in form if field.short_name != "csrf_token"]:
        if name not in asked:
            del form[name]
    _explain(form, wanted, asked, help)
    form.apart(wanted.transition)
    return form


def _asked(wanted: Wanted) -> dict[str, bool]:
    """The inputs by name; true where they have to be given. Confirmed is only what drops a date."""
    asked = {ask.name: not ask.optional for ask in wanted.asks}
    if "reauth" in asked:
        asked["password"] = asked.pop("reauth")
    if not wanted.scheduled:
        asked.pop("confirm", None)
    asked.pop("lane", None)
    return asked | ({"lane": True} if len(wanted.lanes) > 1 else {})


def _explain(form: ActForm, wanted: Wanted, asked: dict[str, bool], help: str) -> None:
    for name, required in asked.items():
        if required:
            form[name].flags.required = True
    if "comment" in form and wanted.transition in _COMMENTS:
        form.comment.label.text = _(_COMMENTS[wanted.transition])
    if "at" in form and help:
        form.at.description = _(help)
    if "lane" in form:
        chosen = [SelectChoice(slug, wanted.names.get(slug, slug)) for slug in wanted.lanes]
        form.lane.choices = [SelectChoice("", _("– please choose –")), *chosen]
