"""What the registry is made of: texts the reader may see, quotes, people in pictures, all answers; one select each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN

from coopcms.actor import Actor
from coopcms.consents.models import Answer, ApprovalLink, Depicted, Party, Quote, QuoteSpeaker, StoryFirm
from coopcms.consents.models_uses import ConsentUse
from coopcms.content.models import COPY, Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.media.models import Picture
from coopcms.network.models import Organisation

STORY = "story"
_PUBLIC = ("live", "banner")
_WHO = (Party.id, Party.name, Party.function, Party.organisation)


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
    """An item the reader sees: `original` is the one its quotes belong to, `words` its revisions that count now."""

    id: int
    original: int
    title: str
    words: tuple[int, ...]
    firm: Who | None


@dataclass(frozen=True, slots=True)
class Stands:
    """A quote or facts in a revision that counts now; `company` is the firm's name, "" for a quote."""

    revision: int
    kind: str
    hash: str
    company: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quote with one of its speakers, if any."""

    id: int
    item: int
    hash: str
    is_exempt: bool
    at: datetime
    who: Who | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody in a picture."""

    picture: int
    title: str
    digest: str
    until: date | None
    is_withdrawn: bool
    centre: str
    basis: str
    at: datetime
    who: Who


@dataclass(frozen=True, slots=True)
class Told:
    """One answer without its words; `item` is where it was asked, `ends` the end of the link while that is unused."""

    id: int
    kind: str
    subject: int
    hash: str
    party: int
    state: str
    how: str
    at: datetime
    by: str
    item: int | None
    ends: datetime | None
    who: Who | None


def texts(actor: Actor, centre: str = "") -> list[Text]:
    """Texts with quotes, and stories, that the actor may see and `centre` owns; working copies and closed ones, too."""
    quoted = Quote.select(Quote.item)
    matters = Item.id.in_(quoted) | Item.source.in_(quoted) | (Item.kind == STORY)
    rows = (
        Item.select(
            Item.id, Item.source, Item.relation, Item.closed, Item.public, Item.head, Item.live, Revision.title, *_WHO,
        )
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .join_from(Item, StoryFirm, JOIN.LEFT_OUTER, on=(StoryFirm.item == Item.id))
        .join_from(StoryFirm, Party, JOIN.LEFT_OUTER)
        .where(matters, Item.trashed_at.is_null(), visible_to(actor))
    )  # fmt: skip
    if centre:
        rows = rows.where(_owned_by(centre))
    return [_text(row) for row in rows.tuples()]


def words_now() -> Iterable[Stands]:
    """What stands in the newest words of texts and in what readers see, of all centres."""
    rows = ConsentUse.select(ConsentUse.revision, ConsentUse.kind, ConsentUse.hash, ConsentUse.company)
    newest = rows.join(Item, on=(Item.head == ConsentUse.revision)).where(~Item.closed)
    public = rows.join(Item, on=(Item.live == ConsentUse.revision))
    public = public.where(Item.public.in_(_PUBLIC), Item.live != Item.head)
    return (Stands(*row) for row in newest.union_all(public).tuples())


def quotes() -> Iterable[QuoteRow]:
    """All quotes, one row for each speaker, in their order."""
    rows = Quote.select(Quote.id, Quote.item, Quote.hash, Quote.exempt_at, Quote.created_at, *_WHO)
    rows = rows.join(QuoteSpeaker, JOIN.LEFT_OUTER).join(Party, JOIN.LEFT_OUTER)
    for number, item, hash_, exempt, at, *who in rows.order_by(Quote.id, QuoteSpeaker.position).tuples():
        yield QuoteRow(number, item, hash_, exempt is not None, at, _who(*who))


def people_in_pictures(slugs: Iterable[str]) -> Iterable[Shown]:
    """Everybody who is named in a picture that one of these centres keeps, without the trash."""
    rows = Depicted.select(
        Picture.id, Picture.title, Picture.name, Picture.digest, Picture.licence_until, Picture.withdrawn_at,
        Organisation.name, Depicted.basis, Depicted.at, *_WHO,
    )  # fmt: skip
    rows = rows.join(Picture).join(Organisation).join_from(Depicted, Party)
    rows = rows.where(Organisation.slug.in_(list(slugs)), Picture.trashed_at.is_null()).order_by(Depicted.id)
    for number, title, name, digest, until, gone, centre, basis, at, *who in rows.tuples():
        yield Shown(number, title or name, digest, until, gone is not None, centre, basis, at, Who(*who))


def answers() -> Iterable[Told]:
    """All that was asked and said, the oldest first."""
    unused = ApprovalLink.expires_at, ApprovalLink.answered_at, ApprovalLink.revoked_at
    rows = Answer.select(
        Answer.id, Answer.subject_kind, Answer.subject_id, Answer.hash, Answer.state, Answer.how, Answer.at,
        Answer.actor_name, Revision.item, *unused, *_WHO,
    )  # fmt: skip
    rows = rows.join(Revision, JOIN.LEFT_OUTER).join_from(Answer, ApprovalLink, JOIN.LEFT_OUTER)
    rows = rows.join_from(Answer, Party, JOIN.LEFT_OUTER).order_by(Answer.id)
    for number, kind, subject, hash_, state, how, at, by, item, ends, answered, revoked, *who in rows.tuples():
        open_until = None if answered or revoked else ends
        yield Told(number, kind, subject, hash_, who[0] or 0, state, how, at, by, item, open_until, _who(*who))


def _text(row: tuple) -> Text:
    number, source, relation, closed, public, head, live, title, *who = row
    words = [head] if head and not closed else []
    words += [live] if live and live != head and public in _PUBLIC else []
    return Text(number, source if relation == COPY else number, title or "", tuple(words), _who(*who))


def _who(number, name, function, organisation) -> Who | None:
    return Who(number, name, function, organisation) if number else None


def _owned_by(centre: str):
    owned = ItemOwner.select(ItemOwner.item).join(Organisation)
    owned = owned.where(Organisation.slug == centre, ItemOwner.accepted_at.is_null(False), ItemOwner.role != "shown")
    return Item.id.in_(owned) | ((Item.relation == COPY) & Item.source.in_(owned))
