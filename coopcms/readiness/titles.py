"""What each rule is called in the list: the language checks have titles of their own, fields their labels."""

from coopcms.content.kinds.declaration import Kind
from coopcms.errors import msg
from coopcms.readiness.language_lines import title_of
from coopcms.readiness.lines import Line

TITLES = {
    "alt_texts": msg("Pictures"),
    "base_is_live": msg("Working copy"),
    "consents": msg("Consents"),
    "contact.name": msg("Contact"),
    "contact.way": msg("Contact"),
    "credits": msg("Rights to pictures"),
    "dates_in_order": msg("Dates"),
    "empty": msg("Empty fields"),
    "document.lost": msg("PDF documents"),
    "document.unchecked": msg("PDF documents"),
    "document.untagged": msg("PDF documents"),
    "embargo_not_earlier": msg("Embargo"),
    "embargo_over": msg("Embargo"),
    "figure.source": msg("Figures"),
    "form": msg("Cannot be saved"),
    "heading.fake": msg("Subheads"),
    "heading.order": msg("Subheads"),
    "lane_without_reviewer": msg("Review"),
    "lang.english": msg("Language marks"),
    "list.fake": msg("Lists"),
    "no_open_invitation": msg("Invitations"),
    "paragraph.long": msg("Paragraphs"),
    "path_free": msg("Address"),
    "press.questions": msg("Press release"),
    "press.when": msg("Press release"),
    "profile": msg("Inclusive language"),
    "quorum": msg("Signatures"),
    "quote.speaker": msg("Quotes"),
    "quote.unmarked": msg("Quotes"),
    "seo": msg("Search engines"),
    "seo_text.length": msg("Search engines"),
    "seo_title.length": msg("Search engines"),
    "signed": msg("Signatures"),
    "table.header": msg("Tables"),
    "topic": msg("Topics"),
}
_LINK = msg("Link")


def title(line: Line, kind: Kind) -> tuple[str, bool]:
    """(title, whether it is German in every language of the desk); else it is a msgid."""
    if line.is_german or line.rule[:1] in "RTN" and title_of(line.rule):
        return title_of(line.rule), True
    if line.rule.startswith("link."):
        return _LINK, False
    if line.rule in TITLES:
        return TITLES[line.rule], False
    field = kind.field(line.rule) or next((kind.field(place.field) for place in line.places), None)
    return (field.label if field else line.rule), False
