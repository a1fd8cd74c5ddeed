"""What people type about accounts, centres and topics."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.typed import DeskForm
from coopcms.network.lands import LANDS

_LANDS = [SelectChoice(code, _l(name)) for code, name in LANDS.items()]
_NEW_PASSWORD = {"autocomplete": "new-password"}
_ADDRESS = _l("Lower-case letters, digits and hyphens. It is a public address and never changes.")


class AccountForm(DeskForm):
    """A new account; its roles come after."""

    email = StringField(_l("E-mail address"), render_kw={"type": "email", "required": True})
    name = StringField(_l("Name"), render_kw={"required": True})
    password = PasswordField(
        _l("First password"),
        description=_l("Better left empty: the person chooses one by the invitation you send afterwards."),
        render_kw=_NEW_PASSWORD,
    )


class NameForm(DeskForm):
    """Another name for an account or a topic."""

    name = StringField(_l("Name"), render_kw={"required": True})


class PasswordForm(DeskForm):
    """A new password, typed by an administrator."""

    password = PasswordField(
        _l("New password"), description=_l("All open sessions of the account end."), render_kw=_NEW_PASSWORD
    )


class RoleForm(DeskForm):
    """A role somewhere."""

    role = SelectField(_l("Role"), validate_choice=False)
    organisation = SelectField(_l("Centre"), validate_choice=False)
    password = PasswordField(
        _l("Your own password"),
        description=_l("Only for roles that release texts, lead a centre, edit for the network or manage accounts."),
        render_kw={"autocomplete": "current-password"},
    )


class OwnWordsForm(DeskForm):
    """What a centre says of itself."""

    description = TextAreaField(_l("What the centre offers"), render_kw={"rows": 6})
    email = StringField(_l("E-mail address"), render_kw={"type": "email"})
    website = StringField(_l("Website"), render_kw={"type": "url"})


class CentreForm(OwnWordsForm):
    """All that the network changes about a centre."""

    name = StringField(_l("Name"), render_kw={"required": True})
    short_name = StringField(_l("Short name"))
    region = StringField(_l("Region"))
    hue = IntegerField(
        _l("Hue"), default=210, description=_l("0 to 359 on the colour circle; it marks what the centre owns."),
        render_kw={"min": 0, "max": 359},
    )  # fmt: skip
    land = SelectField(
        _l("Land"), validate_choice=False,
        choices=[SelectChoice("", _l("None: only holidays of all Länder count")), *_LANDS],
        description=_l("Its public holidays are no working days: reviews are due later."),
    )  # fmt: skip
    active = BooleanField(_l("The centre is open"), default=True)


class NewCentreForm(CentreForm):
    """A centre that begins."""

    slug = StringField(_l("Address"), description=_ADDRESS, render_kw={"required": True})


class CentreNameForm(DeskForm):
    """A name with the time in which it held."""

    name = StringField(_l("Name"), render_kw={"required": True})
    kind = SelectField(
        _l("What kind of name"), validate_choice=False,
        choices=[
            SelectChoice("former", _l("former name")), SelectChoice("short", _l("short name")),
            SelectChoice("variant", _l("variant")),
        ],
    )  # fmt: skip
    valid_from = StringField(_l("From"), description=_l("For example 2021, 2021-07 or 2021-07-01."))
    valid_to = StringField(_l("Until"))


class TopicForm(DeskForm):
    """A new topic."""

    name = StringField(_l("Name"), render_kw={"required": True})
    slug = StringField(_l("Address"), description=_ADDRESS, render_kw={"required": True})
