"""What the network has answered for all: the site's texts, and the workflow of each kind."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.base import ADMINISTRATION, DeskView
from coopcms.admin.typed import DeskForm
from coopcms.content import workflows
from coopcms.content.kinds.registry import DEFAULT_WORKFLOW
from coopcms.errors import Invalid, Problem, msg
from coopcms.network.policy import SHARED_AT
from coopcms.network.queries import settings_by_prefix
from coopcms.network.services import set_setting
from coopcms.network.setting_keys import KEYS, Key, checked

HOME = "/admin/einstellungen"


class Settings(DeskView):
    """One form for all of them."""

    group, title = ADMINISTRATION, msg("Settings")
    open_to = SHARED_AT
    checks_itself = ("index",)

    @expose("/", methods=["GET", "POST"])
    def index(self):
        """Only what somebody changed is written; one faulty answer keeps all the others back."""
        before = _answers()
        form = settings_form()(data=before)
        if form.validate_on_submit():
            try:
                self._save(form, before)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                return redirect(f"{HOME}/", 303)
        alone = [_(KEYS[key].title) for key, value in before.items() if KEYS[key].is_workflow and _is_alone(value)]
        page = self.render("admin/master/settings.html", form=form, alone=alone)
        return page, 422 if form.errors else 200

    def _save(self, form: DeskForm, before: dict[str, str]) -> None:
        values = _checked({key: form[key].data or "" for key in KEYS})
        changed = {key: value for key, value in values.items() if value != before[key]}
        for key, value in changed.items():
            set_setting(key, value, self.actor)
        if not changed:
            flash(_("Nothing was changed."))
        elif any(KEYS[key].is_workflow and _is_alone(value) for key, value in changed.items()):
            flash(_("Saved. Take care: under this workflow one person alone publishes new items."), "warning")
        else:
            flash(_("Saved. Public pages and new items follow it from now on."))


def settings_form() -> type[DeskForm]:
    """A field per setting; made anew each time, since the workflows in force are its choices."""
    return type("SettingsForm", (DeskForm,), {key: _field(known) for key, known in KEYS.items()})


def _field(known: Key):
    label = lazy_gettext(known.title)
    if known.is_workflow:
        return SelectField(
            label, choices=[SelectChoice(name, _named(flow)) for name, flow in workflows.in_force().items()]
        )
    return TextAreaField(label, render_kw={"rows": 8}) if known.lines else StringField(label)


def _named(flow) -> str:
    return flow.title if flow.has_lanes else _("%(workflow)s (one person publishes alone)", workflow=flow.title)


def _answers() -> dict[str, str]:
    """Every setting as it holds now, defaults included."""
    stored = settings_by_prefix("")
    defaults = {f"workflow.{kind}": flow for kind, flow in DEFAULT_WORKFLOW.items()}
    return {key: stored.get(key) or defaults.get(key, "") for key in KEYS}


def _checked(values: dict[str, str]) -> dict[str, str]:
    """All values as they are kept. Raises Invalid with every fault at once."""
    problems: list[Problem] = []
    clean = {}
    for key, value in values.items():
        try:
            clean[key] = checked(key, value)
        except Invalid as refusal:
            problems += refusal.problems
    if problems:
        raise Invalid(*problems)
    return clean


def _is_alone(name: str) -> bool:
    flow = workflows.in_force().get(name)
    return flow is not None and not flow.has_lanes


def views() -> list:
    """What desk.py hangs up."""
    return [Settings("settings", HOME)]
