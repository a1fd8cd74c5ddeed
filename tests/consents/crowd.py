"""People write, ask, answer and publish in random order: a state machine that reads what is public after each act.

`crowd_things` adds pictures and the firm of a story; what must hold for readers is told here and there anew, from
what the machine remembers, and never asked from the code that shows it.
"""

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for
from coopcms.accounts.tokens import digest, fresh
from coopcms.actor import SYSTEM
from coopcms.blocks.quotes import quotes_in
from coopcms.consents.bulk import mark_legacy
from coopcms.consents.models import FACTS, PICTURE, QUOTE, ApprovalLink, Quote, QuoteSpeaker
from coopcms.consents.queries import states
from coopcms.consents.queries_changes import changeable
from coopcms.consents.queries_links import asked_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_changes import ask_to_change, change
from coopcms.consents.services_links import answer, ask, renew
from coopcms.consents.services_quotes import end_exemption, exempt, name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.content.services_copies import MergeConflict, copy_out, edit, restore, update_from_live
from coopcms.errors import Refused
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.services import take
from coopcms.review.services_trash import trash, untrash
from coopcms.workflow.facts import Inputs
from tests.consents.crowd_words import about_firm, bodies, body_of, facts_in, firms
from tests.fixtures.clock import START
from tests.fixtures.people import PASSWORD, password_hash
from tests.fixtures.quotes import say, speaker
from tests.review.network import emptied

NO = ("refused", "withdrawn", "proposed")
STEPS = ("submit", "sign_off", "publish", "break_glass", "reopen", "recall", "withdraw")
PARTIES = ("Maren Beispiel", "Tarek Muster")
pick = st.integers(0, 1000)
said = st.sampled_from(("released", "released", "released", *NO))


def renewed(link: ApprovalLink) -> str:
    """A token by which that link is known, whether it is over or not."""
    token = fresh()
    ApprovalLink.update(key=digest(token)).where(ApprovalLink.id == link.id).execute()
    return token


