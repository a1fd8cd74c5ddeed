"""What a letter asks for, and where it leads, depends on who reads it and on how the text stands when it leaves."""

import re

from coopcms.content.models import Item
from coopcms.content.services import save
from coopcms.content.services_copies import copy_out
from coopcms.review.models import SignOff
from coopcms.review.services_watch import watch
from tests.notify.test_letters import HOME, lands, links, parts


def test_news_of_a_released_copy_lead_to_the_page_it_changed(signed, act, cast, letters, app):
    original = act(signed, "publish", cast["kim"])
    copy = copy_out(original, cast["ada"])
    save(copy, {"title": "Neue Halle, neuer Titel"}, cast["ada"])
    copy = act(act(copy.refetch(), "submit", cast["ada"]), "sign_off", cast["robin"])
    act(copy, "publish", cast["kim"])
    mail = letters("ada")[-1]
    assert lands(app, mail)[:2] == [f"/artikel/{original.slug}", f"/admin/item/{original.id}"]


def test_a_page_that_is_withdrawn_again_is_not_linked(signed, act, cast, letters):
    item = act(signed, "publish", cast["kim"])
    act(item, "withdraw", cast["kim"], comment="Versehen.")
    (mail,) = (mail for mail in letters("ada") if "ist veröffentlicht" in mail["Subject"])
    assert links(mail)[0] == f"{HOME}/admin/item/{item.id}"


def test_who_neither_edits_nor_signs_is_asked_for_nothing(submitted, act, cast, letters):
    watch(submitted, cast["kim"])
    act(submitted, "request_changes", cast["robin"], comment="Die Zahl fehlt.")
    words = parts(letters("kim")[-1])["txt"]
    assert "Text öffnen:" in words and "überarbeiten" not in words and "Ihre Prüfung ruht" not in words


def test_nobody_is_asked_to_rework_what_was_given_for_review_again(of_two, act, cast, letters):
    item = act(of_two, "submit", cast["ada"])
    item = act(item, "request_changes", cast["robin"], comment="Die Zahl fehlt.", lane="siegen")
    act(item, "submit", cast["ada"])
    for name in ("ada", "sascha"):
        words = parts(next(mail for mail in letters(name) if "bittet um Änderungen" in mail["Subject"]))["txt"]
        assert "Text öffnen:" in words and "überarbeiten" not in words and "Ihre Prüfung ruht" not in words


def test_who_watches_a_review_is_not_asked_for_it(story, act, cast, letters):
    watch(story, cast["kim"])
    act(story, "submit", cast["ada"])
    words = parts(letters("kim")[-1])["txt"]
    assert "Text öffnen:" in words and "Text prüfen:" not in words


def test_who_signed_hears_what_a_reopened_text_means_for_the_review(signed, act, cast, letters):
    act(signed, "reopen", cast["kim"])
    hint = "Ihre Prüfung ruht, bis der Text wieder zur Prüfung gegeben wird."
    assert [hint in parts(letters(name)[-1])["txt"] for name in ("robin", "ada")] == [True, False]


def test_a_failed_withdrawal_does_not_speak_of_going_live(signed, act, cast, letters, clock, settings):
    item = act(act(signed, "publish", cast["kim"]), "expire", cast["kim"], at="2026-11-25T08:00", comment="Messe")
    Item.update(timed={"expire": {**item.refetch().timed["expire"], "mode": "gone", "successor": "weg"}}).execute()
    clock.set("2026-11-25 08:00")
    mail = letters("toni")[-1]
    assert item.refetch().state == "published" and mail["Subject"].startswith("Alarm")
    assert not re.search("publish|veröffentlich|go live", f"{mail['Subject']} {parts(mail)['txt']}".split("-- ")[0])


def test_a_date_that_fails_for_want_of_signatures_names_the_centres(of_two, act, cast, letters, clock):
    item = act(act(of_two, "submit", cast["ada"]), "sign_off", cast["robin"])
    item = act(act(item, "sign_off", cast["sascha"]), "schedule", cast["kim"], at="2026-11-25T08:00")
    SignOff.delete().where(SignOff.user_id == cast["sascha"].id).execute()
    clock.set("2026-11-25 08:00")
    words = parts(letters("kim")[-1])["txt"]
    assert "Es fehlt die Freigabe von: Ruhr-OWL." in words and "ruhr-owl." not in words
