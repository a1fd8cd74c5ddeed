"""Where an item stands, in sentences on its page: what it waits for, whose turn it is, who has signed already."""

from datetime import date

import pytest

from coopcms.accounts.models import User
from coopcms.admin.item_desk import HOME, TABS
from coopcms.content.models import ItemGrant
from coopcms.content.services import create, save
from coopcms.content.services_owners import invite
from coopcms.review.services_lanes import set_due
from tests.admin.pages import Page
from tests.admin.test_item_page import offered, page_of

BOTH = ("reviewer@siegen", "reviewer@ruhr-owl")

# steps that would change nothing are folded away; they are offered all the same, since the services take them
FOLDED = "//details[summary='Without effect now']//details/summary"


def standing(page: Page) -> str:
    return page.texts("//*[@class='standing']")[0]


def test_a_review_says_for_whom_it_waits_since_when_until_when_and_whose_turn_it_is(
    english, shared_review, author, reviewer_siegen, reviewer_ruhr, lead_ruhr, act, clock
):
    clock.set("2026-11-24T09:00")
    act(act(shared_review, "recall", author), "submit", author)
    act(shared_review, "sign_off", reviewer_siegen)
    set_due(shared_review, "ruhr-owl", date(2026, 11, 27), lead_ruhr)
    clock.set("2026-11-26T09:00")
    assert standing(page_of(english(reviewer_siegen), shared_review)) == (
        "Waits for 2 days for the review by Zentrum Ruhr-OWL (Beispiel), due tomorrow. It is the turn of: "
        "leitung@ruhr-owl.example (Beispiel) or pruefung@ruhr-owl.example (Beispiel), Zentrum Ruhr-OWL (Beispiel)."
    )
    clock.set("2026-11-30T09:00")
    assert "overdue for 3 days" in standing(page_of(english(reviewer_siegen), shared_review))


SIEGEN, RUHR = "Zentrum Siegen (Beispiel)", "Zentrum Ruhr-OWL (Beispiel)"


@pytest.mark.parametrize(
    ("siegen_due", "ruhr_due", "said"),
    [
        (None, None, f"{SIEGEN} and {RUHR}. "),
        (25, 25, f"{SIEGEN} and {RUHR}, due tomorrow. "),
        (25, 27, f"{SIEGEN} (due tomorrow) and {RUHR} (due in 3 days). "),
        (None, 25, f"{SIEGEN} and {RUHR} (due tomorrow). "),
    ],
)
def test_each_centre_that_is_waited_for_has_its_own_day(
    english, shared_review, author, reviewer_siegen, lead_siegen, lead_ruhr, act, clock, siegen_due, ruhr_due, said
):
    clock.set("2026-11-24T09:00")
    act(act(shared_review, "recall", author), "submit", author)
    for slug, lead, day in (("siegen", lead_siegen, siegen_due), ("ruhr-owl", lead_ruhr, ruhr_due)):
        set_due(shared_review, slug, date(2026, 11, day) if day else None, lead)
    told = standing(page_of(english(reviewer_siegen), shared_review))
    assert told.startswith(f"Waits since today for the review by {said}")


def test_a_draft_says_what_comes_next_and_who_does_it(english, draft, reviewer_siegen):
    assert standing(page_of(english(reviewer_siegen), draft)) == (
        "In this state since today. Next step: “Submit for review”. "
        "It is the turn of: autor@siegen.example (Beispiel), Zentrum Siegen (Beispiel)."
    )


def test_mark_sentence_and_button_do_not_repeat_one_another(english, draft, author):
    page = page_of(english(author), draft)
    (form,) = page.root.xpath("//form[@id='akt-submit']")
    assert standing(page) == "In this state since today. It is your turn."
    assert form.xpath("string(.//legend[not(contains(@class, 'hidden'))])") == ""
    assert page.texts("//form[@id='akt-submit']//*[@class='help']")[0] == (
        "Then it is reviewed by: Zentrum Siegen (Beispiel)."
    )
    assert page.texts("//form[@id='akt-submit']//button") == ["Submit for review"]


def test_a_step_that_is_not_possible_yet_is_named_to_those_whose_turn_it_is(english, flows, author):
    page = page_of(english(author), create("article", "siegen", {"title": "Nur ein Titel"}, author))
    assert standing(page) == "In this state since today. Next step: “Submit for review”. It is your turn."


def test_a_reviewer_is_told_that_it_is_their_turn_until_they_have_written(
    english, shared_review, reviewer_siegen, lead_siegen
):
    assert standing(page_of(english(reviewer_siegen), shared_review)).endswith(" It is your turn.")
    save(shared_review, {"title": "Anders"}, reviewer_siegen)
    assert "It is the turn of:" in standing(page_of(english(reviewer_siegen), shared_review))


