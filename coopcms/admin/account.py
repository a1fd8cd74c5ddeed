"""One's own account: which roles one holds, a new password, the end of all sessions."""

from flask import flash, g, redirect, session
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired

from coopcms.accounts.policy import ROLE_TITLES
from coopcms.accounts.services import set_password
from coopcms.accounts.services_logins import check_password, log_out_everywhere
from coopcms.admin.base import DeskView
from coopcms.admin.queries import centre_names
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow

HOME = "/admin/zugang"


class PasswordForm(DeskForm):
    """The old proof and the new one."""

    current = PasswordField(
        lazy_gettext("Present password"),
        [InputRequired(lazy_gettext("Please enter your present password."))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        lazy_gettext("New password"),
        [InputRequired(lazy_gettext("Please enter the new password."))],
        description=lazy_gettext("At least 12 characters; a sentence is easier to keep in mind than signs."),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        lazy_gettext("New password once more"),
        [EqualTo("password", lazy_gettext("The two new passwords differ."))],
        render_kw={"autocomplete": "new-password"},
    )


class Account(DeskView):
    """For everybody who is logged in."""

    checks_itself = ("own",)

    @expose("", methods=["GET", "POST"])
    def own(self):
        """After a new password all sessions end, this one too."""
        form = PasswordForm()
        if not form.validate_on_submit() or not self._changed(form):
            return self._page(form)
        session.clear()
        flash(_("Your password is changed and all your sessions have ended. Please log in with the new one."))
        return redirect(self.get_url("door.login"), 303)

    @expose("/abmelden", methods=["POST"])
    def leave_everywhere(self):
        """End all sessions, on every device."""
        log_out_everywhere(g.user)
        session.clear()
        flash(_("You are logged out on all devices."))
        return redirect(self.get_url("door.login"), 303)

    def _changed(self, form: PasswordForm) -> bool:
        try:
            check_password(g.user, form.current.data)
        except (Invalid, NotNow) as refusal:
            form.current.errors = [_(refusal.message, **refusal.values)]
            return False
        try:
            set_password(g.user, form.password.data, self.actor)
        except Invalid as refusal:
            form.refuse(refusal)
            return False
        return True

    def _page(self, form: PasswordForm):
        names = centre_names(slug for _role, slug in self.actor.roles)
        roles = sorted((names.get(slug, slug), _(ROLE_TITLES[role])) for role, slug in self.actor.roles)
        return self.render("accounts/own.html", form=form, roles=roles, user=g.user), 422 if form.errors else 200


def views() -> list:
    """What desk.py hangs up."""
    return [Account("account", HOME)]
