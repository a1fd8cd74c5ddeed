"""A leaver's things go to an heir in one act, as far as the heir may take them; what stays is told with its reason."""

from datetime import date

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for
from coopcms.accounts.services import deactivate
from coopcms.accounts.services_absence import set_absence
from coopcms.clock import now
from coopcms.content.models import ItemGrant
from coopcms.content.queries import locked_item
from coopcms.content.services import create, save
from coopcms.content.services_owners import invite
from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine
from coopcms.notify.models import InboxEntry
from coopcms.review import services_handover
from coopcms.review.models import LaneRow, Watch
from coopcms.review.queries_handover import named
from coopcms.review.services_comments import answer, comment, resolve
from coopcms.review.services_handover import hand_over, rehearse
from coopcms.review.services_substitutes import grant
from coopcms.review.services_watch import watch
from tests.fixtures.items import TEXT


@pytest.fixture
def user():
    """A factory: the account of an actor."""
    return lambda actor: User.get_by_id(actor.id)


@pytest.fixture
def heir(person, siegen):
    return person("erbin@siegen.example", "reviewer@siegen", "author@siegen", name="Eva Beispiel")


@pytest.fixture
def administrator(administrator):
    InboxEntry.delete().execute()
    return administrator


def kinds(found) -> list[str]:
    return [thing.kind for thing in found]


def told(who: User) -> list[str]:
    return [entry.event for entry in InboxEntry.select().where(InboxEntry.user == who).order_by(InboxEntry.id)]


def test_a_claim_goes_to_an_heir_who_may_sign(in_review, act, reviewer_siegen, heir, administrator, user):
    act(in_review, "claim", reviewer_siegen, lane="siegen")
    InboxEntry.delete().execute()
    done = hand_over(user(reviewer_siegen), {"claim": heir}, administrator)
    assert (kinds(done.moved), done.left) == (["claim"], ())
    assert LaneRow.get().claimed_by == heir.id and told(heir) == ["leaver_handed_over"]
    line = HistoryLine.select().where(HistoryLine.verb == "handed_over", HistoryLine.subject_kind == "item").get()
    assert line.facts["person"] == "Eva Beispiel" and line.actor_id == administrator.id


def test_a_claim_ends_where_the_heir_may_not_sign_and_is_told_of(
    in_review, act, reviewer_siegen, reviewer_ruhr, administrator, user
):
    act(in_review, "claim", reviewer_siegen, lane="siegen")
    done = hand_over(user(reviewer_siegen), {"claim": user(reviewer_ruhr)}, administrator)
    assert done.moved == () and LaneRow.get().claimed_by is None
    (left,) = [left for left in done.left if left.thing.kind == "claim"]
    assert left.who_can == ("reviewer@siegen", "centre_lead@siegen") and "may not sign" in left.why


def test_a_draft_is_watched_by_the_heir_and_stays_what_it_was(draft, author, heir, administrator, user):
    head = draft.head_id
    done = hand_over(user(author), {"draft": heir}, administrator)
    assert kinds(done.moved) == ["draft"] and draft.refetch().head_id == head
    assert [(row.user_id, row.subject_id) for row in Watch.select()] == [(heir.id, draft.id)]
    assert told(heir) == ["leaver_handed_over"] and named(user(author)) == []


def test_a_draft_others_wrote_in_last_is_theirs(draft, author, everything, user):
    save(draft, {"title": "Anders"}, everything, draft.head_id)
    assert kinds(named(user(author))) == [] and kinds(named(user(everything))) == ["draft"]


def test_a_draft_is_kept_from_who_may_not_see_it(draft, author, author_ruhr, administrator, user):
    done = hand_over(user(author), {"draft": user(author_ruhr)}, administrator)
    assert done.moved == () and not Watch.select().exists()
    assert [(left.thing.item, "may not see it" in left.why) for left in done.left] == [(draft, True)]
    assert told(user(author_ruhr)) == []


def test_watched_items_are_watched_by_the_heir_instead(in_review, reviewer_siegen, heir, administrator, user):
    watch(in_review, reviewer_siegen)
    hand_over(user(reviewer_siegen), {"watch": heir}, administrator)
    assert [row.user_id for row in Watch.select()] == [heir.id]


@pytest.fixture
def eva(person, siegen):
    return person("eva@siegen.example", "reviewer@siegen", name="Eva Fort (Beispiel)")


def test_open_comments_that_call_the_leaver_go_to_an_heir_who_watches_the_text(
    in_review, author, eva, heir, administrator
):
    first = comment(in_review, "Woher ist die Zahl?", author)
    assert kinds(named(eva)) == []
    answer(in_review, first.id, "Das weiß @Eva Fort.", author)
    assert [(thing.kind, thing.item) for thing in named(eva)] == [("talk", in_review)]
    done = hand_over(eva, {"talk": heir}, administrator)
    assert (kinds(done.moved), [(row.user_id, row.subject_id) for row in Watch.select()]) == (
        ["talk"], [(heir.id, in_review.id)],
    )  # fmt: skip
    assert named(eva) == [] and told(heir) == ["leaver_handed_over"]
    line = HistoryLine.select().where(HistoryLine.verb == "talk_handed_over").get()
    assert (line.subject_id, line.facts["of"], line.facts["person"]) == (in_review.id, eva.name, heir.name)


