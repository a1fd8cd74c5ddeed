"""Beginning an item: the form of its kind and the centre it is written for."""

from collections.abc import Iterable

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from coopcms.admin.base import TEXTS, DeskView
from coopcms.admin.drafts import login_left
from coopcms.admin.forms import StartForm, parts_of, starting_form
from coopcms.admin.once import begun_with, remember
from coopcms.admin.queries import writing_centres
from coopcms.admin.rail import RailLink
from coopcms.admin.submitting import BUTTON, SUBMIT, submitted
from coopcms.admin.words import changed, shown
from coopcms.content import services, workflows
from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import KINDS
from coopcms.content.policy import CREATORS
from coopcms.errors import Invalid, NotAllowed, msg

_FIELDS = {"topic": "topics", "seo": "seo_text"}  # the field a check looks at, where it has another name


class Writing(DeskView):
    """One page per kind."""

    checks_itself = ("begin",)

    group = TEXTS

    def links(self) -> Iterable[RailLink]:
        """A way to each kind, for those who write."""
        if not any(role in CREATORS for role, _slug in self.actor.roles):
            return []
        return [
            RailLink(_("New: %(kind)s", kind=_(kind.title)), f"/admin/neu/{kind.name}", icon="plus")
            for kind in KINDS.values()
        ]

    @expose(f"/<any({', '.join(KINDS)}):kind_name>", methods=["GET", "POST"])
    def begin(self, kind_name: str):
        """A draft may be incomplete: nothing but the centre is asked for."""
        kind, form = KINDS[kind_name], centred(starting_form(KINDS[kind_name])(), writing_centres(self.actor))
        if not form.validate_on_submit():
            return self._form(kind, form)
        if item_id := begun_with(form):
            flash(_("This form has been sent before; here is the draft it began."))
            return redirect(f"/admin/item/{item_id}", 303)
        try:
            item = services.create(kind.name, form.centre.data, changed(form.data, shown(kind, {})), self.actor)
        except Invalid as refusal:
            form.refuse(refusal)
            return self._form(kind, form)
        remember(form, item.id)
        if BUTTON in request.form:
            return redirect(submitted(item.id, self.actor), 303)
        flash(_("The draft is begun. Nobody outside your centre sees it; next, give it for review or go on writing."))
        return redirect(f"/admin/item/{item.id}", 303)

    def _form(self, kind: Kind, form: StartForm):
        flow = workflows.for_kind(kind.name)
        values = {"kind": kind, "form": form, "parts": parts_of(kind), "needed": needed(flow)}
        values |= {"login": login_left(), "submits": SUBMIT in {step.id for step in flow.exits(flow.initial)}}
        return self.render("admin/begin.html", **values), 422 if form.errors else 200


def centred(form: StartForm, centres: list[tuple[str, str]]) -> StartForm:
    """The form with the centres the person writes for. Raises NotAllowed if there is none."""
    if not centres:
        raise NotAllowed(msg("Only authors and leads of a centre begin texts."), who_can=CREATORS)
    choices = [SelectChoice(slug, name) for slug, name in centres]
    form.centre.choices = choices if len(centres) == 1 else [SelectChoice("", _("– please choose –")), *choices]
    return form


def needed(definition) -> dict[str, str]:
    """What the way out of the first state asks of fields: `checks` those that stop there, `warns` of the others."""
    steps = definition.exits(definition.initial)
    asked = dict.fromkeys((name for step in steps for name in step.warns), "warns")
    asked |= dict.fromkeys((name for step in steps for name in step.checks), "checks")
    return {_FIELDS.get(name, name): how for name, how in asked.items()}


def views() -> list:
    """What desk.py hangs up."""
    return [Writing("writing", "/admin/neu")]
