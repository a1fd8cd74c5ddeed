"""Four quotes of two speakers and two pictures: live once everybody has said yes to these words, from their phones."""

import re

import pytest
from playwright.sync_api import Page, expect

from coopcms.content.models import Item
from coopcms.ledger.models import Job
from coopcms.review.models import SignOff
from tests.browser import consents_world as world
from tests.browser.consents_world import ANNA, BERND, BETTER, CARLA, QUOTES, SHOWN, TITLE
from tests.browser.person import Person
from tests.browser.writer import AUTHOR, Writer

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
THUMB = 44  # pixels that a target is high at least
YES, OTHER = "Ich gebe diesen Wortlaut frei", "Ich schlage einen anderen Wortlaut vor"
AGREED = "Ich bin einverstanden, dass das Bild gezeigt wird"
CENTRES = {"siegen": "Kompetenzzentrum Siegen", "ruhr-owl": "Zentrum Ruhr-OWL"}


@pytest.fixture
def item(demo) -> Item:
    """The text, as a draft; the demo's own mails wait no more."""
    Job.delete().execute()
    return world.shared_text()


@pytest.fixture
def mailed(coopcms, instance, served, monkeypatch):
    """A factory: what waits is done, and `mailed("Anna Beispiel")` is the link in the newest mail to her."""
    monkeypatch.setenv("COOPCMS_BASE_URL", served)

    def read(name: str) -> str:
        assert coopcms("jobs", "run").status == 0
        return world.link_in_mail(instance / "mail", name)

    return read


@pytest.fixture
def phone(new_context):
    """A factory: `phone(link)` is the page that somebody without an account opens; its browser runs no script."""

    def follow(link: str) -> Page:
        context = new_context(java_script_enabled=False, viewport=PHONE, has_touch=True, is_mobile=True)
        context.set_default_timeout(10_000)
        page = context.new_page()
        assert page.goto(link).status == 200
        return page

    return follow


def answer(page: Page, *choices: str) -> None:
    """One choice for each thing that is asked about, and off it goes; every page fits the phone and its thumb."""
    fits(page)
    groups = page.get_by_role("group", name="Ihre Antwort")
    expect(groups).to_have_count(len(choices))
    for group, choice in zip(groups.all(), choices, strict=True):
        group.get_by_text(choice).tap()
        if choice == OTHER:
            group.get_by_label("Wie soll es lauten?").fill(BETTER)
    page.get_by_role("button", name="Antwort senden").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke für Ihre Antwort")
    fits(page)


def fits(page: Page) -> None:
    """Nothing lies beside the screen, and whatever is pressed is large enough; but for links within a sentence."""
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for target in page.locator(":is(header, footer, dd) a, button, .choice > label").all():
        assert target.bounding_box()["height"] >= THUMB, target.inner_text()


def sign(reviewer: Writer, item: Item) -> None:
    """A centre puts its name below these words."""
    reviewer.open(item.id, "/pruefung")
    reviewer.page.get_by_role("button", name=re.compile("^Freigeben$")).click()
    reviewer.is_told("Ihre Freigabe steht unter diesem Wortlaut.")


def is_held_back(publisher: Writer, item: Item, *names: str) -> None:
    """The page tells whose word is missing and offers no button; what is posted all the same is refused with it."""
    publisher.open(item.id)
    told = publisher.page.get_by_role("list", name="Was noch fehlt")
    for name in (ANNA, BERND, CARLA):
        (expect(told).to_contain_text if name in names else expect(told).not_to_contain_text)(name)
    expect(publisher.page.get_by_role("button", name="Jetzt veröffentlichen")).to_have_count(0)
    refused = publisher.forge(item.id, "publish")
    assert refused.status == 409 and all(name in refused.text() for name in names)


def reads(reader: Person) -> None:
    """Readers see every quote as it was released, both pictures, and both centres."""
    page = reader.page
    assert page.goto(world.PATH).status == 200
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.locator("main :is(q, blockquote)").all_inner_texts() == [*QUOTES[:3], BETTER]
    for alt in SHOWN.values():
        picture = page.get_by_role("img", name=alt)
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0, alt
    for name in CENTRES.values():
        expect(page.locator("main .owners")).to_contain_text(name)


def is_signed(item: Item) -> None:
    """What is live carries the signatures of both centres, to the letter."""
    live = item.refetch().live
    signed = SignOff.select().where(SignOff.subject_id == item.id, SignOff.hash == live.hash)
    assert {row.organisation.slug for row in signed} == set(CENTRES)


def test_nothing_goes_live_before_everybody_has_said_yes(item, desk, mailed, phone, reader, coopcms):
    author = desk(AUTHOR)
    world.upload(author)
    coopcms("jobs", "run")
    world.say_whose_pictures()
    world.illustrate(author, item)
    world.name_who_is_shown(author)
    author.open(item.id, "/freigaben")
    world.name_who_speaks(author)
    world.ask(author, ANNA, BERND, CARLA)

    answer(phone(mailed(ANNA)), YES, YES)
    answer(phone(mailed(BERND)), YES, OTHER)
    author.open(item.id, "/freigaben")
    world.put_in_the_proposed_words(author)
    author.open(item.id, "/freigaben")
    world.ask(author, BERND)
    author.take(item.id, "submit")
    for centre in CENTRES:
        sign(desk(f"pruefung@{centre}.example"), item)

    publisher = desk("publikation@siegen.example")
    is_held_back(publisher, item, BERND, CARLA)
    answer(phone(mailed(BERND)), YES)
    is_held_back(publisher, item, CARLA)
    assert reader.page.goto(world.PATH).status == 404
    answer(phone(mailed(CARLA)), AGREED)
    publisher.take(item.id, "publish")
    publisher.is_told("Veröffentlicht")
    reads(reader)
    is_signed(item)
