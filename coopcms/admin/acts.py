"""Taking a transition at the desk: what was typed goes to the one service, and comes back with reasons if refused."""

from flask import flash, redirect, request
from flask_admin import expose

from coopcms.admin.act_form import ActForm
from coopcms.admin.changes import differences
from coopcms.admin.item_desk import address_of
from coopcms.admin.item_page import Refusal, standing_for
from coopcms.admin.item_steps import form_for
from coopcms.admin.lane_acts import LaneActs
from coopcms.admin.says import names_of, said
from coopcms.admin.seen import ITEM
from coopcms.admin.told import told
from coopcms.content import policy
from coopcms.content.models import Item, Revision
from coopcms.content.queries import item_by_id
from coopcms.errors import Invalid, NotNow, TransitionDenied
from coopcms.review import services
from coopcms.review.queries import Standing, standing
from coopcms.workflow.engine import Action
from coopcms.workflow.reasons import Reason

_INPUTS = {"reauth": "password"}  # reasons named after an input whose field has another name


class Acts(LaneActs):
    """POST /admin/item/<number>/akt/<transition>; every refusal answers with the item's page."""

    checks_itself = ("take",)

    @expose(f"{ITEM}/akt/<transition>", methods=["POST"])
    def take(self, item_id: int, transition: str):
        """The next page with a true message, or the same with the reasons and everything that was typed."""
        seen = standing_for(self.actor, item_id)
        names, action = names_of(seen.owners), _action(seen, transition)
        form = form_for(seen, action, names, request.form)
        if not form.validate_on_submit():
            return self._refused(seen, action, form), 422
        try:
            inputs, password = form.inputs(), form.password.data if "password" in form else ""
            taken = services.take(seen.item, transition, self.actor, inputs, password or "")
        except Invalid as refusal:
            form.refuse(refusal)
            return self._refused(seen, action, form), 422
        except NotNow as refusal:
            form.refuse(refusal, "password")
            return self._refused(seen, action, form), 409
        except TransitionDenied as denied:
            return self._denied(seen, action, form, denied.reasons)
        after = standing(item_by_id(item_id), self.actor)
        flash(told(taken, inputs, after, names))
        return redirect(_next(after), 303)

    @expose(f"{ITEM}/akt/<transition>")
    def taken(self, item_id: int, transition: str):
        """Who comes back by the address of a step, as after a login, finds the item."""
        return redirect(address_of(item_id), 303)

    def _denied(self, seen: Standing, action: Action, form: ActForm, reasons: tuple[Reason, ...]):
        names, elsewhere = names_of(seen.owners), []
        for reason in reasons:
            inputs = [_INPUTS.get(name, name) for name in (reason.name, *reason.fields)]
            field = next((name for name in inputs if name in form and reason.kind in ("input", "check")), "")
            if field:
                form[field].errors = [*form[field].errors, said(reason, names).text]
            else:
                elsewhere.append(said(reason, names, seen.item.kind))
        saw = form.hash.data if "hash" in form else ""
        stale = any(reason.name == "hash" and reason.kind == "guard" for reason in reasons)
        changed = _since(seen.item, saw) if stale else ()
        refusal = Refusal(action.name, action.title, tuple(elsewhere), form, changed)
        return self._page(seen.item, form, refusal), 409 if stale else _status(reasons)

    def _refused(self, seen: Standing, action: Action, form: ActForm) -> str:
        return self._page(seen.item, form, Refusal(action.name, action.title, (), form))

    def _page(self, item: Item, form: ActForm, refusal: Refusal) -> str:
        if "hash" in form:
            form.hash.data = item_by_id(item.id).head.hash  # the page shows these words now
        return self.shown(item.id, refusal)


def _action(seen: Standing, transition: str) -> Action:
    """What the page offered; a step that is not of this state asks for all that it would ask elsewhere."""
    offered = next((action for action in seen.actions if action.name == transition), None)
    if offered:
        return offered
    step = policy.definition_of(seen.item).transitions.get(transition)
    return Action(transition, step.title if step else transition, False, (), step.asks if step else (), ())


def _status(reasons: tuple[Reason, ...]) -> int:
    kinds = {reason.kind for reason in reasons}
    return 403 if "guard" in kinds else 422 if "input" in kinds else 409


def _since(item: Item, saw: str) -> tuple:
    """What the newest words differ in from those somebody had on the screen (edge 27)."""
    item = item_by_id(item.id)
    seen = Revision.select().where(Revision.item == item.id, Revision.hash == saw).order_by(Revision.id.desc()).first()
    return tuple(differences(item.kind, seen, item.head)) if seen else ()


def _next(after: Standing) -> str:
    """The item's page, the original's after a check-in, the first page for who may not see it any more (edge 17)."""
    if "view" not in after.may:
        return "/admin/"
    return address_of(after.item.source_id if after.item.closed else after.item.id)


def views() -> list:
    """What desk.py hangs up."""
    return [Acts("item", "/admin/item")]