def test_who_is_called_again_after_the_hand_over_is_listed_again(in_review, author, eva, heir, administrator, clock):
    comment(in_review, "@Eva Fort: stimmt das?", author)
    hand_over(eva, {"talk": heir}, administrator)
    clock.forward(minutes=1)
    comment(in_review, "@Eva Fort: und das?", author)
    assert kinds(named(eva)) == ["talk"]


def test_settled_comments_and_calls_of_others_are_nothing_to_hand_over(in_review, author, eva, reviewer_siegen):
    said = comment(in_review, "@Eva Fort: stimmt das?", author)
    comment(in_review, f"@{reviewer_siegen.name}: und das?", author)
    assert kinds(named(eva)) == ["talk"]
    resolve(in_review, said.id, author)
    assert kinds(named(eva)) == []


def test_open_comments_stay_where_the_heir_may_not_see_the_text(
    in_review, author, eva, author_ruhr, administrator, user
):
    comment(in_review, "@Eva Fort: stimmt das?", author)
    done = hand_over(eva, {"talk": user(author_ruhr)}, administrator)
    assert done.moved == () and not Watch.select().exists()
    assert [left.thing.kind for left in done.left if "may not see it" in left.why] == ["talk"]


def test_who_named_the_leaver_as_deputy_is_asked_for_another(author, person, siegen, administrator, user, flows, clock):
    other = person("fort@siegen.example", "author@siegen")
    set_absence(other, (date(2026, 11, 24), date(2026, 12, 24)), user(author), administrator)
    deactivate(user(author), administrator)
    done = hand_over(user(author), {}, administrator)
    assert kinds(done.moved) == ["deputy"] and other.refetch().deputy is None and told(other) == ["deputy_left"]


def test_somebody_active_goes_on_standing_in_until_the_caller_says_that_it_ends(
    author, person, siegen, administrator, user, flows, clock
):
    other = person("fort@siegen.example", "author@siegen")
    set_absence(other, (date(2026, 11, 24), date(2026, 12, 24)), user(author), administrator)
    done = hand_over(user(author), {}, administrator)
    assert (kinds(done.moved), [left.thing.kind for left in done.left]) == ([], ["deputy"])
    assert other.refetch().deputy_id == author.id and told(other) == []
    assert kinds(hand_over(user(author), {}, administrator, deputy_ends=True).moved) == ["deputy"]
    assert other.refetch().deputy is None and told(other) == ["deputy_left"]


def test_a_lead_moves_the_claims_of_their_own_centre_only(
    shared_review, act, reviewer_siegen, lead_siegen, lead_ruhr, ruhr, heir, user
):
    """One person reviews for two centres, and so does the heir; each lead hands over what their own centre holds."""
    for one in (user(reviewer_siegen), heir):
        Role.create(user=one, organisation=ruhr, role="reviewer")
    both = actor_for(user(reviewer_siegen), "desk")
    for lane in ("siegen", "ruhr-owl"):
        act(shared_review, "claim", both, lane=lane)
    done = hand_over(user(both), {"claim": heir}, lead_siegen)
    assert [(thing.kind, thing.place.slug) for thing in done.moved] == [("claim", "siegen")]
    (left,) = [left for left in done.left if left.thing.kind == "claim"]
    assert left.thing.place == ruhr and "centre_lead@ruhr-owl" in left.who_can and left.why
    assert LaneRow.get(LaneRow.organisation == ruhr).claimed_by == both.id
    done = hand_over(user(both), {"claim": heir}, lead_ruhr)
    assert kinds(done.moved) == ["claim"] and LaneRow.get(LaneRow.organisation == ruhr).claimed_by == heir.id


@pytest.mark.parametrize("heir_signs", [True, False])
@pytest.mark.parametrize("change", [{"claimed_by": 4711, "claimed_name": "Uwe Beispiel"}, {"closed_at": now()}])
def test_a_claim_that_changed_before_the_item_was_ours_stays_as_it_is(
    in_review, act, reviewer_siegen, reviewer_ruhr, heir, administrator, user, monkeypatch, change, heir_signs
):
    act(in_review, "claim", reviewer_siegen, lane="siegen")

    def late(item_id):
        LaneRow.update(change).execute()
        return locked_item(item_id)

    monkeypatch.setattr(services_handover, "locked_item", late)
    done = hand_over(user(reviewer_siegen), {"claim": heir if heir_signs else user(reviewer_ruhr)}, administrator)
    row = LaneRow.get()
    assert row.claimed_by == change.get("claimed_by", reviewer_siegen.id) and "claim" not in kinds(done.moved)
    assert [left.why for left in done.left if left.thing.kind == "claim"] == [
        "Meanwhile the person does not hold this review any more."
    ]


