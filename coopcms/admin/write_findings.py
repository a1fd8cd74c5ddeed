"""What the language checks find in words while they are typed, and what is decided about it; JSON for the editor."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.base import DeskView
from coopcms.admin.item_desk import address_of
from coopcms.admin.saved import opens_copy
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.blocks.validate import is_body
from coopcms.content.cleaning import CONTROL
from coopcms.content.kinds.registry import KINDS
from coopcms.content.services_findings import Passage, free_wording, keep_wording
from coopcms.errors import Invalid, Problem, msg
from coopcms.language.findings import SEVERITIES
from coopcms.language.reasons import reasons
from coopcms.readiness.decided import Decision
from coopcms.readiness.gathered import in_words
from coopcms.readiness.passages import BODY
from coopcms.readiness.wording import Offer, Wording, wordings
from coopcms.rendering.filters import moment

LARGEST = 2_000_000  # bytes
DECIDED = "decided"
_PARTS = {"fields", "blocks"}


class WriteFindings(DeskView):
    """For who may write in the item, or in a working copy of it."""

    @expose(f"{ITEM}/schreiben/sprache", methods=["POST"])
    def found(self, item_id: int):
        """The findings in the words that are sent, which need stand nowhere else yet."""
        found = _written(self.actor, item_id)
        try:
            content = _content(found, _sent())
        except Invalid as refusal:
            return _refused(refusal)
        about = in_words(found.item, content, found.owners, self.actor)
        every = wordings(about)
        return {"findings": [_shown(one) for one in every], "counts": counts(every), "is_cut": about.passages.is_cut}

    @expose(f"{ITEM}/schreiben/in-ordnung", methods=["POST"])
    def keep(self, item_id: int):
        """The words of a finding stay as they are, for a reason; without a script it is a form of the item's page."""
        found = _written(self.actor, item_id)
        try:
            given = _sent() if request.is_json else _plain(request.form)
            decision = keep_wording(found.item, _passage(given), _text(given, "reason"), self.actor)
        except Invalid as refusal:
            if request.is_json:
                return _refused(refusal)
            flash(_(refusal.message, **refusal.values), "error")
            return _to_the_list(item_id)
        return {"id": decision.id} if request.is_json else _to_the_list(item_id)

    @expose(f"{ITEM}/schreiben/in-ordnung/<int(max=2147483647):decision_id>/zurueck", methods=["POST"])
    def free(self, item_id: int, decision_id: int):
        """The finding stands again."""
        free_wording(_written(self.actor, item_id).item, decision_id, self.actor)
        return {} if request.is_json else _to_the_list(item_id)


def counts(found: Iterable[Wording]) -> dict[str, int]:
    """How many of each severity; what was decided counts as that only."""
    numbers = dict.fromkeys((*SEVERITIES, DECIDED), 0)
    for one in found:
        numbers[DECIDED if one.decision else one.finding.severity] += 1
    return numbers


def _written(actor: Actor, item_id: int) -> Seen:
    found = seen(actor, item_id)
    if not opens_copy(found):
        found.require("edit")
    return found


def _sent() -> dict:
    """The JSON of the request. Raises Invalid."""
    data = request.get_data() if (request.content_length or 0) <= LARGEST else b" " * (LARGEST + 1)
    if len(data) > LARGEST:
        raise Invalid(Problem("", msg("At most %(megabytes)s MB can be checked at once."), {"megabytes": 2}))
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Invalid(Problem("", msg("This is no JSON object.")))
    return given


def _content(found: Seen, given: Mapping[str, Any]) -> dict:
    """The words by field. Raises Invalid."""
    fields, blocks, kind = given.get("fields"), given.get("blocks"), KINDS[found.item.kind]
    if set(given) != _PARTS or not isinstance(fields, dict):
        raise Invalid(Problem("", msg("The parts “fields” and “blocks” are expected, and nothing else.")))
    for name, text in fields.items():
        if kind.field(name) is None or name == BODY:
            raise Invalid(Problem(name, msg("This kind has no field “%(name)s”."), {"name": name}))
        if not isinstance(text, str) or CONTROL.search(text):
            raise Invalid(Problem(name, msg("A text is expected here.")))
    if not is_body(blocks):
        raise Invalid(Problem(BODY, msg("The text is not built of the blocks we know.")))
    return {"language": found.item.head.content.get("language", "de")} | fields | {BODY: blocks}


def _passage(given: Mapping[str, Any]) -> Passage:
    place = [name for name in ("block", "field") if given.get(name)]
    if len(place) != 1:
        raise Invalid(Problem("block", msg("The words or their place are missing.")))
    start = given.get("start")
    if not isinstance(start, int) or isinstance(start, bool) or not 0 <= start <= LARGEST:
        raise Invalid(Problem("start", msg("A number is expected here.")))
    words = (_text(given, name) for name in ("rule", "surface", place[0], "before", "after", "lemma"))
    return Passage(*words, start)


def _text(given: Mapping[str, Any], name: str) -> str:
    text = given.get(name, "")
    if not isinstance(text, str):
        raise Invalid(Problem(name, msg("A text is expected here.")))
    return text


def _plain(form: Mapping[str, str]) -> dict[str, Any]:
    """A form's values as JSON would have them: browsers send line ends as two signs, and numbers as text."""
    given: dict[str, Any] = {name: text.replace("\r\n", "\n") for name, text in form.items()}
    start = given.get("start", "")
    return given | {"start": int(start) if start.isascii() and start.isdigit() and len(start) < 9 else None}


def _shown(one: Wording) -> dict:
    found = one.finding
    return {
        "id": one.id, "group": one.group, "field": None if one.place.block else one.place.field,
        "block": one.place.block or None, "start": one.place.start, "end": one.place.end, "surface": found.surface,
        "rule": found.rule, "lemma": found.lemma, "title": reasons()[found.rule].title, "reason": found.reason,
        "severity": found.severity, "before": one.before, "after": one.after,
        "suggestions": [_offered(offer) for offer in one.offers], DECIDED: _decided(one.decision),
    }  # fmt: skip


def _offered(one: Offer) -> dict:
    advice = one.advice or (_("the sentence has to be recast") if one.recast else "")
    return {
        "style": one.style, "text": one.text, "start": one.place.start, "end": one.place.end, "advice": advice,
    }  # fmt: skip


def _decided(one: Decision | None) -> dict | None:
    if one is None:
        return None
    return {"id": one.id, "reason": one.reason, "name": one.name, "at": moment(one.at, str(get_locale()))}


def _refused(refusal: Invalid):
    return {"message": _(refusal.message, **refusal.values), "field": refusal.field}, 422


def _to_the_list(item_id: int):
    return redirect(address_of(item_id, "#sprache"), 303)


def views() -> list:
    """What desk.py hangs up."""
    return [WriteFindings("findings", "/admin/item")]
