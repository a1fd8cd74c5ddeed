"""The hand-over page: what names a leaver, as far as one may see it, and what became of it."""

import pytest

from coopcms.accounts.models import Role, User
from coopcms.content.models import ItemGrant
from coopcms.network.queries import organisation
from coopcms.review.models import LaneRow, Watch
from tests.admin.pages import Page


@pytest.fixture
def heir(person, siegen):
    return person("erbin@siegen.example", "reviewer@siegen", "author@siegen", name="Eva Beispiel")


@pytest.fixture
def page(author):
    return f"/admin/konten/{author.id}/uebergabe"


def sent(client, address, **words):
    token = Page(client.get("/admin/zugang")).root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(address, data={"csrf_token": token} | words)


def test_a_lead_reads_the_titles_and_hands_over(inside, lead_siegen, draft, heir, page):
    client = inside(lead_siegen)
    assert "Neue Halle in Siegen" in Page(client.get(page)).texts("//main//li/a")
    assert sent(client, page, all=str(heir.id)).status_code == 303
    after = Page(client.get(page))
    assert after.texts("//*[contains(@class, 'flash')]") == ["Ein Eintrag ist übergeben."]
    assert "Diese Person wird nirgends mehr genannt" in after.said and Watch.get().user_id == heir.id


def test_administrators_read_numbers_only_and_hand_over_all_the_same(english, administrator, draft, heir, page):
    client = english(administrator)
    said = Page(client.get(page)).said
    assert "Neue Halle" not in said and "One entry is not for you to see." in said
    assert sent(client, page, draft=str(heir.id)).status_code == 303 and Watch.get().user_id == heir.id


def test_what_the_heir_may_not_take_is_told_with_who_could(
    inside, administrator, in_review, act, reviewer_siegen, person, siegen
):
    act(in_review, "claim", reviewer_siegen, lane="siegen")
    writer = person("schreibt@siegen.example", "author@siegen", name="Uwe Beispiel")
    client, page = inside(administrator), f"/admin/konten/{reviewer_siegen.id}/uebergabe"
    sent(client, page, claim=str(writer.id))
    told = Page(client.get(page)).texts("//*[contains(@class, 'flash')]")
    assert told == [
        "Nichts ist übergeben.",
        "Ein Eintrag bleibt: Uwe Beispiel darf dort nicht freigeben. Die Prüfung ist wieder frei für alle, die es "
        "dürfen. Das könnte: Prüfer:in oder Zentrumsleitung, Zentrum Siegen (Beispiel).",
    ]
    assert LaneRow.get().claimed_by is None


def test_active_people_go_on_standing_in_unless_it_is_ticked(inside, administrator, draft, author, heir, person, page):
    other = person("fort@siegen.example", "author@siegen", name="Uwe Beispiel")
    User.update(deputy=author.id, away_from="2026-11-24", away_until="2099-12-24").where(User.id == other.id).execute()
    client = inside(administrator)
    assert Page(client.get(page)).root.xpath("//input[@type='checkbox'][@name='deputy'][not(@checked)]")
    sent(client, page, all=str(heir.id))
    assert Watch.get().user_id == heir.id and other.refetch().deputy_id == author.id
    assert sent(client, page, deputy="y").status_code == 303 and other.refetch().deputy is None
    assert not Page(client.get(page)).root.xpath("//input[@name='deputy']")


def test_strangers_and_the_leaver_are_kept_out(inside, lead_ruhr, author, draft, page):
    for actor in (lead_ruhr, author):
        assert inside(actor).get(page).status_code == 403 and sent(inside(actor), page).status_code == 403
    assert inside(lead_ruhr).get("/admin/konten/999/uebergabe").status_code == 404


@pytest.mark.parametrize("choice", ["", "999", "bleiben"])
def test_nothing_is_decided_by_sending_the_form_as_it_comes(english, administrator, draft, heir, page, choice):
    client = english(administrator)
    form = Page(client.get(page)).form() | {"all": choice}
    assert choice or Page(client.get(page)).form()["all"] == ""
    answer = client.post(page, data=form)
    assert answer.status_code == 422 and not Watch.select().exists()
    assert "Please choose who takes over, or say that nobody does." in Page(answer).texts("//*[@id='fehler']")[0]


def test_nobody_is_a_choice_that_says_what_becomes_of_it(english, administrator, draft, author, heir, page):
    client = english(administrator)
    form = Page(client.get(page))
    assert f"nobody: everything stays with {author.name}" in form.texts("//select[@name='all']/option")
    assert "With “nobody” all of it stays as it is" in form.said
    assert sent(client, page, all="bleibt").status_code == 303 and not Watch.select().exists()
    assert sent(client, page, all=str(heir.id), draft="bleibt", watch="bleibt").status_code == 303
    assert not Watch.select().exists()


def test_an_account_that_was_not_offered_inherits_nothing(inside, administrator, draft, page, author_ruhr):
    assert sent(inside(administrator), page, all=str(author_ruhr.id)).status_code == 422
    assert not Watch.select().exists()


def test_closing_an_account_leads_to_what_it_leaves(inside, administrator, draft, author, page):
    client = inside(administrator)
    answer = sent(client, f"/admin/konten/{author.id}/schliessen")
    assert answer.location == page and not User.get_by_id(author.id).active
    assert any(
        "nennt die Person noch" in text for text in Page(client.get(page)).texts("//*[contains(@class, 'flash')]")
    )


def test_the_page_costs_few_statements(inside, lead_siegen, shared_review, page, statements):
    client = inside(lead_siegen)
    with statements() as counted:
        assert client.get(page).status_code == 200
    assert len(counted) <= 12, counted


def test_of_the_last_lead_the_page_says_that_the_network_names_the_substitute(
    english, administrator, shared_review, reviewer_siegen, lead_siegen, lead_ruhr, acting
):
    page = f"/admin/konten/{lead_ruhr.id}/uebergabe"
    notes = "//h2[starts-with(., '{}')]/following-sibling::p[@class='help']"
    network = "For Zentrum Ruhr-OWL (Beispiel) the network's editors do that: nobody else leads there."
    User.update(active=False).where(User.id == lead_ruhr.id).execute()
    (said,) = Page(english(administrator).get(page)).texts(notes.format("Reviews that nobody else can finish"))
    assert said.endswith(f"a role. {network}")
    User.update(active=False).where(User.id == lead_siegen.id).execute()
    Role.create(user=lead_siegen.id, organisation=organisation("ruhr-owl"), role="centre_lead")
    assert network in Page(english(administrator).get(page)).said  # another lead, but not active
    User.update(active=True).where(User.id == lead_siegen.id).execute()
    ItemGrant.create(item=shared_review, organisation=organisation("ruhr-owl"), user=lead_ruhr.id, granted_by=1)
    (said,) = Page(english(administrator).get(page)).texts(notes.format("Substitutions"))
    assert said.endswith("The lead of the centre does that.")


def test_the_slash_between_crumbs_stands_in_no_link(inside, administrator, lead_siegen, author, page):
    for person in (administrator, lead_siegen):
        shown = Page(inside(person).get(page))
        assert shown.texts("//p[@class='crumbs']//a")[1:] == [author.name] and shown.slashed_links() == []
