"""What the registry is made of: texts the reader may see, quotes, all answers; one select each.

Pictures are read by `registry_pictures`. Rows are read lean: an administrator sees ten thousands of them.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from peewee import JOIN, Expression, ModelSelect, Value

from coopcms.actor import Actor
from coopcms.consents.models import (
    FACTS,
    QUOTE,
    Answer,
    ApprovalLink,
    Party,
    Quote,
    QuoteSpeaker,
    StoryFirm,
)
from coopcms.consents.models_uses import ConsentUse
from coopcms.content.models import COPY, Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.content.queries_pictures import is_read
from coopcms.db import lean, moment_in
from coopcms.network.models import Organisation

STORY = "story"
WHO = (Party.id, Party.name, Party.function, Party.organisation)
_FEW = 1000  # numbers that are named one by one; where there are more, reading all is quicker


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: all of it, what a centre (slug) owns, or what one party was named for or has spoken about.

    `settled`: pictures that lack nothing, as well; `worded`: quotes with their words, people in
    pictures with all that is stated of them.
    """

    centre: str = ""
    party: int = 0
    settled: bool = False
    worded: bool = False


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody outside, as lists name them."""

    id: int
    name: str
    function: str = ""
    organisation: str = ""

    @property
    def about(self) -> str:
        """Function and organisation."""
        return ", ".join(filter(None, (self.function, self.organisation)))


@dataclass(frozen=True, slots=True)
class Text:
    """An item the reader sees: `original` is the one its quotes belong to."""

    id: int
    original: int
    title: str
    firm: Who | None


@dataclass(frozen=True, slots=True)
class Stands:
    """A quote or facts in the newest words of a text, or in what readers see; `company` is the firm's name."""

    text: Text
    kind: str
    hash: str
    company: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quote with its speakers in their order; `words` where they were asked for."""

    id: int
    item: int
    hash: str
    is_exempt: bool
    at: datetime
    who: list[Who]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer without its words; `item` is where it was asked, `ends` the end of the link while that is unused."""

    id: int
    party: int
    state: str
    when: datetime | str  # as the engine gives it: of most answers nobody asks
    by: str
    item: int | None
    ends: datetime | None
    who: Who | None

    @property
    def at(self) -> datetime:
        """When it was asked or said."""
        return moment_in(self.when)


