"""Meldung / News (domain §1.2)."""

from coopcms.content.kinds.declaration import CHOICE, DATE, Field, Kind
from coopcms.errors import msg

ARTICLE = Kind(
    "article",
    msg("Article"),
    msg("Articles"),
    "artikel",
    (
        Field("news_date", msg("Date of the event"), DATE, fact=True),
        Field(
            "press_release",
            msg("Press release"),
            CHOICE,
            choices=(("no", msg("no")), ("yes", msg("yes"))),
        ),
    ),
    wanted=("byline", "dateline", "licence", "ai_mark", "seo_text"),
)
