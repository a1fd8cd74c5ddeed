"""The reviews on an item's page: how each stands, and what one can do about it."""

from datetime import date

import pytest

from coopcms.accounts.models import User
from coopcms.admin.item_page import around
from coopcms.admin.lane_table import lane_table
from coopcms.content.models import ItemGrant
from coopcms.content.services import save
from coopcms.review import candidates, policy
from coopcms.review.models import LaneRow
from coopcms.review.queries import standing
from coopcms.review.services_lanes import set_due
from coopcms.review.services_substitutes import grant
from tests.admin.pages import Page


def lane(item, slug="ruhr-owl") -> LaneRow:
    return next(row for row in LaneRow.select() if row.organisation.slug == slug and row.subject_id == item.id)


def post(client, item, end, slug="ruhr-owl", **typed):
    """What the form at the lane sends."""
    page = Page(client.get(f"/admin/item/{item.id}"))
    action = f"/admin/item/{item.id}/bahn/{slug}/{end}"
    token = (page.root.xpath("//input[@name='csrf_token']/@value") or [""])[0]
    return client.post(action, data={"csrf_token": token} | typed)


def said(client, answer) -> str:
    assert answer.status_code == 303, answer.text
    return Page(client.get(answer.location)).texts("//*[contains(@class, 'flash')]")[-1]


def forms(client, item) -> set[str]:
    """The acts offered, as centre/act."""
    page = Page(client.get(f"/admin/item/{item.id}"))
    found = page.root.xpath("//*[contains(@class, 'lane-table')]//form")
    return {f"{form.get('action').split('/bahn/')[-1]}" if "/bahn/" in form.get("action") else "take" for form in found}


def test_the_table_tells_how_each_review_stands(
    english, shared_review, act, reviewer_siegen, reviewer_ruhr, lead_ruhr, clock
):
    clock.set("2026-11-24T09:00")
    act(shared_review, "sign_off", reviewer_siegen)
    act(shared_review, "claim", reviewer_ruhr)
    set_due(shared_review, "ruhr-owl", date(2026, 11, 25), lead_ruhr)
    page = Page(english(reviewer_siegen).get(f"/admin/item/{shared_review.id}"))
    siegen, ruhr = page.texts("//*[contains(@class, 'lane-table')]//tr[th[@scope='row']]")
    assert "signed by pruefung@siegen.example (Beispiel)" in siegen
    assert "In someone's hands" in ruhr and "due tomorrow" in ruhr
    assert "taken on by pruefung@ruhr-owl.example (Beispiel)" in ruhr
    clock.set("2026-11-27T09:00")
    page = Page(english(reviewer_siegen).get(f"/admin/item/{shared_review.id}"))
    assert page.texts("//*[@class='overdue']") == ["overdue for 2 days"]
    assert page.texts("//p[@class='note'][contains(., 'same words')]") == ["All of these centres sign the same words."]


def test_a_signature_ends_what_is_told_of_who_has_the_lane_in_hand(
    english, shared_review, act, reviewer_ruhr, acting, lead_ruhr
):
    act(shared_review, "claim", acting("zweite@ruhr-owl.example", "reviewer@ruhr-owl"))
    act(shared_review, "sign_off", reviewer_ruhr)
    client = english(lead_ruhr)
    (row,) = Page(client.get(f"/admin/item/{shared_review.id}")).texts("//tr[@id='bahn-ruhr-owl']")
    assert "signed by pruefung@ruhr-owl.example (Beispiel)" in row and "zweite@" not in row
    assert "ruhr-owl/zurueckgeben" not in forms(client, shared_review)


def test_who_is_away_is_named_with_the_deputy(english, shared_review, act, reviewer_ruhr, lead_ruhr, author, clock):
    clock.set("2026-11-24T09:00")
    act(shared_review, "claim", reviewer_ruhr)
    away = {"away_from": "2026-11-20", "away_until": "2026-12-04", "deputy": lead_ruhr.id}
    User.update(**away).where(User.id == reviewer_ruhr.id).execute()
    page = Page(english(author).get(f"/admin/item/{shared_review.id}"))
    assert "away, deputy: leitung@ruhr-owl.example (Beispiel)" in page.texts("//tr[@id='bahn-ruhr-owl']")[0]


