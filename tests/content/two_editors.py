"""Two people with several windows on a few texts: they type, lose windows, take over, save and merge in any order.

What a window has sent is remembered, and after each step every text must be found: in a revision, in a draft of its
author, or a later text of the same form took its place. A text thrown away on purpose is not looked for.
"""

import json

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coopcms.accounts.models import ROLES, Role, User
from coopcms.accounts.queries import actor_for
from coopcms.admin.words import shown
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries import item_by_id
from coopcms.content.queries_sessions import LEASE, drafts_of
from coopcms.content.services import create
from coopcms.content.services_sessions import discard
from coopcms.content.services_sweep import sweep
from coopcms.errors import NotNow, TransitionDenied
from coopcms.network.models import Organisation, Setting
from coopcms.review.services import take
from coopcms.workflow.facts import Inputs
from tests.content.windows import KIND, SLOTS, Window, words_of
from tests.fixtures.people import password_hash
from tests.review.network import emptied

PEOPLE = ("author@siegen", "centre_lead@siegen")
TEXT = {"title": "Neue Halle", "lead": "Kurz.", "body": "<p>Eins.</p><p>Zwei.</p>"}
MOST = 5  # windows
CONTEST = ("type", "save", "save", "wait", "reopen", "ping", "take_over", "keep")
pick = st.integers(0, 99)


def cast() -> dict:
    """Who writes, and one person who may do everything else."""
    siegen = Organisation.create(slug="siegen", name="Siegen (Beispiel)")
    people = {}
    for name, roles in {PEOPLE[0]: ["author"], PEOPLE[1]: ["centre_lead"], "all@siegen": ROLES[:4]}.items():
        user = User.create(email=f"{name}.example", name=f"{name} (Beispiel)", password=password_hash())
        for role in roles:
            Role.create(user=user, organisation=siegen, role=role)
        people[name] = actor_for(user, "desk")
    return people


