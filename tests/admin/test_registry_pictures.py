"""All pictures stand in the registry: by their rights, and by what was said of them by people named or unknown."""

from datetime import date, timedelta

import pytest

from coopcms.clock import berlin, now
from coopcms.consents.models import CONSENT, PICTURE, Answer, Depicted
from coopcms.media.models import FAILED, Picture
from tests.admin.pages import Page
from tests.fixtures.quotes import speaker

HOME = "/admin/freigaben/"
UNKNOWN = None


@pytest.fixture
def listed(clock, flows, english, author):
    """A factory: (what, who, state, end) of each row an author of Siegen reads with these filters."""
    client = english(author)

    def read(query: str = "") -> list[tuple[str, ...]]:
        rows = Page(client.get(f"{HOME}{query}")).root.xpath("//table[contains(@class, 'registry')]/tbody/tr")
        cells = ("th/a", "td[1]/*[not(@class='label')]", "td[2]/*[contains(@class, 'state')]", "td[4]/span[2]")
        return [tuple(" ".join(row.xpath(f"string({cell})").split()) for cell in cells) for row in rows]

    return read


def day(days: int) -> date:
    return berlin(now()).date() + timedelta(days=days)


def said(picture: Picture, state: str, party=UNKNOWN, at=None) -> None:
    about = {"subject_kind": PICTURE, "subject_id": picture.id, "hash": picture.digest, "party": party}
    by = {"how": "paper", "actor_id": 1, "actor_name": "Anna Beispiel", "at": at or now()}
    Answer.create(**about, **by, state=state)


def named(picture: Picture, name: str = "Maren Beispiel", **stated) -> Depicted:
    by = {"basis": CONSENT, "noted_by": 1, "noted_name": "Anna Beispiel"}
    return Depicted.create(picture=picture, party=speaker(name), **by | stated)


def test_a_picture_that_shows_nobody_stands_there_with_its_rights(listed, picture_row):
    picture_row(title="Alles da")
    picture_row(title="Ohne Lizenz", licence="")
    picture_row(title="Wer?", people_stated=False)
    picture_row(title="Bald", licence_until=day(30))
    picture_row(title="Bleibt", licence_until=day(31))
    picture_row(title="Vorbei", licence_until=day(-1))
    picture_row(title="Weg", withdrawn_at=now(), licence_until=day(3))
    assert listed() == [
        ("Weg", "nobody can be recognised", "withdrawn", "licence until 27 November 2026"),
        ("Vorbei", "nobody can be recognised", "has ended", "licence ended on 23 November 2026"),
        ("Bald", "nobody can be recognised", "in order", "licence until 24 December 2026"),
        ("Ohne Lizenz", "nobody can be recognised", "licence missing", ""),
        ("Wer?", "open", "open who can be recognised", ""),
    ]
    assert {what for what, *_ in listed("?stand=ending")} == {"Bald", "Vorbei"}
    assert [what for what, *_ in listed("?stand=ended")] == ["Vorbei"]


def test_pictures_that_lack_nothing_are_shown_to_who_asks_for_them(listed, picture_row):
    picture_row(title="Alles da")
    picture_row(title="Kaputt", state=FAILED)
    asked = ("?auch=1", "?stand=order", "?q=alles", "?auch=1&art=image")
    assert [[what for what, *_ in listed(query)] for query in ("", "?art=image", *asked)] == [
        [],
        [],
        *[["Alles da"]] * 4,
    ]


def test_a_picture_has_its_own_row_beside_those_of_its_people(listed, picture_row):
    row = picture_row(title="Halle", licence="", people_stated=False)
    named(row)
    named(row, "Otto Beispiel", basis="contract")
    assert listed("?art=image") == [("Halle", "Maren Beispiel", "licence missing", "")]
    people = [(who, state) for _what, who, state, _end in listed("?art=picture")]
    assert people == [("Maren Beispiel", "not asked yet"), ("Otto Beispiel", "nobody need be asked")]


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_a_no_of_somebody_unknown_stands_there_where_nobody_is_named(listed, picture_row, state):
    row = picture_row(title="Wer war das?")
    said(row, state)
    assert listed() == [("Wer war das?", "nobody can be recognised", state, "")]
    assert len(listed(f"?stand={state}")) == 1


