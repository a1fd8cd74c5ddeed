"""A press text comes in with its parts told apart."""

import pytest

from coopcms.blocks.html import to_html
from coopcms.exchange.press import read_press
from tests.exchange.press_texts import PAGE, TYPED


@pytest.fixture
def page():
    return read_press(PAGE.encode(), "meldung.html")


@pytest.fixture
def typed():
    return read_press(TYPED.encode(), "meldung.txt")


def read(text: str, name: str = "text.txt"):
    return read_press(text.encode(), name)


def html_of(press) -> str:
    return to_html(press.body)


def test_a_page_has_title_subtitle_kicker_and_a_lead_set_in_bold(page):
    assert (page.kicker, page.title) == ("Digitales Handwerk", "Tischler:innen messen mit Licht")
    assert page.subtitle == "Zwei Betriebe teilen sich ein Messgerät"
    assert page.lead.startswith("Musterstadt, 3. Mai 2026: Die Beispiel Holz GmbH")


def test_the_parts_of_a_page_that_were_found_are_named(page):
    assert page.recognised == ("kicker", "title", "subtitle", "lead", "subheads", "lists", "quotes")


def test_what_became_a_field_is_not_in_the_body_once_more(page):
    for words in (page.title, page.subtitle, page.lead, page.kicker):
        assert words not in html_of(page)


def test_subheads_lists_quotes_and_emphasis_of_a_page_stay(page):
    for part in (
        "<h2>Wie es begann</h2>",
        "<h3>Was die Betriebe lernten</h3>",
        "<ul><li>Erst messen, dann bestellen.</li>",
        "<ol><li>Termin buchen</li>",
        "<blockquote><p>Wir hätten das Gerät allein nie gekauft.</p></blockquote>",
        "<em>zwölf Minuten</em>",
        "<p>Beispielzentrum<br>Musterweg 1<br>12345 Musterstadt</p>",
    ):
        assert part in html_of(page)


def test_menus_are_kept_scripts_styles_and_the_title_bar_are_not(page):
    assert "Startseite" in html_of(page)
    for unseen in ("nicht lesbar", "color", "Presse |"):
        assert unseen not in html_of(page)


def test_typed_text_has_title_and_subtitle_and_its_first_paragraph_stays_in_the_body(typed):
    assert (typed.title, typed.subtitle) == (
        "Tischler:innen messen mit Licht",
        "Zwei Betriebe teilen sich ein Messgerät",
    )
    assert typed.lead == "" and html_of(typed).startswith("<p>Musterstadt, 3. Mai 2026. Die Beispiel Holz GmbH und")


def test_wrapped_lines_are_joined_and_only_a_cut_word_loses_its_hyphen(typed):
    assert "der Weg zur nächsten Weiterbildung war weit" in html_of(typed)
    assert "das am 3. Mai stattfand. Aus- und Weiter- und Fortbildung" in html_of(typed)
    assert "auch in Nordrhein-Westfalen." in html_of(typed)


def test_short_lines_of_typed_text_are_subheads_and_signs_make_lists(typed):
    for part in (
        "<h2>Wie es begann</h2>",
        "<p>Was die Betriebe lernten:</p><ul><li>Erst messen, dann bestellen: das spart Holz, Zeit und manchen Ärger.",
        "<ol><li>Termin buchen</li><li>Raum vermessen</li></ol>",
        "<p>Beispielzentrum<br>Musterweg 1<br>12345 Musterstadt</p>",
    ):
        assert part in html_of(typed)
    assert "---" not in html_of(typed)


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_mean_the_same(typed, ends):
    assert read(TYPED.replace("\n", ends)) == typed


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_hindrance(typed, encoding):
    assert read_press(TYPED.encode(encoding), "text.txt") == typed


def test_html_is_recognised_whatever_the_name(page):
    assert read(PAGE) == page == read_press(PAGE.encode("utf-8-sig"), "text.txt")


def test_the_title_bar_serves_where_there_is_no_headline_and_no_second_time():
    press = read("<title>Neue Halle</title><h2>Neue Halle</h2><p>Sie steht.</p>", "a.html")
    assert (press.title, html_of(press)) == ("Neue Halle", "<p>Sie steht.</p>")


def test_a_second_headline_before_another_one_is_a_subhead():
    press = read("<h1>Titel</h1><h2>Erstens</h2><h3>Genauer</h3><p>Text.</p>", "a.html")
    assert (press.subtitle, html_of(press)) == ("", "<h2>Erstens</h2><h3>Genauer</h3><p>Text.</p>")


