"""What was changed in the record of a picture or PDF: each field with its value before and after, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _

from coopcms.admin.media_forms import DocumentForm, FocalForm, RightsForm
from coopcms.errors import msg
from coopcms.media.vocabulary import ACCESSIBILITY, AI_MARKS, LICENCES

_FORMS = (DocumentForm, RightsForm, FocalForm)
_WORDS = {"licence": LICENCES, "ai_mark": AI_MARKS, "accessibility": ACCESSIBILITY}
_STATED = {True: msg("stated"), False: msg("open")}


def changes_of(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """A sentence for each field, in the order of the forms; of a line that changed no record none."""
    changed = facts.get("changed", {})
    labels = {field.short_name: field.label.text for form in _FORMS for field in form(None)}
    labels["people_stated"] = _("Who can be recognised")
    return tuple(
        _("%(field)s: %(before)s before, %(after)s now.", field=label, before=_word(name, old), after=_word(name, new))
        for name, label in labels.items()
        if name in changed
        for old, new in (changed[name],)
    )


def _word(name: str, value: Any) -> str:
    if value in ("", None):
        return _("not stated")
    if name == "people_stated":
        return _(_STATED[bool(value)])
    if name == "licence_until":
        return format_date(date.fromisoformat(value), "d. MMMM y")
    return _("“%(words)s”", words=_(_WORDS[name].get(value, value)) if name in _WORDS else value)
