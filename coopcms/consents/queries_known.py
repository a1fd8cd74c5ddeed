"""Everything that was answered about the quotes, pictures and facts of texts, in one select of many kinds of rows."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce

from peewee import JOIN, Case, Value

from coopcms.blocks.pictures import pictures_in
from coopcms.consents.models import FACTS, PICTURE, QUOTE, Answer, Depicted, Party, Quote, QuoteSpeaker, StoryFirm
from coopcms.consents.states import Said
from coopcms.consents.subjects import hash_about_firm, passages
from coopcms.media.models import Picture
from coopcms.media.queries import is_public
from coopcms.network.models import Organisation

_DRAWN = (  # what pages and answers with bytes need
    "title", "renditions", "credit", "ai_mark", "digest", "focal_x", "focal_y", "width", "height", "withdrawn_at",
    "licence",
)  # fmt: skip
_LASTING = "lasting"
WIDTH = 11 + len(_DRAWN)  # values of a row besides what it tells of


@dataclass(slots=True)
class Wanted:
    """What to look up: quotes as (original item, hash), pictures by number, facts as original item → hash."""

    quotes: set[tuple[int, str]] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    facts: dict[int, str] = field(default_factory=dict)

    def body(self, item: int, blocks: list) -> "Wanted":
        """Also what this body of the item holds."""
        self.quotes |= {(item, quote.hash) for quote in passages(blocks)}
        self.pictures |= {use.picture for use in pictures_in(blocks)}
        return self

    def content(self, item: int, content: Mapping) -> "Wanted":
        """Also what these words of the item say of a firm."""
        self.body(item, content.get("body") or [])
        self.facts |= {item: facts} if (facts := hash_about_firm(content)) else {}
        return self


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who has to say yes: a speaker, somebody in a picture, a firm; `basis` is why a picture shows them.

    A yes counts if it was given `since` then, and `until` the end of that day; both as text, "" for always.
    """

    id: int
    name: str
    basis: str = ""
    since: str = ""
    until: str = ""


@dataclass(slots=True)
class Entry:
    """One quote, picture or set of facts: who is named, and what was said about exactly this form of it."""

    id: int
    title: str = ""
    is_public: bool = False
    is_lasting: bool = False  # public, and no licence ends
    people_stated: bool = False
    is_exempt: bool = False
    row: Picture | None = None  # what pages need of a picture, in memory only
    keeper: tuple[str, str] = ("", "")  # slug and name of the centre that keeps the picture
    named: list[Named] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """The entries that were found; facts by item, also where no firm is named yet."""

    quotes: dict[tuple[int, str], Entry] = field(default_factory=dict)
    pictures: dict[int, Entry] = field(default_factory=dict)
    facts: dict[int, Entry] = field(default_factory=dict)


def known(wanted: Wanted) -> Known:
    """All that is known of these, in one select; in none where nothing is wanted."""
    rows, asked = defaultdict(list), list(parts(wanted))
    if asked:
        for what, *values in reduce(lambda one, other: one.union_all(other), asked).tuples():
            rows[what].append(values)
    return known_from(rows, wanted)


def known_from(rows: Mapping[str, list], wanted: Wanted) -> Known:
    """The same from the rows of `parts`, by what they tell of, for who asks for more in the same select."""
    said = defaultdict(list, {what: [[value or "" for value in row] for row in found] for what, found in rows.items()})
    return Known(_quotes(said), _pictures(said), _facts(said, wanted))


def parts(wanted: Wanted) -> Iterator:
    """The selects behind it, each row what it tells of and `WIDTH` values, for a union."""
    if wanted.quotes:
        yield from _about_quotes(wanted.quotes)
    if wanted.pictures:
        yield from _about_pictures(wanted.pictures)
    if wanted.facts:
        yield from _about_facts(wanted.facts)


def _part(model, what: str, *columns):
    filled = (*(column.cast("text") for column in columns), *(Value("") for _ in range(WIDTH - len(columns))))
    return model.select(Value(what), *filled)


def _answers(what: str, *keys):
    told = _part(Answer, what, *keys, Answer.party, Answer.id, Answer.state, Answer.how, Answer.at, Party.name)
    return told.join(Party, JOIN.LEFT_OUTER).switch(Answer)