def test_a_bold_paragraph_with_nothing_after_it_is_the_text():
    press = read("<h1>Titel</h1><p><b>Alles.</b></p>", "a.html")
    assert (press.lead, html_of(press)) == ("", "<p><strong>Alles.</strong></p>")


def test_what_is_called_the_subtitle_is_one_even_before_a_subhead():
    press = read_press(b'<h1>Titel</h1><p class="subtitle">Zweite Zeile</p><h2>Erstens</h2><p>Text.</p>', "text.html")
    assert (press.subtitle, html_of(press)) == ("Zweite Zeile", "<h2>Erstens</h2><p>Text.</p>")


def test_a_full_sentence_after_the_title_is_no_subtitle():
    press = read("Titel\n\nDas ist schon der Text.\n\nUnd noch einer.")
    assert (press.subtitle, html_of(press)) == ("", "<p>Das ist schon der Text.</p><p>Und noch einer.</p>")


def test_numbered_subheads_keep_their_numbers():
    press = read("Titel\n\nText davor.\n\n1) Anfang\n\nText eins.\n\n2) Ende\n\nText zwei.")
    assert "<h2>1) Anfang</h2>" in html_of(press) and "<h2>2) Ende</h2>" in html_of(press)


def test_a_dash_within_a_sentence_makes_no_list():
    press = read(
        "Titel\n\nText davor.\n\nDas ist eine lange Zeile über das Messen in vielen Räumen\n– wie gesagt – und mehr."
    )
    assert "<ul>" not in html_of(press) and "Räumen – wie gesagt – und mehr." in html_of(press)


def test_a_title_longer_than_its_field_stays_in_the_body_whole():
    press = read("Wort " * 100 + "\n\nText.")
    assert press.title == "" and html_of(press).count("Wort") == 100


def test_a_headline_longer_than_its_field_stays_in_the_body_whole():
    press = read(f"<h1>{'Wort ' * 100}</h1><p>Text.</p>", "a.html")
    assert press.title == "" and html_of(press).startswith("<h2>Wort") and html_of(press).count("Wort") == 100


def test_the_label_above_the_headline_is_the_kicker():
    press = read("PRESSEMITTEILUNG\n\nNeue Halle\n\nSie steht.")
    assert (press.kicker, press.title) == ("PRESSEMITTEILUNG", "Neue Halle")


@pytest.mark.parametrize(
    "line",
    [
        "Siegen, 24. November 2026",
        "Siegen, den 24.11.2026",
        "Siegen/Dortmund, 3. Mai 2026",
        "Bad Berleburg, 1. Feb. 26",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_of_place_and_date_before_the_headline_is_the_dateline(line, between):
    press = read(f"{line}{between}Neue Halle\n\nZehn Arbeitsplätze entstehen\n\nDie Halle steht.")
    assert (press.dateline, press.title, press.subtitle) == (line, "Neue Halle", "Zehn Arbeitsplätze entstehen")
    assert html_of(press) == "<p>Die Halle steht.</p>"


@pytest.mark.parametrize("head", ["Pressemitteilung\nSiegen, 3. Mai 2026", "Siegen, 3. Mai 2026\n\nPressemitteilung"])
def test_a_label_may_stand_above_or_below_the_dateline(head):
    press = read(f"{head}\n\nNeue Halle\n\nSie steht.")
    assert (press.kicker, press.dateline, press.title) == ("Pressemitteilung", "Siegen, 3. Mai 2026", "Neue Halle")


@pytest.mark.parametrize("headline", ["<h1>Neue Halle</h1>", "<p>Neue Halle</p>"])
def test_a_page_may_have_its_dateline_above_the_headline(headline):
    press = read(f"<p>Siegen, den 24.11.2026</p>{headline}<p>Die Halle steht. {'Wort ' * 40}</p>", "a.html")
    assert (press.dateline, press.title) == ("Siegen, den 24.11.2026", "Neue Halle")
    assert html_of(press).startswith("<p>Die Halle steht.")


@pytest.mark.parametrize(
    "title",
    ["Messe in Siegen, 24. November", "Am 24. November 2026 öffnet die Halle", "Tag der offenen Tür, 3. Mai 2026"],
)
def test_a_headline_that_names_a_day_is_no_dateline(title):
    assert (read(f"{title}\n\nSie steht.").title, read(f"{title}\n\nSie steht.").dateline) == (title, "")


def test_a_dateline_with_nothing_after_it_is_the_title():
    assert read("Siegen, 24. November 2026").title == "Siegen, 24. November 2026"
