"""What a link from a mail opens: an invitation, a new password for who has forgotten theirs, another address."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired

from coopcms.accounts.queries import roles_by_user
from coopcms.accounts.queries_links import ADDRESS, INVITE, RESET, link_of
from coopcms.accounts.services_links import LASTS, ask_reset, use_link
from coopcms.accounts.services_logins import open_session
from coopcms.accounts.services_profile import confirm_email
from coopcms.accounts.tokens import borne
from coopcms.admin.account_forms import NEW_PASSWORD
from coopcms.admin.base import DeskView
from coopcms.admin.door import begin_session, lasting
from coopcms.admin.role_words import sorted_roles
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow, Taken, Unknown

FORGOTTEN, SENT = "/passwort-vergessen", "/passwort-vergessen/gesendet"


class ForgottenForm(DeskForm):
    """Whose password it is."""

    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter your e-mail address."))],
        render_kw={"type": "email", "autocomplete": "username"},
    )


class FirstPasswordForm(DeskForm):
    """A password, twice."""

    password = PasswordField(
        lazy_gettext("New password"),
        [InputRequired(lazy_gettext("Please enter the new password."))],
        description=NEW_PASSWORD,
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        lazy_gettext("New password once more"),
        [EqualTo("password", lazy_gettext("The two new passwords differ."))],
        render_kw={"autocomplete": "new-password"},
    )


class Links(DeskView):
    """Open to everybody, like the door; looking at a link uses nothing up: mail scanners look, too."""

    checks_itself = ("forgotten", "invitation", "reset", "address")

    def is_accessible(self) -> bool:
        """Who is outside has to be able to come in."""
        return True

    @expose(FORGOTTEN, methods=["GET", "POST"])
    def forgotten(self):
        """The same answer for every address, known or not."""
        form, status = ForgottenForm(), 200
        if form.validate_on_submit():
            try:
                ask_reset(form.email.data)
            except NotNow as refusal:
                form.refuse(refusal, "email")
                status = 429
            else:
                return redirect(self.get_url(".sent"), 303)
        return self._page("forgotten", form=form), 422 if form.errors and status == 200 else status

    @expose(SENT)
    def sent(self):
        """What happens next."""
        return self._page("sent", minutes=LASTS[RESET].seconds // 60)

    @expose("/einladung/<token>", methods=["GET", "POST"])
    def invitation(self, token: str):
        """Who I shall be here, and my first password; then I am inside."""
        form = FirstPasswordForm()
        try:
            user = self._user(token, INVITE, form)
        except Unknown as gone:
            return self._gone(gone)
        if form.is_submitted() and not form.errors:
            begin_session(open_session(user, request.user_agent.string, lasting()))
            flash(_("Welcome, %(name)s. Your password is set and you are logged in.", name=user.name))
            return redirect("/admin/", 303)
        roles = sorted_roles(roles_by_user([user.id]).get(user.id, []))
        return self._page("invitation", form=form, user=user, roles=roles), 422 if form.errors else 200

    @expose("/passwort/<token>", methods=["GET", "POST"])
    def reset(self, token: str):
        """A new password; then one logs in with it."""
        form = FirstPasswordForm()
        try:
            user = self._user(token, RESET, form)
        except Unknown as gone:
            return self._gone(gone)
        if form.is_submitted() and not form.errors:
            flash(_("Your password is changed and all your sessions have ended. Please log in with the new one."))
            return redirect(self.get_url("door.login"), 303)
        return self._page("reset", form=form, user=user), 422 if form.errors else 200

    @expose("/adresse/<token>", methods=["GET", "POST"])
    def address(self, token: str):
        """Whoever reads mails there says so by a button; until then the old address stays."""
        form = DeskForm()
        try:
            user = link_of(token, ADDRESS).user
            if form.validate_on_submit():
                confirm_email(token)
                flash(_("Your address is changed. You log in with the new one; the old one has been told."))
                return redirect("/admin/zugang", 303)
        except Unknown as gone:
            return self._page("address", message=_(gone.message)), 410
        except Taken as refusal:
            form.refuse(refusal)
        return self._page("address", form=form, user=user, email=borne(token)), 422 if form.errors else 200

    def _user(self, token: str, purpose: str, form: FirstPasswordForm):
        """Whose link it is; its password is set where the form brings a fine one."""
        user = link_of(token, purpose).user
        if form.validate_on_submit():
            try:
                return use_link(token, purpose, form.password.data)
            except Invalid as refusal:
                form.refuse(refusal)
        return user

    def _gone(self, gone: Unknown):
        return self._page("link_gone", message=_(gone.message)), 410

    def _page(self, name: str, **values) -> str:
        return self.render(f"accounts/{name}.html", rail=(), **values)


def views() -> list:
    """What desk.py hangs up."""
    return [Links("links", "/admin")]