def _about_quotes(pairs: set[tuple[int, str]]) -> tuple:
    items, hashes = {item for item, _hash in pairs}, {hash_ for _item, hash_ in pairs}
    here = Quote.item.in_(items) & Quote.hash.in_(hashes)
    about = (Answer.subject_id == Quote.id) & (Answer.hash == Quote.hash)
    spoken = _part(Quote, "quote", Quote.item, Quote.hash, Quote.id, Quote.exempt_at, Party.id, Party.name,
                   QuoteSpeaker.position)  # fmt: skip
    return (
        spoken.join(QuoteSpeaker, JOIN.LEFT_OUTER).join(Party, JOIN.LEFT_OUTER).where(here),
        _answers("quote said", Quote.item, Quote.hash).join(Quote, on=about).where(Answer.subject_kind == QUOTE, here),
    )


def _about_pictures(numbers: set[int]) -> tuple:
    public = Case(None, ((is_public() & Picture.licence_until.is_null(), _LASTING), (is_public(), "today")), "")
    stated = Case(None, ((Picture.people_stated, "1"),), "")
    named = Party.id, Party.name, Depicted.basis, Depicted.id, Depicted.at, Depicted.until
    kept = Organisation.slug, Organisation.name
    shown = _part(
        Picture, "picture", Picture.id, public, stated, *named, *kept, *(getattr(Picture, name) for name in _DRAWN)
    )
    about = (Answer.subject_id == Picture.id) & (Answer.hash == Picture.digest)
    said = _answers("picture said", Picture.id).join(Picture, on=about)
    return (
        shown.join(Organisation)
        .switch(Picture)
        .join(Depicted, JOIN.LEFT_OUTER)
        .join(Party, JOIN.LEFT_OUTER)
        .where(Picture.id.in_(numbers)),
        said.where(Answer.subject_kind == PICTURE, Picture.id.in_(numbers)),
    )


def _about_facts(facts: dict[int, str]) -> tuple:
    firms = _part(StoryFirm, "firm", StoryFirm.item, Party.id, Party.name).join(Party)
    told = _answers("firm said", Answer.subject_id, Answer.hash)
    here = Answer.subject_id.in_(list(facts)) & Answer.hash.in_(list(facts.values()))
    return firms.where(StoryFirm.item.in_(list(facts))), told.where(Answer.subject_kind == FACTS, here)


def _quotes(rows: dict) -> dict[tuple[int, str], Entry]:
    found: dict[tuple[int, str], Entry] = {}
    for item, hash_, quote, exempt, *party in sorted(rows["quote"], key=lambda row: int(row[6] or 0)):
        entry = found.setdefault((int(item), hash_), Entry(int(quote), is_exempt=bool(exempt)))
        entry.named += _named(party[0], party[1])
    for item, hash_, *said in rows["quote said"]:
        found[int(item), hash_].said.append(_said(said))
    return found


def _pictures(rows: dict) -> dict[int, Entry]:
    found: dict[int, Entry] = {}
    for number, public, stated, party, name, basis, _order, since, until, *kept in sorted(
        rows["picture"], key=lambda row: int(row[6] or 0)
    ):
        slug, centre, *drawn = kept
        row = _row(int(number), drawn)
        entry = Entry(row.id, row.title, bool(public), public == _LASTING, bool(stated), row=row, keeper=(slug, centre))
        found.setdefault(row.id, entry).named += [Named(int(party), name, basis, since, until)] if party else []
    for number, *said in rows["picture said"]:
        found[int(number)].said.append(_said(said))
    return found


def _row(number: int, drawn: list[str]) -> Picture:
    told = dict(zip(_DRAWN, drawn, strict=False))
    numbers = {name: int(told[name] or 0) for name in ("focal_x", "focal_y", "width", "height")}
    gone = datetime.fromisoformat(told["withdrawn_at"]).replace(tzinfo=UTC) if told["withdrawn_at"] else None
    drawn = {"renditions": json.loads(told["renditions"] or "[]"), "withdrawn_at": gone}
    return Picture(id=number, **told | numbers | drawn)


def _facts(rows: dict, wanted: Wanted) -> dict[int, Entry]:
    found = {item: Entry(item) for item in wanted.facts}
    for item, party, name, *_rest in rows["firm"]:
        found[int(item)].named += _named(party, name)
    for item, hash_, *said in rows["firm said"]:
        if wanted.facts[int(item)] == hash_:
            found[int(item)].said.append(_said(said))
    return found


def _named(party: str, name: str) -> Iterable[Named]:
    return [Named(int(party), name)] if party else []


def _said(values: list[str]) -> Said:
    party, order, state, how, at, name = values[:6]
    return Said(int(order), int(party or 0), state, how, at, name)