class Editors(RuleBasedStateMachine):
    """The machine; `clock` is set by the test."""

    clock = None

    @initialize(live=st.booleans())
    def start(self, live):
        emptied()
        self.clock.set("2026-11-24 09:00")
        self.cast = cast()
        self.marks, self.forms, self.promised, self.windows = 0, 0, {}, []
        Setting.create(key="workflow.article", value="einfach" if live else "vier_augen")
        item = create("article", "siegen", TEXT, self.cast[PEOPLE[0]])
        if live:
            take(item, "publish", self.cast["all@siegen"], Inputs())
        for who in (*PEOPLE, PEOPLE[0]):
            self.open_page(who, 0, script=True)

    def has_windows(self):
        return bool(self.windows)

    def has_room(self):
        return len(self.windows) < MOST

    def window(self, at: int) -> Window:
        return self.windows[at % len(self.windows)]

    def open_page(self, who: str, at: int, *, script: bool) -> Window:
        """A form with the newest words of one of the texts."""
        ids = [row.id for row in Item.select(Item.id).order_by(Item.id)]
        item = item_by_id(ids[at % len(ids)])
        self.forms += 1
        before = shown(KIND, words_of(item.head))
        page = Window(self.cast[who], item.id, item.head_id, before, dict(before), self.forms, script, self.remember)
        self.windows.append(page)
        return page

    def remember(self, window: Window) -> None:
        """From now on these texts must be found, and those they replaced no more."""
        for slot in SLOTS:
            self.promised.pop((window.origin, slot), None)
            if slot in window.typed:
                self.promised[window.origin, slot] = (window.actor.id, window.typed[slot])

    @precondition(has_room)
    @rule(who=st.sampled_from(PEOPLE), at=pick, script=st.sampled_from((True, True, False)))
    def open(self, who, at, script):
        self.open_page(who, at, script=script)

    @precondition(has_windows)
    @rule(at=pick, slot=st.sampled_from(SLOTS), sends=st.sampled_from((True, True, False)))
    def type(self, at, slot, sends):
        """A new text; the script may send it at once, or not before something else happens."""
        self.put(self.window(at), slot, sends=sends)

    def put(self, window: Window, slot: str, *, sends: bool) -> None:
        self.marks += 1
        window.write(slot, f"w{self.marks}w")
        if sends:
            window.keep()

    @rule(
        acts=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(CONTEST)), min_size=3, max_size=9),
        slots=st.lists(st.sampled_from(SLOTS), min_size=2, max_size=2),
        forces=st.booleans(),
    )
    def contend(self, acts, slots, forces):
        """Both have the same text open, both have typed; then whatever comes, in any order."""
        pages = [self.open_page(who, 0, script=True) for who in PEOPLE]
        for page, slot in zip(pages, slots, strict=True):
            self.put(page, slot, sends=True)
        for who, act in acts:
            if pages[who] is None or act == "reopen":
                pages[who] = pages[who] or self.open_page(PEOPLE[who], 0, script=True)
            elif act == "type":
                self.put(pages[who], slots[who], sends=forces)
            elif act == "save":
                self.windows.remove(pages[who])
                pages[who] = pages[who].save(forces=forces)
                self.windows += [pages[who]] if pages[who] else []
            elif act == "wait":
                self.time_passes(11)
            else:
                getattr(pages[who], act)()
            self.nothing_typed_is_lost()
        del self.windows[:-MOST]  # the browsers of the oldest are gone

    @precondition(has_windows)
    @rule(at=pick, name=st.sampled_from(("title", "lead", "body")))
    def take_back(self, at, name):
        self.window(at).take_back(name)
        self.window(at).keep()

    @precondition(has_windows)
    @rule(at=pick, slot=st.sampled_from(SLOTS))
    def send_in_disorder(self, at, slot):
        window = self.window(at)
        if window.begun and window.number:
            older = window.words
            self.type(at, slot, sends=True)
            window.late(older)

    @precondition(has_windows)
    @rule(at=pick)
    def ping(self, at):
        self.window(at).ping()

    @precondition(has_windows)
    @rule(at=pick)
    def take_over(self, at):
        if self.window(at).script:
            self.window(at).take_over()

    @precondition(has_windows)
    @rule(at=pick, crashes=st.booleans())
    def lose_the_window(self, at, crashes):
        """The page is left, or its browser is gone without a word."""
        window = self.windows.pop(at % len(self.windows))
        if not crashes:
            window.leave()

    @precondition(has_windows)
    @rule(at=pick, forces=st.booleans(), goes_on=st.booleans())
    def save(self, at, forces, goes_on):
        """A revision, or a page on which the person goes on, or gives up: the words stay kept."""
        window = self.windows.pop(at % len(self.windows))
        page = window.save(forces=forces)
        if page and goes_on:
            self.windows.append(page)

    @precondition(has_room)
    @rule(who=st.sampled_from(PEOPLE), at=pick, script=st.booleans())
    def take_up(self, who, at, script):
        """Words of one's own that are in no version go on in another page."""
        if draft := self.some_draft(who, at):
            page = self.open_page(who, at, script=script)
            page.item_id = draft.item_id
            page.before = shown(KIND, words_of(page.item.head))
            places = [place for place, (_, mark) in self.promised.items() if mark in str(draft.words)]
            page.typed = {slot: self.promised[form, slot][1] for form, slot in places}
            page.take_up(draft)
            page.keep()
            if page.begun:  # its first touch makes the session its own: another window still open there gets a new one
                for place in places:
                    self.promised.pop(place)
            elif places:
                page.origin = places[0][0]  # both are one session still: the later text stays

    @rule(who=st.sampled_from(PEOPLE), at=pick)
    def throw_away(self, who, at):
        if draft := self.some_draft(who, at):
            gone = [place for place, (_, mark) in self.promised.items() if mark in str(draft.words)]
            assert discard(item_by_id(draft.item_id), self.cast[who], draft.token)
            for place in gone:
                self.promised.pop(place)

    def some_draft(self, who, at) -> EditSession | None:
        found = [draft for item in Item.select() for draft in drafts_of(item, self.cast[who])]
        return found[at % len(found)] if found else None

    @rule(minutes=st.sampled_from((1, 5, 9, 10, 11, 60 * 24 * 91)))
    def time_passes(self, minutes):
        self.clock.forward(minutes=minutes)
        sweep()

    @rule(step=st.sampled_from(("submit", "recall", "reopen")))
    def move(self, step):
        """The text goes where one may not write in it, and comes back."""
        try:
            take(item_by_id(1), step, self.cast["all@siegen"], Inputs())
        except (TransitionDenied, NotNow):
            return

    @invariant()
    def nothing_typed_is_lost(self):
        if not hasattr(self, "cast"):
            return
        revisions = json.dumps([words_of(row) for row in Revision.select()], ensure_ascii=False)
        for (form, slot), (author, mark) in self.promised.items():
            drafts = EditSession.select(EditSession.words).where(EditSession.user_id == author)
            kept = mark in revisions or mark in str([row.words for row in drafts])
            assert kept, f"{mark}, typed as {slot} of form {form}, is lost"

    @invariant()
    def one_lease_at_most(self):
        if hasattr(self, "cast"):
            leased = EditSession.select().where(EditSession.leased_at.is_null(False), EditSession.closed_at.is_null())
            items = [row.item_id for row in leased if row.pinged_at > self.clock.now - LEASE]
            assert len(items) == len(set(items))
