"""Talk beside the text: every conversation, and what is said in one; from this page and from the review's."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField, TextAreaField

from coopcms.admin.comments_shown import Talk, talks
from coopcms.admin.item_desk import ItemDesk, address_of, head_of
from coopcms.admin.item_page import owner_views, standing_for
from coopcms.admin.seen import ITEM, seen
from coopcms.admin.typed import DeskForm
from coopcms.content import policy
from coopcms.errors import Invalid, NotNow, msg
from coopcms.review import services_comments as services
from coopcms.review.mentions import fitting, mentions
from coopcms.review.models import Comment
from coopcms.review.passages import Spot
from coopcms.review.queries import Standing
from coopcms.review.queries_comments import threads_on, viewers_of

THREAD = f"{ITEM}/kommentare/<int(max=2147483647):thread>"
MOST = 8  # names proposed at once
FILTERS = (("", msg("all")), ("offen", msg("open ones")), ("erledigt", msg("settled ones")))


class CommentForm(DeskForm):
    """One remark; `place` is the passage it is about, `words` those in it, `back` the page it was written on.

    `near` is where a browser found the words: the text's name and the letter.
    """

    words = StringField(lazy_gettext("The words it is about"))
    comment = TextAreaField(lazy_gettext("Your comment"), render_kw={"rows": 4})
    place = HiddenField()
    near = HiddenField()
    back = HiddenField()


class Comments(ItemDesk):
    """All conversations about an item, the open ones first."""

    checks_itself = ("comments", "answer")

    @expose(f"{ITEM}/kommentare", methods=["GET", "POST"])
    def comments(self, item_id: int):
        """What was said so far, what reviewers ask for now, and a form for those who may say something."""
        found, form = standing_for(self.actor, item_id), CommentForm()
        if request.method == "GET":
            form.place.data = request.args.get("stelle", "")
        place = form.place.data or ""
        if place and (form.words.data or "").strip():
            spot = _spot(form)
            return self._said(found, form, lambda text: services.comment_on_words(found.item, spot, text, self.actor))
        if place:
            return self._said(found, form, lambda text: services.comment_on(found.item, place, text, self.actor))
        return self._said(found, form, lambda text: services.comment(found.item, text, self.actor))

    @expose(f"{ITEM}/kommentare/namen")
    def names(self, item_id: int):
        """Whom one may call here: names of which a part begins with `q`, as JSON, for who may comment."""
        found = seen(self.actor, item_id)
        found.require("comment")
        others = [name for number, name in viewers_of(found.item).items() if number != self.actor.id]
        names = fitting(request.args.get("q", ""), others)[:MOST]
        if not names:
            return {"names": [], "said": _("Nobody who may read this text is called so.")}
        said = _("Names that fit: %(number)s. The arrow keys choose, Enter takes one over.", number=len(names))
        return {"names": names, "said": said}

    @expose(f"{THREAD}/antwort", methods=["POST"])
    def answer(self, item_id: int, thread: int):
        """An answer in a conversation."""
        found, form = standing_for(self.actor, item_id), CommentForm()
        return self._said(found, form, lambda text: services.answer(found.item, thread, text, self.actor))

    @expose(f"{THREAD}/<any(erledigt, offen):end>", methods=["POST"])
    def settle(self, item_id: int, thread: int, end: str):
        """A conversation is done, or it is not after all."""
        found = standing_for(self.actor, item_id)
        if end == "erledigt":
            first = services.resolve(found.item, thread, self.actor)
            flash(_("The conversation is settled. It stays where it is, with your name."))
        else:
            first = services.reopen(found.item, thread, self.actor)
            flash(_("The conversation is open again."))
        return redirect(_back(item_id, first), 303)

    @expose(f"{THREAD}/<any(antwort, erledigt, offen):end>")
    def came_back(self, item_id: int, thread: int, end: str):
        """Who comes back by the address of an act, as after a login, finds the conversation."""
        return redirect(f"{address_of(item_id, '/kommentare')}#k{thread}", 303)

    def _said(self, found: Standing, form: CommentForm, say):
        if not form.validate_on_submit():
            return self._page(found, form)
        try:
            said: Comment = say(form.comment.data or "")
        except (Invalid, NotNow) as refusal:
            form.refuse(refusal)
            return self._page(found, form)
        flash(_("Your comment stands beside the text. It changes no signature.") + _called(found, said))
        return redirect(_back(found.item.id, said), 303)

    def _page(self, found: Standing, form: CommentForm):
        item, shown = found.item, request.args.get("zeigen", "")
        every = talks(found, threads_on(item), self.actor)
        page = self.render(
            "admin/item/comments.html", **head_of(item, policy.definition_of(item), found.may), tab="/kommentare",
            owners=owner_views(found.owners), statuses={lane.centre: lane.status for lane in found.lanes} or None,
            talks=_filtered(every, shown), every=every,
            requests=found.requests, form=form, filters=FILTERS, shown=shown, action=_action(form),
            callable=sorted(set(viewers_of(item, found.facts).values())) if "comment" in found.may else (),
        )  # fmt: skip
        return page, 422 if form.errors else 200


def _filtered(every: list[Talk], shown: str) -> list[Talk]:
    """The open ones first; each in the order in which they were begun."""
    wanted = {"offen": (True,), "erledigt": (False,)}.get(shown, (True, False))
    kept = [talk for talk in every if talk.thread.is_open in wanted]
    return sorted(kept, key=lambda talk: not talk.thread.is_open)


def _spot(form: CommentForm) -> Spot:
    """What the form points at; of a letter that is none the first is taken."""
    text, _colon, letter = (form.near.data or "").rpartition(":")
    start = int(letter) if letter.isascii() and letter.isdigit() and len(letter) < 9 else 0
    return Spot(form.place.data, form.words.data.strip(), text, start)


def _action(form: CommentForm) -> str:
    """Where the form on the page is sent: an answer that was refused stays one."""
    return request.path if form.errors else ""


def _called(found: Standing, said: Comment) -> str:
    """Who was called by name and told so, and which names nobody has."""
    if "@" not in said.text:
        return ""
    people = viewers_of(found.item, found.facts)
    called = mentions(said.text, people)
    names = sorted(people[number] for number in called.people)
    told = _("Told by name: %(names)s.", names=", ".join(names)) if names else ""
    unknown = ", ".join(f"@{name}" for name in called.nobody)
    lost = _("Nobody who may read this text is called %(names)s.", names=unknown) if unknown else ""
    return "".join(f" {sentence}" for sentence in (told, lost) if sentence)


def _back(item_id: int, said: Comment) -> str:
    """The page it was written on, at the conversation."""
    page, review = request.form.get("back", ""), address_of(item_id, "/pruefung")
    if page in (address_of(item_id), address_of(item_id, "/bearbeiten")):
        return f"{page}#wuensche"
    home = page if page == review or page.startswith(f"{review}?") else address_of(item_id, "/kommentare")
    return f"{home.partition('#')[0]}#k{said.answers_id or said.id}"


def views() -> list:
    """What desk.py hangs up."""
    return [Comments("comments", "/admin/item")]
