"""The filtered list as proof: exact words, their hash, each answer, how and when it came and by whom."""

import csv
from datetime import date
from io import StringIO

import pytest

from coopcms.actor import SYSTEM
from coopcms.consents.models import FACTS, PHONE, PICTURE, QUOTE, RELEASED, Answer, Depicted, Party, Quote
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import answer, ask
from coopcms.consents.services_quotes import name_firm, name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.queries import item_by_id
from coopcms.content.services import create, save
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, say, speaker

HOME = "/admin/freigaben/"
ADDRESS = "maren@firma.example"
WORDS = "=Wir sparen Zeit."


@pytest.fixture
def answered(flows, author, clock):
    """A quote that was released by a link and withdrawn on the phone a day later."""
    item = create("article", "siegen", TEXT | {"body": f"<blockquote><p>{WORDS}</p></blockquote>"}, author)
    party = speaker("Maren Beispiel")
    Party.update(email=ADDRESS).execute()
    name_speakers(item, hash_of(WORDS), [party.id], SYSTEM)
    link, token = ask(item, party.id, [About(QUOTE, Quote.get().id)], 14, author)
    clock.forward(hours=1)
    answer(token, {link.asks.get().id: Given(party.id, "released", "link", "Gern!")})
    clock.forward(hours=24)
    say(item, hash_of(WORDS), "withdrawn", party)
    return item


def table(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))


def test_the_table_has_a_line_for_each_answer_with_words_hash_way_time_and_person(english, author, answered):
    _headings, *lines = table(english(author).get(f"{HOME}liste.csv"))
    assert [line[9:15] for line in lines] == [
        ["asked", "", "by link", ADDRESS, "2026-11-24 09:00", author.name],
        ["released", "", "by link", ADDRESS, "2026-11-24 10:00", "Maren Beispiel"],
        ["withdrawn", "", "on the phone", "", "2026-11-25 10:00", "System"],
    ]
    assert {(line[3], line[4], line[5], line[8]) for line in lines} == {
        (f"'{WORDS}", hash_of(WORDS), "Maren Beispiel", "withdrawn")
    }
    assert lines[2][15] == NOTE


def test_a_link_that_was_handed_on_is_named_as_such_and_a_mailed_one_with_its_address(english, author, answered):
    assert f"by link, sent to {ADDRESS}" in Page(english(author).get(f"{HOME}nachweis")).said
    Answer.update(sent_to="").where(Answer.how == "link").execute()
    assert [line[11:13] for line in table(english(author).get(f"{HOME}liste.csv"))[1:3]] == [
        ["by a link handed on", ""], ["by a link handed on", ""],
    ]  # fmt: skip
    page = Page(english(author).get(f"{HOME}nachweis"))
    assert "by a link handed on" in page.said and "sent to" not in page.said


def test_the_table_follows_the_filters_and_shows_nobody_what_they_may_not_see(inside, author, author_ruhr, answered):
    assert len(table(inside(author).get(f"{HOME}liste.csv?stand=released"))) == 1
    assert len(table(inside(author).get(f"{HOME}liste.csv?stand=withdrawn"))) == 4
    assert len(table(inside(author_ruhr).get(f"{HOME}liste.csv"))) == 1


def test_what_nobody_was_asked_about_stands_in_the_table_without_an_answer(inside, author, flows):
    create("article", "siegen", TEXT | {"body": "<blockquote><p>Stumm.</p></blockquote>"}, author)
    _headings, line = table(inside(author).get(f"{HOME}liste.csv"))
    assert line[3] == "Stumm." and line[9:] == [""] * 14


def test_the_page_for_printing_says_the_same_with_who_asks_and_when(english, author, answered):
    page = Page(english(author).get(f"{HOME}nachweis?stand=withdrawn"))
    assert WORDS in page.said and hash_of(WORDS) in page.said and NOTE in page.said
    assert author.name in page.said and "State: withdrawn" in page.said
    assert len(page.texts("//ol[@class='proofs']//ol/li")) == 3


STATED = {"purposes": "Berichte", "channels": "Website", "proof": "Ordner 7", "until": date(2027, 3, 31)}


@pytest.fixture
def depicted(flows, author, clock, picture_row):
    """A picture with two people: one has agreed in a text, the other is shown by a contract."""
    picture = picture_row(title="Die Halle")
    by = {"picture": picture, "noted_by": 1, "noted_name": "Anna Beispiel"}
    Depicted.create(party=speaker("Maren Beispiel"), basis="consent", **by, **STATED)
    Depicted.create(party=speaker("Otto Beispiel"), basis="contract", **by)
    shows = f'<figure data-picture="{picture.id}"><img alt="Eine Halle"></figure>'
    item = create("article", "siegen", TEXT | {"body": shows}, author)
    save(item, {"title": "Andere Worte"}, author)
    party = speaker("Maren Beispiel")
    record(item_by_id(item.id), About(PICTURE, picture.id), Given(party.id, RELEASED, PHONE, NOTE), SYSTEM)
    return picture


def test_of_people_in_pictures_the_table_says_why_and_for_what_they_are_shown_and_what_they_read(
    english, author, depicted
):
    headings, one, two = table(english(author).get(f"{HOME}liste.csv?art=picture"))
    told = [dict(zip(headings, line, strict=True)) for line in (one, two)]
    names = ("Version that was read", "Why the person may be shown", "For what", "Where", "Proof", "Holds until")
    assert {tuple(line[name] for name in ("Person or company", *names)) for line in told} == {
        ("Maren Beispiel", "2", "With their consent", "Berichte", "Website", "Ordner 7", "2027-03-31"),
        ("Otto Beispiel", "", "By a contract with them", "", "", "", ""),
    }


def test_the_page_for_printing_and_the_persons_page_say_so_too(english, author, depicted):
    client, said = english(author), "With their consent · For what: Berichte · Where: Website · Proof: Ordner 7"
    for path in (f"{HOME}nachweis", f"{HOME}partei/{speaker().id}"):
        page = Page(client.get(path))
        assert f"{said} · Holds until: 31 March 2027" in page.said and "(on the phone, version 2)" in page.said


def test_facts_are_told_with_the_names_of_their_fields(english, author, flows):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH", "period": "2025", "body": ""}, author)
    firm = speaker("Beispiel GmbH", "firm")
    name_firm(story, firm.id, SYSTEM)
    record(story, About(FACTS, story.id), Given(firm.id, RELEASED, PHONE, NOTE), SYSTEM)
    said = Page(english(author).get(f"{HOME}nachweis?art=facts")).said
    assert "Beispiel GmbH" in said and "company:" not in said
