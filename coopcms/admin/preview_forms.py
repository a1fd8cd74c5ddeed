"""What is asked of who makes a link for a preview."""

from flask_babel import lazy_gettext, ngettext
from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from coopcms.admin.typed import DeskForm
from coopcms.review.services_preview import DAYS, NOTE_MOST

WEEK = 7


class ShareForm(DeskForm):
    """For how long, and for whom."""

    days = SelectField(lazy_gettext("How long it holds"), coerce=int, default=WEEK, validate_choice=False)
    note = StringField(
        lazy_gettext("For whom"),
        [Length(max=NOTE_MOST, message=lazy_gettext("At most %(max)d letters."))],
        description=lazy_gettext("Read at the desk only, so that all know later who has which link."),
        render_kw={"maxlength": NOTE_MOST, "autocomplete": "off"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.days.choices = [SelectChoice(days, ngettext("one day", "%(num)s days", days)) for days in DAYS]
