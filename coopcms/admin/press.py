"""Reading in a press text: a file or pasted words become a draft, as `coopcms import` does it; its report follows."""

from collections.abc import Iterable

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import SelectField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.base import TEXTS, DeskView
from coopcms.admin.forms import StartForm
from coopcms.admin.item_desk import HOME as ITEM_HOME
from coopcms.admin.item_desk import address_of
from coopcms.admin.once import begun_with, remember
from coopcms.admin.press_report import REPORT, PressReport
from coopcms.admin.queries import writing_centres
from coopcms.admin.rail import RailLink
from coopcms.admin.writing import centred
from coopcms.content.kinds.registry import KINDS
from coopcms.content.policy import CREATORS
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.press import PressText, Unreadable, read_press
from coopcms.exchange.services import bring_in

HOME = "/admin/einlesen"
ENDINGS = (".docx", ".docm", ".odt", ".eml", ".md", ".txt", ".html", ".htm")


class PressForm(StartForm):
    """The text, what it becomes, and for whom."""

    kind = SelectField(
        lazy_gettext("Kind"), choices=[SelectChoice(kind.name, lazy_gettext(kind.title)) for kind in KINDS.values()]
    )
    file = FileField(
        lazy_gettext("File"),
        render_kw={"accept": ",".join((*ENDINGS, "text/plain", "text/html", "text/markdown", "message/rfc822"))},
    )
    text = TextAreaField(
        lazy_gettext("Or the text itself"),
        description=lazy_gettext("Plain text, Markdown, HTML, or a mail with its first lines (From, Subject)."),
        render_kw={"rows": 12},
    )


class Press(DeskView):
    """One form."""

    checks_itself = ("read",)

    group = TEXTS

    def links(self) -> Iterable[RailLink]:
        """For those who write."""
        writes = any(role in CREATORS for role, _slug in self.actor.roles)
        return [RailLink(_("From a press text"), HOME, icon="plus")] if writes else []

    @expose("", methods=["GET", "POST"])
    def read(self):
        """What was read stands in a draft; what could not be read is named and nothing of it is kept."""
        form = centred(PressForm(), writing_centres(self.actor))
        if not form.validate_on_submit():
            return self._form(form)
        if item_id := begun_with(form):
            flash(_("This form has been sent before; here is the draft it began."))
            return redirect(f"/admin/item/{item_id}", 303)
        try:
            text = _read(form)
            item = bring_in(text, form.kind.data, form.centre.data, self.actor, name=_name(form))
        except (Unreadable, Invalid) as refusal:
            form.refuse(refusal, "file" if form.file.data else "text")
            return self._form(form)
        remember(form, item.id)
        flash(_("The text was read in as a draft. Please compare it with the original before you give it for review."))
        return redirect(address_of(item.id, f"/{REPORT}"), 303)

    def _form(self, form: PressForm):
        most = (request.max_content_length or 0) // 2**20
        form.file.description = _(
            "Word (.docx), OpenDocument (.odt), mail (.eml), Markdown, HTML or plain text; at most %(megabytes)s MB. "
            "After a refusal, choose it once more.",
            megabytes=most,
        )
        return self.render("admin/press.html", form=form), 422 if form.errors else 200


def _name(form: PressForm) -> str:
    """The file's name, if there is a file."""
    return (form.file.data.filename or "") if form.file.data else ""


def _read(form: PressForm) -> PressText:
    if form.file.data:
        with form.file.data.stream as stream:  # a large upload lies in a file of its own: give it back at once
            return read_press(stream.read(), _name(form))
    if not (form.text.data or "").strip():
        raise Invalid(Problem("file", msg("Please choose a file, or paste the text below.")))
    return read_press(form.text.data.encode("utf-8", "surrogatepass"), "")


def views() -> list:
    """What desk.py hangs up."""
    return [Press("press", HOME), PressReport("press_report", ITEM_HOME)]
