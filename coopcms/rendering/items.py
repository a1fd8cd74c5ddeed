"""A revision as the public reads it: the same view for site and preview."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from coopcms.blocks.html import to_html
from coopcms.blocks.text import OMISSION, from_plain
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.errors import msg
from coopcms.rendering.documents import DocumentView, drawing
from coopcms.rendering.filters import day
from coopcms.rendering.pages import Card, Fact, Figure, ItemView, OwnerView, Section
from coopcms.rendering.pictures import Drawing, PictureView, cover_of

Say = Callable[[str], str]  # the catalogue: msgid to the reader's language
LOCALE = "de"
_UNTITLED = msg("%(kind)s of %(date)s")
_PLAIN = ("kicker", "subtitle", "lead", "byline", "dateline", "seo_title", "seo_text")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of an item besides its words: its address, its owners, the pictures and documents it may show."""

    path: str
    owners: tuple[OwnerView, ...] = ()
    pictures: Mapping[int, PictureView] = field(default_factory=dict)
    documents: Mapping[int, DocumentView] = field(default_factory=dict)


def item_view(item: Item, revision: Revision, around: Around, say: Say) -> ItemView:
    """`revision` of `item` at its address; topics, relations and a withdrawal are added by who knows them."""
    kind, words = KINDS[item.kind], revision.content
    return ItemView(
        kind=kind.name,
        kind_title=say(kind.title),
        kind_url=f"/{kind.prefix}/" if kind.listed else "",
        slug=item.slug,
        path=around.path,
        title=title_of(item, revision, say),
        **{name: words.get(name, "") for name in _PLAIN},
        body_html=to_html(words.get("body") or [], drawing(Drawing(around.pictures), around.documents)),
        language=words.get("language") or LOCALE,
        owners=around.owners,
        published_at=item.published_at,
        updated_at=item.released_at,
        change_note=revision.content.get("change_note", ""),
        facts=(*_facts(kind, words, say), *_regions(revision.placement, say)),
        figures=_figures(words),
        sections=_sections(kind, words, say),
        licence=_chosen(kind, words, "licence", say),
        ai_mark=_chosen(kind, words, "ai_mark", say) if words.get("ai_mark") != "none" else "",
        uid=f"urn:coopcms:item:{item.id}",
        company=words.get("company", ""),
        extra={"mode": words.get("mode", "")},
        cover=cover_of(words.get("body") or [], around.pictures),
    )


def card(item: Item, revision: Revision, around: Around, say: Say) -> Card:
    """`revision` of `item` as it stands in a list, with its first picture of those that may be shown."""
    words, cover = revision.content, cover_of(revision.content.get("body") or [], around.pictures)
    kind_title = say(KINDS[item.kind].title)
    about = title_of(item, revision, say), words.get("kicker", ""), words.get("lead", ""), around.owners
    return Card(around.path, item.kind, kind_title, *about, item.published_at, cover)


def title_of(item: Item, revision: Revision, say: Say) -> str:
    """The headline; where all of it is left out, what kind of text it is and since when it is public."""
    title = revision.content.get("title", "")
    if title != OMISSION or item.published_at is None:
        return title
    return say(_UNTITLED) % {"kind": say(KINDS[item.kind].title), "date": day(item.published_at)}


def _facts(kind: d.Kind, words: Mapping, say: Say) -> tuple[Fact, ...]:
    known = [(field, words.get(field.name, "")) for field in kind.fields if field.fact]
    facts = [Fact(say(field.label), _shown(field, value, say)) for field, value in known if value or kind.whole_sheet]
    return (*facts, *_contact(words, say))


def _contact(words: Mapping, say: Say) -> tuple[Fact, ...]:
    contact = words.get("contact", "")
    return (Fact(say("Contact"), " · ".join(contact.splitlines())),) if contact else ()


def _regions(placement: Mapping, say: Say) -> tuple[Fact, ...]:
    regions = placement.get("regions") or ()
    return (Fact(say("Regions"), ", ".join(regions)),) if regions else ()


def _chosen(kind: d.Kind, words: Mapping, name: str, say: Say) -> str:
    return _shown(kind.field(name), words.get(name, ""), say)


def _shown(field: d.Field, value: str, say: Say) -> str:
    if not value:
        return ""
    if field.type == d.CHOICE:
        return say(dict(field.choices).get(value, value))
    if field.type == d.DATE:
        return format_date(date.fromisoformat(value), "d. MMMM y", locale=LOCALE)
    return format_decimal(value, locale=LOCALE) if field.type == d.NUMBER else value


def _figures(words: Mapping) -> tuple[Figure, ...]:
    if not words.get("figure_value"):
        return ()
    value = format_decimal(words["figure_value"], locale=LOCALE)
    rest = (words.get(f"figure_{part}", "") for part in ("unit", "label", "baseline", "period", "confirmed"))
    return (Figure(value, *rest),)


def _sections(kind: d.Kind, words: Mapping, say: Say) -> tuple[Section, ...]:
    named = [(field, words.get(field.name, "")) for field in kind.fields if field.section]
    return tuple(Section(field.name, say(field.label), to_html(from_plain(text))) for field, text in named if text)
