"""All kinds by name and by the first part of their address."""

from coopcms.content.kinds.article import ARTICLE
from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.format import FORMAT
from coopcms.content.kinds.page import PAGE
from coopcms.content.kinds.story import STORY
from coopcms.errors import Invalid, Problem, msg

KINDS: dict[str, Kind] = {kind.name: kind for kind in (ARTICLE, STORY, FORMAT, PAGE)}
BY_PREFIX: dict[str, Kind] = {kind.prefix: kind for kind in KINDS.values()}
DEFAULT_WORKFLOW = {"article": "vier_augen", "page": "vier_augen", "story": "gemeinsam", "format": "gemeinsam"}


def kind_named(name: str) -> Kind:
    """The kind called so. Raises Invalid with the known ones."""
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise Invalid(
            Problem("kind", msg("There is no kind “%(name)s”; there are: %(known)s."), {"name": name, "known": known})
        )
    return KINDS[name]
