"""The first page of the desk: what waits for me, and what I am writing."""

from flask_admin import expose

from coopcms.admin.base import WORK, DeskView
from coopcms.errors import msg


class Start(DeskView):
    """At /admin/ itself."""

    group, title = WORK, msg("Start")

    @expose("/")
    def index(self):
        """Worklists first, own drafts after."""
        return self.render("admin/start.html")
