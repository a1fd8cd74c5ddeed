"""The workflows in force, to look at: for everybody at the desk, changed by nobody here."""

from dataclasses import dataclass

from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import ADMINISTRATION, DeskView
from coopcms.admin.flow_picture import in_words, picture_of
from coopcms.admin.rights_words import PERMISSION_TITLES
from coopcms.content import workflows
from coopcms.content.kinds.registry import KINDS
from coopcms.errors import Unknown, msg
from coopcms.workflow.definition import Definition, State

HOME = "/admin/ablaeufe"


@dataclass(frozen=True, slots=True)
class Entry:
    """A workflow in the list: for which kinds it is meant, and its states in words."""

    name: str
    title: str
    kinds: str
    shared: bool
    states: str


class Workflows(DeskView):
    """All workflows, and one as a picture and in words."""

    group, title = ADMINISTRATION, msg("Workflows")

    @expose("/")
    def index(self):
        """Each with what it is for."""
        return self.render(
            "admin/workflows/list.html", entries=[_entry(flow) for flow in workflows.in_force().values()]
        )

    @expose("/<flow_name>")
    def one(self, flow_name: str):
        """The picture, its equal in words, and who may what in which state. Raises Unknown."""
        flow = workflows.in_force().get(flow_name)
        if flow is None:
            raise Unknown(msg("There is no such workflow."))
        states = [(state.title, _allowed(state)) for state in flow.states.values()]
        return self.render("admin/workflows/one.html", picture=picture_of(flow), entry=_entry(flow), states=states)


def _entry(flow: Definition) -> Entry:
    kinds = ", ".join(_(KINDS[kind].title) for kind in flow.kinds if kind in KINDS)
    return Entry(flow.name, flow.title, kinds, bool(flow.when), " → ".join(s.title for s in flow.states.values()))


def _allowed(state: State) -> list[tuple[str, str]]:
    """(permission, who) in words; a permission that follows "view" is not said twice."""
    return [
        (_(PERMISSION_TITLES[permission]), in_words(who))
        for permission, who in state.allow.items()
        if who and (permission == "view" or who != state.allow.get("view"))
    ]


def views() -> list:
    """What desk.py hangs up."""
    return [Workflows("workflows", HOME)]
