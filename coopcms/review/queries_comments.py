"""Reads of what is said beside a text: conversations, the places they are about, and who can be called."""

from dataclasses import dataclass

from coopcms.accounts.models import Role, User
from coopcms.blocks.shape import walk
from coopcms.blocks.text import plain
from coopcms.content import policy
from coopcms.content.kinds.declaration import PLACEMENT
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import SUBJECT, Item, ItemGrant, Revision
from coopcms.network.models import Organisation
from coopcms.review.models import Comment
from coopcms.workflow import engine
from coopcms.workflow.facts import Facts

LONGEST_PASSAGE = 2000  # letters of a passage that are kept beside a comment


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark and its answers; `now` are the words at its place, None where the place is gone."""

    first: Comment
    answers: tuple[Comment, ...]
    now: str | None = ""

    @property
    def is_open(self) -> bool:
        return self.first.resolved_at is None

    @property
    def place(self) -> str:
        """The block or field it is about; empty for the whole text."""
        return self.first.anchor

    @property
    def outdated(self) -> bool:
        """True if the words it was said about have changed or gone since."""
        return bool(self.place) and self.now != (self.first.passage or "")


def threads_on(item: Item) -> list[Thread]:
    """Every conversation about the item, the oldest first; one select."""
    rows = Comment.select().where(Comment.subject_kind == SUBJECT, Comment.subject_id == item.id).order_by(Comment.id)
    answers: dict[int, list[Comment]] = {}
    firsts = []
    for row in rows:
        (answers.setdefault(row.answers_id, []) if row.answers_id else firsts).append(row)
    at = passages_of(item.kind, item.head)
    return [Thread(row, tuple(answers.get(row.id, ())), at.get(row.anchor) if row.anchor else "") for row in firsts]


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
    found = Role.id.is_null()
    for slug, roles in places.items():
        everywhere = Role.role.in_(roles)
        found |= everywhere if slug == "any" else everywhere & (Organisation.slug == slug)
    return found


def _text(value) -> str:
    if isinstance(value, list):
        return ", ".join(value) if all(isinstance(part, str) for part in value) else _cut(plain(value))
    return _cut(value or "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PASSAGE else text[: LONGEST_PASSAGE - 1] + "…"
