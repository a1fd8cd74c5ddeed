"""When readers see less because somebody does not agree, those who look after the text hear once, and what to do."""

import pytest

from coopcms.consents.models import FACTS, PHONE, PICTURE, QUOTE
from coopcms.consents.queries import states
from coopcms.consents.queries_links import asked_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_links import answer, ask
from coopcms.consents.services_pictures import depict
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.content.services_owners import accept, invite
from coopcms.media.services_withdraw import withdraw
from coopcms.notify.models import InboxEntry
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, release_quotes, say, speaker
from tests.notify.test_letters import is_as_kept, lands

BODY = "<p>Sie sagt: <q>Es geht „sehr“ gut.</q></p><blockquote><p>Noch etwas.</p></blockquote>"


@pytest.fixture
def shot(picture_row, cast):
    """A picture that readers may see, in which somebody has agreed to be shown."""
    row = picture_row(title="Am Tor", uploaded_by_id=cast["kim"].id)
    who = speaker("Tarek Muster")
    depict(row, who.id, {"basis": "kug23", "purposes": "Berichte", "channels": "Website"}, cast["ada"])
    return row


@pytest.fixture
def publish(act, cast):
    """A factory: a text with these words, released by all and live."""

    def make(body: str = BODY):
        item = release_quotes(create("article", "siegen", TEXT | {"body": body}, cast["ada"]))
        item = act(act(item, "submit", cast["ada"]), "sign_off", cast["robin"])
        return act(item, "publish", cast["kim"])

    return make


def heard(event: str = "words_vanished") -> list[tuple[str, str]]:
    rows = InboxEntry.select().where(InboxEntry.event == event).order_by(InboxEntry.user)
    return [(row.user.name.split()[0], row.facts.get("why", "")) for row in rows]


def quotes(item) -> list:
    return [one for one in states(item, item.head.content) if one.kind == QUOTE]


def test_a_noted_withdrawal_is_told_to_all_but_who_noted_it_as_one_letter(publish, letters, cast, app):
    item = publish()
    record(item, About(QUOTE, quotes(item)[0].subject), Given(speaker().id, "withdrawn", PHONE, NOTE), cast["kim"])
    assert heard() == [("Ada", "authors"), ("Toni", "owners")]
    mail = letters("ada")[-1]
    is_as_kept(mail, "words_vanished")
    assert lands(app, mail)[0] == f"/admin/item/{item.id}/freigaben"
    assert NOTE not in str(mail) and "Maren" not in mail.get_body(("plain",)).get_content()


def test_what_nobody_saw_is_no_news(publish, cast, act):
    item = publish()
    for _twice in range(2):
        say(item, quotes(item)[0].hash, "withdrawn", speaker())
    assert len(heard()) == 3
    draft = create("article", "siegen", TEXT | {"body": BODY}, cast["ada"])
    say(draft, quotes(draft)[0].hash, "refused")
    assert len(heard()) == 3


def test_an_answer_by_link_is_told_in_one_letter_with_all_that_was_answered(publish, letters, cast, app):
    item = publish()
    abouts = [About(QUOTE, one.subject) for one in quotes(item)]
    link, token = ask(item, speaker().id, abouts, 14, cast["ada"])
    one, other = asked_of(link)
    answer(token, {one.id: Given(0, "refused"), other.id: Given(0, "released")})
    assert heard() == [("Ada", "authors"), ("Kim", "publishers"), ("Toni", "owners")]
    assert heard("approval_answered") == []
    mail = letters("kim")[-1]
    is_as_kept(mail, "words_vanished_link")


def test_every_owning_centre_hears_that_a_firm_takes_its_facts_back(letters, cast, act):
    story = create("story", "siegen", TEXT | {"company": "Beispiel GmbH"}, cast["ada"])
    invite(story, "ruhr-owl", cast["toni"])
    accept(story, "ruhr-owl", cast["luca"])
    item = act(act(release_quotes(story), "submit", cast["ada"]), "sign_off", cast["robin"], lane="siegen")
    item = act(act(item, "sign_off", cast["sascha"], lane="ruhr-owl"), "publish", cast["kim"])
    firm = speaker("Beispiel GmbH", "firm")
    record(item, About(FACTS, item.id), Given(firm.id, "withdrawn", PHONE, NOTE), cast["netz"])
    assert heard() == [("Ada", "authors"), ("Kim", "publishers"), ("Toni", "owners"), ("Luca", "owners")]
    told = letters("luca")[-1].get_body(("plain",)).get_content()
    assert "> Angaben zum Unternehmen: „Unternehmen: Beispiel GmbH“" in told


def figure(row) -> str:
    return f'<figure data-picture="{row.id}"><img alt="Ein Tor"></figure>'


def test_a_withdrawn_picture_is_told_once_for_each_live_text_that_showed_it(publish, shot, letters, cast, app):
    shown = [publish(f"<p>Nummer {number}.</p>" + figure(shot) * 2) for number in (1, 2)]
    publish("<p>Keines.</p>")
    create("article", "siegen", TEXT | {"body": figure(shot)}, cast["ada"])
    withdraw(shot, "Grund, den nur der Verlauf kennt.", cast["kim"])
    mails = [mail for mail in letters("ada") if "nicht mehr" in mail["Subject"]]
    told = InboxEntry.select(InboxEntry.subject_id).where(InboxEntry.event == "words_vanished").distinct().tuples()
    assert len(mails) == 2 and sorted(number for (number,) in told) == [item.id for item in shown]
    assert set(heard()) == {("Ada", "authors"), ("Toni", "owners")}
    mail = mails[0]
    is_as_kept(mail, "words_vanished_picture")
    assert "Grund, den nur" not in str(mail)


def test_a_no_about_a_picture_in_one_text_is_told_for_all_texts_once(publish, shot, letters, cast):
    one, other = (publish(f"<p>Nummer {number}.</p>" + figure(shot)) for number in (1, 2))
    record(one, About(PICTURE, shot.id), Given(speaker("Tarek Muster").id, "refused", PHONE, NOTE), cast["ada"])
    letters("kim")
    rows = InboxEntry.select().where(InboxEntry.event == "words_vanished")
    assert sorted(row.subject_id for row in rows) == [one.id] * 2 + [other.id] * 2
    assert set(heard()) == {("Kim", "publishers"), ("Toni", "owners")}
    assert heard("picture_denied") == []


def test_who_keeps_a_picture_hears_of_a_no_noted_elsewhere(publish, shot, letters, cast, app, act, ruhr):
    shot.centre = ruhr
    shot.uploaded_by_id = 0
    shot.save()
    item = publish("<p>Text.</p>" + figure(shot))
    record(item, About(PICTURE, shot.id), Given(speaker("Tarek Muster").id, "withdrawn", PHONE, NOTE), cast["ada"])
    assert heard("picture_denied") == [("Luca", "")]
    mail = letters("luca")[-1]
    is_as_kept(mail, "picture_denied")
    assert lands(app, mail)[0] == f"/admin/medien/{shot.id}/menschen"
    assert item_by_id(item.id).live.title not in mail.get_body(("plain",)).get_content()
