"""Seite (domain §1.2): what stays; a legal page may not go without a successor."""

from coopcms.content.kinds.declaration import CHOICE, Field, Kind
from coopcms.errors import msg

PAGE = Kind(
    "page",
    msg("Page"),
    msg("Pages"),
    "seiten",
    (
        Field(
            "purpose",
            msg("Purpose"),
            CHOICE,
            choices=(("ordinary", msg("ordinary page")), ("legal", msg("page required by law"))),
        ),
    ),
    listed=False,
    wanted=("licence", "ai_mark", "seo_text"),
)
