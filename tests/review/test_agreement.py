"""Desk, command line and services agree with a second reader of the workflow files, whatever has happened before.

And every refusal says why, and who could.
"""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from tests.review import agreement
from tests.review.agreement import Crowd, Desk, Lists, accepted, explained, failing, newcomer
from tests.review.crowd import FLOWS
from tests.review.evaluation import (
    NETWORK,
    Place,
    Somebody,
    able,
    failures,
    flows,
    guards,
    lanes_of,
    menders,
    permits,
    signers,
    steps,
    trashers,
)
from tests.review.network import CENTRES, ROLES
from tests.review.places import able_accounts, place_of, somebody

pick = st.integers(0, 1000)
histories = st.lists(st.tuples(st.sampled_from(Crowd.likely), pick, pick), min_size=1, max_size=7)
few = st.lists(pick, min_size=3, max_size=3, unique=True)
DONE = [("through", 0, 0)]  # signed by all; twice is published
STOPPED = [*DONE, ("stop", 0, 1)]  # asked for changes, and given for review again without any
COPIED = [*DONE, *DONE, ("copy", 0, 0), ("sign", 0, 3), ("through", 0, 0)]
DOUBTED = [("give", 0, 0), ("doubt", 0, 0)]
OVERTAKEN = [*DONE, *DONE, ("copy", 0, 0), ("copy", 0, 0), *DONE, ("through", 1, 0), *DONE]  # the other copy is live
BARRED = [*DONE, ("bar", 0, 30)]  # approved, and under an embargo
EVERY_STEP = sorted({name for file in flows().values() for name in file["transitions"]})


@pytest.fixture
def agree(app, clock, desk):
    """A factory: run a history and compare the answers about one item for some people."""
    Crowd.clock = clock

    def run(flow, history, chosen, people, hours):
        crowd = Crowd()
        crowd.begin(flow)
        for deed in history:
            crowd.act(*deed)
        item = crowd.item(chosen) if chosen % 3 else Item.select().order_by(Item.id.desc()).get()
        cast = list(crowd.cast.values())
        lucky = cast[chosen % len(cast)].id
        agreement.more_roles(lucky, ROLES[chosen % 4], CENTRES[people[0] % 3])
        agreement.standing_in(cast[people[0] % len(cast)].id, item, CENTRES[chosen % 3])
        for number in people:
            user = User.get_by_id(cast[number % len(cast)].id)
            Question(item_by_id(item.id), user, desk).compare(hours, number)

    return run