class Crowd(RuleBasedStateMachine):
    """One centre with an author, a reviewer, a publisher, and an editor of the network; two people outside."""

    client = clock = None  # set by the test

    @initialize(start=st.sampled_from(("draft", "live", "live", "old")), parts=bodies, firm=firms)
    def begin(self, start, parts, firm):
        emptied()
        self.clock.set(START)
        places = {
            slug: Organisation.create(slug=slug, name=slug.title(), kind="centre") for slug in ("siegen", NETWORK)
        }
        self.cast = [
            self.enter(role, places[slug])
            for role, slug in (
                ("author", "siegen"), ("reviewer", "siegen"), ("publisher", "siegen"), ("network_editor", NETWORK),
            )
        ]  # fmt: skip
        self.people = [speaker(name) for name in PARTIES]
        self.said: dict[object, list[tuple[int, str]]] = {}  # what was answered about words or facts, the oldest first
        self.prepare(places["siegen"])
        words = {"title": "Neue Halle", "lead": "Kurz.", "body": body_of(parts, self.numbers)}
        item = create("story", "siegen", words | about_firm(firm), self.cast[0])
        if start == "old":
            mark_legacy([item], SYSTEM)
            quoted = [what for what, _shape in parts if isinstance(what, str)]
            self.said |= {one: [(0, "legacy")] for one in (*quoted, facts_in(item.head.content)) if one}
        if start != "draft":
            self.bring_to_readers(0, False)

    def prepare(self, _place):
        """What pictures there are, by number."""
        self.numbers = ()

    def enter(self, role, place):
        user = User.create(email=f"{role}.example", name=f"{role} (Beispiel)", password=password_hash())
        Role.create(user=user, organisation=place, role=role)
        return actor_for(user, "desk")

    def item(self, number) -> Item:
        rows = list(Item.select(Item.id).where(~Item.closed).order_by(Item.id))
        return item_by_id(rows[number % len(rows)].id)

    def quoted(self, number, which) -> tuple[Item, str]:
        """An item and the hash of words that are or were a quote of it."""
        item = self.item(number)
        rows = list(Quote.select().where(Quote.item == (item.source_id or item.id)).order_by(Quote.id))
        return item, rows[which % len(rows)].hash if rows else ""

    def words(self, hash_) -> str:
        return Quote.get(Quote.hash == hash_).text

    def heard(self, about, party: int, state: str) -> None:
        self.said.setdefault(about, []).append((party, state))

    @rule(number=pick, parts=bodies)
    def write(self, number, parts):
        with suppress(Refused):
            edit(self.item(number), {"body": body_of(parts, self.numbers)}, self.cast[0])

    @rule(number=pick, which=pick, who=st.sets(st.integers(0, 1)))
    def name(self, number, which, who):
        item, hash_ = self.quoted(number, which)
        with suppress(Refused):
            name_speakers(item, hash_, [self.people[one].id for one in sorted(who)], self.cast[0])

    @rule(number=pick, which=pick, who=pick, state=said)
    def note(self, number, which, who, state):
        item, hash_ = self.quoted(number, which)
        party = [None, *self.people][who % 3]
        with suppress(Refused):
            say(item, hash_, state, party)
            self.heard(self.words(hash_), party.id if party else 0, state)

    @rule(number=pick, who=st.integers(0, 1), state=st.sampled_from(("released", "proposed", "refused")))
    def ask_and_answer(self, number, who, state):
        self.ask_all(self.item(number), self.people[who], state)

    @rule(number=pick)
    def change_what_was_said(self, number):
        """Somebody who has answered by a link has another one sent, and takes back or gives what that offers."""
        links = list(ApprovalLink.select().where(ApprovalLink.answered_at.is_null(False)).order_by(ApprovalLink.id))
        if not links:
            return
        old = links[number % len(links)]
        ask_to_change(renewed(old))
        new = ApprovalLink.select().where(ApprovalLink.origin == old.id).order_by(ApprovalLink.id.desc()).first()
        with suppress(Refused):
            if new and (token := renew(new.id)):
                asked = [one for one in asked_of(new) if one.thing.about.kind != FACTS]  # those are told by who knows
                offered = {one.asked.id: one.may for one in changeable(new, asked) if one.may}
                for one in change(token, {number: Given(0, state) for number, state in offered.items()}):
                    self.told(None, one.thing, new.party_id, offered[one.id])

    def ask_all(self, item, party, state) -> None:
        """Everything the party is named for is asked about by one link, and answered alike."""
        named = [one for one in states(item, item.head.content) if party.id in [voice.party for voice in one.voices]]
        with suppress(Refused):
            link, token = ask(item, party.id, [About(one.kind, one.subject) for one in named], 7, self.cast[0])
            given = Given(party.id, state, proposal="Ganz andere Worte." if state == "proposed" else "")
            for one in answer(token, {asked.id: given for asked in link.asks}):
                self.told(item, one.thing, party.id, state)

    def told(self, item, thing, party: int, state: str) -> None:
        """What was said of one thing of the item, remembered under its words, its number or its facts."""
        match thing.about.kind:
            case "quote":
                self.heard(thing.text, party, state)
            case "facts":
                self.heard_of_facts(item, party, state)
            case "picture":
                self.heard(thing.about.subject, party, state)

    def heard_of_facts(self, item, party: int, state: str) -> None:
        """A no counts for what is public besides what was shown."""
        live = (item.source or item).live
        public = facts_in(live.content) if live else ()
        shown = facts_in(item.head.content) or public
        for facts in {shown, public} if state in ("refused", "withdrawn") else {shown}:
            if facts:
                self.heard(facts, party, state)

    @rule(number=pick, which=pick, ends=st.booleans())
    def spare(self, number, which, ends):
        item, hash_ = self.quoted(number, which)
        with suppress(Refused):
            end_exemption(item, hash_, self.cast[0]) if ends else exempt(
                item, hash_, "Steht im Jahrbuch.", self.cast[0]
            )

    @rule(number=pick, who=pick, step=st.sampled_from(STEPS))
    def step(self, number, who, step):
        self.take(self.item(number), step, self.cast[who % len(self.cast)])

    @rule(number=pick, urgent=st.booleans())
    def onwards(self, number, urgent):
        """The straight way to readers, as far as it goes."""
        ways = [("submit", 0), ("break_glass", 3)] if urgent else [("submit", 0), ("sign_off", 1), ("publish", 2)]
        key = self.item(number).id
        for step, who in ways:
            self.take(item_by_id(key), step, self.cast[who])

    @rule(number=pick)
    def agree(self, number):
        """Everybody named says yes to everything in the newest words; where nobody is, somebody is named."""
        item = self.item(number)
        for one in states(item, item.head.content):
            with suppress(Refused):
                {QUOTE: self.agree_to, PICTURE: self.agree_to_picture, FACTS: self.agree_to_facts}[one.kind](item, one)

    def agree_to(self, item, one):
        voices = [voice.party for voice in one.voices] or [self.people[0].id]
        name_speakers(item, one.hash, voices, SYSTEM)
        for party in (party for party in self.people if party.id in voices):
            say(item, one.hash, "released", party)
            self.heard(one.text, party.id, "released")

    def agree_to_picture(self, item, one):
        """Told by who knows of pictures."""

    def agree_to_facts(self, item, one):
        """Told by who knows of firms."""

    @rule(number=pick, urgent=st.booleans())
    def bring_to_readers(self, number, urgent):
        """Everything is agreed to and goes live: random steps alone would hardly ever come so far."""
        item = self.item(number)
        if item.state in ("approved", "withdrawn"):
            self.take(item, "reopen", self.cast[2])
        self.agree(number)
        self.onwards(number, urgent)

    @rule(number=pick, who=pick, state=st.sampled_from(NO))
    def object(self, number, who, state):
        """Somebody takes back what is live."""
        live = [item.live for item in Item.select().where(Item.live.is_null(False))]
        public = [(one.item_id, quote["text"]) for one in live for quote in quotes_in(one.content["body"])]
        if public:
            item, words = public[number % len(public)]
            party = [None, *self.people][who % 3]
            with suppress(Refused):
                say(item_by_id(item), hash_of(words), state, party)
                self.heard(words, party.id if party else 0, state)

    @rule(number=pick, act=st.sampled_from(("copy", "update", "update", "restore", "trash", "untrash")))
    def turn(self, number, act):
        item, author = self.item(number), self.cast[0]
        with suppress(Refused):
            match act:
                case "copy":
                    copy_out(item, author)
                case "update":
                    self.merge(item, author, ("mine", "live")[number % 2])
                case "restore":
                    restore(item, number % item.head.number + 1, author)
                case "trash":
                    trash(item, author)
                case "untrash":
                    untrash(item, author)

    def merge(self, item, author, side):
        try:
            update_from_live(item, author)
        except MergeConflict as conflict:
            update_from_live(item, author, {one.field: side for one in conflict.conflicts})

    def take(self, item, step, actor):
        with suppress(Refused):
            take(item, step, actor, Inputs(hash=item.head.hash, comment="Eilt.", mode="banner", confirm=True), PASSWORD)

    def may_be_quoted(self, words) -> bool:
        """The same rule told anew, from what the machine remembers and who is named now."""
        quote, told = Quote.get_or_none(Quote.text == words), self.said.get(words, [])
        if quote is None:
            return False
        if quote.exempt_at and not set(dict(told).values()) & set(NO):
            return True
        return self.agreed(told, [row.party_id for row in QuoteSpeaker.select().where(QuoteSpeaker.quote == quote)])

    def agreed(self, told, named) -> bool:
        """Everybody named says yes, and nobody who was named before has left with a no."""
        left = {party: state for party, state in told if party and party not in named}
        return all(self.says_yes(told, party) for party in named or [0]) and not set(left.values()) & set(NO)

    def says_yes(self, told, party) -> bool:
        """Their own last word, or what was public before, unless somebody has said no since."""
        newest = [state for who, state in told if who in (party, 0)][-1:]
        if newest == ["legacy"]:
            return not any(state in NO for _party, state in told)
        return newest == ["released"]
