"""Accounts and their roles, for administrators: every change through the accounts' services."""

from collections.abc import Callable

from flask import flash, g, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields import SelectChoice

from coopcms.accounts import services
from coopcms.accounts.models import ROLES, User
from coopcms.accounts.policy import ACCOUNTS, ROLE_TITLES
from coopcms.accounts.queries import roles_by_user, user
from coopcms.accounts.queries_links import INVITE, last_invitation
from coopcms.accounts.services_links import send_link
from coopcms.accounts.services_logins import check_password
from coopcms.accounts.services_sessions import end_sessions
from coopcms.admin.absence import own_absence
from coopcms.admin.base import ADMINISTRATION, DeskView
from coopcms.admin.master_forms import AccountForm, NameForm, PasswordForm, RoleForm
from coopcms.admin.master_users_list import HOME, list_values
from coopcms.admin.role_words import places_of_roles, role_words
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow, Taken, msg
from coopcms.network.queries import organisation
from coopcms.review.queries_handover import named

RELEASING = ("publisher", "centre_lead", "network_editor", "administrator")
HOLDING = ("centre", "network")  # kinds of organisations in which roles are held
ONE = "/<int(max=2147483647):user_id>"


class Accounts(DeskView):
    """All accounts, and one."""

    group, title = ADMINISTRATION, msg("Accounts")
    open_to = (ACCOUNTS,)
    checks_itself = ("begin", "rename", "password", "grant")

    @expose("/")
    def index(self):
        """Everybody, deactivated accounts too, with their roles; found by name, address, role and centre."""
        return self.render("admin/master/users.html", **list_values())

    @expose("/neu", methods=["GET", "POST"])
    def begin(self):
        """A new account without roles."""
        form = AccountForm()
        if form.validate_on_submit():
            try:
                made = services.create_user(form.email.data, form.name.data, form.password.data or None, self.actor)
            except (Invalid, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("The account is there. Give it its roles here, then send the invitation."))
                return redirect(f"{HOME}/{made.id}", 303)
        return self.render("admin/master/new.html", form=form, heading=_("New account"), back=f"{HOME}/"), _status(form)

    @expose(ONE)
    def account(self, user_id: int):
        """One account: its name, its roles, its password, whether it is open."""
        return self._page(user(user_id))

    @expose(f"{ONE}/name", methods=["POST"])
    def rename(self, user_id: int):
        """Another name; the history keeps the old one."""
        row, form = user(user_id), NameForm()
        done = _("The name is changed. The history keeps what it has said.")
        return self._try(row, form, lambda: services.rename(row, form.name.data or "", self.actor), done)

    @expose(f"{ONE}/passwort", methods=["POST"])
    def password(self, user_id: int):
        """A new password; all sessions end."""
        row, form = user(user_id), PasswordForm()
        done = _("The new password holds, and all sessions of the account have ended.")
        return self._try(row, form, lambda: services.set_password(row, form.password.data or "", self.actor), done)

    @expose(f"{ONE}/link", methods=["POST"])
    def send(self, user_id: int):
        """An invitation, or a link to a new password for who has one: by mail only, nobody else sees it."""
        row = user(user_id)
        if send_link(row, self.actor) == INVITE:
            flash(_("The invitation is on its way to %(email)s. It works once and for seven days.", email=row.email))
        else:
            flash(_("A link to a new password is on its way to %(email)s.", email=row.email))
        return redirect(f"{HOME}/{user_id}", 303)

    @expose(f"{ONE}/sitzungen", methods=["POST"])
    def end_sessions(self, user_id: int):
        """The person is out at once, everywhere, and may log in anew."""
        count = end_sessions(user(user_id), self.actor)
        flash(ngettext("One session has ended.", "%(num)s sessions have ended.", count))
        return redirect(f"{HOME}/{user_id}", 303)

    @expose(f"{ONE}/rolle", methods=["POST"])
    def grant(self, user_id: int):
        """A role in one place, from now on; roles that release texts need the administrator's password, too."""
        row, form = user(user_id), RoleForm()

        def give():
            if form.role.data in RELEASING:
                check_password(g.user, form.password.data or "")
            services.grant_role(row, form.role.data or "", organisation(form.organisation.data or ""), self.actor)

        return self._try(row, form, give, _("The role holds from now on."))

    @expose(f"{ONE}/rolle/nehmen", methods=["POST"])
    def revoke(self, user_id: int):
        """A role ends at once, in open pages too."""
        place = organisation(request.form.get("organisation", ""))
        services.revoke_role(user(user_id), request.form.get("role", ""), place, self.actor)
        flash(_("The role is taken away, from this moment on."))
        return redirect(f"{HOME}/{user_id}", 303)

    @expose(f"{ONE}/schliessen", methods=["POST"])
    def close(self, user_id: int):
        """Nobody logs in with it any more; its name stays in the history."""
        row = user(user_id)
        services.deactivate(row, self.actor)
        flash(_("The account is deactivated and its sessions have ended. Its name stays in the history."))
        if count := len(named(row)):
            left = ngettext("One thing still names the person.", "%(num)s things still name the person.", count)
            flash(_("%(left)s Hand them over here.", left=left), "warning")
            return redirect(f"{HOME}/{user_id}/uebergabe", 303)
        return redirect(f"{HOME}/{user_id}", 303)

    @expose(f"{ONE}/oeffnen", methods=["POST"])
    def reopen(self, user_id: int):
        """With the roles it had."""
        services.reactivate(user(user_id), self.actor)
        flash(_("The account is active again, with the roles it had."))
        return redirect(f"{HOME}/{user_id}", 303)

    def _try(self, row: User, form: DeskForm, act: Callable[[], object], done: str):
        if form.validate_on_submit():
            try:
                act()
            except (Invalid, NotNow) as refusal:
                form.refuse(refusal, "password")
            else:
                flash(done)
                return redirect(f"{HOME}/{row.id}", 303)
        return self._page(row, form)

    def _page(self, row: User, refused: DeskForm | None = None):
        forms = {"name": NameForm, "password": PasswordForm, "role": RoleForm}
        shown = {
            key: refused if isinstance(refused, kind) else kind(None, data={"name": row.name})
            for key, kind in forms.items()
        }
        for key, form in shown.items():
            form.apart(key)
        places = places_of_roles()
        shown["role"].role.choices = [SelectChoice(role, _(ROLE_TITLES[role])) for role in ROLES]
        shown["role"].organisation.choices = [
            SelectChoice(slug, name) for slug, name in places_of_roles(HOLDING).items()
        ]
        held = roles_by_user([row.id]).get(row.id, [])
        roles = [(role, slug, role_words(role, slug, places)) for role, slug in held]
        page = self.render(
            "admin/master/user.html", row=row, forms=shown, roles=roles, refused=refused, own=row.id == self.actor.id,
            invited=None if row.password else last_invitation(row), away=own_absence(row),
        )  # fmt: skip
        return page, _status(refused) if refused else 200


def _status(form: DeskForm) -> int:
    return 422 if form.errors else 200


def views() -> list:
    """What desk.py hangs up."""
    return [Accounts("accounts", HOME)]
