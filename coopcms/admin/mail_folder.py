"""The mails, for administrators: what did not get through and why, and the folder that keeps them without a server.

What a mail says about a text is for those only who may view that text; to whom and when it went, anybody here sees.

A link that sets a password is its recipient's alone: the desk shows it without its token, which only the file holds.
"""

import re

from flask import Response, abort, current_app, flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from coopcms.accounts.policy import ACCOUNTS
from coopcms.admin.base import ADMINISTRATION, DeskView
from coopcms.admin.paging import number_of, page_at
from coopcms.config import FILE, PREFIX
from coopcms.errors import NotAllowed, msg
from coopcms.notify.links import without_tokens
from coopcms.notify.post import is_server
from coopcms.notify.queries_about import About, mails_about
from coopcms.notify.queries_post import kept, kept_mail, undelivered, written_at
from coopcms.notify.services_post import send_again

HOME = "/admin/post"
SIZE = 50
ONE = "/<string:name>"
# a mail's own page: nothing runs, nothing is loaded, no form is sent, and it is not of our origin
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"
_BODY = re.compile(r"<body[^>]*>")


class MailFolder(DeskView):
    """For administrators only: the mails are other people's."""

    group, title = ADMINISTRATION, msg("Mails")
    open_to = (ACCOUNTS,)

    @expose("/")
    def index(self):
        """What failed comes first."""
        settings, number = current_app.config["SETTINGS"], _number()
        total, mails = kept(settings, number, SIZE)
        if number > (pages := max(1, -(-total // SIZE))):
            abort(404)
        waiting = undelivered()
        about = mails_about(self.actor, {*(mail.number for mail in mails), *(mail.id for mail in waiting)})
        return self.render(
            "admin/mail_folder.html", mails=mails, undelivered=waiting, about=about, server=is_server(settings),
            page=page_at(number, pages, total, (HOME + "/?seite={}").format), file=FILE, variable=f"{PREFIX}MAIL_URL",
        )  # fmt: skip

    @expose(ONE)
    def one(self, name: str):
        """From whom, to whom, when; its plain words, if they are for this reader, without tokens of account links."""
        mail, about = _mail(name), self._about(name)
        text, hidden = _part(mail, "plain") if about.is_open else ("", False)
        return self.render(
            "admin/mail.html", name=name, mail=mail, at=written_at(mail), text=text, about=about, number=int(name),
            note=_note(name) if hidden else "",
        )  # fmt: skip

    @expose(f"{ONE}/html")
    def html(self, name: str):
        """The mail as a mail program shows it, but for those tokens; alone in its own tab and shut in."""
        headers = {"Content-Security-Policy": ALONE, "Referrer-Policy": "no-referrer"}
        mail = _mail(name)
        if not self._about(name).is_open:
            raise NotAllowed(msg("This mail speaks of a text that is not for you to see, so its words are not shown."))
        text, hidden = _part(mail, "html")
        if hidden:
            note = Markup("<p><strong>{}</strong></p>").format(_note(name))
            text = _BODY.sub(lambda body: body[0] + note, text, count=1)
        return Response(text, headers=headers, mimetype="text/html")

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

    def _about(self, name: str) -> About:
        return mails_about(self.actor, [int(name)])[int(name)]


def _number() -> int:
    return number_of(request.args.get("seite", ""))


def _mail(name: str):
    return kept_mail(current_app.config["SETTINGS"], name) or abort(404)


def _part(mail, subtype: str) -> tuple[str, bool]:
    """The words of the part, and whether something of them is hidden."""
    part = mail.get_body((subtype,))
    text = part.get_content() if part is not None else abort(404)
    shown = without_tokens(text)
    return shown, shown != text


def _note(name: str) -> str:
    return _(
        "The link is not shown in full: it is meant for its recipient. The mail file %(file)s on the server holds it.",
        file=f"{name}.eml",
    )


def views() -> list:
    """What desk.py hangs up."""
    return [MailFolder("mails", HOME)]
