"""The link in a mail unsubscribes from one kind, without a login, a cookie or a token of a form."""

import re

import pytest

from coopcms.accounts.models import User
from coopcms.notify.models import MailMute
from coopcms.notify.tokens import read_token, unsubscribe_token


@pytest.fixture
def reader(person, siegen):
    return person("leser@siegen.example", "reviewer@siegen")


@pytest.fixture
def link(written, reader):
    """A factory: the address that unsubscribes the reader from this kind."""
    return lambda kind: f"/abmelden/{unsubscribe_token(reader.id, kind, written)}"


def muted() -> list[str]:
    return sorted(row.kind for row in MailMute.select())


def test_opening_the_link_asks_and_changes_nothing(client, flows, link):
    answer = client.get(link("review"))
    assert answer.status_code == 200 and "Prüfungen" in answer.text and 'method="post"' in answer.text
    assert muted() == [] and "Set-Cookie" not in answer.headers and "leser@" not in answer.text


def test_one_press_does_it_also_a_second_time(client, flows, link, reader):
    for _ in range(2):
        answer = client.post(link("review"), data={"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
    assert muted() == ["review"]


def test_the_button_of_the_page_does_it(client, flows, link):
    assert client.post(link("comments")).status_code == 200
    assert muted() == ["comments"]


def test_the_link_of_a_digest_leaves_nothing_but_alarms(client, flows, link):
    client.post(link("all"))
    assert len(muted()) > 5 and "alarms" not in muted()


@pytest.mark.parametrize("way", ["get", "post"])
def test_bad_links_are_all_answered_alike(client, flows, link, reader, written, way):
    fine = link("review")
    other = unsubscribe_token(reader.id, "alarms", written)
    unknown = unsubscribe_token(4711, "review", written)
    User.update(active=False).where(User.id == reader.id).execute()
    bad = [fine, fine[:-1], f"{fine}x", "/abmelden/x", "/abmelden/ä.ö", f"/abmelden/{other}", f"/abmelden/{unknown}"]
    answers = [getattr(client, way)(address) for address in bad]
    assert {answer.status_code for answer in answers} == {404} and len({answer.text for answer in answers}) == 1
    assert muted() == []


def test_nobody_can_change_whose_wish_it_is(written, reader):
    token = unsubscribe_token(reader.id, "review", written)
    other = unsubscribe_token(reader.id + 1, "review", written)
    forged = other.partition(".")[0] + "." + token.partition(".")[2]
    assert read_token(token, written) == (reader.id, "review") and read_token(forged, written) is None


def test_the_letter_names_the_link_for_the_mail_program(draft, act, author, cast, letters, client):
    act(draft, "submit", author)
    (mail,) = letters("robin")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<https://netz\.example(/abmelden/\S+)>", mail["List-Unsubscribe"])[1]
    assert client.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert muted() == ["review"]
