"""The crowd with pictures and a firm: who is shown agrees or not, licences end, figures are released and taken back."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from coopcms.actor import SYSTEM
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.clock import berlin, now
from coopcms.consents.models import BASES, CONSENT, FACTS, PHONE, PICTURE, Depicted, StoryFirm
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_pictures import depict, undepict
from coopcms.consents.services_quotes import name_firm
from coopcms.content.models import Item
from coopcms.content.services_copies import edit
from coopcms.errors import Refused
from coopcms.media.models import READY, Picture
from coopcms.media.services_rights import describe
from coopcms.media.services_trash import trash, untrash
from coopcms.media.services_withdraw import withdraw
from coopcms.search.queries import find
from tests.consents import crowd_seen as seen
from tests.consents.crowd import NO, Crowd, pick, said
from tests.consents.crowd_words import (
    CAPTIONS,
    FIRM_WORDS,
    TEXTS,
    WORDS,
    about_firm,
    bodies,
    body_of,
    facts_in,
    firms,
)
from tests.fixtures.quotes import NOTE, speaker

FIRM_NAMES = ("Ankerwerk GmbH", "Beispielbau KG")
RENDITIONS = [{"width": 800, "height": 600, "format": form, "key": f"x/{form}", "size": 9} for form in ("webp", "jpeg")]
RIGHTS = {"credit": "Foto: Anna Beispiel", "licence": "own", "ai_mark": "none", "people_stated": True}
ELSEWHERE = ("/feed.atom", "/", "/erfolgsgeschichten/", "/suche?q=Anfang")


class Town(Crowd):
    """Two pictures in which two people may be recognised, two firms of which one may be named."""

    def prepare(self, place):
        self.firms = [speaker(name, "firm") for name in FIRM_NAMES]
        made = {"width": 800, "height": 600, "renditions": RENDITIONS, "state": READY, "centre": place}
        made |= {"uploaded_by_id": 0, "uploaded_by_name": "Anna Beispiel", "name": "a.jpg", "alt": "Blick"}
        self.pictures = [
            Picture.create(**RIGHTS, **made, title=title, digest=f"{n:064}", upload_digest=f"{n:064}", place=f"{n:032}")
            for n, title in enumerate(CAPTIONS)
        ]
        self.numbers = [one.id for one in self.pictures]
        self.until: dict[int, date | None] = dict.fromkeys(self.numbers)
        self.closed: dict[int, set[str]] = {number: set() for number in self.numbers}

    def agree_to_picture(self, item, one):
        for voice in one.voices:
            record(item, About(PICTURE, one.subject), Given(voice.party, "released", PHONE, NOTE), SYSTEM)
            self.heard(one.subject, voice.party, "released")

    def agree_to_facts(self, item, one):
        firm = one.voices[0].party if one.voices else self.firms[0].id
        name_firm(item, firm, SYSTEM)
        self.firm_speaks(item, firm, "released")

    def firm_speaks(self, item, party, state):
        proposal = "Andere Zahlen." if state == "proposed" else ""
        about = About(FACTS, item.source_id or item.id)
        record(item, about, Given(party, state, PHONE, NOTE, proposal), SYSTEM)
        self.heard_of_facts(item, party, state)

    @rule(number=pick, firm=firms)
    def tell_of_a_firm(self, number, firm):
        with suppress(Refused):
            edit(self.item(number), about_firm(firm), self.cast[0])

    @rule(number=pick, firm=firms, parts=bodies)
    def write_all(self, number, firm, parts):
        with suppress(Refused):
            edit(self.item(number), about_firm(firm) | {"body": body_of(parts, self.numbers)}, self.cast[0])

    @rule(firm=firms, parts=bodies, urgent=st.booleans())
    def publish_anew(self, firm, parts, urgent):
        """Other words of the first text, or of its working copy, are agreed to and go live."""
        self.write_all(0, firm, parts)
        self.bring_to_readers(-1, urgent)

    @rule(number=pick, which=st.integers(0, 1))
    def name_the_firm(self, number, which):
        with suppress(Refused):
            name_firm(self.item(number), self.firms[which].id, self.cast[0])

    @rule(number=pick, who=st.integers(0, 2), state=said)
    def let_the_firm_speak(self, number, who, state):
        with suppress(Refused):
            self.firm_speaks(self.item(number), [0, *(one.id for one in self.firms)][who], state)

    @rule(number=pick, which=st.integers(0, 1), state=st.sampled_from(("released", "proposed", "refused")))
    def ask_the_firm(self, number, which, state):
        self.ask_all(self.item(number), self.firms[which], state)

    @rule(which=st.integers(0, 1), who=st.integers(0, 1), basis=st.sampled_from((CONSENT, CONSENT, *BASES)))
    def recognise(self, which, who, basis):
        with suppress(Refused):
            depict(self.pictures[which], self.people[who].id, {"basis": basis}, self.cast[0])

    @rule(which=st.integers(0, 1), who=st.integers(0, 1))
    def recognise_no_more(self, which, who):
        with suppress(Refused):
            undepict(self.pictures[which], self.people[who].id, self.cast[0])

    @rule(which=st.integers(0, 1), who=st.integers(0, 1), state=said, by=st.sampled_from((0, 0, 2)))
    def look_at_oneself(self, which, who, state, by):
        """Where a publisher notes that somebody withdraws, the picture itself is withdrawn for good."""
        picture, party, proposal = self.pictures[which], self.people[who].id, "Von hinten." * (state == "proposed")
        with suppress(Refused):
            note_answer(picture, Given(party, state, PHONE, NOTE, proposal), self.cast[by])
            self.heard(picture.id, party, state)
            self.closed[picture.id] |= {"withdrawn"} if (state, by) == ("withdrawn", 2) else set()

    @rule(number=pick, which=st.integers(0, 1))
    def object_unknown(self, number, which):
        """Somebody who is not named says no to a picture of the text."""
        with suppress(Refused):
            about = About(PICTURE, self.pictures[which].id)
            record(self.item(number), about, Given(0, "refused", PHONE, NOTE), self.cast[0])
            self.heard(about.subject, 0, "refused")

    @rule(which=st.integers(0, 1), act=st.sampled_from(("trash", "untrash", "untrash", "withdraw")), rare=pick)
    def look_after(self, which, act, rare):
        picture = self.pictures[which]
        match act:
            case "trash":  # refused where a text shows it
                with suppress(Refused):
                    trash(picture, SYSTEM)
                    self.closed[picture.id] |= {"trashed"}
            case "untrash":
                untrash(picture, SYSTEM)
                self.closed[picture.id] -= {"trashed"}
            case "withdraw" if rare % 4 == 0:
                withdraw(picture, "Auf Wunsch.", SYSTEM)
                self.closed[picture.id] |= {"withdrawn"}

    @rule(which=st.integers(0, 1), days=st.sampled_from((None, None, 0, 1, 3)))
    def license(self, which, days):
        until = None if days is None else berlin(now()).date() + timedelta(days=days)
        describe(self.pictures[which], {"licence_until": until}, SYSTEM)
        self.until[self.pictures[which].id] = until

    @rule(days=st.integers(1, 2))
    def sleep(self, days):
        self.clock.forward(days=days)

    def take(self, item, step, actor):
        """What goes live lacks nothing at that moment, whichever way it goes."""
        original = item.source_id or item.id
        before = Item.get_by_id(original).live_id
        super().take(item, step, actor)
        live = Item.get_by_id(original).live
        if live and live.id != before:
            assert [one["text"] for one in quotes_in(live.content["body"]) if not self.may_be_quoted(one["text"])] == []
            assert [one for one in pictures_in(live.content["body"]) if not self.may_be_looked_at(one.picture)] == []
            assert bool(self.facts_of(live.content)) == bool(facts_in(live.content))

    @invariant()
    def readers_see_what_was_agreed_to_and_nothing_else(self):
        rows = Item.select().where(Item.source.is_null(), Item.live.is_null(False))
        pages = [(item.live.content, self.client.get(f"/erfolgsgeschichten/{item.slug}")) for item in rows]
        public = [(content, page.text) for content, page in pages if page.status_code == 200]
        for content, page in public:
            quotes = [quote["text"] for quote in quotes_in(content["body"])]
            assert seen.quotes_on(page) == [one for one in quotes if self.may_be_quoted(one)]
            pictures = [use.picture for use in pictures_in(content["body"])]
            assert seen.pictures_on(page) == [one for one in pictures if self.may_be_looked_at(one)]
            assert seen.facts_on(page) == self.facts_of(content)
            assert seen.led_to_words(page) >= seen.led_to_quotes(content["body"])
        self.nothing_hidden_stands_elsewhere([page for _content, page in public])

    def nothing_hidden_stands_elsewhere(self, public):
        """Neither in lists and feeds nor in answers of the search, nor is anything found by it."""
        told = "".join(self.client.get(path).text.replace("<mark>", "").replace("</mark>", "") for path in ELSEWHERE)
        open_now = {number for number in self.numbers if self.may_be_looked_at(number)}
        assert seen.pictures_named(told) <= open_now
        captions = {word: number for word, number in zip(CAPTIONS, self.numbers, strict=True)}
        kept = {number for number in open_now if self.until[number] is None}
        assert [word for word, number in captions.items() if number not in open_now and word in told] == []
        assert [word for word, number in captions.items() if number not in kept and find(word).ids] == []
        shown = {one for page in public for one in seen.quotes_on(page)}
        words = {WORDS[one] for one in TEXTS} - {WORDS[one] for one in shown}
        facts = " ".join(one for page in public for one in seen.facts_on(page))
        words |= {one for one in FIRM_WORDS if one not in facts}
        assert [one for one in words if one in told or find(one).ids] == []

    def may_be_looked_at(self, number) -> bool:
        """Open for everybody, and all who can be recognised agree, or need not be asked and do not object."""
        until, told = self.until[number], self.said.get(number, [])
        if self.closed[number] or (until and until < berlin(now()).date()):
            return False
        named = [(row.party_id, row.basis) for row in Depicted.select().where(Depicted.picture == number)]
        for party, basis in named or [(0, "")]:
            newest = [state for who, state in told if who in (party, 0)][-1:]
            if newest != ["released"] and (basis == CONSENT or newest):
                return False
        return True

    def facts_of(self, content) -> list[str]:
        """What a page tells of its firm: everything it says, or nothing."""
        facts = facts_in(content)
        named = [row.party_id for row in StoryFirm.select()]
        told = self.said.get(facts, [])
        return [value for _name, value in facts] if facts and self.agreed(told, named) else []

    @rule(who=st.integers(0, 2), state=st.sampled_from(NO))
    def object_to_what_is_public(self, who, state):
        """The firm of what is live takes its yes back."""
        for item in Item.select().where(Item.live.is_null(False), Item.source.is_null()):
            with suppress(Refused):
                self.firm_speaks(item, [0, *(one.id for one in self.firms)][who], state)
