"""Words that a form has left behind: offered with their difference, taken up again, thrown away."""

import pytest

from coopcms.admin import drafts
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services import save
from tests.admin.open_form import Form
from tests.admin.pages import Page

LEAD = "Mein Vorspann."
WAYS = "//*[@data-draft]//a[@class='button']/@href"


@pytest.fixture
def zoe(acting, siegen):
    return acting("zweite@siegen.example", "author@siegen", name="Zoe Beispiel")


@pytest.fixture
def opened(inside, draft):
    """A factory: the draft's form before this person."""
    return lambda actor: Form(inside(actor), draft)


def shown(form: Form, page: Page) -> Page:
    """The form again, with the words of the first draft opened."""
    return Page(form.client.get(page.root.xpath("//*[@data-draft]//a[@class='shown']/@href")[0]))


def test_the_form_compares_no_draft_before_it_is_opened(opened, draft, author, monkeypatch):
    opened(author).send("schluss", lead=LEAD)
    form, asked, compare = opened(author), [], drafts.differences
    monkeypatch.setattr(drafts, "differences", lambda *args: asked.append(args) or compare(*args))
    page = Page(form.client.get(f"{form.home}/bearbeiten"))
    assert page.root.xpath("//*[@data-draft]") and not page.root.xpath("//*[@data-draft]//mark") and not asked
    assert LEAD in " ".join(shown(form, page).texts("//*[@data-draft]//dd")) and len(asked) == 1


def test_words_that_were_left_kept_are_offered_with_their_time_and_difference(clock, opened, draft, author, zoe):
    opened(zoe).send("beginn")
    form = opened(author)
    form.save(lead="Die Beispiel GmbH plant ihre Halle am Fluss.")
    clock.forward(minutes=10)
    page = Page(form.client.get(f"{form.home}/bearbeiten"))
    assert "09:00 Uhr" in page.texts("//*[@data-draft]/p")[0]
    assert shown(form, page).texts("//*[@data-draft]//dt") == ["Vorspann"]
    assert "Fluss" in " ".join(shown(form, page).texts("//*[@data-draft]//mark"))
    (way,) = page.root.xpath(WAYS)
    again = Page(form.client.get(way))
    assert again.form()["lead"] == "Die Beispiel GmbH plant ihre Halle am Fluss."
    assert form.client.post(f"{form.home}/bearbeiten", data=again.form()).status_code == 303
    assert draft.refetch().head.content["lead"].endswith("am Fluss.") and not drafts_of(draft, author)


def test_the_form_with_words_taken_up_again_is_sent_where_it_is_saved(opened, draft, author):
    form = opened(author)
    form.send("schluss", lead=LEAD)
    page = Page(form.client.get(f"{form.home}/aufgehoben"))
    assert page.root.xpath("//form[contains(@class, 'long')]/@action") == [f"{form.home}/bearbeiten"]


def test_of_several_drafts_each_can_be_taken_up_and_thrown_away(opened, draft, author):
    for lead in ("Erster.", "Zweiter."):
        opened(author).send("schluss", lead=lead)
    form = opened(author)
    page = Page(form.client.get(f"{form.home}/bearbeiten"))
    leads = [Page(form.client.get(way)).form()["lead"] for way in page.root.xpath(WAYS)]
    assert leads == ["Zweiter.", "Erster."]
    assert len(page.root.xpath("//*[contains(@class, 'waiting')]")) == 1
    (away,) = page.root.xpath("(//*[@data-draft])[1]//form")
    assert form.client.post(away.action, data=dict(away.form_values())).status_code == 303
    assert [row.words for row in drafts_of(draft, author)] == [{"lead": "Erster."}]


def test_words_that_stand_in_an_earlier_version_are_offered_no_more(opened, draft, author, zoe):
    form = opened(author)
    form.send("schluss", lead=LEAD)
    save(draft, {"lead": LEAD}, zoe)
    save(draft.refetch(), {"lead": "Ihr Vorspann."}, zoe)
    assert len(drafts_of(draft, author)) == 1
    assert not Page(form.client.get(f"{form.home}/bearbeiten")).root.xpath("//*[@data-draft]")
    opened(author).send("schluss", lead=LEAD)
    assert len(Page(form.client.get(f"{form.home}/bearbeiten")).root.xpath("//*[@data-draft]")) == 1


def test_words_no_field_takes_come_back_as_they_were_typed(opened, draft, author):
    form = opened(author)
    form.send("schluss", news_date="31.02.2026", lead=LEAD)
    page = shown(form, Page(form.client.get(f"{form.home}/bearbeiten")))
    assert "31.02.2026" in page.texts("//*[@data-draft]")[0]
    values = Page(form.client.get(f"{form.home}/aufgehoben")).form()
    assert (values["news_date"], values["lead"]) == ("31.02.2026", LEAD)
