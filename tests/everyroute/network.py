"""The small network through which every address is walked: each role at each kind of centre, an item in each state."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from coopcms import config
from coopcms.accounts.models import AccountLink, Role, SavedView, User
from coopcms.accounts.queries import actor_for
from coopcms.accounts.tokens import bearing
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content.models import Item, ItemGrant
from coopcms.content.models_findings import FindingDecision
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import accept, invite
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.exchange.press_text import PressText
from coopcms.exchange.report import report_on
from coopcms.ledger.models import Job
from coopcms.network.models import NETWORK, Organisation, Setting, Topic
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import MAIL
from coopcms.notify.services import deliver
from coopcms.review.models import BulkResult, Comment, Watch
from coopcms.review.models_preview import PreviewLink
from coopcms.review.services import take
from coopcms.review.services_trash import trash
from coopcms.workflow.facts import Inputs
from tests.everyroute.network_consents import Consents
from tests.everyroute.network_media import library, show
from tests.fixtures.items import TEXT
from tests.fixtures.people import password_hash

LEAD, CO, FOREIGN = CENTRES = ("siegen", "ruhr-owl", "hannover")  # leads, owns too where two do, owns nothing
DESK = ("author", "reviewer", "publisher", "centre_lead")
ANONYMOUS = "anonymous"
CAST = {f"{role}@{slug}": [f"{role}@{slug}"] for slug in CENTRES for role in DESK} | {
    "network_editor@netz": ["network_editor@netz"],
    "administrator@netz": ["administrator@netz"],
    "writer": [f"{role}@{LEAD}" for role in DESK],  # wrote every text, so signs none
    "substitute": [f"author@{LEAD}"],  # granted for the lead centre's lane of every item
    "outside substitute": [],  # the same without any role
    "account without roles": [],
    "administrating author": ["administrator@netz", f"author@{LEAD}"],  # looks after the mails, and sees some texts
}
MOVING = bearing("umgezogen@konto.example")  # a token for another address
RUN = "2" * 32  # a step over many items, taken by the account others look at
WAY = ("submit", "sign_off", "publish", "withdraw", "archive")
STATES = ("draft", "review", "approved", "published", "withdrawn", "archived")
PLACES = [(flow, state) for flow in ("einfach", "vier_augen", "gemeinsam") for state in STATES]
PLACES.remove(("einfach", "review"))


class Network:
    """Accounts by name and items by place, made once; whoever walks undoes what they did."""

    def __init__(self):
        for slug in (*CENTRES, NETWORK):
            kind = "network" if slug == NETWORK else "centre"
            Organisation.create(slug=slug, name=f"{slug} (Beispiel)", short_name=slug, kind=kind)
        Topic.create(slug="ki", name="KI")
        self.users = {name: _user(name, roles) for name, roles in CAST.items()}
        self.signers = [actor_for(_user(f"signer {slug}", [f"reviewer@{slug}"]), "desk") for slug in CENTRES[:2]]
        away = {"away_from": date(2026, 12, 21), "away_until": date(2026, 12, 31)}
        User.update(away).where(User.id == self.users[f"author@{CO}"].id).execute()
        self.closed = User.create(email="fort@konto.example", name="Fort (Beispiel)", active=False).id
        self.items = {f"{flow}/{state}": self.brought_to(flow, state).id for flow, state in PLACES}
        for purpose, token in (("invite", "invite"), ("reset", "reset"), ("address", MOVING)):
            self._link(purpose, token)
        self._unusual()
        self._grant()
        self._talk()
        self._import()
        self.media = library(LEAD)
        show(self.media["shown"], self.media["document"])
        outside = Consents(LEAD, self.media["picture"])
        self.consents = {number: outside.about(number) for number in self.items.values()}
        self.decisions = {number: _decided(number, self.users["writer"]) for number in self.items.values()}
        self.links = {number: self._shared(number) for number in self.items.values()}
        self.mails = {number: self._mail(number) for number in self.items.values()}
        self.given_up = Job.create(name=MAIL, args={"entry": 0}, due=now(), tries=9, error="…", failed_at=now()).id

    def actor(self, name: str) -> Actor:
        """An account of the cast as it acts."""
        return actor_for(self.users[name], "desk")

    def brought_to(self, flow: str, state: str) -> Item:
        """An article in this state by the real steps, written by the writer and signed outside the cast."""
        Setting.delete().execute()
        Setting.create(key="workflow.article", value=flow)
        writer = self.actor("writer")
        item = create("article", LEAD, TEXT | {"title": f"Kennwort{Item.select().count():03}"}, writer)
        if flow == "gemeinsam":
            invite(item, CO, writer)
            accept(item, CO, self.actor(f"centre_lead@{CO}"))
        way = [step for step in WAY[: STATES.index(state)] if flow != "einfach" or step not in WAY[:1]]
        for step in way:
            item = self.go(item, "schedule" if (flow, step) == ("einfach", "sign_off") else step)
        assert (item.state, item.workflow) == (state, flow)
        return item

    def go(self, item: Item, step: str, **given) -> Item:
        """One step onwards by whom it takes; what is archived is gone for readers, what is withdrawn has a banner."""
        item, people = item_by_id(item.id), [self.actor("writer")]
        if step == "sign_off":
            people = self.signers[: 2 if item.workflow == "gemeinsam" or item.is_copy else 1]
        inputs = Inputs(comment="Ein Grund.", at=now() + timedelta(days=2), confirm=True, mode="banner", **given)
        for person in people:
            item = take(item, step, person, replace(inputs, hash=item.head.hash)).item
        return item

    def _link(self, purpose: str, token: str) -> None:
        """An open link of this purpose, whose token is known here."""
        user, key = self.users["account without roles"], sha256(token.encode()).hexdigest()
        if purpose == "invite":
            user = User.create(email="neu@konto.example", name="Neu (Beispiel)")  # who has a password is not invited
        AccountLink.create(user=user, purpose=purpose, key=key, expires_at=now() + timedelta(days=1))

    def _unusual(self) -> None:
        """States that are no states of the file: invited, scheduled, in the trash, a working copy, a checked-in one."""
        writer, lead = self.actor("writer"), self.actor(f"centre_lead@{LEAD}")
        made = {"gemeinsam/invited": self.brought_to("gemeinsam", "review")}
        invite(made["gemeinsam/invited"], FOREIGN, lead)
        made["vier_augen/scheduled"] = self.go(self.brought_to("vier_augen", "approved"), "schedule")
        made["vier_augen/trashed"] = trash(self.brought_to("vier_augen", "draft"), writer)
        made["gemeinsam/trashed in review"] = trash(self.brought_to("gemeinsam", "review"), lead)
        made["vier_augen/gone"] = self._gone()
        made["gemeinsam/copy"] = copy_out(item_by_id(self.items["gemeinsam/published"]), writer)
        made["gemeinsam/copy in review"] = self.go(
            copy_out(item_by_id(self.items["gemeinsam/published"]), writer), WAY[0]
        )
        claimed = made["gemeinsam/copy in review"]
        take(claimed, "claim", self.signers[0], Inputs())
        made["gemeinsam/copy checked in"] = self._checked_in()
        self.items |= {name: item.id for name, item in made.items()}

    def _gone(self) -> Item:
        item = self.brought_to("vier_augen", "published")
        return take(item, "withdraw", self.actor("writer"), Inputs(comment="Ein Grund.", mode="gone")).item

    def _checked_in(self) -> Item:
        item = copy_out(self.brought_to("gemeinsam", "published"), self.actor("writer"))
        for step in WAY[:3]:
            self.go(item, step)
        return item_by_id(item.id)

    def _grant(self) -> None:
        """Administrators are named here too: for them it is worth nothing."""
        lead = Organisation.get(Organisation.slug == LEAD)
        for item in Item.select():
            for name in ("substitute", "outside substitute", "administrator@netz"):
                ItemGrant.create(item=item, user=self.users[name], organisation=lead, granted_by=1)

    def _talk(self) -> None:
        """A conversation about every item, begun by who wrote it; news and results for the account others look at."""
        writer = self.users["writer"]
        for item in Item.select():
            row = {"user_id": writer.id, "user_name": writer.name, "text": "Stimmt das?"}
            Comment.create(subject_id=item.id, revision_id=item.head_id, **row)
            Comment.create(subject_id=item.id, revision_id=item.head_id, **row, resolved_at=now(), resolved_by=1)
            Watch.create(user=self.users[f"author@{CO}"], subject_id=item.id)
        news = {"event": "submit", "subject_kind": "item", "subject_id": self.items["gemeinsam/review"]}
        InboxEntry.create(user=self.users[f"author@{CO}"], facts={"title": "Neue Halle"}, **news)
        step = {"run": RUN, "step": "submit", "subject_id": news["subject_id"], "done": True}
        BulkResult.create(user=self.users[f"author@{CO}"], **step)
        SavedView.create(user=self.users[f"author@{CO}"], name="Offene Texte", query="zustand=review")

    def _shared(self, number: int) -> int:
        """A link that the writer has made, whose token is known here; made or not, the trash shows nothing."""
        key, ends = sha256(shared_token(number).encode()).hexdigest(), now() + timedelta(days=7)
        return PreviewLink.create(item=number, user=self.users["writer"], key=key, expires_at=ends).id

    def _import(self) -> None:
        """Every text was read in from a file with a picture."""
        facts = report_on(PressText(title="Neue Halle", form="docx"), ())
        for item in Item.select():
            ImportReport.create(item=item, name="halle.docx", facts=facts)
            about = {"name": "halle.gif", "media_type": "image/gif", "size": 6, "data": b"GIF89a"}
            KeptPicture.create(item=item, number=1, **about)

    def _mail(self, number: int) -> str:
        """The name of a mail to the writer about this item, kept in the folder."""
        item, writer = item_by_id(number), self.users["writer"]
        told = {"title": item.head.title, "by": "Niemand (Beispiel)"}
        entry = InboxEntry.create(user=writer, event="submit", subject_kind="item", subject_id=number, facts=told)
        job = Job.create(name=MAIL, args={"entry": entry.id}, due=now(), done_at=now())
        deliver(config.load(), job.args, job)
        return f"{job.id:08}"


def shared_token(number: int) -> str:
    """The token by which an item is read without an account."""
    return f"{number:043}"


def _decided(number: int, person: User) -> int:
    """Words of the item that stay by the person's decision."""
    words = {"rule": "GM01", "surface": "Kunden", "place": "lead", "before": "für", "after": "da"}
    return FindingDecision.create(
        item=number, reason="So heißt es.", person_id=person.id, person_name=person.name, **words
    ).id


def _user(name: str, roles: list[str]) -> User:
    email = name.replace(" ", "-") if "@" in name else f"{name.replace(' ', '-')}@konto"
    user = User.create(email=f"{email}.example", name=f"{name} (Beispiel)", password=password_hash())
    for role, slug in (entry.split("@") for entry in roles):
        Role.create(user=user, role=role, organisation=Organisation.get(Organisation.slug == slug))
    return user
