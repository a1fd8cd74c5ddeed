"""Roles with the place where they are held, as people read them."""

from collections.abc import Iterable

from flask_babel import gettext as _

from coopcms.accounts.policy import ROLE_TITLES
from coopcms.admin.queries import centre_names
from coopcms.network.queries import organisations


def role_words(role: str, slug: str, places: dict[str, str]) -> str:
    """A role and where it is held."""
    return _("%(roles)s, %(centre)s", roles=_(ROLE_TITLES.get(role, role)), centre=places.get(slug, slug))


def sorted_roles(held: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(centre, role) in words, ordered by centre; one select."""
    held = list(held)
    names = centre_names(slug for _role, slug in held)
    return sorted((names.get(slug, slug), _(ROLE_TITLES.get(role, role))) for role, slug in held)


def places_of_roles(kinds: tuple[str, ...] = ()) -> dict[str, str]:
    """Names by slug of all organisations, or of these kinds."""
    return {row.slug: row.name for row in organisations() if not kinds or row.kind in kinds}
