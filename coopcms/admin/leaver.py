"""The hand-over page of a leaver: everything that names the person, and an heir for what can be handed over."""

from collections import Counter
from collections.abc import Iterable

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import BooleanField, SelectField
from wtforms.fields import SelectChoice

from coopcms.accounts import policy
from coopcms.accounts.models import User
from coopcms.accounts.queries import roles_by_user, user
from coopcms.accounts.queries_absence import colleagues
from coopcms.admin.base import DeskView
from coopcms.admin.leaver_words import TITLES, note
from coopcms.admin.says import names_in, who_can
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid
from coopcms.review.queries_handover import DEPUTY, KINDS, MOVED, Thing, named, seen_by, unled
from coopcms.review.services_handover import NOBODY, Left, hand_over

HOME = "/admin/konten"
PAGE = "/<int(max=2147483647):user_id>/uebergabe"
SHOWN = 50  # titles of a kind
KEPT = "bleibt"  # the choice that nobody takes over


class Leaver(DeskView):
    """For administrators and the leads of the person's centres."""

    checks_itself = ("hand_over",)

    @expose(PAGE, methods=["GET", "POST"])
    def hand_over(self, user_id: int):
        """The list; sent, everything for which somebody was chosen is handed over at once."""
        row = user(user_id)
        policy.require_looks_after(self.actor, roles_by_user([row.id]).get(row.id, []))
        others = colleagues(row)
        form = _form(row, others)
        if form.validate_on_submit() and _is_decided(form, others):
            try:
                done = hand_over(row, _chosen(form, others), self.actor, deputy_ends=form[DEPUTY].data)
            except Invalid as refusal:
                form.refuse(refusal, "all")
            else:
                flash(_done(len(done.moved)), "" if done.moved else "warning")
                for text in _why(done.left):
                    flash(text, "warning")
                return redirect(f"{HOME}/{row.id}/uebergabe", 303)
        things = named(row)
        kinds = {thing.kind for thing in things}
        page = self.render(
            "admin/master/user_handover.html", row=row, form=form,
            groups=_groups(things, seen_by(self.actor, things), unled(row, things)),
            movable=not kinds.isdisjoint((*MOVED, DEPUTY)), stands_in=row.active and DEPUTY in kinds,
            administers=policy.is_administrator(self.actor),
        )  # fmt: skip
        return page, 422 if form.errors else 200


def _form(row: User, others: list[User]) -> DeskForm:
    """One heir for all, or one for each kind; nobody is a choice that somebody makes, never one that is left over."""
    people = [SelectChoice(str(one.id), one.name) for one in others]
    open_, same = SelectChoice("", _("– please choose –")), SelectChoice("", _("the person chosen above"))
    stays = SelectChoice(KEPT, _("nobody: everything stays with %(name)s", name=row.name))
    fields = {"all": SelectField(_("Hand over to"), choices=[open_, *people, stays], validate_choice=False)}
    for kind in MOVED:
        fields[kind] = SelectField(_(TITLES[kind]), choices=[same, *people, stays], validate_choice=False)
    fields[DEPUTY] = BooleanField(_("The person stands in for nobody any more: ask for other deputies"))
    return type("HandOverForm", (DeskForm,), fields)()


def _is_decided(form: DeskForm, others: list[User]) -> bool:
    """False, and said beside the field, where nothing would happen that anybody has asked for."""
    known = {KEPT, *(str(one.id) for one in others)}
    if form[DEPUTY].data or any(form[name].data in known for name in ("all", *MOVED)):
        return True
    form["all"].errors = [_("Please choose who takes over, or say that nobody does.")]
    return False


def _chosen(form: DeskForm, others: list[User]) -> dict[str, User]:
    """The heir of each kind for which one was chosen; an account that was not offered is nobody."""
    known = {str(one.id): one for one in others}
    wishes = {kind: form[kind].data or form["all"].data for kind in MOVED}
    return {kind: known[wish] for kind, wish in wishes.items() if wish in known}


def _done(count: int) -> str:
    if not count:
        return _("Nothing was handed over.")
    return ngettext("One thing is handed over.", "%(num)s things are handed over.", count)


def _why(left: Iterable[Left]) -> list[str]:
    """Why things that an heir was chosen for stay, each reason once."""
    stay = [one for one in left if one.thing.kind in MOVED and one.why != NOBODY]
    names = names_in(stay)
    told = Counter((_(one.why, **one.values), who_can(one.who_can, names)) for one in stay)
    return [_because(count, why, who) for (why, who), count in told.items()]


def _because(count: int, why: str, who: str) -> str:
    values = {"why": why, "who": who}
    if who:
        return ngettext(
            "One stays: %(why)s Who could: %(who)s.", "%(num)s stay: %(why)s Who could: %(who)s.", count, **values
        )
    return ngettext("One stays: %(why)s", "%(num)s stay: %(why)s", count, **values)


def _groups(things: list[Thing], seen: set[int], lost: set[str]) -> list[dict]:
    """Each kind with its number, its titles as far as they may be known, and how many may not."""
    groups = []
    for kind in KINDS:
        mine = [thing for thing in things if thing.kind == kind]
        shown = [thing for thing in mine if thing.item is None or thing.item.id in seen]
        places = {thing.place.slug: thing.place.name for thing in mine if thing.place}
        values = {"title": _(TITLES[kind]), "note": note(kind, places, lost), "count": len(mine)}
        if mine:
            groups.append(
                {**values, "things": shown[:SHOWN], "more": len(shown[SHOWN:]), "hidden": len(mine) - len(shown)}
            )
    return groups


def views() -> list:
    """What desk.py hangs up."""
    return [Leaver("leaver", HOME)]
