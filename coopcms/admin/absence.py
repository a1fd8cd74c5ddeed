"""Being away: one's own days, and those of the people one looks after."""

from flask import flash, g, redirect
from flask_admin import expose
from flask_babel import format_date
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from coopcms.accounts import policy
from coopcms.accounts.models import User
from coopcms.accounts.queries import is_away, roles_by_user, today, user
from coopcms.accounts.queries_absence import absences, colleagues, people_of, with_deputy
from coopcms.accounts.services_absence import end_absence, set_absence
from coopcms.admin.account_forms import AbsenceForm
from coopcms.admin.base import PLANNING, DeskView
from coopcms.clock import parse_day
from coopcms.errors import Invalid, msg

HOME = "/admin/abwesenheit"
ONE = "/<int(max=2147483647):user_id>"


class Absences(DeskView):
    """Who is away, and the form for it."""

    group, title = PLANNING, msg("Absences")
    checks_itself = ("one",)

    def links(self):
        """In the rail of those who look after others."""
        return super().links() if policy.is_administrator(self.actor) or _led(self.actor) else []

    @expose("/")
    def index(self):
        """Absences of the centres in which one holds a role; administrators see all."""
        everywhere = policy.is_administrator(self.actor)
        slugs = None if everywhere else {slug for _role, slug in self.actor.roles}
        rows = absences(slugs, today())
        people = [] if everywhere else people_of(_led(self.actor))
        mine = {row.id for row in people} | {g.user.id}
        told = [(row, absence_words(row), is_away(row), everywhere or row.id in mine) for row in rows]
        return self.render("accounts/absences.html", rows=told, people=people, own=g.user.id)

    @expose(ONE, methods=["GET", "POST"])
    def one(self, user_id: int):
        """The days and the deputy of one person."""
        row = self._looked_after(user_id)
        given = {"first": row.away_from or "", "last": row.away_until or "", "deputy": str(row.deputy_id or "")}
        form = AbsenceForm(data=given)
        others = colleagues(row)
        form.deputy.choices = [SelectChoice("", _("nobody")), *(SelectChoice(str(o.id), o.name) for o in others)]
        if form.validate_on_submit():
            try:
                self._set(row, form, others)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                return redirect(self._home(row), 303)
        page = self.render("accounts/absence.html", form=form, row=row, own=row.id == g.user.id)
        return page, 422 if form.errors else 200

    @expose(f"{ONE}/beenden", methods=["POST"])
    def end(self, user_id: int):
        """There again."""
        row = self._looked_after(user_id)
        end_absence(row, self.actor)
        flash(_("The absence has ended: nobody stands in any more."))
        return redirect(self._home(row), 303)

    def _set(self, row: User, form: AbsenceForm, others: list[User]) -> None:
        days = parse_day(form.first.data, "first"), parse_day(form.last.data, "last")
        deputy = next((one for one in others if str(one.id) == form.deputy.data), None)
        set_absence(row, days, deputy, self.actor)
        flash(_("The absence is noted. Wherever somebody should sign, the desk names the deputy."))
        if deputy and is_away(deputy, *days):
            warning = _(
                "Take care: %(name)s is away in this time, too. Choose somebody else if you can.", name=deputy.name
            )
            flash(warning, "warning")

    def _looked_after(self, user_id: int) -> User:
        row = user(user_id)
        if row.id != self.actor.id:
            policy.require_looks_after(self.actor, roles_by_user([row.id]).get(row.id, []))
        return row

    def _home(self, row: User) -> str:
        return "/admin/zugang" if row.id == g.user.id else f"{HOME}/"


def absence_words(row: User | None) -> str:
    """From when to when, and who stands in; nothing for who is not away in the days to come."""
    if row is None or not row.away_from or row.away_until < today():
        return ""
    first, last = (format_date(day, "long") for day in (row.away_from, row.away_until))
    days = (
        _("away on %(day)s", day=first)
        if first == last
        else _("away from %(first)s to %(last)s", first=first, last=last)
    )
    return _("%(days)s; deputy: %(name)s", days=days, name=row.deputy.name) if row.deputy else days


def own_absence(row: User) -> str:
    """The same of somebody whose deputy is not read yet."""
    return absence_words(with_deputy(row.id)) if row.away_from else ""


def _led(actor) -> set[str]:
    return {slug for role, slug in actor.roles if role == "centre_lead"}


def views() -> list:
    """What desk.py hangs up."""
    return [Absences("absences", HOME)]
