"""Random people and all they may come to do, a state machine that asks after each act whether the promise holds."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import COPY, Item
from coopcms.content.queries import item_by_id
from coopcms.content.services import copy, create, save
from coopcms.content.services_copies import MergeConflict, copy_out, edit, restore, update_from_live
from coopcms.content.services_owners import accept, invite, remove
from coopcms.errors import Refused
from coopcms.ledger.models import Job
from coopcms.network.models import Setting
from coopcms.review.facts import facts_for
from coopcms.review.services import take
from coopcms.review.services_timed import run_timed
from coopcms.review.services_trash import trash, untrash
from coopcms.workflow import engine
from coopcms.workflow.facts import Inputs
from coopcms.workflow.lanes import signed_lanes
from tests.fixtures.people import PASSWORD
from tests.review.invariants import Memory, consistent, in_lanes, open_ended, safe
from tests.review.network import CENTRES, emptied, peopled

STEPS = [
    "submit",
    "recall",
    "claim",
    "sign_off",
    "request_changes",
    "schedule",
    "unschedule",
    "embargo",
    "lift_embargo",
    "publish",
    "withdraw",
    "expire",
    "archive",
    "reopen",
    "break_glass",
    "approve",
]
STRAIGHT = ("submit", "sign_off", "publish")
TITLES = ("Neue Halle", "Alte Halle", "Halle eröffnet")
FLOWS = ("gemeinsam", "vier_augen", "gemeinsam", "vier_augen", "einfach")
BACK = ("claim", "embargo", "lift_embargo", "recall", "request_changes", "unschedule")
pick = st.integers(0, 1000)
several = st.lists(pick, min_size=3, max_size=5)
centres = st.sampled_from(CENTRES)


class Network(RuleBasedStateMachine):
    """Several items, sixteen people, one clock."""

    clock = None  # set by the test

    @initialize(flow=st.sampled_from(FLOWS))
    def begin(self, flow):
        emptied()
        self.clock.set("2026-11-24 09:00")
        self.cast, self.memory = peopled(), Memory()
        self.write("all@siegen", flow)

    def write(self, who, flow):
        """An article that two people have worked on; of two centres where the workflow is for that."""
        Setting.delete().where(Setting.key == "workflow.article").execute()
        Setting.create(key="workflow.article", value=flow)
        words = {"title": TITLES[0], "lead": "Kurz.", "body": "<p>Eins.</p><p>Zwei.</p>"}
        item = create("article", "siegen", words, self.cast[who])
        save(item, {"kicker": "Planung"}, self.cast["author@siegen"])
        if flow == "gemeinsam":
            invite(item, "ruhr-owl", self.cast["centre_lead@siegen"])
            accept(item, "ruhr-owl", self.cast["centre_lead@ruhr-owl"])
        return item

    def item(self, number, *states) -> Item:
        """Any item; one in these states, if there is one."""
        rows = Item.select(Item.id, Item.state).order_by(Item.id).where(~Item.closed)
        there = [row.id for row in rows if row.state in states] or [row.id for row in rows]
        return item_by_id(there[number % len(there)])

    def somebody(self, number):
        return list(self.cast.values())[number % len(self.cast)]

    def few(self):
        return Item.select().count() < 4

    @precondition(few)
    @rule(flow=st.sampled_from(FLOWS), who=st.sampled_from(("all@siegen", "author@siegen")))
    def start(self, flow, who):
        item = self.write(who, flow)
        if flow != "einfach":
            take(item, "submit", self.cast["author@siegen"], Inputs())

    @rule(
        item=pick,
        who=pick,
        step=st.sampled_from(STEPS),
        hours=st.integers(-2, 48),
        lane=st.sampled_from(("", *CENTRES)),
    )
    def try_anything(self, item, who, step, hours, lane):
        found = self.item(item)
        with suppress(Refused):
            take(found, step, self.somebody(who), self.inputs(found, hours, lane))

    @rule(item=pick, choices=st.lists(pick, min_size=1, max_size=4), hours=st.integers(1, 48))
    def go_on(self, item, choices, hours):
        """Steps that are offered are taken, mostly onwards: random tries alone would stay in drafts."""
        number = self.item(item).id
        for choice in choices:
            found = item_by_id(number)
            if able := self.offered(found):
                actor, step, lane = able[choice % len(able)]
                with suppress(Refused):
                    take(found, step, actor, self.inputs(found, hours, lane), PASSWORD)

    def offered(self, item):
        definition, facts, found = policy.definition_of(item), facts_for(item), []
        for actor in self.cast.values():
            person = policy.person_of(actor, item)
            for action in engine.actions(definition, facts, person):
                if action.allowed and action.name not in BACK:
                    lanes = engine.lanes_for(definition, facts, person, action.name)
                    found.append((actor, action.name, "".join(lanes[:1])))
        return found

    def inputs(self, item, hours, lane):
        given = {"comment": "Ein Grund.", "at": now() + timedelta(hours=hours), "confirm": True, "lane": lane}
        return Inputs(hash=item.head.hash, mode="gone" if hours % 2 else "banner", **given)

    @rule(item=pick, who=pick, title=st.sampled_from(TITLES))
    def write_words(self, item, who, title):
        found = self.item(item)
        able = [actor for actor in self.cast.values() if policy.may(actor, found, "edit")] or [self.somebody(who)]
        with suppress(Refused):
            (edit if Item.select().count() < 6 else save)(found, {"title": title}, able[who % len(able)], found.head_id)

    @rule(item=pick, choices=several)
    def bring_to_readers(self, item, choices):
        self.onwards(self.item(item, "draft", "review", "approved"), choices)

    def onwards(self, item, choices):
        """The straight way: submit, sign in every lane that has not signed, publish; each by anybody who can."""
        for choice in choices:
            found = item_by_id(item.id)
            signed = signed_lanes(facts_for(found))
            able = [offer for offer in self.offered(found) if offer[1] in STRAIGHT and offer[2] not in signed]
            if able:
                actor, step, lane = able[choice % len(able)]
                take(found, step, actor, self.inputs(found, 1, lane))

    @rule(item=pick, who=pick, title=st.sampled_from(TITLES), undo=st.booleans(), choices=several)
    def sign_and_write(self, item, who, title, undo, choices):
        """A lane signs, then somebody, perhaps the signer, changes the words, and perhaps takes the change back."""
        found = self.item(item, "review")
        signers = [(actor, lane) for actor, step, lane in self.offered(found) if step == "sign_off"]
        if not signers:
            return
        signer, lane = signers[who % len(signers)]
        take(found, "sign_off", signer, self.inputs(found, 1, lane))
        able = [actor for actor in self.cast.values() if policy.may(actor, item_by_id(found.id), "edit")]
        writer = signer if signer in able and who % 3 else (able or [signer])[who % (len(able) or 1)]
        for words in [title, found.head.title][: 1 + undo]:
            with suppress(Refused):
                save(found, {"title": words}, writer)
        self.onwards(found, choices)

    @precondition(few)
    @rule(item=pick, who=pick, act=st.sampled_from((copy_out, copy)))
    def multiply(self, item, who, act):
        found, more = self.item(item), ("siegen",) if act is copy else ()
        with suppress(Refused):
            act(found, *more, self.cast["author@siegen"] if who % 2 else self.somebody(who))

    def copied(self):
        return Item.select().where(Item.relation == COPY, ~Item.closed).exists()

    @precondition(copied)
    @rule(number=pick)
    def bring_up_to_date(self, number):
        copies = list(Item.select().where(Item.relation == COPY, ~Item.closed).order_by(Item.id))
        found, writer = copies[number % len(copies)], self.cast["author@siegen"]
        with suppress(Refused):
            try:
                update_from_live(found, writer)
            except MergeConflict as both:
                update_from_live(found, writer, {conflict.field: "live" for conflict in both.conflicts})

    @precondition(few)
    @rule(item=pick, who=pick, back=st.integers(1, 3))
    def bring_back(self, item, who, back):
        with suppress(Refused):
            restore(self.item(item), back, self.cast["author@siegen"] if who % 2 else self.somebody(who))

    @rule(item=pick, centre=st.sampled_from(CENTRES[::-1]), state=st.sampled_from(("review", "draft", "published")))
    def join(self, item, centre, state):
        found = self.item(item, state)
        with suppress(Refused):
            invite(found, centre, self.cast["centre_lead@siegen"])
            accept(found, centre, self.cast[f"centre_lead@{centre}"])

    @rule(item=pick, centre=centres)
    def part(self, item, centre):
        with suppress(Refused):
            remove(self.item(item), centre, self.cast[f"centre_lead@{centre}"])
            remove(self.item(item), centre, self.cast["centre_lead@siegen"])

    @rule(item=pick, who=pick, centre=centres, act=st.sampled_from((invite, accept, accept, remove)))
    def change_owners(self, item, who, centre, act):
        lead = self.cast[f"centre_lead@{centre if who % 2 else 'siegen'}"]
        with suppress(Refused):
            act(self.item(item), centre, lead if who % 5 else self.somebody(who))

    @rule(item=pick, who=pick, act=st.sampled_from((trash, untrash, untrash)))
    def throw_away(self, item, who, act):
        with suppress(Refused):
            act(self.item(item), self.cast["centre_lead@siegen"] if who % 2 else self.somebody(who))

    @rule(hours=st.integers(0, 30))
    def time_passes(self, hours):
        self.clock.forward(hours=hours)
        for job in Job.select().where(Job.name == "transition", Job.due <= now(), Job.done_at.is_null()):
            run_timed(job.args)
            run_timed(job.args)
            Job.delete().where(Job.id == job.id).execute()

    @invariant()
    def the_promise_holds(self):
        if not hasattr(self, "memory"):
            return
        self.memory.check()
        for item in Item.select().order_by(Item.id):
            safe(item)
            consistent(item)
            in_lanes(item)
            open_ended(item_by_id(item.id), self.cast)