def test_each_is_offered_what_they_may_and_nothing_else(
    english, shared_review, author, reviewer_ruhr, lead_ruhr, lead_siegen, network_editor, acting
):
    acting("zweite@ruhr-owl.example", "reviewer@ruhr-owl")
    assert forms(english(author), shared_review) == set()
    assert forms(english(reviewer_ruhr), shared_review) == {"take", "ruhr-owl/uebergeben"}
    assert forms(english(lead_ruhr), shared_review) >= {
        "take",
        "ruhr-owl/uebergeben",
        "ruhr-owl/termin",
        "ruhr-owl/vertreten",
    }
    assert "ruhr-owl/termin" in forms(english(lead_siegen), shared_review)
    assert "ruhr-owl/vertreten" not in forms(english(lead_siegen), shared_review)
    assert forms(english(network_editor), shared_review) == set()


def test_taking_on_handing_over_and_giving_back(english, shared_review, reviewer_ruhr, lead_ruhr, acting):
    other = acting("zweite@ruhr-owl.example", "reviewer@ruhr-owl", name="Toni Beispiel")
    client = english(reviewer_ruhr)
    page = Page(client.get(f"/admin/item/{shared_review.id}"))
    typed = page.form_named("akt-claim-ruhr-owl")
    assert client.post(f"/admin/item/{shared_review.id}/akt/claim", data=typed).status_code == 303
    assert lane(shared_review).claimed_by == reviewer_ruhr.id
    assert "take" not in forms(client, shared_review)
    assert "Handed over" in said(client, post(client, shared_review, "uebergeben", to=str(other.id)))
    assert lane(shared_review).claimed_by == other.id
    lead = english(lead_ruhr)
    assert "Given back" in said(lead, post(lead, shared_review, "zurueckgeben"))
    assert lane(shared_review).claimed_by is None


@pytest.mark.parametrize("typed", ["", "x", "999999", "²", "-1"])
def test_nobody_chosen_is_said_with_everything_in_place(english, shared_review, lead_ruhr, reviewer_ruhr, typed):
    answer = post(english(lead_ruhr), shared_review, "uebergeben", to=typed)
    page = Page(answer)
    assert answer.status_code == 422 and "Please choose somebody." in page.texts("//*[@id='fehler']")[0]
    assert page.root.xpath("//details[@open]//select[@name='to']") and lane(shared_review).claimed_by is None
    assert_mended_at(page, "uebergeben-ruhr-owl", "Please choose somebody.")


def assert_mended_at(page, id_, why):
    """The summary leads to the field, and the field says itself what is wrong with it."""
    assert page.root.xpath(f"//*[@id='fehler']//a[contains(., '{why}')]/@href") == [f"#{id_}"]
    (field,) = page.root.xpath(f"//*[@id='{id_}']")
    assert field.get("aria-invalid") == "true" and "wrong" in field.getparent().get("class").split()
    told = [page.texts(f"//*[@id='{one}']") for one in field.get("aria-describedby").split()]
    assert all(len(words) == 1 for words in told) and why in told[-1][0]
    assert len(page.root.xpath("//*[@aria-invalid]")) == 1


def test_a_due_day_is_set_moved_and_taken_back(english, shared_review, lead_ruhr, clock):
    clock.set("2026-11-24T09:00")
    client = english(lead_ruhr)
    assert "is set" in said(client, post(client, shared_review, "termin", due="2026-12-01"))
    page = Page(client.get(f"/admin/item/{shared_review.id}"))
    assert page.root.xpath("//*[@id='termin-ruhr-owl']/@value") == ["2026-12-01"]
    assert "no due date any more" in said(client, post(client, shared_review, "termin", due=""))
    assert lane(shared_review).due_at is None


@pytest.mark.parametrize(
    ("day", "why", "shown", "input_"),
    [
        ("2026-11-23", "This day is over", "2026-11-23", "date"),
        ("23.11.2026", "This day is over", "2026-11-23", "date"),
        ("bald", "Not a day", "bald", "text"),
        ("2026-13-40", "Not a day", "2026-13-40", "text"),
        ("2030-01-01", "within a year", "2030-01-01", "date"),
    ],
)
def test_a_day_that_cannot_be_stays_in_the_form(english, shared_review, lead_ruhr, clock, day, why, shown, input_):
    clock.set("2026-11-24T09:00")
    before = lane(shared_review).due_at
    answer = post(english(lead_ruhr), shared_review, "termin", due=day)
    page = Page(answer)
    assert answer.status_code == 422 and why in page.texts("//*[@id='fehler']")[0]
    assert page.root.xpath("//*[@id='termin-ruhr-owl']/@value") == [shown] and lane(shared_review).due_at == before
    assert page.root.xpath("//*[@id='termin-ruhr-owl']/@type") == [input_]
    assert_mended_at(page, "termin-ruhr-owl", why)