class Question:
    """What may this account do with this item now? By the file, the desk, the command line and the services."""

    def __init__(self, item, user, desk):
        self.item, self.user = item, user
        self.place = place_of(item.id, failing(item))
        self.person = somebody(user.id, item.id)
        client = desk(user)
        self.desk, self.lists = Desk(client.get(f"/admin/item/{item.id}"), self.place), Lists(client)
        self.told = explained(item, user.email)

    def compare(self, hours: int, number: int) -> None:
        """All answers about all steps."""
        if not permits(self.place, self.person, "view"):
            assert (self.desk.status, self.told) == (404, None), self
            assert accepted(self.item, "submit", actor_for(self.user, "desk"), agreement.given(self.item, 1, "")) == (
                ("unknown", "unknown"),
            )
            assert not self.listed() - {"einladungen"}, self
            return
        assert self.desk.status == 200, self
        self.told_and_offered()
        self.led_here()
        self.taken(hours, number)

    def told_and_offered(self) -> None:
        """The command line names every step with its obstacles; the desk offers the free ones, and says why not."""
        told = {action["name"]: action for action in self.told["actions"]}
        assert list(told) == list(steps(self.place)), self
        free = {name for name in told if not self.obstacles(name)}
        assert {name for name, action in told.items() if action["allowed"]} == free, self
        assert self.desk.offered == free - self.idle(free), self
        assert set(self.desk.impossible) == set(told) - free, self
        assert self.desk.signed == len(self.place.signed), self
        for name in set(told) - free:
            reasons = told[name]["reasons"]
            assert {reason.get("guard", reason.get("check")) for reason in reasons} == self.obstacles(name), (
                self,
                name,
            )
            self.refusal_helps(name, reasons)

    def listed(self) -> set[str]:
        """The lists of the start page in which the item stands, and the whole worklist."""
        found = {name for name, items in self.lists.start.items() if self.item.id in items}
        return found | ({"worklist"} if self.item.id in self.lists.worklist else set())

    def led_here(self) -> None:
        """What a list says is to be done can be done on the item's page; what it says is kept back is."""
        here = steps(self.place)
        free, person = {name for name in here if not self.obstacles(name)}, self.person
        mine = lanes_of(self.place, person, "sign_off") if "sign_off" in free else ()
        edits = permits(self.place, person, "edit")
        releases = "publish" in here and not guards(self.place, person, "publish")
        holds = {
            "pruefung": bool(set(mine) - self.place.signed),
            "worklist": bool(set(mine) - self.place.signed),
            "freigabe": "publish" in free,
            "wartend": releases and "publish" not in free,
            "zurueck": edits,
            "entwuerfe": edits,
            "einladungen": any(("centre_lead", slug) in person.roles for slug in self.place.invited),
        }
        assert all(holds[name] for name in self.listed()), (self, self.listed(), holds)
        assert not holds["worklist"] or {"pruefung", "worklist"} <= self.listed(), (self, self.listed())

    def idle(self, free: set[str]) -> set[str]:
        """What would change nothing: taking on a lane that has signed, or that one holds already."""
        mine = lanes_of(self.place, self.person, "claim") if "claim" in free else ()
        waiting = [lane for lane in mine if lane not in self.place.signed]
        return set() if any((lane, self.user.id) not in self.place.claimed for lane in waiting) else {"claim"}

    def refusal_helps(self, name: str, reasons: list[dict]) -> None:
        """Words, as many at the desk, and who could: whoever is named truly can, and there is somebody."""
        said = self.desk.impossible[name]
        assert len(said) == len(reasons) and all(text for text, _who in said), (self, name)
        assert all(reason["message"] and "%(" not in reason["message"] for reason in reasons), (self, name)
        for reason, (_text, who) in zip(reasons, said, strict=True):
            why = reason.get("guard") or reason["check"]
            assert set(reason["who_can"]) == self.could(name, why), (self, name, reason)
            assert bool(reason["who_can"]) == bool(who) == (why != "closed"), (self, name, reason)
            if why != "closed":
                assert self.there_is_somebody(name, reason, who), (self, name, reason, who)
            for entry in reason["who_can"] if why in ("who", "four_eyes") else ():
                assert not guards(self.place, newcomer(entry), name), (self, name, entry)

    def there_is_somebody(self, name: str, reason: dict, who: str) -> bool:
        """An account that could and is active; else the desk says so, and the network has somebody who helps."""
        signs = reason.get("check") == "signed" or steps(self.place)[name].get("four_eyes")
        but = self.place.writers if signs else ()
        if able_accounts(reason["who_can"], self.item.id, but):
            return True
        return "zurzeit niemand" in who and bool(able_accounts([f"network_editor@{NETWORK}"], self.item.id))

    def could(self, name: str, why: str) -> set[str]:
        """Everybody the file names; of those who sign, the others of one's own lanes, or of those still missing."""
        if why == "closed":
            return set()
        if why == "trashed":
            return set(trashers(self.place))
        if why == "signed":
            waiting = self.place.stopped or set(self.place.lanes) - self.place.signed
            return {entry for entry in signers(self.place) if entry.split("@")[1] in waiting}
        if why not in ("who", "four_eyes"):
            return set(menders(self.place, name, why))
        own = lanes_of(self.place, self.person, name) if why == "four_eyes" else ()
        return {entry for entry in able(self.place, name) if not own or entry.split("@")[1] in own}

    def obstacles(self, name: str) -> frozenset[str]:
        """What stops this person, by the file; in the trash and after the check-in that alone."""
        if self.place.closed or self.place.trashed:
            return frozenset({"closed" if self.place.closed else "trashed"})
        return guards(self.place, self.person, name) | failures(self.place, name)

    def taken(self, hours: int, number: int) -> None:
        """The service takes what the file allows with these inputs, and says the same of all else."""
        actor = actor_for(self.user, "desk")
        for name in {*steps(self.place), EVERY_STEP[number % len(EVERY_STEP)]}:
            here = name in steps(self.place)
            lane = (lanes_of(self.place, self.person, name) or ("",))[0] if here else ""
            inputs = agreement.given(self.item, hours, lane)
            reasons = accepted(self.item, name, actor, inputs)
            assert self.wanted(name, inputs) == (None if reasons is None else {why for _kind, why in reasons}), (
                self,
                name,
            )

    def wanted(self, name: str, inputs) -> set[str] | None:
        """The same for an act: what a date makes impossible counts only for whom no guard stops."""
        if self.place.closed or self.place.trashed:
            return {"closed" if self.place.closed else "trashed"}
        if name not in steps(self.place):
            step = self.place.file["transitions"].get(name, {"from": ()})
            return {"automatic" if self.place.state in step["from"] else "state"}
        stop = guards(self.place, self.person, name)
        place = place_of(self.item.id, failing(self.item, name, inputs.at))
        return set(stop or failures(place, name)) or None

    def __repr__(self) -> str:
        return f"{self.place}\n{self.person}\n{self.told}\n{vars(self.desk)}"


fine = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]


@settings(max_examples=6, deadline=None, suppress_health_check=fine, database=None)
@given(st.sampled_from(FLOWS), histories, pick, few, st.integers(-2, 72))
@example("gemeinsam", STOPPED, 0, [1, 5, 16], 5)
@example("vier_augen", [*STOPPED, ("bin", 0, 1)], 0, [3, 12, 17], 5)
@example("gemeinsam", DOUBTED, 0, [1, 5, 12], 5)
@example("gemeinsam", COPIED, 0, [0, 12, 15], 5)
@example("gemeinsam", OVERTAKEN, 0, [2, 3, 15], 48)
@example("vier_augen", BARRED, 0, [0, 2, 3], 5)
@example("gemeinsam", [*BARRED, ("leave", 0, 2), ("leave", 0, 3)], 0, [0, 1, 15], 5)
@example("gemeinsam", [("give", 0, 0), ("leave", 1, 1), ("leave", 1, 3)], 0, [0, 1, 15], 5)
def test_desk_command_line_and_services_agree_with_the_workflow_files(agree, flow, history, chosen, people, hours):
    agree(flow, history, chosen, people, hours)


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=fine, database=None)
@given(st.sampled_from(FLOWS), histories, pick, few, st.integers(-2, 72))
def test_they_agree_in_many_histories(agree, flow, history, chosen, people, hours):
    agree(flow, history, chosen, people, hours)


def test_the_second_reader_refuses_what_the_design_refuses():
    place = Place("vier_augen", "review", "siegen", ("siegen",), lanes=("siegen",), writers=frozenset({7}))
    reviewer = frozenset({("reviewer", "siegen")})
    assert guards(place, Somebody(7, reviewer), "sign_off") == {"four_eyes"}
    assert guards(place, Somebody(8, reviewer), "sign_off") == set()
    assert guards(place, Somebody(8, frozenset({("reviewer", "hannover")})), "sign_off") == {"who"}
    assert not permits(place, Somebody(8, frozenset({("administrator", "netz")})), "view")
