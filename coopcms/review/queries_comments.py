"""Reads of what is said beside a text: conversations, the places they are about, and who can be called."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coopcms.accounts.models import Role, User
from coopcms.blocks.shape import walk
from coopcms.blocks.text import plain
from coopcms.content import policy
from coopcms.content.kinds.declaration import PLACEMENT
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import SUBJECT, Item, ItemGrant, Revision
from coopcms.merge.spans import Found, Quote, found
from coopcms.network.models import Organisation
from coopcms.review.models import Comment
from coopcms.review.passages import texts_of
from coopcms.workflow import engine
from coopcms.workflow.facts import Facts

LONGEST_PASSAGE = 2000  # letters of a passage that are kept beside a comment


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark and its answers; `now` are the words at its place, None where the place is gone.

    `number` counts all that were begun about the item; `found` is where the words stand that an open one is about.
    """

    first: Comment
    answers: tuple[Comment, ...]
    now: str | None = ""
    number: int = 0
    found: Found | None = None

    @property
    def is_open(self) -> bool:
        return self.first.resolved_at is None

    @property
    def place(self) -> str:
        """The block or field it is about; empty for the whole text."""
        return self.found.name if self.found else self.first.anchor

    @property
    def then(self) -> str:
        """The words it was said about, as they were."""
        return self.first.words or self.first.passage or ""

    @property
    def outdated(self) -> bool:
        """True if the words it was said about have changed or gone since."""
        return bool(self.place) and self.now != self.then


def threads_on(item: Item) -> list[Thread]:
    """Every conversation about the item, the oldest first; one select."""
    return threads_of(item, comments_on(item))


def comments_on(item: Item):
    """All that was said about the item in its order, as a query."""
    return Comment.select().where(Comment.subject_kind == SUBJECT, Comment.subject_id == item.id).order_by(Comment.id)


def threads_of(item: Item, rows: Iterable[Comment]) -> list[Thread]:
    """The conversations made of all that was said about the item."""
    answers: dict[int, list[Comment]] = {}
    firsts = []
    for row in rows:
        (answers.setdefault(row.answers_id, []) if row.answers_id else firsts).append(row)
    places = Places(item)
    return [_thread(row, tuple(answers.get(row.id, ())), number, places) for number, row in enumerate(firsts, 1)]


class Places:
    """Every place of an item's newest text, each looked up at the first question."""

    def __init__(self, item: Item):
        self._item = item

    @cached_property
    def blocks(self) -> dict[str, str]:
        """The words at every place: by field, and by block within the body."""
        return passages_of(self._item.kind, self._item.head)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts that words can be marked in."""
        return texts_of(self._item.kind, self._item.head)


def _thread(row: Comment, answers: tuple[Comment, ...], number: int, places: Places) -> Thread:
    if not row.anchor:
        return Thread(row, answers, "", number)
    if not row.words:
        return Thread(row, answers, places.blocks.get(row.anchor), number)
    if row.resolved_at:
        return Thread(row, answers, row.words, number)  # what is settled need not be looked for
    place = found(Quote(row.passage, row.start, row.start + len(row.words)), places.texts, row.anchor)
    now = places.texts[place.name][place.start : place.end] if place else None
    return Thread(row, answers, now, number, place)


def passages_of(kind: str, revision: Revision) -> dict[str, str]:
    """The words at every place of a revision: by field, and by block within the body."""
    words = revision.content | revision.placement
    fields = {field.name: _text(words.get(field.name)) for field in KINDS[kind].fields + PLACEMENT}
    blocks = {block["id"]: _cut(plain([block])) for block in walk(words.get("body") or []) if block.get("id")}
    return blocks | fields


def viewers_of(item: Item, facts: Facts | None = None) -> dict[int, str]:
    """Names by number of the active people who may view the item; one select where its facts are known already."""
    facts = facts or policy.facts_of(item)
    pairs = [entry.partition("@")[::2] for entry in engine.who_may(policy.definition_of(item), facts, "view")]
    held = Role.select(Role.user).join(Organisation).where(_holding(pairs))
    places = [slug for role, slug in pairs if role == "substitute"]  # only where owners review in lanes
    granted = ItemGrant.select(ItemGrant.user).join(Organisation)
    granted = granted.where(ItemGrant.item == item.id, Organisation.slug.in_(places), policy.stands_in())
    rows = User.select(User.id, User.name).where(User.active, User.id.in_(held) | User.id.in_(granted))
    return dict(rows.order_by(User.id).tuples())


def _holding(pairs: list[tuple[str, str]]):
    places: dict[str, list[str]] = {}
    for role, slug in pairs:
        places.setdefault(slug, []).append(role)
    holding = Role.id.is_null()
    for slug, roles in places.items():
        everywhere = Role.role.in_(roles)
        holding |= everywhere if slug == "any" else everywhere & (Organisation.slug == slug)
    return holding


def _text(value) -> str:
    if isinstance(value, list):
        return ", ".join(value) if all(isinstance(part, str) for part in value) else _cut(plain(value))
    return _cut(value or "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PASSAGE else text[: LONGEST_PASSAGE - 1] + "…"
