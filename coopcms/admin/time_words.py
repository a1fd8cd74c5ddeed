"""How long something has waited, and when it has to be done, as people say it. Days are Berlin's."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.clock import berlin, now


def since(moment: datetime) -> str:
    """Since today, since yesterday, for 5 days."""
    days = -_days_until(moment)
    if days < 1:
        return _("since today")
    return _("since yesterday") if days == 1 else ngettext("for %(num)s day", "for %(num)s days", days)


def due(moment: datetime) -> str:
    """Due today, due in 3 days, overdue for 2 days."""
    days = _days_until(moment)
    if moment < now():
        return (
            ngettext("overdue for %(num)s day", "overdue for %(num)s days", -days) if days else _("overdue since today")
        )
    if days < 1:
        return _("due today")
    return _("due tomorrow") if days == 1 else ngettext("due in %(num)s day", "due in %(num)s days", days)


def _days_until(moment: datetime) -> int:
    return (berlin(moment).date() - berlin(now()).date()).days
