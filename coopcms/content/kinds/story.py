"""Erfolgsgeschichte / Praxisbeispiel (domain §1.2): where it began, what was done, what came of it."""

from coopcms.content.kinds.declaration import CHOICE, LINES, NUMBER, Field, Kind
from coopcms.errors import msg

STORY = Kind(
    "story",
    msg("Success story"),
    msg("Success stories"),
    "erfolgsgeschichten",
    (
        Field("company", msg("Company"), fact=True),
        Field("company_place", msg("Place of the company"), fact=True),
        Field("sector", msg("Sector"), fact=True),
        Field(
            "company_size",
            msg("Size of the company"),
            CHOICE,
            choices=(
                ("micro", msg("up to 9 people")),
                ("small", msg("10 to 49 people")),
                ("medium", msg("50 to 249 people")),
                ("large", msg("250 people and more")),
            ),
            fact=True,
        ),
        Field("period", msg("Period"), fact=True),
        Field("technology", msg("Technology"), fact=True),
        Field("situation", msg("Starting point"), LINES, limit=20_000, section=True),
        Field("goal", msg("Goal"), LINES, limit=20_000, section=True),
        Field("measures", msg("What was done"), LINES, limit=20_000, section=True),
        Field("result", msg("Result"), LINES, limit=20_000, section=True),
        Field("lessons", msg("What was learnt"), LINES, limit=20_000, section=True),
        Field("steps", msg("How to do the same"), LINES, limit=20_000, section=True),
        Field("figure_value", msg("Figure"), NUMBER, limit=20),
        Field("figure_unit", msg("Unit of the figure"), limit=60),
        Field("figure_label", msg("What the figure measures"), limit=200),
        Field("figure_baseline", msg("Figure before"), limit=100),
        Field("figure_period", msg("Period of the figure"), limit=100),
        Field("figure_confirmed", msg("Figure confirmed by"), limit=200),
    ),
    wanted=("company", "company_place", "period", "byline", "licence", "ai_mark", "seo_text"),
)
