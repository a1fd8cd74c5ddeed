"""Everything readiness looks up about a text, in one select of many kinds of rows: a page can afford no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce

from peewee import JOIN, Case, Select, Value

from coopcms.actor import Actor
from coopcms.consents import queries_known as consents
from coopcms.content.kinds.registry import BY_PREFIX, KINDS
from coopcms.content.models import Item
from coopcms.content.models_findings import FindingDecision
from coopcms.content.queries import visible_to
from coopcms.content.queries_findings import decided_on
from coopcms.media.models import PdfDocument
from coopcms.network.models import Organisation, OrganisationName, Topic
from coopcms.network.names import name_records
from coopcms.publishing.models import Path
from coopcms.readiness.decided import Decision
from coopcms.readiness.models import LinkChecked
from coopcms.readiness.pace import key_of
from coopcms.readiness.site_pages import FIXED, centre_of, topic_of
from coopcms.readiness.subject import Offered, Target, Visited

Rows = Mapping[str, list[tuple]]  # by what they tell of
_DECIDED = 10  # values that tell of a decision
_WIDTH = consents.WIDTH  # values of a row besides that: no part has more


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look up: paths of this site and addresses elsewhere that are linked, and whatever else selects find.

    `wish` is (kind, slug) whose holders are asked for; `able` are selects of slugs (see review.checks.able_to_sign);
    `decided` is the item whose decisions about findings are wanted, `agreed` what others must agree to, `documents`
    are numbers of PDFs.
    """

    paths: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    wish: tuple[str, str] | None = None
    able: tuple[Select, ...] = ()
    decided: Item | None = None
    agreed: consents.Wanted = field(default_factory=consents.Wanted)
    documents: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """The answers; `holders` are the items that have the wished address or ever had it, `able` slugs."""

    records: tuple = ()
    targets: dict[str, Target] = field(default_factory=dict)
    visited: dict[str, Visited] = field(default_factory=dict)
    holders: frozenset[int] = frozenset()
    able: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
    agreed: consents.Known = field(default_factory=consents.Known)
    documents: dict[int, Offered] = field(default_factory=dict)


def found(wanted: Wanted, actor: Actor) -> Found:
    """All that was asked for, in one select; drafts that the actor may not see are as good as nowhere."""
    rows: dict[str, list[tuple]] = defaultdict(list)
    parts = [_names(), *_addresses(wanted, actor), *_pages(wanted.paths), *_visited(wanted.urls), *_able(wanted.able)]
    parts += [*_decided(wanted.decided), *consents.parts(wanted.agreed), *_documents(wanted.documents)]
    for what, *values in reduce(lambda one, other: one.union_all(other), parts).tuples():
        rows[what].append(tuple(values))
    names = sorted((row[:5] for row in rows["name"]), key=lambda row: tuple(part or "" for part in row))
    return Found(
        name_records(names), _targets(wanted.paths, rows), _answers(wanted.urls, rows),
        _holders(wanted.wish, rows), frozenset(row[0] for row in rows["able"]), _decisions(rows["decided"]),
        consents.known_from(rows, wanted.agreed),
        {int(number): Offered(title or name, state) for number, title, name, state, *_rest in rows["document"]},
    )  # fmt: skip


def _part(model, what: str, *columns):
    filled = (*columns, *(Value("") for _ in range(_WIDTH - len(columns))))
    return model.select(Value(what), *filled)


def _names():
    names = OrganisationName
    columns = Organisation.name, names.name, names.kind, names.valid_from, names.valid_to
    return _part(Organisation, "name", *columns).join(names, JOIN.LEFT_OUTER)


def _addresses(wanted: Wanted, actor: Actor) -> list:
    """Public addresses, and items by the address they would have."""
    named = [known for path in wanted.paths if (known := _kind_and_slug(path))]
    wished = [wanted.wish] if wanted.wish else []
    if not named + wished:
        return []
    paths = [f"/{KINDS[kind].prefix}/{slug}" for kind, slug in named + wished]
    public = _part(Path, "path", Path.path, Path.state, Item.public, Item.kind, Item.slug, Item.id.cast("text"))
    is_seen = Value("1") if actor.is_system else Case(None, ((visible_to(actor), "1"),), "")
    items = _part(Item, "item", Item.kind, Item.slug, Item.id.cast("text"), is_seen if named else Value(""))
    slugs = {slug for _kind, slug in named + wished}
    return [
        public.join(Item).where(Path.path.in_(paths)),
        items.where(
            Item.slug.in_(slugs), Item.source.is_null(), Item.trashed_at.is_null() | Item.slug.in_(_slugs(wished))
        ),
    ]


