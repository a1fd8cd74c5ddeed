"""One step over many items: what is chosen, what each step fits, the step itself, and what it came to for each."""

import re
from uuid import uuid4

from flask import Response, current_app, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.act_form import ActForm
from coopcms.admin.base import DeskView
from coopcms.admin.bulk_chosen import PICKED, Chosen, chosen, numbers_in
from coopcms.admin.bulk_results import as_csv, outcomes
from coopcms.admin.bulk_steps import blame, fitting, form_for, line_of, steps_for, title_of, unread
from coopcms.errors import Invalid, Unknown, msg
from coopcms.review.models import BulkResult
from coopcms.review.queries_bulk import Candidate, candidates, results_of
from coopcms.review.services_bulk import MOST, begin, finish

HOME = "/admin/inhalte/auswahl"
_STEP = "/auswahl/schritt/<step>"
_RUN = "/auswahl/ergebnis/<run>"
_KEY = re.compile(r"[0-9a-f]{32}")


class Bulk(DeskView):
    """Below the list of items; the form of the step makes the check for forged forms itself."""

    checks_itself = ("take",)

    @expose("/auswahl")
    def index(self):
        """How many there are, and the steps that at least one of them offers."""
        picked = chosen(self.actor)
        found = candidates(picked.ids, self.actor)
        return self.render(
            "admin/bulk.html", chosen=picked, number=len(found), missing=len(picked.ids) - len(found), most=MOST,
            steps=steps_for(found), unread=unread(found), lines=[line_of(one) for one in found],
        )  # fmt: skip

    @expose(_STEP)
    def ask(self, step: str):
        """What the step asks for, which items it fits, and why not the others."""
        picked = chosen(self.actor)
        found = candidates(picked.ids, self.actor)
        return self._asked(step, picked, found, form_for(step, fitting(found, step)))

    @expose(_STEP, methods=["POST"])
    def take(self, step: str):
        """Every item on its own, then the results; the form again where it would be refused for all of them."""
        title_of(step)
        picked = _sent()
        found = candidates(picked.ids, self.actor)
        fit = fitting(found, step)
        form = form_for(step, fit, request.form)
        if not form.validate_on_submit():
            return self._asked(step, picked, found, form), 422
        try:
            inputs, run = form.inputs(), _key()
            if self._begun(run) or not blame(form, step, fit, inputs):
                begin(run, step, picked.ids, self.actor)
                finish(run, inputs, self.actor)
                return redirect(f"{HOME}/ergebnis/{run}", 303)
        except Invalid as refusal:
            form.refuse(refusal)
        return self._asked(step, picked, found, form), 422

    @expose(_RUN)
    def results(self, run: str):
        """Every item of the run with what it came to."""
        rows = self._rows(run)
        found = outcomes(rows, self.actor)
        again = [(PICKED, one.id) for one in found if not one.done and one.seen]
        return self.render(
            "admin/bulk_results.html", step=title_of(rows[0].step), run=run, outcomes=found,
            done=sum(bool(one.done) for one in found), untried=sum(one.done is None for one in found),
            again=again[:100],
        )  # fmt: skip

    @expose(f"{_RUN}.csv")
    def table(self, run: str):
        """The same for a spreadsheet."""
        content = as_csv(outcomes(self._rows(run), self.actor), current_app.config["SETTINGS"].base_url)
        headers = {"Content-Disposition": f'attachment; filename="{_("results")}-{run[:8]}.csv"'}
        return Response(content, mimetype="text/csv", headers=headers)

    def _asked(self, step: str, picked: Chosen, found: list[Candidate], form: ActForm) -> str:
        fit = fitting(found, step)
        numbers = {one.item.id for one in fit}
        return self.render(
            "admin/bulk_step.html", step=step, step_title=title_of(step), chosen=picked, form=form, run=_key(),
            inputs=[field for field in form if field.short_name != "csrf_token"], fit=[line_of(one) for one in fit],
            unfit=[line_of(one, step) for one in found if one.item.id not in numbers],
            missing=len(picked.ids) - len(found),
        )  # fmt: skip

    def _begun(self, run: str) -> bool:
        return bool(results_of(self.actor, run))

    def _rows(self, run: str) -> list[BulkResult]:
        rows = results_of(self.actor, run) if _KEY.fullmatch(run) else []
        if not rows:
            raise Unknown(msg("There are no such results. They are kept for 30 days, for who took the step."))
        return rows


def _sent() -> Chosen:
    """What the page of the step named, whatever the list would find by now."""
    ids = numbers_in(request.form.get("nummern", "").split(","))
    return Chosen(ids, len(ids), request.form.get("liste", "")[:9000], f"{HOME}?{request.form.get('liste', '')[:9000]}")


def _key() -> str:
    """The mark by which a form that is sent twice is known."""
    given = request.form.get("lauf", "")
    return given if _KEY.fullmatch(given) else uuid4().hex


def views() -> list:
    """What desk.py hangs up."""
    return [Bulk("bulk", "/admin/inhalte")]
