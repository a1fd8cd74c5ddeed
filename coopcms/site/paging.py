"""Pages of a list: the number in the address, and the way to the neighbours."""

from urllib.parse import urlencode

from flask import abort, request

from coopcms.rendering.pages import Page

SIZE = 20
_MOST = 100_000


def asked_page() -> int:
    """The number in `?seite=N`, 1 without one; anything else than a page number is no address of ours (404)."""
    text = request.args.get("seite", "1")
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and 1 <= int(text) <= _MOST):
        abort(404)
    return int(text)


def page_of(path: str, number: int, total: int, extra: int = 0, **query: str) -> Page:
    """Where page `number` of `total` entries stands; a page behind the last is a 404, an empty list has one page.

    `extra` entries stand before the list and are counted with it.
    """
    pages = max(1, -(-total // SIZE))
    if number > pages:
        abort(404)
    before = _address(path, number - 1, query) if number > 1 else ""
    after = _address(path, number + 1, query) if number < pages else ""
    return Page(number, pages, total + extra, before, after)


def own_address(path: str, number: int) -> str:
    """The canonical address of a page: the first has no number."""
    return _address(path, number, {})


def _address(path: str, number: int, query: dict) -> str:
    values = {key: value for key, value in query.items() if value} | ({"seite": number} if number > 1 else {})
    return f"{path}?{urlencode(values)}" if values else path