def test_lanes_of_other_things_with_the_same_number_are_let_alone(
    in_review, act, reviewer_siegen, heir, administrator, user, siegen
):
    act(in_review, "claim", reviewer_siegen, lane="siegen")
    row = {"subject_kind": "page", "subject_id": in_review.id, "cycle": in_review.cycle, "organisation": siegen}
    LaneRow.insert(id=-1, **row).execute()
    hand_over(user(reviewer_siegen), {"claim": heir}, administrator)
    assert [lane.claimed_by for lane in LaneRow.select().order_by(LaneRow.id)] == [None, heir.id]


def test_lanes_only_the_leaver_can_sign_are_listed_with_who_could_help(
    in_review, reviewer_siegen, lead_siegen, administrator, user
):
    assert "last" not in kinds(named(user(reviewer_siegen)))
    Role.delete().where(Role.user == lead_siegen.id).execute()
    (left,) = hand_over(user(reviewer_siegen), {}, administrator).left
    assert (left.thing.kind, left.thing.item, left.who_can) == (
        "last", in_review, ("network_editor@netz", "administrator@netz"),
    )  # fmt: skip


def test_substitute_grants_and_invitations_stay_with_the_leads(
    shared_review, lead_siegen, lead_ruhr, person, hannover, administrator, user
):
    stand_in = person("aushilfe@hannover.example", "reviewer@hannover")
    grant(shared_review, "ruhr-owl", stand_in, lead_ruhr)
    (left,) = hand_over(stand_in, {}, administrator).left
    assert (left.thing.kind, left.who_can) == ("grant", ("centre_lead@ruhr-owl",)) and ItemGrant.select().exists()


def test_open_invitations_are_listed(draft, lead_siegen, hannover, user):
    invite(draft, "hannover", lead_siegen)
    assert kinds(named(user(lead_siegen))) == ["invitation"]


@pytest.mark.parametrize("contact", ["Fragen an EVA@siegen.example", "Eva Beispiel, Telefon 0271"])
def test_words_that_ask_for_the_leaver_are_listed_and_never_changed(author, person, flows, administrator, contact):
    eva = person("eva@siegen.example", "reviewer@siegen", name="Eva Beispiel")
    item = create("article", "siegen", {**TEXT, "contact": contact}, author)
    head = item.head_id
    (left,) = hand_over(eva, {}, administrator).left
    assert (left.thing.kind, left.thing.item, item.refetch().head_id) == ("contact", item, head)


def test_twice_is_once(draft, author, heir, administrator, user):
    watch(draft, author)
    heirs = {"claim": heir, "draft": heir, "watch": heir}
    assert hand_over(user(author), heirs, administrator).moved
    before = (HistoryLine.select().count(), InboxEntry.select().count(), Watch.select().count())
    assert hand_over(user(author), heirs, administrator).moved == ()
    assert (HistoryLine.select().count(), InboxEntry.select().count(), Watch.select().count()) == before


def test_a_rehearsal_says_the_same_and_does_nothing(draft, author, heir, administrator, user):
    before = HistoryLine.select().count()
    assert kinds(rehearse(user(author), {"draft": heir}, administrator).moved) == ["draft"]
    assert (HistoryLine.select().count(), Watch.select().count(), InboxEntry.select().count()) == (before, 0, 0)


def test_a_lead_hands_over_what_they_see_and_counts_the_rest(
    shared_review, author, lead_hannover, heir, user, hannover
):
    watch(shared_review, author)
    Role.create(user=author.id, organisation=hannover, role="author")
    done = hand_over(user(author), {"watch": heir}, lead_hannover)
    assert (done.moved, done.left, done.hidden) == ((), (), 1)
    assert Watch.get().user_id == author.id


def test_strangers_hand_nothing_over(draft, author, lead_ruhr, reviewer_siegen, heir, user):
    for actor in (lead_ruhr, reviewer_siegen, author):
        with pytest.raises(NotAllowed) as denied:
            hand_over(user(author), {"draft": heir}, actor)
        assert "centre_lead@siegen" in denied.value.who_can
    assert not Watch.select().exists()


def test_an_heir_is_somebody_else_who_is_there(draft, author, person, administrator, user):
    for wrong in (user(author), person("zu@siegen.example", "author@siegen", active=False)):
        with pytest.raises(Invalid) as refused:
            hand_over(user(author), {"draft": wrong}, administrator)
        assert refused.value.field == "draft"


def test_after_the_account_is_closed_the_rest_can_still_be_handed_over(draft, author, heir, administrator, user):
    deactivate(user(author), administrator)
    assert kinds(hand_over(user(author), {"draft": heir}, administrator).moved) == ["draft"]


def test_seven_selects_find_everything(shared_review, author, user, statements):
    with statements() as sent:
        named(user(author))
    assert len(sent) <= 7, sent
