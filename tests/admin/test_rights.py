"""Who may do what: the table of an item, the page of a person, and `item explain` say the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.accounts.models import User
from coopcms.admin.rights_table import YES, columns, obstacles, rows
from coopcms.content import workflows
from coopcms.content.services import save
from coopcms.content.services_owners import invite
from coopcms.workflow import engine
from coopcms.workflow.vocabulary import PERMISSIONS
from tests.admin.pages import Page
from tests.workflow.test_properties import items


def table_of(client, item) -> dict[str, dict[str, str]]:
    """Each row of the table by its title: role and centre to the word in the cell."""
    answer = client.get(f"/admin/item/{item.id}/rechte")
    assert answer.status_code == 200, answer.text
    page = Page(answer)
    heads = page.texts("//table/thead/tr[2]/th")[1:]
    found = {}
    for row in page.root.xpath("//table/tbody/tr"):
        title = (row.xpath("./th")[0].text or "").strip()
        words = [
            cell.xpath(".//*[contains(@class, 'verdict')]")[0].text_content().strip() for cell in row.xpath("./td")
        ]
        found[title] = dict(zip(heads, words, strict=True))
    return found


def test_the_table_names_each_role_with_what_it_may(english, in_review, author):
    table = table_of(english(author), in_review)
    siegen = "Zentrum Siegen (Beispiel)"
    assert table["Sign off"] == {
        f"Author, {siegen}": "no", f"Reviewer, {siegen}": "yes", f"Publisher, {siegen}": "no",
        f"Centre lead, {siegen}": "yes", "Network editor, Network": "no",
    }  # fmt: skip
    assert table["See the item"]["Network editor, Network"] == "yes"
    assert table["Edit the text"][f"Author, {siegen}"] == "no"


def test_a_step_that_waits_for_something_else_says_for_what(english, approved, publisher, act, clock):
    act(approved, "embargo", publisher, at="24.12.2026 06:00")
    client = english(publisher)
    assert table_of(client, approved)["Publish now"]["Publisher, Zentrum Siegen (Beispiel)"] == "not yet"
    row = Page(client.get(f"/admin/item/{approved.id}/rechte")).texts("//tr[th[contains(., 'Publish now')]]/th")[0]
    assert "The embargo holds until 24 December 2026, 06:00." in row


def test_on_a_phone_each_act_is_one_line_that_says_who_and_unfolds_to_the_people(
    english, in_review, author, reviewer_siegen
):
    page = Page(english(author).get(f"/admin/item/{in_review.id}/rechte"))
    lines = {line.xpath("./summary/*[@class='what']")[0].text: line for line in page.root.xpath("//main//details")}
    assert "open" not in lines["Sign off"].attrib and len(page.root.xpath("//main//table")) == 1
    summary = [" ".join(part.text_content().split()) for part in lines["Sign off"].xpath("./summary/span")]
    assert summary == ["Sign off", "Reviewer, Centre lead (Siegen)"]
    people = [" ".join(part.text_content().split()) for part in lines["Sign off"].xpath(".//dl/div")]
    assert people[0].startswith("Reviewer, Zentrum Siegen (Beispiel) pruefung@siegen.example")
    table = table_of(english(author), in_review)
    for title, verdicts in table.items():
        assert (title in lines) == bool({"yes", "not yet"} & set(verdicts.values())), title


def test_on_a_phone_centres_with_the_same_roles_share_a_line(english, shared_review, author):
    page = Page(english(author).get(f"/admin/item/{shared_review.id}/rechte"))
    who = "//details[summary/*[@class='what'][.='%s']]/summary/*[@class='who']"
    assert page.texts(who % "Edit the text") == ["Reviewer (Siegen, Ruhr-OWL)"]
    assert page.texts(who % "Move to the trash") == ["Centre lead (Siegen)"]


def test_on_a_phone_what_nobody_may_is_named_once(english, in_review, author):
    page = Page(english(author).get(f"/admin/item/{in_review.id}/rechte"))
    (nobody,) = page.texts("//*[contains(@class, 'rights-cards')]/p[strong]")
    assert nobody.startswith("nobody in this state: ") and "Open a working copy" in nobody
    assert "Sign off" not in nobody


def test_who_holds_the_roles_stands_below_and_who_wrote_is_barred_from_signing(
    english, in_review, acting, author, person
):
    both = acting("beide@siegen.example", "author@siegen", "reviewer@siegen", name="Kim Beispiel")
    person("weg@siegen.example", "reviewer@siegen", name="Ehemals Beispiel", active=False)
    save(in_review, {"title": "Ein anderer Titel"}, both)
    said = Page(english(author).get(f"/admin/item/{in_review.id}/rechte"))
    reviewers = said.texts("//dl[@class='holders']/div[dt[contains(., 'Reviewer')]]")[0]
    assert "Kim Beispiel has written here, does not sign" in reviewers and "Ehemals" not in said.said
    assert "These have written here: " in said.said


def test_who_is_away_is_marked_with_the_day(english, in_review, author, reviewer_siegen, clock):
    User.update(away_from="2026-11-20", away_until="2026-12-04").where(User.id == reviewer_siegen.id).execute()
    clock.set("2026-11-24T09:00")
    page = Page(english(author).get(f"/admin/item/{in_review.id}/rechte"))
    assert "away until December 4, 2026" in page.texts("//dl[@class='holders']/div[dt[contains(., 'Reviewer')]]")[0]


def test_an_invited_centre_has_a_column_for_its_lead(english, draft, author, lead_siegen, lead_ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    table = table_of(english(author), draft)
    head = "Centre lead, Zentrum Ruhr-OWL (Beispiel)"
    assert (table["See the item"][head], table["Comment"][head]) == ("yes", "no")


@pytest.mark.parametrize("stage", ["draft", "shared_review", "approved", "shared_published"])
def test_the_table_costs_few_statements(inside, request, stage, everything, statements):
    item, client = request.getfixturevalue(stage), inside(everything)
    with statements() as sent:
        assert client.get(f"/admin/item/{item.id}/rechte").status_code == 200
    assert len(sent) <= 12, sent


def test_who_may_not_see_the_item_gets_no_table(inside, draft, author_ruhr):
    assert inside(author_ruhr).get(f"/admin/item/{draft.id}/rechte").status_code == 404


@given(items(), st.data())
def test_several_roles_may_what_one_of_their_columns_may(item, data):
    definition, facts = item
    shown = columns(facts, [])
    held = data.draw(st.lists(st.sampled_from(shown), max_size=4, unique=True))
    who = engine.Person(99, frozenset((column.role, column.slug) for column in held))
    table = {
        (row.step, row.name): dict(zip(shown, row.verdicts, strict=True)) for row in rows(definition, facts, shown)
    }
    for name in PERMISSIONS:
        assert engine.may(definition, facts, who, name) == any(table[False, name][column] == YES for column in held)
    for action in engine.actions(definition, facts, who):
        assert action.allowed == any(table[True, action.name][column] == YES for column in held)
        assert bool(action.reasons) == bool(obstacles(definition, facts, who, action.name))


@pytest.mark.parametrize("stage", ["draft", "in_review", "approved", "published"])
def test_the_page_of_a_person_says_what_explain_says(english, coopcms, request, stage, lead_siegen, reviewer_siegen):
    item = request.getfixturevalue(stage)
    explained = coopcms("item", "explain", str(item.id), "--actor", "pruefung@siegen.example", "--format", "json")
    page = Page(english(lead_siegen).get(f"/admin/wer/{reviewer_siegen.id}?item={item.id}"))
    said = dict(
        zip(page.texts("//dl[@class='verdicts']/div/dt"), page.texts("//dl[@class='verdicts']/div/dd"), strict=True)
    )
    titles = workflows.definition_named("vier_augen").transitions
    for action in json.loads(explained.out)["actions"]:
        assert said[titles[action["name"]].title_en].startswith("yes") == action["allowed"]


def test_reasons_speak_of_the_person_the_page_is_about(english, in_review, author, lead_siegen):
    address = f"/admin/wer/{author.id}?item={in_review.id}"
    said = Page(english(lead_siegen).get(address)).said
    assert "None of this person's roles allows “Sign off” here." in said
    assert "This person has contributed to this text." in said and "your roles" not in said
    assert "None of your roles allows “Sign off” here." in Page(english(author).get(address)).said


def test_who_cannot_see_the_item_is_told_about_in_one_sentence(english, draft, lead_siegen, acting, ruhr):
    both = acting("zwei@netz.example", "centre_lead@siegen", "centre_lead@ruhr-owl")
    stranger = acting("fremd@ruhr-owl.example", "author@ruhr-owl")
    page = Page(english(both).get(f"/admin/wer/{stranger.id}?item={draft.id}"))
    assert "This person may not see the item" in page.said


def test_a_person_reads_state_by_state_what_their_roles_do(english, author, flows):
    page = Page(english(author).get(f"/admin/wer/{author.id}"))
    row = page.texts("//table[caption[contains(., 'Four eyes')]]//tr[th[.='Draft']]/td")[0]
    assert "Edit the text" in row and "Submit for review" in row


@pytest.mark.parametrize(
    "who, seen",
    [("author", 200), ("lead_siegen", 200), ("administrator", 200), ("network_editor", 200),
     ("lead_ruhr", 404), ("reviewer_siegen", 404)],
)  # fmt: skip
def test_only_some_may_know_what_a_person_may(inside, request, author, flows, who, seen):
    assert inside(request.getfixturevalue(who)).get(f"/admin/wer/{author.id}").status_code == seen


@pytest.mark.parametrize("end", ["999", f"{2**31}", "0"])
def test_an_account_that_is_none_is_unknown(inside, administrator, flows, end):
    assert inside(administrator).get(f"/admin/wer/{end}").status_code == 404


@pytest.mark.parametrize("item", ["", "x", "-1", "9" * 12, "²"])
def test_a_number_that_is_none_shows_the_person_alone(inside, administrator, author, flows, item):
    assert inside(administrator).get(f"/admin/wer/{author.id}?item={item}").status_code == 200


@pytest.mark.parametrize("stage", [None, "draft", "shared_review", "approved"])
def test_a_person_costs_few_statements(inside, request, stage, lead_siegen, author, flows, statements):
    item = request.getfixturevalue(stage) if stage else None
    client = inside(lead_siegen)
    with statements() as sent:
        assert client.get(f"/admin/wer/{author.id}" + (f"?item={item.id}" if item else "")).status_code == 200
    assert len(sent) <= 12, sent


@pytest.mark.parametrize("who", ["author", "administrator"])
def test_everybody_at_the_desk_reads_the_workflows(english, request, who, flows):
    client = english(request.getfixturevalue(who))
    assert "Joint approval" in Page(client.get("/admin/ablaeufe/")).said
    page = Page(client.get("/admin/ablaeufe/gemeinsam"))
    assert page.root.xpath("//svg[@role='img']//title") and not page.root.xpath("//svg//style")
    assert "Approval complete: leads to “Approved” (by itself)" in page.said
    assert client.get("/admin/ablaeufe/keiner").status_code == 404


def test_strangers_are_asked_to_log_in(client):
    for address in ("/admin/ablaeufe/", "/admin/ablaeufe/gemeinsam", "/admin/wer/1", "/admin/item/1/rechte"):
        assert client.get(address).status_code == 303


def test_the_desk_names_states_and_steps_in_the_language_it_speaks(inside, in_review, author):
    client, address = inside(author), f"/admin/item/{in_review.id}/rechte"
    assert "Ablauf: Vier Augen" in Page(client.get(address)).said
    client.get("/admin/?lang=en")
    said = Page(client.get(address)).said
    assert "In the state “In review”" in said and "Sign off" in said and "Vier Augen" not in said
    assert workflows.definition_named("vier_augen").title == "Vier Augen"
