"""What happened to an item, and what people say about it."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import TextAreaField

from coopcms.admin.history_words import entries
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.admin.typed import DeskForm
from coopcms.content.models import SUBJECT
from coopcms.errors import Invalid
from coopcms.ledger.queries import history_of
from coopcms.network.queries import organisations
from coopcms.review.queries import comments_on, requests_on
from coopcms.review.services_comments import comment

LONGEST = 500  # lines shown


class CommentForm(DeskForm):
    """One remark."""

    comment = TextAreaField(lazy_gettext("Your comment"), render_kw={"rows": 4})


class Past(ItemDesk):
    """History and comments."""

    checks_itself = ("comments",)

    @expose(f"{ITEM}/verlauf")
    def history(self, item_id: int):
        """Every act in a sentence, the newest first."""
        found = seen(self.actor, item_id)
        found.require("history")
        lines = history_of(SUBJECT, item_id).limit(LONGEST)
        told = entries(lines, found.definition, {row.slug: row.name for row in organisations()})
        return self.page(found, "/verlauf", "admin/item/history.html", entries=told, longest=LONGEST)

    @expose(f"{ITEM}/kommentare", methods=["GET", "POST"])
    def comments(self, item_id: int):
        """What was said so far, what reviewers ask for now, and a form for those who may say something."""
        found, form = seen(self.actor, item_id), CommentForm()
        if not form.validate_on_submit():
            return self._comments(found, form)
        try:
            comment(found.item, form.comment.data or "", self.actor)
        except Invalid as refusal:
            form.refuse(refusal)
            return self._comments(found, form)
        flash(_("Your comment stands beside the text. It changes no signature."))
        return redirect(address_of(item_id, "/kommentare"), 303)

    def _comments(self, found: Seen, form: CommentForm):
        values = {"comments": comments_on(found.item), "requests": requests_on(found.item), "form": form}
        page = self.page(found, "/kommentare", "admin/item/comments.html", **values)
        return page, 422 if form.errors else 200


def views() -> list:
    """What desk.py hangs up."""
    return [Past("past", "/admin/item")]
