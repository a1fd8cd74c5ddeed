"""How to write here, for everybody at the desk: the link stands at the same place on every page (WCAG 3.2.6)."""

from flask_admin import expose

from coopcms.admin.base import DeskView

HOME = "/admin/hilfe"


class Help(DeskView):
    """One page: the way of a text, the tools of the editor, and what makes a text open to all (ATAG A.4.2, B.4.2)."""

    @expose("/")
    def index(self):
        """The whole help in one page, to be searched with the browser."""
        return self.render("admin/help/writing.html")


def views() -> list:
    """What desk.py hangs up."""
    return [Help("help", HOME)]
