"""What people type about their own account."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import EqualTo, InputRequired

from coopcms.admin.forms import DateInput
from coopcms.admin.typed import DeskForm

NEW_PASSWORD = _l("At least 12 characters; a sentence is easier to keep in mind than signs.")
_PRESENT = InputRequired(_l("Please enter your present password."))


class PasswordForm(DeskForm):
    """The old proof and the new one."""

    current = PasswordField(_l("Present password"), [_PRESENT], render_kw={"autocomplete": "current-password"})
    password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Please enter the new password."))],
        description=NEW_PASSWORD,
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("New password once more"),
        [EqualTo("password", _l("The two new passwords differ."))],
        render_kw={"autocomplete": "new-password"},
    )


class OwnNameForm(DeskForm):
    """How one is called here."""

    name = StringField(_l("Name"), [InputRequired(_l("Please enter a name."))], render_kw={"autocomplete": "name"})


class EmailForm(DeskForm):
    """Another address, and the proof that it is its owner who wants it."""

    email = StringField(
        _l("New e-mail address"),
        [InputRequired(_l("Please enter your e-mail address."))],
        description=_l(
            "We mail a link there, which you follow within a day; then you log in with it, and the old address is told."
        ),
        render_kw={"type": "email", "autocomplete": "email"},
    )
    password = PasswordField(_l("Present password"), [_PRESENT], render_kw={"autocomplete": "current-password"})


class AbsenceForm(DeskForm):
    """From when to when, and who stands in."""

    first = StringField(_l("First day"), [InputRequired(_l("Please give a day."))], widget=DateInput())
    last = StringField(_l("Last day"), [InputRequired(_l("Please give a day."))], widget=DateInput())
    deputy = SelectField(
        _l("Deputy"),
        validate_choice=False,
        description=_l("Shown wherever somebody is named who should sign. It gives no right to sign."),
    )
