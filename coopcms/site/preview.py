"""What readers would see: any revision drawn as the public site draws what is live."""

from dataclasses import dataclass, replace

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.policy import governed_by, owners_of
from coopcms.network.models import Topic
from coopcms.publishing import queries as public
from coopcms.rendering import items, render
from coopcms.rendering.documents import FileAddress, desk_file
from coopcms.rendering.pages import Link, Notice, OwnerView
from coopcms.rendering.pictures import Address, desk_address
from coopcms.site import context
from coopcms.site.frame import Frame


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at it: where they find pictures and documents, and the rows of its owners where these were read."""

    address: Address
    files: FileAddress
    owners: list[ItemOwner] | None = None


AT_THE_DESK = Reader(desk_address, desk_file)


def preview_page(item: Item, revision: Revision, notice: Notice, reader: Reader = AT_THE_DESK) -> str:
    """The page as it would be if this revision went live now, under its notice. Callers ask who may see it.

    A working copy is shown at its original's address; owners and topics are those of the next release.
    """
    original = governed_by(item)
    with force_locale(current_app.config["LANGUAGES"][0]):
        frame = context.current_frame()
        owning = _owners(frame, reader.owners or owners_of(original))
        shown = context.preview_pictures(revision, reader.address)
        offered = context.documents([revision], reader.files)
        around = items.Around(public.path_of(original), owning, shown, offered)
        view = items.item_view(original, revision, around, _)
        view = replace(view, topics=_topics(revision))
        return render.item_page(context.templates(), frame.site, view, preview=notice)


def _owners(frame: Frame, rows: list[ItemOwner]) -> tuple[OwnerView, ...]:
    owning = [row for row in rows if row.accepted_at and row.role != "shown"]
    return tuple(replace(frame.owners[row.organisation.slug], lead=row.role == "lead") for row in owning)


def _topics(revision: Revision) -> tuple[Link, ...]:
    names = revision.placement.get("topics") or []
    known = Topic.select().where(Topic.name.in_(names)).order_by(Topic.name) if names else ()
    return tuple(Link(topic.name, f"/themen/{topic.slug}") for topic in known)
