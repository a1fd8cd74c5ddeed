"""What of a text may be public: everything that leaves the house goes through here, previews do not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coopcms.blocks.pictures import pictures_in
from coopcms.consents.judged import may_keep_picture, may_show_facts, may_show_picture, may_show_quote
from coopcms.consents.masking import without, without_firm
from coopcms.consents.masking_words import HEAD, needles, tells, without_words
from coopcms.consents.queries_known import Entry, Known, Wanted, known
from coopcms.consents.subjects import Passage, passages
from coopcms.content.models import Item, Revision
from coopcms.media.models import Picture


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers may see of live items: their words by item, and of each picture in these what a page needs."""

    revisions: dict[int, Revision]
    pictures: dict[int, Picture]


def shown(items: Iterable[Item]) -> Shown:
    """What readers may see of each item (`live` loaded): one select, none without quotes, pictures and firms."""
    live = {item.id: item.live for item in items}
    found = known(_wanted(live))
    rows = {number: entry.row for number, entry in found.pictures.items() if may_show_picture(entry)}
    return Shown({item: _masked(item, revision, found, may_show_picture) for item, revision in live.items()}, rows)


def lasting(live: Mapping[int, Revision]) -> dict[int, Revision]:
    """The same for what is kept, as search keeps words, of revisions by item: no act tells it of a licence that ends.

    So what is said of a picture for some time only is left out; all else is heard of (`services_told`).
    """
    found = known(_wanted(live))
    return {item: _masked(item, revision, found, may_keep_picture) for item, revision in live.items()}


def listed(items: Iterable[Item], pictures: Iterable[int] = ()) -> Shown:
    """What lists may say of each item (`live` loaded), its body aside, and those of the pictures that may be shown.

    One select; none where there are neither pictures nor words of a quote in what lists say.
    """
    live = {item.id: item.live for item in items}
    told = {item: _told_in_head(revision.content) for item, revision in live.items()}
    quotes = {(item, quote.hash) for item, said in told.items() for quote in said}
    found = known(Wanted(quotes=quotes, pictures=set(pictures)))
    rows = {number: entry.row for number, entry in found.pictures.items() if may_show_picture(entry)}
    hidden = {
        item: [quote.text for quote in said if not may_show_quote(found.quotes.get((item, quote.hash)))]
        for item, said in told.items()
    }
    return Shown({item: _with(one, _without_in_head(one.content, hidden[item])) for item, one in live.items()}, rows)


def _wanted(live: Mapping[int, Revision]) -> Wanted:
    wanted = Wanted()
    for item, revision in live.items():
        wanted.content(item, revision.content)
    return wanted


def _masked(item: int, revision: Revision, found: Known, may_show: Callable[[Entry | None], bool]) -> Revision:
    """The revision without what may not be shown, in memory only; itself where that is nothing."""
    content, blocks = revision.content, revision.content.get("body") or []
    quotes = {quote.hash: quote.text for quote in passages(blocks)}
    hidden = {hash_: text for hash_, text in quotes.items() if not may_show_quote(found.quotes.get((item, hash_)))}
    numbers = {use.picture for use in pictures_in(blocks)}
    left = without(blocks, hidden, {number for number in numbers if not may_show(found.pictures.get(number))})
    words = content if left == blocks else {**content, "body": left}
    if item in found.facts and not may_show_facts(found.facts[item]):
        words = without_firm(words)
    return _with(revision, without_words(words, hidden.values()))


def _told_in_head(content: Mapping) -> list[Passage]:
    """The quotes of the body that are told in the title or beside it."""
    heads = [words for name in HEAD if (words := content.get(name))]
    found = passages(content.get("body") or []) if heads else []
    return [quote for quote in found if any(tells(words, needles([quote.text])) for words in heads)]


def _without_in_head(content: Mapping, hidden: list[str]) -> Mapping:
    heads = {name: words for name in HEAD if (words := content.get(name))} if hidden else {}
    left = without_words(heads, hidden)
    return content if left == heads else {**content, **left}


def _with(revision: Revision, words: Mapping) -> Revision:
    """The revision with these words, in memory only; itself where they are its own."""
    if words is revision.content:
        return revision
    twin = Revision(**revision.__data__)
    twin.content, twin.title = dict(words), words.get("title", "")
    return twin