def test_a_substitute_is_named_and_dismissed(english, shared_review, lead_ruhr, person):
    helper = person("vertretung@hannover.example", name="Kim Beispiel")
    client = english(lead_ruhr)
    assert "may sign this text" in said(client, post(client, shared_review, "vertreten", user=str(helper.id)))
    page = Page(client.get(f"/admin/item/{shared_review.id}"))
    assert page.texts("//form[contains(@action, 'entlassen')]//option")[1:] == ["Kim Beispiel"]
    assert "Kim Beispiel" in page.texts("//tr[@id='bahn-ruhr-owl']")[0]
    assert "does not stand in" in said(client, post(client, shared_review, "entlassen", user=str(helper.id)))
    assert not ItemGrant.select().exists()


def test_who_may_not_is_refused_by_the_service(english, shared_review, author, reviewer_ruhr, person):
    helper = person("vertretung@hannover.example")
    client = english(author)
    for end, typed in (
        ("uebergeben", {"to": str(reviewer_ruhr.id)}),
        ("zurueckgeben", {}),
        ("termin", {"due": ""}),
        ("vertreten", {"user": str(helper.id)}),
        ("entlassen", {"user": str(helper.id)}),
    ):
        assert post(client, shared_review, end, **typed).status_code == 403, end


def test_a_lane_that_is_none_and_an_item_one_may_not_see(english, in_review, author, reviewer_hannover, ruhr):
    client = english(author)
    assert post(client, in_review, "zurueckgeben").status_code == 409
    assert post(client, in_review, "zurueckgeben", slug="nirgends").status_code == 404
    assert client.get(f"/admin/item/{in_review.id}/bahn/siegen/termin").status_code == 303
    stranger = english(reviewer_hannover)
    token = Page(stranger.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")[0]
    address = f"/admin/item/{in_review.id}/bahn/siegen/zurueckgeben"
    assert stranger.post(address, data={"csrf_token": token}).status_code == 404


PEOPLE = ("author", "reviewer_siegen", "reviewer_ruhr", "lead_siegen", "lead_ruhr", "network_editor", "helper")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("led", [True, False], ids=["led", "without a lead"])
def test_the_page_offers_what_the_policies_allow(request, shared_review, lead_ruhr, acting, netz, who, led):
    """The table reads from one select what review/policy.py and candidates.py ask the database for one by one."""
    helper = acting("vertretung@hannover.example", name="Kim Beispiel")
    actor = helper if who == "helper" else request.getfixturevalue(who)
    if who == "lead_ruhr" and not led:
        pytest.skip("a deactivated account acts nowhere")
    save(shared_review, {"title": "Anders"}, acting("mit@ruhr-owl.example", "reviewer@ruhr-owl"))
    acting("verwaltung2@netz.example", "administrator@netz")
    grant(shared_review, "ruhr-owl", User.get_by_id(helper.id), lead_ruhr)
    User.update(active=led).where(User.id == lead_ruhr.id).execute()
    item = shared_review.refetch()
    seen = standing(item, actor)
    for row in lane_table(seen, actor, around(seen, actor).values()):
        slug, acts = row.view.centre, row.acts
        signers = {user.id for user in candidates.signers(item, slug)} - {actor.id}
        near = {user.id for user in candidates.substitutes(item, slug)} - {actor.id}
        assert {key for key, _ in acts.hand_over} == (signers if policy.may_hand_over(actor, item, slug) else set())
        assert {key for key, _ in acts.grant} == (near if policy.may_grant(actor, slug) else set())
        assert bool(acts.revoke) == (policy.may_grant(actor, slug) and slug == "ruhr-owl")
        dates = {f"{role}@{place}" for role, place in actor.roles} & set(policy.who_dates(item, slug))
        assert acts.date == bool(dates)


@pytest.mark.parametrize("who", ["lead_ruhr", "reviewer_ruhr", "network_editor", "author"])
def test_the_reviews_cost_few_statements(inside, request, shared_review, lead_ruhr, person, who, statements):
    grant(shared_review, "ruhr-owl", person("vertretung@hannover.example"), lead_ruhr)
    client = inside(request.getfixturevalue(who))
    with statements() as sent:
        assert client.get(f"/admin/item/{shared_review.id}").status_code == 200
    assert len(sent) <= 12, sent
