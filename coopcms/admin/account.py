"""One's own account: name, address, password, roles, absence and sessions."""

from collections.abc import Callable
from datetime import timedelta

from flask import current_app, flash, g, redirect, request, session
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts import services
from coopcms.accounts.devices import browser_and_system
from coopcms.accounts.models import Login
from coopcms.accounts.queries_logins import sessions_of
from coopcms.accounts.services_logins import check_password
from coopcms.accounts.services_profile import ask_email
from coopcms.accounts.services_sessions import end_session, end_sessions
from coopcms.accounts.tokens import digest
from coopcms.admin.absence import own_absence
from coopcms.admin.account_forms import EmailForm, OwnNameForm, PasswordForm
from coopcms.admin.base import DeskView
from coopcms.admin.role_words import sorted_roles
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow, Taken
from coopcms.web import TOKEN

HOME = "/admin/zugang"


class Account(DeskView):
    """For everybody who is logged in."""

    checks_itself = ("own", "rename", "email")

    @expose("", methods=["GET", "POST"])
    def own(self):
        """After a new password all sessions end, this one too."""
        form = PasswordForm()
        if not form.validate_on_submit() or not self._changed(form):
            return self._page(form)
        session.clear()
        flash(_("Your password is changed and all your sessions have ended. Please log in with the new one."))
        return redirect(self.get_url("door.login"), 303)

    @expose("/name", methods=["POST"])
    def rename(self):
        """How one is called from now on; the history keeps the old name."""
        form = OwnNameForm()
        done = _("The name is changed. The history keeps what it has said.")
        return self._try(form, lambda: services.rename(g.user, form.name.data, self.actor), done)

    @expose("/adresse", methods=["POST"])
    def email(self):
        """Another address, with the present password; it holds once the link mailed there has been followed."""
        form = EmailForm()
        done = _("A link is on its way to the new address. Until you follow it, the old one stays.")
        return self._try(form, lambda: ask_email(g.user, form.email.data, form.password.data, self.actor), done)

    @expose("/sitzung", methods=["POST"])
    def end_one(self):
        """End one session; one's own is left by logging out."""
        number = request.form.get("id", "")
        end_session(
            g.user, int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0, self.actor
        )
        flash(_("The session has ended."))
        return redirect(f"{HOME}#sitzungen", 303)

    @expose("/andere", methods=["POST"])
    def end_others(self):
        """End all sessions but this one."""
        end_sessions(g.user, self.actor, keep=session[TOKEN])
        flash(_("All other sessions have ended."))
        return redirect(f"{HOME}#sitzungen", 303)

    @expose("/abmelden", methods=["POST"])
    def leave_everywhere(self):
        """End all sessions, on every device."""
        end_sessions(g.user, self.actor)
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
            services.set_password(g.user, form.password.data, self.actor)
        except Invalid as refusal:
            form.refuse(refusal)
            return False
        return True

    def _try(self, form: DeskForm, act: Callable[[], object], done: str):
        if form.validate_on_submit():
            try:
                act()
            except (Invalid, NotNow, Taken) as refusal:
                form.refuse(refusal, "password")
            else:
                flash(done)
                return redirect(HOME, 303)
        return self._page(form)

    def _page(self, sent: DeskForm):
        kinds = {"password": PasswordForm, "name": OwnNameForm, "email": EmailForm}
        known = {"name": g.user.name}
        forms = {key: sent if isinstance(sent, kind) else kind(None, data=known) for key, kind in kinds.items()}
        forms["name"].apart("name")
        forms["email"].apart("adresse")
        page = self.render(
            "accounts/own.html", forms=forms, sent=sent, user=g.user, roles=sorted_roles(self.actor.roles),
            away=own_absence(g.user), sessions=[_session(row) for row in sessions_of(g.user, _idle())],
        )  # fmt: skip
        return page, 422 if sent.errors else 200


def device_words(agent: str) -> str:
    """The browser and its system in words."""
    browser, system = browser_and_system(agent)
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or system or _("Unknown device")


def _session(row: Login) -> dict:
    here = row.key == digest(session[TOKEN])
    return {
        "id": row.id,
        "device": device_words(row.device),
        "since": row.created_at,
        "seen": row.seen_at,
        "here": here,
    }


def _idle() -> timedelta:
    return timedelta(minutes=current_app.config["IDLE_MINUTES"])


def views() -> list:
    """What desk.py hangs up."""
    return [Account("account", HOME)]
