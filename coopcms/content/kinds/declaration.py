"""What a kind is made of: the words a declaration uses."""

from dataclasses import dataclass

from coopcms.errors import msg

TEXT, LINES, NUMBER, CHOICE, DATE, BODY, SLUG, WORDS = [
    "text",
    "lines",
    "number",
    "choice",
    "date",
    "body",
    "slug",
    "words",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One input: `limit` in characters; `choices` are (value, label); `fact` puts it on the public fact sheet."""

    name: str
    label: str
    type: str = TEXT
    limit: int = 300
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    fact: bool = False
    section: bool = False  # printed under its own subhead, after the body


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item: `prefix` is the first part of its public address, for life."""

    name: str
    title: str
    plural: str
    prefix: str
    own: tuple[Field, ...] = ()
    listed: bool = True  # appears in the masthead, feeds and the home page; else in the footer
    whole_sheet: bool = False  # facts nobody stated stand on the sheet too, called so
    wanted: tuple[str, ...] = ()  # fields a finished text has filled; none of them is ever a reason to refuse it

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields that are signed, in the order a person fills them in."""
        return WORDS_FIRST + self.own + WORDS_LAST

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields + PLACEMENT if field.name == name), None)


WORDS_FIRST = (
    Field("kicker", msg("Kicker"), limit=100, help=msg("A few words above the headline.")),
    Field("title", msg("Title"), limit=250),
    Field("subtitle", msg("Subtitle"), limit=300),
    Field("lead", msg("Lead"), LINES, limit=1500, help=msg("Two or three sentences: who, what, when, where, why.")),
    Field("body", msg("Text"), BODY, limit=2_000_000),
)
WORDS_LAST = (
    Field("byline", msg("Byline"), limit=200),
    Field("dateline", msg("Dateline"), limit=100, help=msg("The place the news comes from.")),
    Field("contact", msg("Contact"), LINES, limit=1000, help=msg("Whom readers may ask: name, telephone, e-mail.")),
    Field("language", msg("Language"), CHOICE, choices=(("de", msg("German")), ("en", msg("English")))),
    Field(
        "licence",
        msg("Licence of the text"),
        CHOICE,
        choices=(
            ("CC BY 4.0", "CC BY 4.0"),
            ("CC BY-SA 4.0", "CC BY-SA 4.0"),
            ("reserved", msg("All rights reserved")),
        ),
    ),
    Field(
        "ai_mark",
        msg("Use of AI"),
        CHOICE,
        choices=(
            ("none", msg("without AI")),
            ("assisted", msg("with the help of AI")),
            ("generated", msg("made by AI")),
        ),
    ),
    Field(
        "change_note", msg("Change note"), LINES, limit=500, help=msg("Readers see it: what is new in this version.")
    ),
    Field("seo_title", msg("Title for search engines"), limit=120),
    Field("seo_text", msg("Text for search engines"), LINES, limit=320),
)
# Where an item stands, not what it says: logged and shown to lanes, but voiding no signature (editorial.md §1).
PLACEMENT = (
    Field("slug", msg("Wish for the address"), SLUG, limit=80, help=msg("It becomes the address at the next release.")),
    Field("topics", msg("Topics"), WORDS, limit=80),
    Field("regions", msg("Regions"), WORDS, limit=80),
)
