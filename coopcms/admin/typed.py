"""Forms that keep what was typed, whatever was wrong: a forged or outdated one too."""

from flask_babel import gettext as _
from flask_wtf import FlaskForm

from coopcms.errors import Invalid, Problem, Refused, msg

_OUTDATED = msg("The page was open for too long, or you have logged in anew since. Please send it once more.")


class DeskForm(FlaskForm):
    """It checks its token itself and shows itself again; the application's own check leaves its view alone."""

    def validate(self, extra_validators=None) -> bool:
        """True if everything is fine; a wrong token is a fault of the form as a whole."""
        fine = super().validate(extra_validators)
        token = self._fields.get("csrf_token")
        if token is not None and token.errors:
            token.errors = []
            self.form_errors = [*self.form_errors, _(_OUTDATED)]
        return fine

    def apart(self, name: str) -> "DeskForm":
        """The form with ids of its own, for a page that holds several."""
        for field in self:
            field.id = field.label.field_id = f"{name}-{field.short_name}"
        return self

    def refuse(self, refusal: Refused, otherwise: str = "") -> None:
        """Put what a service refused beside the fields it named; `otherwise` takes what belongs to none."""
        parts: tuple[Refused | Problem, ...] = refusal.problems if isinstance(refusal, Invalid) else (refusal,)
        for part in parts:
            text = _(part.message, **part.values)
            field = self._fields.get(part.field) or self._fields.get(otherwise)
            if field is None:
                self.form_errors = [*self.form_errors, text]
            else:
                field.errors = [*field.errors, text]
