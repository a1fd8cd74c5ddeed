"""Reading a text for review: what has changed since one's last word on it, talk beside it, the decision at its end."""

from dataclasses import replace

from flask import flash, redirect, request
from flask_admin import expose

from coopcms.admin.act_form import ActForm
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.item_page import Refusal, standing_for
from coopcms.admin.item_steps import form_for
from coopcms.admin.review_page_act import ASK, CLAIM, placed
from coopcms.admin.review_page_series import BEGIN, begun, onward, series_of
from coopcms.admin.review_page_shown import FORMS, WITHOUT, Wanted, page_values, revision_of_hash
from coopcms.admin.says import names_of
from coopcms.admin.seen import ITEM
from coopcms.admin.told import told
from coopcms.content import policy
from coopcms.content.queries import item_by_id
from coopcms.errors import Invalid, NotNow, TransitionDenied
from coopcms.review import services
from coopcms.review.queries import Standing, standing
from coopcms.review.services import Taken
from coopcms.review.services_requests import request_changes
from coopcms.workflow.engine import Action
from coopcms.workflow.facts import Inputs
from coopcms.workflow.reasons import Reason

REMARKS, _MOST = "remarks", 500  # what the form calls the remarks that a request collects, and how many it can


class ReviewPage(ItemDesk):
    """At /admin/item/<number>/pruefung; who cannot decide reads the same page with the reason."""

    checks_itself = ("take",)

    @expose(f"{ITEM}/pruefung")
    def read(self, item_id: int):
        """The text against what it is compared with; `?reihe=1` begins a series of all that waits."""
        found = standing_for(self.actor, item_id)
        if request.args.get(BEGIN):
            return redirect(begun(self.actor, item_id).address(item_id), 303)
        return self._shown(found)

    @expose(f"{ITEM}/pruefung/<any(sign_off, request_changes, claim):transition>", methods=["POST"])
    def take(self, item_id: int, transition: str):
        """The next text of the series with a true message, or this one with the reasons and all that was typed."""
        found = standing_for(self.actor, item_id)
        names, action = names_of(found.owners), _action(found, transition)
        form = form_for(found, action, names, request.form)
        if not form.validate_on_submit():
            return self._refused(found, action, form), 422
        try:
            inputs = form.inputs()
            taken = self._taken(found, transition, inputs)
        except (Invalid, NotNow) as refusal:
            form.refuse(refusal)
            return self._refused(found, action, form), 422
        except TransitionDenied as denied:
            return self._denied(found, action, form, denied.reasons)
        after = standing(item_by_id(item_id), self.actor)
        flash(told(taken, inputs, after, names))
        return redirect(self._next(after, transition), 303)

    @expose(f"{ITEM}/pruefung/<any(sign_off, request_changes, claim):transition>")
    def taken(self, item_id: int, transition: str):
        """Who comes back by the address of a step, as after a login, finds the text."""
        return redirect(address_of(item_id, "/pruefung"), 303)

    def _taken(self, found: Standing, transition: str, inputs: Inputs) -> Taken:
        if transition == ASK:
            return request_changes(found.item, self.actor, inputs, _chosen())
        return services.take(found.item, transition, self.actor, inputs)

    def _shown(self, found: Standing, refusal: Refusal | None = None, saw: str = "") -> str:
        hides = request.args.get(FORMS) == WITHOUT
        wanted = Wanted(request.args.get("seit", ""), series_of(request.args, found.item.id), refusal, hides=hides)
        if request.method == "POST":
            wanted = replace(wanted, chosen=_chosen())
        if saw:
            wanted = replace(wanted, seen=revision_of_hash(found.item, saw))
        return self.render("admin/item/review.html", **page_values(found, self.actor, wanted))

    def _refused(self, found: Standing, action: Action, form: ActForm) -> str:
        return self._shown(found, Refusal(action.name, action.title, (), form))

    def _denied(self, found: Standing, action: Action, form: ActForm, reasons: tuple[Reason, ...]):
        """The page as it is now; where the words have changed meanwhile, against those the person had seen."""
        elsewhere = placed(form, reasons, names_of(found.owners), found.item.kind)
        stale = any((reason.kind, reason.name) == ("guard", "hash") for reason in reasons)
        saw, now = form.hash.data if "hash" in form else "", standing_for(self.actor, found.item.id)
        if "hash" in form:
            form.hash.data = now.item.head.hash  # the page shows these words now
        page = self._shown(now, Refusal(action.name, action.title, elsewhere, form), saw if stale else "")
        return page, 409 if stale else _status(reasons)

    def _next(self, after: Standing, transition: str) -> str:
        """The same text after a claim, the next of a series, else the item; the first page for who sees it no more."""
        series, page = series_of(request.args, after.item.id), address_of(after.item.id, "/pruefung")
        if transition == CLAIM:
            return series.address(after.item.id) if series else page
        if series:
            address, message = onward(series, self.actor)
            if message:
                flash(message)
            return address
        return address_of(after.item.id) if "view" in after.may else "/admin/"


def _action(found: Standing, transition: str) -> Action:
    """What the page offered; a step that is not of this state asks for all that it would ask elsewhere."""
    offered = next((action for action in found.actions if action.name == transition), None)
    if offered:
        return offered
    step = policy.definition_of(found.item).transitions.get(transition)
    return Action(transition, step.title if step else transition, False, (), step.asks if step else (), ())


def _chosen() -> frozenset[int]:
    """The remarks that are ticked."""
    numbers = request.form.getlist(REMARKS)[:_MOST]
    return frozenset(int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 10)


def _status(reasons: tuple[Reason, ...]) -> int:
    kinds = {reason.kind for reason in reasons}
    return 403 if "guard" in kinds else 422 if "input" in kinds else 409


def views() -> list:
    """What desk.py hangs up."""
    return [ReviewPage("review_page", "/admin/item")]
