"""Comments on a few words: pointed at with the mouse, by keys, by a key after a selection, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from coopcms.content.models import Item
from coopcms.content.services import create, save
from coopcms.review.models import Comment
from coopcms.review.passages import Spot, texts_of
from coopcms.review.services_comments import comment_on_words
from coopcms.review.services_requests import request_changes
from coopcms.workflow.facts import Inputs
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import act, actor
from tests.browser.hands import Hands, Keys
from tests.browser.person import Person, watched
from tests.browser.test_axe import ALL, AXE, RUN, TOO_WIDE
from tests.browser.waiting import until_true

pytestmark = pytest.mark.browser
AUTHOR, REVIEWER = "autor@siegen.example", "pruefung@siegen.example"
WORDS = {
    "title": "Umstieg auf die digitale Auftragsmappe",
    "lead": "Die Beispiel GmbH legt ihre Aufträge nicht mehr in Mappen ab.",
    "body": "<p>Die Leute suchten jeden Tag eine Stunde. Nun finden sie alles am Bildschirm.</p>"
    "<ul><li>Lager und <strong>Büro</strong><br>im Hof</li></ul><p>Die Suche dauert 𝄞 eine Minute.</p>",
}
LATER = WORDS["body"].replace("eine Stunde", "fast zwei Stunden").replace("alles am", "am hellen")
SELECT = """([from, to]) => {
  const nodes = [];
  const walker = document.createTreeWalker(document.querySelector(".proof"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  const place = (words) => nodes.find((node) => node.data.includes(words));
  const range = document.createRange();
  range.setStart(place(from), place(from).data.indexOf(from));
  range.setEnd(place(to), place(to).data.indexOf(to) + to.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def item(demo) -> Item:
    """Signed once, changed, asked for again: a reader sees what is new and what is gone."""
    made = create("article", "siegen", WORDS, actor(AUTHOR))
    for step, who in (("submit", AUTHOR), ("request_changes", REVIEWER)):
        act(made, step, who, comment="Bitte genauer.")
    save(made.refetch(), {"body": LATER}, actor(AUTHOR))
    return act(made, "submit", AUTHOR)


@pytest.fixture
def page(item, served, new_context) -> Page:
    """A reviewer with scripts in front of the text; what goes wrong is noted."""
    page = watched(new_context(base_url=served, viewport={"width": 1280, "height": 900}).new_page())
    Person(page, REVIEWER, PASSWORD).come_in()
    page.goto(f"/admin/item/{item.id}/pruefung")
    yield page
    assert page.faults == []


def button(page: Page):
    return page.locator(".proof button.keys")


def send(page: Page, text: str) -> Comment:
    """Write into the form that has the focus, and send it by keys."""
    expect(page.locator("textarea:focus")).to_be_visible()
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_be_visible()
    return Comment.select().order_by(Comment.id.desc()).first()


def test_a_word_under_the_mouse_is_commented_on_marked_and_linked_both_ways(page, item):
    expect(button(page)).to_be_hidden()
    page.locator(".proof .lead").dblclick(position={"x": 60, "y": 14})
    expect(button(page)).to_be_visible()
    button(page).click()
    word = page.locator("select:has(option[data-own])").input_value()
    said = send(page, "Welche?")
    assert said.words == word and said.words in WORDS["lead"] and said.anchor == "lead"
    mark, thread = page.locator(f"#w{said.id}"), page.locator(f"#k{said.id}")
    expect(mark).to_have_text(word)
    page.locator(f".ref[href='#k{said.id}']").click()
    expect(thread).to_be_in_viewport()
    thread.locator(f"a[href='#w{said.id}']").click()
    expect(mark).to_be_in_viewport()
    assert page.url.endswith(f"#w{said.id}")


def test_what_is_gone_or_only_said_is_not_among_the_selected_words(page, item):
    page.evaluate(SELECT, ["suchten", "hellen"])
    button(page).click()
    said = send(page, "So?")
    text = "Die Leute suchten jeden Tag fast zwei Stunden. Nun finden sie am hellen Bildschirm."
    assert said.passage == text and said.words == "suchten jeden Tag fast zwei Stunden. Nun finden sie am hellen"
    assert said.start == text.index("suchten")


def test_of_a_selection_over_several_paragraphs_the_first_counts(page, item):
    page.goto(f"/admin/item/{item.id}/pruefung?seit=ganz")
    page.evaluate(SELECT, ["Büro", "Die Suche"])
    button(page).click()
    said = send(page, "So?")
    assert (said.words, said.passage) == ("Büro\nim Hof", "Lager und Büro\nim Hof")


def test_a_key_opens_the_form_while_words_are_selected(page, item):
    page.goto(f"/admin/item/{item.id}/pruefung?seit=ganz")
    page.locator(".proof").focus()
    page.keyboard.press("c")
    assert not page.locator(".say-here[open]").count()
    page.evaluate(SELECT, ["eine Minute", "eine Minute"])
    expect(button(page)).to_be_visible()
    page.keyboard.press("c")
    said = send(page, "Genauer bitte.")
    assert said.words == "eine Minute" and said.start == len("Die Suche dauert 𝄞 ")


def test_words_that_come_twice_are_told_apart_by_where_they_were_selected(page, item):
    page.evaluate(SELECT, ["ihre Aufträge", "ihre Aufträge"])
    button(page).click()
    chosen = page.locator("select:has(option[data-own])")
    expect(chosen).to_have_value("ihre Aufträge")
    expect(page.locator(".say-here[open] [name=near]")).to_have_value(f"lead:{WORDS['lead'].index('ihre')}")
    chosen.select_option("")
    expect(page.locator(".say-here[open] [name=near]")).to_have_value("")


def test_by_keys_alone_a_sentence_is_chosen(item, served, new_context):
    reader = Keys(new_context(base_url=served, viewport={"width": 1280, "height": 900}).new_page(), REVIEWER, PASSWORD)
    reader.come_in()
    reader.open(item.id, "/pruefung")
    name = next(name for name, text in texts_of(item.kind, item.head).items() if "suchten" in text)
    place = reader.page.locator(f"#stelle-{name} .say-here")
    reader.press(place.locator("summary"))
    reader.reach(place.locator("select"))
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    reader.fill(place.locator("textarea"), "Wer ist „sie“?")
    reader.press(place.get_by_role("button", name="Kommentieren"))
    said = Comment.select().order_by(Comment.id.desc()).first()
    assert said.words == "Nun finden sie am hellen Bildschirm."
    expect(reader.page.locator(f"mark#w{said.id}")).to_have_text(re.compile("Nun finden sie"))


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_a_sentence_is_chosen_from_a_list(item, served, new_context, width):
    context = new_context(java_script_enabled=False, base_url=served, viewport={"width": width, "height": 844})
    reader = Hands(context.new_page(), REVIEWER, PASSWORD)
    reader.come_in()
    reader.open(item.id, "/pruefung?seit=ganz")
    place = reader.page.locator(".passage .say-here:has(option:nth-child(3))").first
    reader.press(place.locator("summary"))
    place.locator("select").select_option(index=1)
    reader.fill(place.locator("textarea"), "Wer?")
    reader.press(place.get_by_role("button", name="Kommentieren"))
    said = Comment.select().order_by(Comment.id.desc()).first()
    expect(reader.page.locator(f"#w{said.id}")).to_have_text(said.words)
    reader.fits()


def test_the_marks_are_seen_without_colour(page, item):
    comment_on_words(item, Spot("lead", "Aufträge"), "Welche?", actor(REVIEWER))
    page.emulate_media(forced_colors="active")
    page.reload()
    line = page.locator(".proof mark").evaluate(
        "node => { const style = getComputedStyle(node); return [style.borderBottomStyle, style.borderBottomWidth]; }"
    )
    assert line[0] == "double" and float(line[1].removesuffix("px")) >= 2


@pytest.fixture
def writer(item, served, new_context):
    """The author at the form, after two things were asked for; where they lead and when they are done."""
    name = next(name for name, text in texts_of(item.kind, item.head).items() if "dauert" in text)
    reviewer = actor(REVIEWER)
    words = comment_on_words(item, Spot(name, "eine Minute"), "Genauer.", reviewer)
    field = comment_on_words(item, Spot("lead", "Mappen"), "Welche?", reviewer)
    request_changes(item, reviewer, Inputs(), (words.id, field.id))
    page = watched(new_context(base_url=served, viewport={"width": 1280, "height": 900}).new_page())
    Person(page, AUTHOR, PASSWORD).come_in()
    page.goto(f"/admin/item/{item.id}/bearbeiten")
    yield page
    assert page.faults == []


def test_beside_the_form_a_wish_leads_to_its_words(writer):
    page = writer
    until_true(page, "'coopcmsEditor' in window")
    page.locator("#wuensche a", has_text="eine Minute").click()
    until_true(page, "getSelection().toString() === 'eine Minute'")
    page.keyboard.type("zwei Minuten")
    expect(page.locator(".ProseMirror")).to_contain_text("Die Suche dauert 𝄞 zwei Minuten.")
    page.locator("#wuensche a", has_text="Mappen").click()
    lead = page.get_by_label("Vorspann", exact=True)
    expect(lead).to_be_focused()
    assert lead.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "Mappen"


def test_beside_the_form_a_wish_is_done_and_nothing_typed_is_lost(writer):
    page = writer
    page.get_by_label("Vorspann", exact=True).fill("Ganz neu geschrieben.")
    wish = page.locator("#wuensche .wish").first
    wish.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(wish).to_have_class(re.compile("is-done"))
    expect(wish.get_by_role("button")).to_have_count(0)
    expect(wish.locator(".ways a")).to_be_focused()
    expect(page.locator("#wuensche [role=status]")).to_contain_text("1/2")
    expect(page.get_by_label("Vorspann", exact=True)).to_have_value("Ganz neu geschrieben.")
    assert Comment.select().where(Comment.resolved_at.is_null(False), Comment.asked.is_null(False)).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_words_are_marked_and_wished(writer, item, scheme):
    page = writer
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for end, folded in (("/pruefung", ".say-here"), ("/kommentare", ""), ("", ""), ("/bearbeiten", "")):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"/admin/item/{item.id}{end}")
            if folded:
                page.locator(f"{folded} > summary").last.click()
            expect(page.locator(".no").first).to_be_attached()
            page.evaluate(AXE)
            assert page.evaluate(RUN, ALL) == [], (end, width)
            assert page.evaluate(TOO_WIDE) <= 0, (end, width)
