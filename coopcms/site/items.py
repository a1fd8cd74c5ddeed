"""One item from the live revision: four statements (frame, address, owners, topics), one more for a successor."""

from dataclasses import replace

from flask import Response, abort, redirect

from coopcms.publishing import queries as public
from coopcms.rendering import render
from coopcms.site import context, errors
from coopcms.site.answers import KEPT, answer


def item(prefix: str, slug: str) -> Response:
    """The page at this address, its banner, its new address, or what became of it."""
    found = public.resolve(f"/{prefix}/{slug}")
    if found is None:
        abort(404)
    if found.state == "redirect":
        response = redirect(found.location, 301)
        response.headers["Cache-Control"] = KEPT
        return response
    return errors.gone(found.item) if found.state == "gone" else _page(found)


def without_slash(prefix: str, slug: str) -> Response:
    """The address of an item has no slash at its end."""
    return redirect(f"/{prefix}/{slug}", 301)


def _page(found: public.Resolved) -> Response:
    frame = context.current_frame()
    (view,) = context.views(frame, [found.item])
    if found.state == "banner":
        view = replace(view, withdrawn=context.withdrawn(frame, found.item))
    return answer(render.item_page(context.templates(), frame.site, view))
