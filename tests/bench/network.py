"""A network of any size in a short time: rows are written in bulk, as imports do it, with lanes, acts and news."""

import random
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from coopcms.accounts.models import Role, User
from coopcms.actor import SYSTEM
from coopcms.blocks.canonical import digest
from coopcms.blocks.html import from_html
from coopcms.blocks.identity import realign
from coopcms.clock import now
from coopcms.consents.bulk import meet_words
from coopcms.content import bulk
from coopcms.content.models import Item, ItemOwner, Revision, RevisionContributor
from coopcms.db import db
from coopcms.network.models import NETWORK, Organisation, Topic
from coopcms.notify.models import InboxEntry
from coopcms.publishing.bulk import release_imported
from coopcms.review.models import ChangeRequest, Comment, LaneRow, SignOff, Watch
from tests.exchange.corpus import WORDS
from tests.fixtures.people import password_hash

CHUNK = 500
STATES = ("draft", "review", "approved", "published", "withdrawn")


@dataclass(frozen=True)
class Size:
    """How large; a fifth of all items is in review, of half of those two or three centres are owners."""

    items: int
    centres: int
    users: int
    reviews: int


class Many:
    """The network; `people` names one account for each part that somebody can have."""

    def __init__(self, size: Size):
        self.size, self.chance, self.now = size, random.Random(7), now()
        with db.atomic():
            self.centres = [self._centre(number) for number in range(size.centres)]
            self.network = Organisation.create(slug=NETWORK, name="Netzwerk (Beispiel)", kind="network")
            self.topics = {word: Topic.create(name=word, slug=f"thema-{n}").id for n, word in enumerate(WORDS)}
            self.users = self._people()
            self.by_centre = {place.id: [] for place in self.centres}
            for user, place in self.users:
                self.by_centre[place.id].append(user)
            self._texts()
            self._reviews()
            self._news()
        db.execute_sql("ANALYZE")

    @property
    def people(self) -> dict[str, User]:
        """A reviewer, a lead and an author of the first centre, a network editor, an administrator."""
        rows = Role.select(Role, User).join(User).order_by(Role.id.desc())
        place = [row for row in rows if row.organisation_id in (self.centres[0].id, self.network.id)]
        return {row.role: row.user for row in place}

    def one(self, state: str, owners: int = 2) -> int:
        """An item of the first centre in this state, with so many owners if there is one."""
        rows = (
            Item.select(Item.id).join(ItemOwner)
            .where(ItemOwner.organisation == self.centres[0], ItemOwner.role == "lead", Item.state == state)
        )  # fmt: skip
        counted = [(ItemOwner.select().where(ItemOwner.item == row).count() == owners, row.id) for row in rows]
        return max(counted)[1]

    def _centre(self, number: int) -> Organisation:
        name = f"Zentrum {number} (Beispiel)"
        return Organisation.create(slug=f"zentrum-{number}", name=name, short_name=f"Z{number}", hue=number * 12)

    def _people(self) -> list[tuple[User, Organisation]]:
        """Of ten in a centre five write, three review, one publishes, one leads; every twentieth is the network's."""
        parts = ["author"] * 5 + ["reviewer"] * 3 + ["publisher", "centre_lead"]
        found = []
        for number in range(self.size.users):
            place = self.centres[number % len(self.centres)]
            role = parts[number // len(self.centres) % len(parts)]
            user = User.create(email=f"p{number}@konto.example", name=f"Beispiel {number}", password=password_hash())
            Role.create(user=user, organisation=place, role=role)
            found.append((user, place))
        for role in ("network_editor", "administrator"):
            user = User.create(email=f"{role}@netz.example", name=f"{role} (Beispiel)", password=password_hash())
            Role.create(user=user, organisation=self.network, role=role)
        return found

    def _texts(self) -> None:
        """All items: those in review first, then drafts and approved ones, the rest live."""
        plan = ["review"] * self.size.reviews + ["draft"] * (self.size.items // 10)
        plan += ["approved"] * (self.size.items // 20)
        plan += ["published"] * (self.size.items - len(plan))
        numbers = iter(enumerate(plan))
        while chunk := list(islice(numbers, CHUNK)):
            self._chunk(chunk)

    def _chunk(self, chunk: list[tuple[int, str]]) -> None:
        new = [self._text(number, state) for number, state in chunk]
        made = bulk.insert(new, SYSTEM)
        meet_words(made)
        live = [item for item, (_number, state) in zip(made, chunk, strict=True) if state == "published"]
        release_imported(live, self.topics, SYSTEM)
        for state in STATES[1:3]:
            ids = [item.id for item, (_number, there) in zip(made, chunk, strict=True) if there == state]
            Item.update(state=state, state_since=self.now - timedelta(days=3)).where(Item.id.in_(ids)).execute()
        self._written(made)

    def _text(self, number: int, state: str) -> bulk.NewItem:
        paragraphs = (" ".join(self.chance.choices(WORDS, k=50)) for _ in range(6))
        body = from_html("".join(f"<p>{words}.</p>" for words in paragraphs))
        title = " ".join(self.chance.choices(WORDS, k=5))
        content = {"title": f"{title} {number}", "lead": title, "body": body, "language": "de"}
        owners = self.chance.sample([place.id for place in self.centres], self.chance.choice((1, 1, 2, 3)))
        moment = self.now - timedelta(days=self.chance.randint(1, 4000)) if state == "published" else None
        placement = {"topics": self.chance.sample(WORDS, 2)}
        return bulk.NewItem("article", f"text-{number}", content, placement, tuple(owners), moment)

    def _written(self, made: list[Item]) -> None:
        """Who wrote what: an author of the leading centre."""
        leading = dict(ItemOwner.select(ItemOwner.item, ItemOwner.organisation).where(
            ItemOwner.item.in_([item.id for item in made]), ItemOwner.role == "lead").tuples())  # fmt: skip
        rows = []
        for item in made:
            writer = self.chance.choice(self.by_centre[leading[item.id]][:5])
            rows.append({"revision": item.head_id, "user_id": writer.id})
            Revision.update(author_id=writer.id, author_name=writer.name).where(Revision.id == item.head_id).execute()
        RevisionContributor.insert_many(rows).execute()

    def _reviews(self) -> None:
        """Lanes with dates, claims, signatures, change requests, remarks and second versions."""
        self._reviewed()
        items = list(Item.select(Item, Revision).join(Revision, on=(Item.head == Revision.id))
                     .where(Item.state.in_(("review", "approved"))))  # fmt: skip
        owners: dict[int, list[int]] = {}
        for item, place in ItemOwner.select(ItemOwner.item, ItemOwner.organisation).tuples():
            owners.setdefault(item, []).append(place)
        lanes = [(item, place) for item in items for place in owners[item.id]]
        self._insert(LaneRow, [self._lane(item, place) for item, place in lanes])
        signed = [pair for pair in lanes if pair[0].state == "approved" or self.chance.random() < 0.3]
        self._insert(SignOff, [self._act(item, place, n) for n, (item, place) in enumerate(signed, 1)])
        self._insert(Comment, [self._remark(item) for item in items for _ in range(4)])
        asked = [(item, owners[item.id][0]) for item in Item.select().where(Item.state == "draft") if item.id % 5 == 0]
        comment = {"comment": "Bitte kürzer."}
        self._insert(ChangeRequest, [self._act(item, place, n) | comment for n, (item, place) in enumerate(asked)])
        self._second_versions([item for item in items if item.id % 2])

    def _reviewed(self) -> None:
        """The reviews of what is live: closed lanes, each signed."""
        rows = (
            ItemOwner.select(ItemOwner.item, ItemOwner.organisation, Item.live, Revision.hash)
            .join(Item).join(Revision, on=(Item.live == Revision.id)).tuples()
        )  # fmt: skip
        closed = {"cycle": 1, "closed_at": self.now, "closed_by": "released"}
        signed = {"cycle": 1, "order": 0, "user_id": 1, "user_name": "Beispiel", "at": self.now}
        past = list(rows)
        self._insert(LaneRow, [{"subject_id": item, "organisation": place} | closed for item, place, *_ in past])
        self._insert(
            SignOff,
            [{"subject_id": item, "organisation": place, "revision_id": live, "hash": words} | signed
             for item, place, live, words in past],
        )  # fmt: skip

    def _lane(self, item: Item, place: int) -> dict:
        days = self.chance.randint(-3, 6)
        claimed = self.chance.choice(self.by_centre[place]) if self.chance.random() < 0.3 else None
        return {
            "subject_id": item.id, "organisation": place, "cycle": item.cycle,
            "opened_at": self.now - timedelta(days=3), "due_at": self.now + timedelta(days=days),
            "claimed_by": claimed and claimed.id, "claimed_name": claimed.name if claimed else "",
        }  # fmt: skip

    def _act(self, item: Item, place: int, order: int) -> dict:
        user = self.chance.choice(self.by_centre[place][5:])
        return {
            "subject_id": item.id, "organisation": place, "revision_id": item.head_id, "hash": item.head.hash,
            "cycle": item.cycle, "order": order, "user_id": user.id, "user_name": user.name, "at": self.now,
        }  # fmt: skip

    def _remark(self, item: Item) -> dict:
        user, place = self.chance.choice(self.users)
        return {"subject_id": item.id, "user_id": user.id, "user_name": user.name, "text": "Gut so.", "at": self.now}

    def _second_versions(self, items: list[Item]) -> None:
        """Somebody has changed a paragraph since: signatures under the first version have lapsed."""
        for item in items:
            first = item.head
            body = [*first.content["body"][:-1], *from_html("<p>Ein neuer Schluss.</p>")]
            content = first.content | {"body": realign(first.content["body"], body)}
            words = {"content": content, "hash": digest(content), "number": 2, "base": first, "origin": "saved"}
            same = {name: getattr(first, name) for name in ("placement", "placement_hash", "title", "author_id")}
            new = Revision.create(item=item, author_name=first.author_name, created_at=self.now, **same, **words)
            RevisionContributor.create(revision=new, user_id=first.author_id)
            Item.update(head=new).where(Item.id == item.id).execute()

    def _news(self) -> None:
        """Twenty messages for each person, a quarter of them unread; five watched items."""
        ids = [item for (item,) in Item.select(Item.id).where(Item.state == "review").tuples()]
        news, watched = [], []
        for user, _place in self.users:
            chosen = self.chance.sample(ids, min(20, len(ids)))
            facts = {"title": "Neue Halle", "actor": "Beispiel"}
            news += [
                {"user": user.id, "event": "submit", "subject_kind": "item", "subject_id": item, "facts": facts,
                 "at": self.now, "read_at": self.now if n % 4 else None} for n, item in enumerate(chosen)
            ]  # fmt: skip
            watched += [{"user": user.id, "subject_id": item, "since": self.now} for item in chosen[:5]]
        self._insert(InboxEntry, news)
        self._insert(Watch, watched)

    def _insert(self, model, rows: list[dict]) -> None:
        for start in range(0, len(rows), CHUNK):
            model.insert_many(rows[start : start + CHUNK]).execute()
