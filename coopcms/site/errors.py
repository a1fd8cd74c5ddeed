"""What a reader gets instead of a page: a search, the nearest matches, and if it is gone, why (K9, K10)."""

from dataclasses import replace

from flask import Response, request

from coopcms.content.models import Item
from coopcms.rendering import render
from coopcms.rendering.pages import Link, LostView
from coopcms.site import context
from coopcms.site.answers import refusal


def not_found(_error: Exception | None = None) -> Response:
    """404: nothing was ever public here, or it is not yet."""
    frame = context.current_frame()
    page = render.not_found_page(context.templates(), frame.site, context.lost(frame, request.path))
    return refusal(page, 404)


def gone(item: Item) -> Response:
    """410: it was public and is not any more; the public reason and the successor are told."""
    frame = context.current_frame()
    told = context.withdrawn(frame, item)
    successor = Link(told.successor_title or told.successor_url, told.successor_url) if told.successor_url else None
    view = replace(context.lost(frame, request.path), reason=told.reason, successor=successor)
    return refusal(render.gone_page(context.templates(), frame.site, view), 410)


def refused(status: int, title: str, messages: tuple[str, ...], incident: str = "") -> Response:
    """Any other status: what happened, what to do now, and the number to quote if the fault is ours."""
    frame = context.current_frame()
    view = LostView(request.path, incident=incident, status=status, title=title, messages=messages)
    return refusal(render.error_page(context.templates(), frame.site, view), status)
