"""Topics: the words by which all centres sort their texts."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import NETWORK, DeskView
from coopcms.admin.master_forms import NameForm, TopicForm
from coopcms.errors import Invalid, Taken, Unknown, msg
from coopcms.network import services
from coopcms.network.policy import SHARED_AT
from coopcms.network.queries import topic_by_slug, topics

HOME = "/admin/themen"


class Topics(DeskView):
    """All topics, and one."""

    group, title = NETWORK, msg("Topics")
    open_to = SHARED_AT
    checks_itself = ("index", "topic")

    @expose("/", methods=["GET", "POST"])
    def index(self):
        """The list, and a form for a new one below it."""
        form = TopicForm()
        if form.validate_on_submit():
            try:
                services.create_topic(form.name.data or "", form.slug.data or "", self.actor)
            except (Invalid, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("The topic is there. Authors can choose it now."))
                return redirect(f"{HOME}/", 303)
        page = self.render("admin/master/topics.html", rows=list(topics()), form=form)
        return page, 422 if form.errors else 200

    @expose("/<slug>", methods=["GET", "POST"])
    def topic(self, slug: str):
        """Another name; the address stays."""
        row = topic_by_slug(slug)
        if row is None:
            raise Unknown(msg("There is no such topic."))
        form = NameForm(data={"name": row.name})
        if form.validate_on_submit():
            try:
                services.rename_topic(row, form.name.data or "", self.actor)
            except (Invalid, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("Renamed. Lists show the new name, the address stays."))
                return redirect(f"{HOME}/", 303)
        heading = _("Rename the topic “%(name)s”", name=row.name)
        page = self.render("admin/master/new.html", form=form, heading=heading, back=f"{HOME}/")
        return page, 422 if form.errors else 200


def views() -> list:
    """What desk.py hangs up."""
    return [Topics("topics", HOME)]
