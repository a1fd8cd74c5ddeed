"""The mails, for administrators: what did not get through and why, and the folder that keeps them without a server."""

from flask import Response, abort, current_app, flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.accounts.policy import is_administrator
from coopcms.admin.base import ADMINISTRATION, DeskView
from coopcms.errors import msg
from coopcms.notify.post import is_server
from coopcms.notify.queries_post import kept, kept_mail, undelivered, written_at
from coopcms.notify.services_post import send_again
from coopcms.rendering.pages import Page

HOME = "/admin/post"
SIZE = 50
ONE = "/<string:name>"
# a mail's own page: nothing runs, nothing is loaded, no form is sent, and it is not of our origin
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"


class MailFolder(DeskView):
    """For administrators only: the mails are other people's."""

    group, title = ADMINISTRATION, msg("Mails")

    def is_accessible(self) -> bool:
        """Who looks after the accounts looks after their mails too."""
        return super().is_accessible() and is_administrator(self.actor)

    @expose("/")
    def index(self):
        """What failed comes first."""
        settings, number = current_app.config["SETTINGS"], _number()
        total, mails = kept(settings, number, SIZE)
        if number > (pages := max(1, -(-total // SIZE))):
            abort(404)
        before = f"{HOME}/?seite={number - 1}" if number > 1 else ""
        after = f"{HOME}/?seite={number + 1}" if number < pages else ""
        return self.render(
            "admin/mail_folder.html", mails=mails, undelivered=undelivered(), server=is_server(settings),
            page=Page(number, pages, total, before, after),
        )  # fmt: skip

    @expose(ONE)
    def one(self, name: str):
        """From whom, to whom, when, and its plain words."""
        mail = _mail(name)
        return self.render("admin/mail.html", name=name, mail=mail, at=written_at(mail), text=_part(mail, "plain"))

    @expose(f"{ONE}/html")
    def html(self, name: str):
        """The mail as a mail program shows it, alone in its own tab and shut in."""
        headers = {"Content-Security-Policy": ALONE, "Referrer-Policy": "no-referrer"}
        return Response(_part(_mail(name), "html"), headers=headers, mimetype="text/html")

    @expose("/<int(max=2147483647):job_id>/nochmal", methods=["POST"])
    def again(self, job_id: int):
        """One more round of tries for a mail that was given up."""
        send_again(job_id, self.actor)
        flash(_("The mail is tried again in a moment."))
        return redirect(f"{HOME}/", 303)

    @expose("/nochmal", methods=["POST"])
    def all_again(self):
        """The same for all that were given up, say after the server has been mended."""
        done = send_again(None, self.actor)
        flash(ngettext("%(num)s mail is tried again in a moment.", "%(num)s mails are tried again in a moment.", done))
        return redirect(f"{HOME}/", 303)


def _number() -> int:
    text = request.args.get("seite", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def _mail(name: str):
    return kept_mail(current_app.config["SETTINGS"], name) or abort(404)


def _part(mail, subtype: str) -> str:
    part = mail.get_body((subtype,))
    return part.get_content() if part is not None else abort(404)


def views() -> list:
    """What desk.py hangs up."""
    return [MailFolder("mails", HOME)]
