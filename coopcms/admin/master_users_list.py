"""The list of accounts as its address asks for it."""

from dataclasses import asdict, replace
from urllib.parse import urlencode

from flask import request
from flask_babel import gettext as _

from coopcms.accounts.models import ROLES
from coopcms.accounts.policy import ROLE_TITLES
from coopcms.accounts.queries import away_now, roles_by_user
from coopcms.accounts.queries_list import SIZE, STATES, Asked, accounts
from coopcms.admin.paging import number_of, page_at
from coopcms.admin.role_words import places_of_roles, role_words
from coopcms.errors import msg
from coopcms.rendering.pages import Page

HOME = "/admin/konten"
_NAMES = {"text": "q", "role": "rolle", "centre": "zentrum", "state": "zustand", "page": "seite"}
_STATES = dict(zip(STATES, (msg("active"), msg("without a password"), msg("deactivated")), strict=True))


def list_values() -> dict:
    """What the list's page shows; a page behind the last shows the last."""
    asked = _asked()
    total, rows = accounts(asked)
    pages = max(1, -(-total // SIZE))
    if asked.page > pages:
        asked = replace(asked, page=pages)
        total, rows = accounts(asked)
    places, held = places_of_roles(), roles_by_user(row.id for row in rows)
    told = {key: [role_words(role, slug, places) for role, slug in pairs] for key, pairs in held.items()}
    return {
        "asked": asked, "rows": rows, "roles": told, "away": away_now(row.id for row in rows),
        "page": _page(asked, pages, total), "centres": list(places.items()),
        "role_choices": [(role, _(ROLE_TITLES[role])) for role in ROLES],
        "states": [(state, _(title)) for state, title in _STATES.items()],
    }  # fmt: skip


def _asked() -> Asked:
    given = {name: request.args.get(key, "").strip()[:200] for name, key in _NAMES.items()}
    number = number_of(given.pop("page"))
    return Asked(**given, page=number)


def _page(asked: Asked, pages: int, total: int) -> Page:
    return page_at(asked.page, pages, total, lambda number: _address(replace(asked, page=number)))


def _address(asked: Asked) -> str:
    plain = asdict(Asked())
    query = urlencode({_NAMES[name]: value for name, value in asdict(asked).items() if value != plain[name]})
    return f"{HOME}/?{query}" if query else f"{HOME}/"