def test_a_no_of_who_is_named_no_more_stands_there(listed, picture_row):
    row = picture_row(title="Halle")
    said(row, "refused", speaker())
    assert listed() == [("Halle", "Maren Beispiel", "refused", "")]


def test_a_consent_that_ends_is_worth_a_look_and_one_that_is_over_stands_before_it(listed, picture_row):
    for title, days in (("Bald", 30), ("Bleibt", 31), ("Vorbei", -1)):
        row = picture_row(title=title)
        named(row, until=day(days))
        said(row, "released", speaker())
    rows = [("Vorbei", "Maren Beispiel", "has ended", "consent ended on 23 November 2026"),
            ("Bald", "Maren Beispiel", "released", "consent until 24 December 2026")]  # fmt: skip
    assert listed("?stand=ending") == rows and listed()[:2] == rows
    assert [what for what, *_ in listed("?stand=ended")] == ["Vorbei"]
    assert listed("?stand=released")[-1][0] == "Bleibt"


def test_an_end_says_nothing_where_the_person_has_not_agreed_or_nobody_is_asked(listed, picture_row):
    named(picture_row(title="Stumm"), until=day(-1))
    named(picture_row(title="Vertrag"), until=day(-1), basis="contract")
    row = picture_row(title="Nein")
    named(row, until=day(3))
    said(row, "refused", speaker())
    assert [(what, state) for what, _who, state, _end in listed()] == [
        ("Nein", "refused"), ("Stumm", "not asked yet"), ("Vertrag", "nobody need be asked"),
    ]  # fmt: skip
    assert listed("?stand=ending") == []


def test_a_yes_to_less_than_is_stated_now_is_none_until_it_is_asked_for_again(listed, picture_row):
    row = picture_row(title="Halle")
    named(row)
    said(row, "released", speaker(), now() - timedelta(days=1))
    assert [state for _what, _who, state, _end in listed()] == ["not asked yet"]
    said(row, "asked", speaker())
    assert [state for _what, _who, state, _end in listed()] == ["asked"]
    said(row, "released", speaker())
    assert [state for _what, _who, state, _end in listed()] == ["released"]


def test_no_picture_of_others_is_listed(flows, english, author_ruhr, picture_row):
    picture_row(title="Ihr Bild", licence="")
    assert "Ihr Bild" not in Page(english(author_ruhr).get(f"{HOME}?auch=1")).said


def test_many_pictures_cost_no_more_statements_than_one(flows, english, author, statements, picture_row):
    for number in range(120):
        picture_row(title=f"Bild {number}", licence="own" if number % 2 else "")
    client = english(author)
    for query, rows in (
        ("", 50),
        ("?auch=1&seite=3", 20),
        ("?art=image&stand=unlicensed&seite=2", 10),
        ("?q=Bild", 50),
    ):
        with statements() as sent:
            page = Page(client.get(f"{HOME}{query}"))
        assert len(sent) <= 12, f"{query}: {len(sent)}\n{sent}"
        assert len(page.root.xpath("//table/tbody/tr")) == rows


@pytest.mark.parametrize("path", ["nachweis?auch=1", "liste.csv?auch=1"])
def test_proof_of_many_people_in_pictures_costs_no_more_statements_than_of_one(
    flows, english, author, statements, picture_row, path
):
    for number in range(60):
        row = picture_row(title=f"Bild {number}")
        named(row)
        said(row, "released", speaker())
    client = english(author)
    with statements() as sent:
        text = client.get(f"{HOME}{path}").text  # a file is sent as it is made
    assert len(sent) <= 12, f"{len(sent)}\n{sent}"
    assert text.count("Bild 59") >= 2