class Reads:
    """The selects of one look at the registry; whoever is named often is one object."""

    def __init__(self, scope: Scope):
        self.scope, self._who_by_id = scope, {}

    def who(self, number: int | None, *about: str) -> Who | None:
        """Who has this number; one object for each."""
        found = self._who_by_id.get(number)
        if found is None and number is not None:
            found = self._who_by_id[number] = Who(number, *about)
        return found

    def texts(self, actor: Actor) -> tuple[dict[int, Text], list[Stands]]:
        """Texts with quotes, and stories, that the actor may see, by number, and what stands in them.

        Working copies and closed ones are among them; of these nothing stands anywhere.
        """
        newest = (Item.head == ConsentUse.revision) & ~Item.closed
        public = is_read(ConsentUse)
        used = ConsentUse.kind, ConsentUse.hash, ConsentUse.company
        rows = (
            Item.select(Item.id, Item.source, Item.relation, Revision.title, *WHO, *used)
            .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
            .join_from(Item, ConsentUse, JOIN.LEFT_OUTER, on=newest | public)
            .join_from(Item, StoryFirm, JOIN.LEFT_OUTER, on=(StoryFirm.item == Item.id))
            .join_from(StoryFirm, Party, JOIN.LEFT_OUTER)
            .where(self._matters(), Item.trashed_at.is_null(), visible_to(actor))
        )  # fmt: skip
        if self.scope.centre:
            rows = rows.where(_owned_by(self.scope.centre))
        found: dict[int, Text] = {}
        stands = []
        for number, source, relation, title, *rest in lean(rows):
            if number not in found:
                original = source if relation == COPY else number
                found[number] = Text(number, original, title or "", self.who(*rest[:4]))
            if rest[4]:
                stands.append(Stands(found[number], *rest[4:]))
        return found, stands

    def quotes(self, items: Collection[int]) -> list[QuoteRow]:
        """The quotes of these texts."""
        words = Quote.text if self.scope.worded else Value("")
        rows = Quote.select(Quote.id, Quote.item, Quote.hash, Quote.exempt_at, Quote.created_at, words, *WHO)
        rows = rows.join(QuoteSpeaker, JOIN.LEFT_OUTER).join(Party, JOIN.LEFT_OUTER)
        rows = rows.where(self._theirs()) if self.scope.party else rows
        rows = rows.where(Quote.item.in_(list(items))) if len(items) <= _FEW else rows
        found: dict[int, QuoteRow] = {}
        for number, item, hash_, exempt, at, said, *who in lean(rows.order_by(Quote.id, QuoteSpeaker.position)):
            if number not in found:
                found[number] = QuoteRow(number, item, hash_, exempt is not None, moment_in(at), [], said)
            if speaker := self.who(*who):
                found[number].who.append(speaker)
        return [row for row in found.values() if row.item in items]

    def answers(self, about: Mapping[str, Collection[int]]) -> Iterator[tuple[tuple[str, int, str], Told]]:
        """All that was asked and said about things of these kinds and numbers, each by its form, the oldest first."""
        asked = [_is_about(kind, numbers) for kind, numbers in about.items() if numbers]
        if not asked:
            return
        rows = Answer.select(
            Answer.id, Answer.subject_kind, Answer.subject_id, Answer.hash, Answer.state, Answer.at,
            Answer.actor_name, Revision.item, ApprovalLink.expires_at, ApprovalLink.answered_at,
            ApprovalLink.revoked_at, *WHO,
        )  # fmt: skip
        rows = rows.join(Revision, JOIN.LEFT_OUTER).join_from(Answer, ApprovalLink, JOIN.LEFT_OUTER)
        rows = rows.join_from(Answer, Party, JOIN.LEFT_OUTER).where(reduce(or_, asked)).order_by(Answer.id)
        for number, kind, subject, hash_, state, at, by, item, ends, answered, revoked, *who in lean(rows):
            open_until = None if answered or revoked else moment_in(ends)
            form = kind, subject, hash_
            yield form, Told(number, who[0] or 0, state, at, by, item, open_until, self.who(*who))

    def _matters(self) -> Expression:
        quoted = Quote.select(Quote.item)
        if not self.scope.party:
            return Item.id.in_(quoted) | Item.source.in_(quoted) | (Item.kind == STORY)
        quoted = quoted.where(self._theirs())
        named = StoryFirm.select(StoryFirm.item).where(StoryFirm.party == self.scope.party)
        spoke = spoken_about(FACTS, self.scope.party)
        return reduce(or_, (column.in_(some) for column in (Item.id, Item.source) for some in (quoted, named, spoke)))

    def _theirs(self) -> Expression:
        """Quotes that they are named for, or have said something about."""
        named = QuoteSpeaker.alias("named_speaker")
        speaks = named.select(named.quote).where(named.party == self.scope.party)
        return Quote.id.in_(speaks) | Quote.id.in_(spoken_about(QUOTE, self.scope.party))


def spoken_about(kind: str, party: int) -> ModelSelect:
    """The numbers of things of this kind about which the party was asked or has said something."""
    spoke = Answer.alias("spoken_answer")
    return spoke.select(spoke.subject_id).where(spoke.subject_kind == kind, spoke.party == party)


def _is_about(kind: str, numbers: Collection[int]) -> Expression:
    here = Answer.subject_kind == kind
    return here & Answer.subject_id.in_(list(numbers)) if len(numbers) <= _FEW else here


def _owned_by(centre: str):
    owned = ItemOwner.select(ItemOwner.item).join(Organisation)
    owned = owned.where(Organisation.slug == centre, ItemOwner.accepted_at.is_null(False), ItemOwner.role != "shown")
    return Item.id.in_(owned) | ((Item.relation == COPY) & Item.source.in_(owned))