def test_names_are_told_to_those_who_own_the_item_only(english, draft, lead_siegen, reviewer_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    assert "autor@siegen.example (Beispiel)" in standing(page_of(english(reviewer_siegen), draft))
    said = standing(page_of(english(lead_ruhr), draft))
    assert "It is the turn of: an author or a centre lead, Zentrum Siegen (Beispiel)." in said


def test_where_nobody_holds_the_role_that_is_said(english, approved, author):
    said = standing(page_of(english(author), approved))
    assert "It is the turn of: a publisher or a centre lead (nobody at present), Zentrum Siegen (Beispiel)." in said


def test_many_are_not_all_named_and_who_is_away_comes_last(english, in_review, author, person, clock):
    clock.set("2026-11-24T09:00")
    away = person("a@siegen.example", "reviewer@siegen", name="Anfang Beispiel")
    User.update(away_from="2026-11-20", away_until="2026-12-04").where(User.id == away.id).execute()
    for name in ("Kim", "Robin", "Toni"):
        person(f"{name}@siegen.example", "reviewer@siegen", name=f"{name} Beispiel")
    said = standing(page_of(english(author), in_review))
    assert "Kim Beispiel, Robin Beispiel, Toni Beispiel or somebody else with such a role, Zentrum Siegen" in said
    User.update(active=False).where(User.name == "Toni Beispiel").execute()
    assert "Robin Beispiel or Anfang Beispiel (away), Zentrum" in standing(page_of(english(author), in_review))


def test_a_draft_names_who_is_invited_and_has_not_answered(english, draft, author, lead_siegen, ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    said = page_of(english(author), draft).texts("//*[@class='standing']")[0]
    assert "Invited, not answered yet: Zentrum Ruhr-OWL (Beispiel)." in said


def test_who_has_signed_is_not_urged_to_sign_again(english, shared_review, act, reviewer_siegen):
    act(shared_review, "sign_off", reviewer_siegen)
    page = page_of(english(reviewer_siegen), shared_review)
    assert not page.root.xpath("//*[contains(concat(@class, ' '), 'primary ')]")
    assert offered(page).index("sign_off") > offered(page).index("request_changes")
    assert page.texts(FOLDED) == ["Sign off"]


def test_who_has_signed_for_the_own_centre_and_when_stands_in_place_of_the_button(
    english, shared_review, act, reviewer_siegen, reviewer_ruhr, acting, clock
):
    clock.set("2026-11-24T09:00")
    colleague, both = acting("zweite@siegen.example", "reviewer@siegen"), acting("beide@netz.example", *BOTH)
    act(shared_review, "sign_off", reviewer_siegen)
    said = "Your centre has signed already: pruefung@siegen.example (Beispiel), 24 November 2026, 09:00."
    for end in ("", "/pruefung"):
        assert page_of(english(colleague), shared_review, end).texts("//*[@class='signed']") == [said]
        assert not page_of(english(both), shared_review, end).texts("//*[@class='signed']")
        assert not page_of(english(reviewer_ruhr), shared_review, end).texts("//*[@class='signed']")
    page = page_of(english(colleague), shared_review)
    assert page.texts("//summary").count("Sign off") == len(page.texts(FOLDED)) == 1


def test_who_stands_in_elsewhere_reads_which_centre_has_signed(
    english, shared_review, act, reviewer_siegen, siegen, acting
):
    substitute = acting("vertretung@ruhr-owl.example", "author@ruhr-owl")
    ItemGrant.create(item=shared_review, organisation=siegen, user=substitute.id, granted_by=1)
    act(shared_review, "sign_off", reviewer_siegen)
    (said,) = page_of(english(substitute), shared_review).texts("//*[@class='signed']")
    assert said.startswith("Zentrum Siegen (Beispiel) has signed already: pruefung@siegen.example (Beispiel),")


def pages_of(app, item) -> dict[str, str]:
    """Every page of an item that one reads, by what follows its number: the tabs, and what else its views answer."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and rule.arguments == {"item_id"}]
    ends = {rule.rule.partition(":item_id>")[2] for rule in rules if rule.rule.startswith(f"{HOME}/<")}
    return {end: f"{HOME}/{item.id}{end}" for end in sorted(ends | {end for end, _title, _permission in TABS})}


def test_the_band_of_every_page_shows_whose_signature_is_missing(
    app, english, shared_review, act, reviewer_siegen, acting
):
    act(shared_review, "sign_off", reviewer_siegen)
    late = acting("beide@siegen.example", "reviewer@siegen", "author@siegen")
    client, seen = english(late), {}
    for end, address in pages_of(app, shared_review).items():
        answer = client.get(address)
        if answer.status_code == 200 and '<body class="desk' in answer.text:
            band = Page(answer).root.xpath("//header//*[@class='band']/span/@class")
            seen[end] = [one.partition(" ")[2] for one in band]
    assert set(seen) >= {end for end, _title, _permission in TABS} | {"/bearbeiten", "/kopieren"}
    assert [end for end, band in seen.items() if band != ["lane-signed", "lane-waiting"]] == []
