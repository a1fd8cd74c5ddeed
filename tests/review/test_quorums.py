"""Other quorums than `all`, from workflow files of the instance: what they wait for, and when they let pass."""

import pytest

from coopcms.app import join_rooms
from coopcms.content.services_owners import accept, invite
from coopcms.errors import TransitionDenied
from coopcms.resources import workflows
from coopcms.review.queries import standing
from coopcms.review.worklist import worklist_for
from coopcms.workflow.lanes import needed, wanted


@pytest.fixture
def under(settings, database):
    """A factory: `under('"any"')` puts gemeinsam.toml in force with this quorum, as a file of the instance."""

    def quorum(value):
        text = (workflows() / "gemeinsam.toml").read_text("utf-8")
        folder = settings.instance / "workflows"
        folder.mkdir()
        (folder / "gemeinsam.toml").write_text(text.replace('quorum = "all"', f"quorum = {value}"), "utf-8")
        join_rooms(settings)

    yield quorum
    join_rooms(settings)


@pytest.fixture
def three(request, act):
    """A factory: an item of three centres in review; only now, so that the quorum is in force."""

    def made():
        shared, lead, hannover = (request.getfixturevalue(name) for name in ("shared", "lead_siegen", "lead_hannover"))
        invite(shared, "hannover", lead)
        accept(shared, "hannover", hannover)
        return act(shared.refetch(), "submit", request.getfixturevalue("author"))

    return made


@pytest.fixture
def signer(request):
    return lambda slug: request.getfixturevalue({"ruhr-owl": "reviewer_ruhr"}.get(slug, f"reviewer_{slug}"))


SAID = {
    '"all"': "Signatures are missing from: siegen, ruhr-owl, hannover.",
    '"lead_centre"': "The signature of the lead centre is missing: siegen.",
    '"any"': "One signature is enough; it can come from: siegen, ruhr-owl, hannover.",
    "1": "One signature is enough; it can come from: siegen, ruhr-owl, hannover.",
    "2": "0 of 2 signatures are there. The rest can come from: siegen, ruhr-owl, hannover.",
    "9": "Signatures are missing from: siegen, ruhr-owl, hannover.",
}


@pytest.mark.parametrize("quorum", SAID)
def test_what_is_missing_is_told_as_the_quorum_counts(under, three, signer, quorum):
    under(quorum)
    seen = standing(three(), signer("siegen"))
    (reason,) = seen.holds_back
    assert str(reason) == SAID[quorum]
    assert "reviewer@siegen" in reason.who_can
    assert ("reviewer@ruhr-owl" in reason.who_can) == (quorum != '"lead_centre"')


@pytest.mark.parametrize(
    ("quorum", "order", "states"),
    [
        ('"all"', "siegen ruhr-owl hannover", "review review approved"),
        ('"lead_centre"', "ruhr-owl hannover siegen", "review review approved"),
        ('"any"', "hannover", "approved"),
        ("1", "ruhr-owl", "approved"),
        ("2", "hannover ruhr-owl", "review approved"),
        ("9", "siegen ruhr-owl hannover", "review review approved"),
    ],
)
def test_the_text_is_approved_exactly_when_the_quorum_is_met(
    under, three, act, signer, publisher, quorum, order, states
):
    under(quorum)
    item = three()
    for slug, state in zip(order.split(), states.split(), strict=True):
        with pytest.raises(TransitionDenied):
            act(item, "publish", publisher)
        item = act(item, "sign_off", signer(slug))
        assert item.state == state
    assert act(item, "publish", publisher).state == "published"


def test_one_signature_of_two_says_so(under, three, act, signer):
    under("2")
    item = act(three(), "sign_off", signer("hannover"))
    (reason,) = standing(item, signer("siegen")).holds_back
    assert str(reason) == "1 of 2 signatures are there. The rest can come from: siegen, ruhr-owl."


@pytest.mark.parametrize("quorum", ['"lead_centre"', '"any"', "2"])
def test_an_open_change_request_blocks_each_quorum(under, three, act, signer, author, quorum):
    under(quorum)
    item = act(three(), "request_changes", signer("hannover"), comment="Bitte kürzer.")
    item = act(item, "submit", author)
    for slug in ("siegen", "ruhr-owl"):
        item = act(item, "sign_off", signer(slug))
    assert item.state == "review"
    (reason,) = standing(item, signer("siegen")).holds_back
    assert str(reason) == "Changes are asked for by: hannover."


def test_a_lane_that_the_quorum_did_not_need_waits_for_nobody_once_approved(under, three, act, signer):
    under('"any"')
    item = act(three(), "sign_off", signer("hannover"))
    lanes = {lane.centre: lane.due_at for lane in standing(item, signer("siegen")).lanes}
    assert (item.state, worklist_for(signer("siegen")), set(lanes.values())) == ("approved", [], {None})


@pytest.mark.parametrize(
    ("quorum", "kind", "lanes"),
    [
        ('"all"', ("all", 3), ("ruhr-owl", "hannover")),
        ('"lead_centre"', ("lead_centre", 1), ()),
        ("2", ("number", 2), ("ruhr-owl", "hannover")),
    ],
)
def test_pages_are_told_what_is_needed_and_who_is_wanted(under, three, act, signer, quorum, kind, lanes):
    under(quorum)
    item = three()
    facts = standing(act(item, "sign_off", signer("siegen")), signer("siegen")).facts
    value = {'"all"': "all", '"lead_centre"': "lead_centre"}.get(quorum, 2)
    assert (needed(value, facts), wanted(facts, value)) == (kind, lanes)