def _slugs(wished: list[tuple[str, str]]) -> list[str]:
    return [slug for _kind, slug in wished]


def _pages(paths: Iterable[str]) -> list:
    """Pages of centres and topics."""
    centres, topics = ({name for path in paths if (name := of(path))} for of in (centre_of, topic_of))
    found = [_part(Organisation, "centre", Organisation.slug).where(Organisation.slug.in_(centres))] if centres else []
    return found + ([_part(Topic, "topic", Topic.slug).where(Topic.slug.in_(topics))] if topics else [])


def _visited(urls: tuple[str, ...]) -> list:
    seen = LinkChecked
    columns = seen.key, seen.status, seen.code.cast("text"), seen.fails.cast("text"), seen.since.cast("text"), seen.note
    return [_part(seen, "url", *columns).where(seen.key.in_([key_of(url) for url in urls]))] if urls else []


def _able(selects: Iterable[Select]) -> list:
    return [one.select(Value("able"), Organisation.slug, *(Value("") for _ in range(_WIDTH - 1))) for one in selects]


def _decided(item: Item | None) -> list:
    if item is None:
        return []
    one = FindingDecision
    words = one.rule, one.surface, one.place, one.before, one.after, one.reason, one.person_name
    numbers = (column.cast("text") for column in (one.id, one.start, one.at))
    return [_part(one, "decided", *words, *numbers).where(decided_on(item))]


def _documents(numbers: frozenset[int]) -> list:
    """PDFs that readers could have; those in the trash are as good as nowhere."""
    one = PdfDocument
    columns = one.id.cast("text"), one.title, one.name, one.accessibility
    wanted = one.id.in_(sorted(numbers)), one.trashed_at.is_null()
    return [_part(one, "document", *columns).where(*wanted)] if numbers else []


def _decisions(rows: list[tuple]) -> tuple[Decision, ...]:
    """In the order in which they were made."""
    found = (
        Decision(int(key), *words, int(start), datetime.fromisoformat(at).replace(tzinfo=UTC))
        for *words, key, start, at in (row[:_DECIDED] for row in rows)
    )
    return tuple(sorted(found, key=lambda one: one.id))


def _kind_and_slug(path: str) -> tuple[str, str] | None:
    """The kind and slug of an item's address."""
    prefix, _slash, slug = path.strip("/").partition("/")
    kind = BY_PREFIX.get(prefix)
    return (kind.name, slug) if kind and slug and "/" not in slug else None


def _targets(paths: Iterable[str], rows: Rows) -> dict[str, Target]:
    """What each path is; a path that is none of them is left out."""
    public = {row[0]: _public(row) for row in rows["path"]}
    hidden = {(kind, slug) for kind, slug, _id, is_seen, *_rest in rows["item"] if is_seen}
    centres, topics = ({row[0] for row in rows[what]} for what in ("centre", "topic"))
    targets = {}
    for path in paths:
        known = _kind_and_slug(path)
        canonical = f"/{KINDS[known[0]].prefix}/{known[1]}" if known else path
        if path in FIXED or path.strip("/") in BY_PREFIX or centre_of(path) in centres or topic_of(path) in topics:
            targets[path] = Target("page")
        elif canonical in public and public[canonical].state != "none":
            targets[path] = public[canonical]
        elif known in hidden:
            targets[path] = Target("hidden")
    return targets


def _public(row: tuple) -> Target:
    _path, state, public, kind, slug = row[:5]
    moved = state == "redirect" and public != "gone"
    return Target("redirect" if moved and public != "none" else public, f"/{KINDS[kind].prefix}/{slug}")


def _answers(urls: Iterable[str], rows: Rows) -> dict[str, Visited]:
    by_key = {row[0]: row[1:6] for row in rows["url"]}
    answers = {}
    for url in urls:
        if known := by_key.get(key_of(url)):
            status, code, fails, since, note = known
            moment = datetime.fromisoformat(since).replace(tzinfo=UTC)
            answers[url] = Visited(status, int(code), int(fails), moment, note if status == "moved" else "")
    return answers


def _holders(wish: tuple[str, str] | None, rows: Rows) -> frozenset[int]:
    if wish is None:
        return frozenset()
    path = f"/{KINDS[wish[0]].prefix}/{wish[1]}"
    held = {int(row[2]) for row in rows["item"] if row[:2] == wish}
    return frozenset(held | {int(row[5]) for row in rows["path"] if row[0] == path})
