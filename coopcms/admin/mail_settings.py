"""Which mails one gets, and when."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.fields import SelectChoice

from coopcms.admin.base import DeskView
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid
from coopcms.notify.kinds import KINDS, wishable
from coopcms.notify.letter import WISHES
from coopcms.notify.queries import wishes_of
from coopcms.notify.services_wishes import HOURS, wish


class MailSettings(DeskView):
    """For everybody who is logged in."""

    checks_itself = ("own",)

    @expose("", methods=["GET", "POST"])
    def own(self):
        """One form: the hour, and a tick for each kind."""
        known = wishes_of([self.actor.id])[self.actor.id]
        ticks = {kind.name: kind.name not in known.muted for kind in wishable()}
        form = wishes_form()(data=ticks | {"hour": "" if known.hour is None else str(known.hour)})
        if form.validate_on_submit():
            try:
                self._save(form)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved. It holds for the next mails; the inbox shows all news as before."))
                return redirect(WISHES, 303)
        pressing = [kind for kind in KINDS.values() if kind.pressing]
        page = self.render("admin/mail_settings.html", form=form, kinds=wishable(), pressing=pressing)
        return page, 422 if form.errors else 200

    def _save(self, form: DeskForm) -> None:
        hour = int(form.hour.data) if form.hour.data else None
        wish(hour, [kind.name for kind in wishable() if not form[kind.name].data], self.actor)


def wishes_form() -> type[DeskForm]:
    """A tick for each kind that can be unsubscribed from, and the hour."""
    hours = [SelectChoice(str(hour), _("Once a day at %(hour)s", hour=f"{hour:02}:00")) for hour in HOURS]
    when = SelectField(
        _l("When mails come"),
        choices=[SelectChoice("", _("One mail for each event, at once")), *hours],
        description=_l("Berlin time. The one mail a day tells only what you have not read at the desk by then."),
    )
    ticks = {kind.name: BooleanField(_l(kind.title), description=_l(kind.about)) for kind in wishable()}
    return type("WishesForm", (DeskForm,), {"hour": when, **ticks})


def views() -> list:
    """What desk.py hangs up."""
    return [MailSettings("mail_settings", WISHES)]
