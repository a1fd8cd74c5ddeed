"""One comma in a released quote: what lapses by itself, what an undo brings back, what readers see meanwhile."""

import pytest

from coopcms.consents.queries import missing, states
from coopcms.content import policy
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import accept, invite
from coopcms.errors import TransitionDenied
from coopcms.review.facts import facts_for
from coopcms.workflow import lanes
from tests.consents.crowd_seen import quotes_on
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD
from tests.fixtures.quotes import release_quotes, say, speaker

SAID, COMMA = "Wir sparen jede Woche Papier.", "Wir sparen jede Woche, Papier."
SHAPES = ["<p>Sie sagt: <q>{}</q></p>", "<p>Sie sagt:</p><blockquote><p>{}</p></blockquote>"]


@pytest.fixture(params=SHAPES, ids=["inline", "block"])
def worded(request):
    """A factory: the words of a text that quotes this."""
    return lambda said: TEXT | {"body": "<p>Anfang.</p>" + request.param.format(said)}


@pytest.fixture
def in_review(flows, worded, author, lead_siegen, lead_ruhr, act):
    """A text of two centres in review; its quote is released."""
    item = release_quotes(create("article", "siegen", worded(SAID), author))
    invite(item, "ruhr-owl", lead_siegen)
    accept(item, "ruhr-owl", lead_ruhr)
    return act(item.refetch(), "submit", author)


@pytest.fixture
def approved(in_review, act, reviewer_siegen, reviewer_ruhr):
    act(in_review, "sign_off", reviewer_siegen)
    return act(in_review, "sign_off", reviewer_ruhr)


def statuses(item) -> dict[str, str]:
    facts = facts_for(item.refetch())
    return {lane.centre: lanes.status(lane.centre, facts, policy.definition_of(item)) for lane in facts.lanes}


def lacking(item) -> list[tuple[str, str, str]]:
    item = item_by_id(item.id)
    return [(one.text, one.name, one.state) for one in missing(item, item.head.content)]


def hash_of_quote(item) -> str:
    return states(item, item_by_id(item.id).head.content)[0].hash


def test_in_review_release_and_signatures_lapse_by_themselves_and_an_undo_brings_them_back(
    in_review, worded, act, acting, reviewer_siegen, reviewer_ruhr, publisher, client
):
    third = acting("dritte@siegen.example", "reviewer@siegen")
    act(in_review, "sign_off", reviewer_siegen)
    assert (statuses(in_review), lacking(in_review)) == ({"siegen": "signed", "ruhr-owl": "waiting"}, [])

    save(in_review.refetch(), worded(COMMA), third)
    assert statuses(in_review) == {"siegen": "lapsed", "ruhr-owl": "waiting"}
    assert lacking(in_review) == [(COMMA, "Maren Beispiel", "")]  # who speaks is known, but has not been asked

    save(in_review.refetch(), worded(SAID), third)
    assert (statuses(in_review), lacking(in_review)) == ({"siegen": "signed", "ruhr-owl": "waiting"}, [])
    assert act(in_review, "sign_off", reviewer_ruhr).state == "approved"
    item = act(in_review, "publish", publisher)
    assert quotes_on(client.get(f"/artikel/{item.slug}").text) == [SAID]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("withdrawn", f"Maren Beispiel has withdrawn the release of the quote “{SAID}”."),
        ("refused", f"Maren Beispiel has not released the quote “{SAID}”."),
        ("proposed", f"Maren Beispiel proposes other words for the quote “{SAID}”."),
    ],
)
def test_in_approved_a_lapsed_release_leaves_the_state_and_blocks_every_way_out(
    state, why, approved, act, publisher, network_editor, client
):
    say(approved, hash_of_quote(approved), state, speaker())
    assert approved.refetch().state == "approved" and set(statuses(approved).values()) == {"signed"}
    for step, actor in (("publish", publisher), ("break_glass", network_editor)):
        with pytest.raises(TransitionDenied) as denied:
            act(approved, step, actor, comment="Eilt.", password=PASSWORD)
        assert [(reason.name, str(reason)) for reason in denied.value.reasons] == [("consents", why)]
    assert approved.refetch().state == "approved" and client.get(f"/artikel/{approved.slug}").status_code == 404

    say(approved, hash_of_quote(approved), "released", speaker())
    assert act(approved, "publish", publisher).is_live


def test_a_lapsed_release_is_mended_by_reopening(approved, worded, act, author, lead_siegen):
    say(approved, hash_of_quote(approved), "refused", speaker())
    act(approved, "reopen", lead_siegen, comment="Die Freigabe fehlt.")
    save(approved.refetch(), worded(COMMA), author)
    assert lacking(approved) == [(COMMA, "Maren Beispiel", "")]
    assert lacking(release_quotes(approved)) == []


def test_what_is_live_stays_word_for_word_until_a_new_release_of_the_working_copy(
    approved, worded, act, author, reviewer_siegen, reviewer_ruhr, publisher, client
):
    live = act(approved, "publish", publisher)

    def public() -> list[str]:
        return quotes_on(client.get(f"/artikel/{live.slug}").text)

    twin = copy_out(live, author)
    save(twin, worded(COMMA), author)
    assert public() == [SAID] and lacking(twin) == [(COMMA, "Maren Beispiel", "")] and lacking(live) == []
    act(act(act(twin, "submit", author), "sign_off", reviewer_siegen), "sign_off", reviewer_ruhr)
    with pytest.raises(TransitionDenied) as denied:
        act(twin, "publish", publisher)
    assert str(denied.value.reasons[0]) == f"Maren Beispiel has not been asked about the quote “{COMMA}”."
    assert public() == [SAID]
    release_quotes(twin)
    assert public() == [SAID]  # released is not published
    act(twin, "publish", publisher)
    assert public() == [COMMA]
