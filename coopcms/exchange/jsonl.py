"""The bulk import (corpus.md): batches of lines, each one transaction; what is there with equal words is done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from peewee import IntegrityError

from coopcms.actor import Actor
from coopcms.blocks.canonical import digest
from coopcms.consents.bulk import meet_words
from coopcms.content import bulk as content_bulk
from coopcms.content.bulk import NewItem
from coopcms.content.cleaning import clean
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.content.services import DEFAULTS
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.jsonl_lines import Broken, Line, read
from coopcms.exchange.jsonl_masters import Masters
from coopcms.publishing import bulk as publishing_bulk
from coopcms.publishing.models import Path

BATCH = 500


@dataclass(slots=True)
class Report:
    """What became of the lines: `imported` new ones, `present` with equal words before, `broken` with their reasons."""

    imported: int = 0
    present: int = 0
    broken: list[Broken] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)  # names of ignored fields, in the order met

    def add(self, other: "Report") -> None:
        """Count a committed batch."""
        self.imported += other.imported
        self.present += other.present
        self.broken += other.broken
        self.unknown |= other.unknown


def import_lines(
    lines: Iterable[bytes], actor: Actor, masters: Masters, after_batch: Callable[[Report], None]
) -> Report:
    """Take in every line that can be; the import can be stopped at any time and started again.

    `masters` says what becomes of unknown centres; `after_batch` is called with the report so far.
    """
    report, entries = Report(), read(lines)
    while batch := list(islice(entries, BATCH)):
        report.add(_import_batch(batch, actor, masters))
        after_batch(report)
    return report


def _import_batch(batch: list[Line | Broken], actor: Actor, masters: Masters) -> Report:
    try:
        return _attempt(batch, actor, masters)
    except IntegrityError:  # somebody else took a slug between our look and our insert: look again
        return _attempt(batch, actor, masters)


def _attempt(batch: list[Line | Broken], actor: Actor, masters: Masters) -> Report:
    report = Report(broken=[entry for entry in batch if isinstance(entry, Broken)])
    lines = [entry for entry in batch if isinstance(entry, Line)]
    report.unknown = {name: None for line in lines for name in line.unknown}
    with db.atomic():
        masters.learn(lines)
        new = list(_new_ones(lines, masters, report))
        items = content_bulk.insert(new, actor) if new else []
        meet_words(items)
        publishing_bulk.release_imported([item for item in items if item.is_live], masters.topics, actor)
    report.imported = len(new)
    report.broken.sort(key=lambda entry: entry.number)
    return report


def _new_ones(lines: list[Line], masters: Masters, report: Report) -> Iterator[NewItem]:
    known = _known(lines)
    for line in lines:
        try:
            item = _new_item(line, masters)
        except Invalid as refusal:
            report.broken.extend(Broken(line.number, problem) for problem in refusal.problems[:1])
            continue
        hashes = known.get((line.kind, line.slug))
        if hashes is None:
            known[line.kind, line.slug] = {digest(item.content)}
            yield item
        elif digest(item.content) in hashes:
            report.present += 1
        else:
            report.broken.append(Broken(line.number, Problem("slug", _TAKEN, {"slug": line.slug})))


def _new_item(line: Line, masters: Masters) -> NewItem:
    owners = tuple(masters.centre(slug) for slug in line.centres)
    words = {"title": line.title, "lead": line.summary, "body": line.body_html, "byline": line.author}
    topics = [masters.topic(name) for name in line.topics]
    content, placement = clean(KINDS[line.kind], {**words, "topics": list(dict.fromkeys(topics))})
    return NewItem(line.kind, line.slug, {**DEFAULTS, **content}, placement, owners, line.published_at)


def _known(lines: list[Line]) -> dict[tuple[str, str], set[str]]:
    """The hashes of all revisions under each kind and slug that is taken; none where only the address is reserved."""
    slugs = [line.slug for line in lines]
    rows = (
        Item.select(Item.kind, Item.slug, Revision.hash)
        .join(Revision, on=(Revision.item == Item.id))
        .where(Item.slug.in_(slugs), Item.source.is_null())
    )
    known: dict[tuple[str, str], set[str]] = {}
    for kind, slug, value in rows.tuples():
        known.setdefault((kind, slug), set()).add(value)
    addresses = {f"/{KINDS[line.kind].prefix}/{line.slug}": (line.kind, line.slug) for line in lines}
    for (path,) in Path.select(Path.path).where(Path.path.in_(list(addresses))).tuples():
        known.setdefault(addresses[path], set())
    return known


_TAKEN = msg("The address “%(slug)s” is taken by another text.")
