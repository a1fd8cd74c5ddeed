"""Coming in and going out."""

from datetime import timedelta

from flask import current_app, flash, g, redirect, request, session
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from coopcms.accounts.services_logins import log_in, log_out
from coopcms.admin.base import DeskView
from coopcms.admin.resend import carried, in_words
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow
from coopcms.web import DESK, TOKEN, next_address


class LoginForm(DeskForm):
    """Who one is, and the proof."""

    email = StringField(
        lazy_gettext("E-mail address"),
        [InputRequired(lazy_gettext("Please enter your e-mail address."))],
        render_kw={"type": "email", "autocomplete": "username", "autofocus": True},
    )
    password = PasswordField(
        lazy_gettext("Password"),
        [InputRequired(lazy_gettext("Please enter your password."))],
        render_kw={"autocomplete": "current-password"},
    )


class Door(DeskView):
    """Open to everybody."""

    checks_itself = ("login",)

    def is_accessible(self) -> bool:
        """Who is outside has to be able to come in."""
        return True

    @expose("/login", methods=["GET", "POST"])
    def login(self):
        """The form; after it the page the person wanted to see, or what they had sent when the session had ended."""
        form = LoginForm()
        if not form.validate_on_submit():
            return self._form(form, 422 if form.errors else 200)
        try:
            token = log_in(form.email.data, form.password.data, request.user_agent.string, lasting())
        except (Invalid, NotNow) as refusal:
            form.refuse(refusal, "password")
            return self._form(form, 429 if isinstance(refusal, NotNow) else 422)
        begin_session(token)
        if fields := carried():
            values = {"fields": fields, "sent": in_words(fields), "address": next_address()}
            values["leave"] = opened_by_a_link(values["address"])
            return self.render("admin/resend.html", rail=(), **values)
        return redirect(next_address(), 303)

    @expose("/logout", methods=["POST"])
    def logout(self):
        """End the session here and in the database."""
        if token := session.get(TOKEN):
            log_out(token)
        session.clear()
        flash(_("You are logged out."))
        return redirect(self.get_url(".login"), 303)

    def _form(self, form: LoginForm, status: int):
        return self.render("admin/login.html", form=form, rail=(), carried=carried()), status


def opened_by_a_link(address: str) -> str:
    """The address, or the next one above it, where what was sent has no page of its own."""
    path, built = address, current_app.create_url_adapter(request)
    while path := path.rstrip("/"):
        try:
            built.match(path.partition("?")[0], "GET")
            return path
        except RequestRedirect:
            return path
        except (MethodNotAllowed, NotFound):
            path = path.rpartition("/")[0]
    return DESK


def begin_session(token: str) -> None:
    """Let this browser hold the session; whoever prepared it knows nothing of the new one."""
    taste = {name: session[name] for name in ("lang", "scheme") if name in session}
    session.clear()
    g.pop("csrf_token", None)  # a token that this request has made belongs to the former session
    session.update({TOKEN: token} | taste)


def lasting() -> timedelta:
    """How long a session lasts at most."""
    return timedelta(hours=current_app.config["SETTINGS"].session_hours)


def views() -> list:
    """What desk.py hangs up."""
    return [Door("door", "/admin")]
