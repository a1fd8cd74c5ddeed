"""One thing that somebody can be asked about, as it is now: its hash, the words that are shown, who is named."""

from dataclasses import dataclass

from coopcms.blocks.pictures import pictures_in
from coopcms.consents.models import FACTS, PICTURE, QUOTE, Depicted, Quote, QuoteSpeaker, StoryFirm
from coopcms.consents.queries import original_id
from coopcms.consents.subjects import about_firm, hash_about_firm, passages
from coopcms.content.models import Item
from coopcms.errors import Unknown, msg
from coopcms.media.models import Picture


@dataclass(frozen=True, slots=True)
class About:
    """What is asked about: `subject` is the number of the quote, of the picture or, for facts, of the original item."""

    kind: str
    subject: int


@dataclass(frozen=True, slots=True)
class Thing:
    """The same as it is now; `named` are the parties whose yes is needed, `block` where it stands, "" if nowhere."""

    about: About
    hash: str
    text: str
    named: frozenset[int]
    block: str = ""


def thing_of(item: Item, about: About) -> Thing:
    """What stands, or for a quote stood, in this item (or working copy); raises Unknown."""
    find = _FINDERS.get(about.kind)
    found = find(item, about) if find else None
    if found is None:
        raise Unknown(msg("This text has nothing of that kind to ask about."))
    return found


def _quote(item: Item, about: About) -> Thing | None:
    row = Quote.get_or_none(Quote.id == about.subject, Quote.item == original_id(item))
    if row is None:
        return None
    places = (one.block for one in passages(item.head.content.get("body") or []) if one.hash == row.hash)
    named = QuoteSpeaker.select(QuoteSpeaker.party).where(QuoteSpeaker.quote == row)
    return Thing(about, row.hash, row.text, _ids(named), next(places, ""))


def _picture(item: Item, about: About) -> Thing | None:
    shown = [item.head, item.live] if item.live_id else [item.head]
    uses = [use for revision in shown for use in pictures_in(revision.content.get("body") or [])]
    use = next((use for use in uses if use.picture == about.subject), None)
    row = Picture.get_or_none(Picture.id == about.subject) if use else None
    if row is None or not row.digest:
        return None
    named = Depicted.select(Depicted.party).where(Depicted.picture == row)
    return Thing(about, row.digest, row.title or use.alt, _ids(named), use.block)


def _facts(item: Item, about: About) -> Thing | None:
    original = item.source if item.is_copy else item
    shown = [item.head, original.live] if original.live_id else [item.head]  # who is named in public only may say no
    content = next((revision.content for revision in shown if about_firm(revision.content)), None)
    if about.subject != original.id or content is None:
        return None
    text = "\n".join(f"{name}: {value}" for name, value in about_firm(content).items())
    named = StoryFirm.select(StoryFirm.party).where(StoryFirm.item == about.subject)
    return Thing(about, hash_about_firm(content), text, _ids(named))


def _ids(rows) -> frozenset[int]:
    return frozenset(party for (party,) in rows.tuples())


_FINDERS = {QUOTE: _quote, PICTURE: _picture, FACTS: _facts}
