"""What readers would see: any revision drawn as the public site draws what is live."""

from dataclasses import replace

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from coopcms.content.models import Item, Revision
from coopcms.content.policy import governed_by, owners_of
from coopcms.network.models import Topic
from coopcms.publishing import queries as public
from coopcms.rendering import items, render
from coopcms.rendering.pages import Link, OwnerView
from coopcms.site import context
from coopcms.site.frame import Frame


def preview_page(item: Item, revision: Revision) -> str:
    """The page as it would be if this revision went live now, with a notice on top. Callers ask who may see it.

    A working copy is shown at its original's address; owners and topics are those of the next release.
    """
    original = governed_by(item)
    with force_locale(current_app.config["LANGUAGES"][0]):
        frame = context.current_frame()
        view = items.item_view(original, revision, public.path_of(original), _owners(frame, original), _)
        view = replace(view, topics=_topics(revision))
        return render.item_page(context.templates(), frame.site, view, preview=True)


def _owners(frame: Frame, item: Item) -> tuple[OwnerView, ...]:
    rows = [row for row in owners_of(item) if row.accepted_at and row.role != "shown"]
    return tuple(replace(frame.owners[row.organisation.slug], lead=row.role == "lead") for row in rows)


def _topics(revision: Revision) -> tuple[Link, ...]:
    names = revision.placement.get("topics") or []
    known = Topic.select().where(Topic.name.in_(names)).order_by(Topic.name) if names else ()
    return tuple(Link(topic.name, f"/themen/{topic.slug}") for topic in known)
