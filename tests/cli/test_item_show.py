"""One item on the command line, in the shape other programs read."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.consents.services_quotes import name_speakers
from coopcms.consents.subjects import hash_of
from coopcms.content.services import create
from tests.fixtures.quotes import say, speaker

KEYS = [
    *("id", "kind", "slug", "source", "workflow", "state", "cycle", "public", "lead_centre", "co_owners", "invited"),
    *("head", "live", "publish_at", "embargo", "expire_at", "lanes"),
]
HEAD = [
    "revision",
    "hash",
    "title",
    "subtitle",
    "kicker",
    "lead",
    "body_html",
    "body_text",
    "quotes",
    "pictures",
    "firm",
]


@pytest.fixture
def show(coopcms):
    """A factory: the item's data."""
    return lambda reference, *more: coopcms("item", "show", str(reference), "--format", "json", *more).json


def test_an_item_has_exactly_the_fixed_keys(show, draft):
    data = show(draft.id)
    assert (list(data), list(data["head"])) == (KEYS, HEAD)
    assert (data["state"], data["cycle"], data["public"], data["live"]) == ("draft", 1, "none", None)
    assert (data["lead_centre"], data["co_owners"], data["invited"], data["lanes"]) == ("siegen", [], [], [])
    assert (data["publish_at"], data["embargo"], data["expire_at"]) == (None, None, None)


def test_the_head_holds_the_words_as_html_and_as_text(show, draft):
    head = show(draft.id)["head"]
    assert (head["revision"], head["hash"]) == (1, draft.head.hash)
    assert head["body_html"].startswith("<h2>Anfang</h2><p>Die Mitarbeiter:innen")
    assert head["body_text"].startswith("Anfang\n\nDie Mitarbeiter:innen")


def test_quotes_are_named_with_who_speaks_and_what_they_said(show, coopcms, flows, author):
    body = "<p>Sie sagte <q>Es geht</q>.</p><blockquote><p>Wir planen.</p></blockquote>"
    item = create("article", "siegen", {"title": "Zitat", "body": body}, author)
    name_speakers(item, hash_of("Es geht"), [speaker().id], SYSTEM)
    say(item, hash_of("Es geht"), "released", speaker())
    spoken = [{"name": "Maren Beispiel", "state": "released"}]
    assert show(item.id)["head"]["quotes"] == [
        {"text": "Es geht", "speakers": spoken, "mark": "", "lack": "", "may_be_public": True},
        {"text": "Wir planen.", "speakers": [], "mark": "", "lack": "nobody", "may_be_public": False},
    ]
    said = coopcms("item", "show", str(item.id)).out
    assert "Zitat: Es geht – Maren Beispiel: freigegeben" in said and "Zitat: Wir planen. – niemand genannt" in said


def test_pictures_and_a_firm_are_named_with_what_is_missing(show, flows, author, picture_row):
    row = picture_row(title="Halle", people_stated=False)
    body = f'<figure data-picture="{row.id}"><img alt="Eine Halle"></figure>'
    story = create("story", "siegen", {"title": "Fall", "company": "Beispiel GmbH", "body": body}, author)
    head = show(story.id)["head"]
    assert [(one["id"], one["text"], one["lack"]) for one in head["pictures"]] == [(row.id, "Halle", "unstated")]
    assert (head["firm"]["text"], head["firm"]["firms"], head["firm"]["may_be_public"]) == ("Beispiel GmbH", [], False)


def test_what_is_live_is_named_with_its_path(show, published):
    live = {"revision": 1, "hash": published.head.hash, "path": "/artikel/neue-halle-in-siegen"}
    assert show(published.id)["live"] == live


def test_a_banner_still_names_what_was_live_and_gone_does_not(show, published, act, publisher):
    item = act(published, "withdraw", publisher, comment="Überholt.", mode="banner")
    assert (show(item.id)["public"], show(item.id)["live"]["revision"]) == ("banner", 1)
    item = act(item, "reopen", publisher)
    assert show(item.id)["live"]


def test_what_is_gone_is_not_live(show, published, act, publisher):
    act(published, "withdraw", publisher, comment="Überholt.", mode="gone")
    assert (show(published.id)["public"], show(published.id)["live"]) == ("gone", None)


def test_each_lane_says_how_it_stands_and_who_signed_what(show, shared_review, act, reviewer_siegen):
    act(shared_review, "sign_off", reviewer_siegen)
    signed, waiting = show(shared_review.id)["lanes"]
    by = "pruefung@siegen.example (Beispiel)"
    assert signed == {"centre": "siegen", "status": "signed", "by": by, "hash": shared_review.head.hash}
    assert waiting == {"centre": "ruhr-owl", "status": "waiting", "by": None, "hash": None}


def test_an_open_invitation_is_named(show, coopcms, draft, lead_siegen, ruhr):
    coopcms("item", "owners", str(draft.id), "--add", "ruhr-owl", "--actor", "leitung@siegen.example")
    assert (show(draft.id)["invited"], show(draft.id)["co_owners"]) == (["ruhr-owl"], [])


def test_dates_are_moments_with_an_offset(show, coopcms, approved, publisher, clock):
    at = ("--at", "01.12.2026 06:00", "--actor", "publikation@siegen.example")
    assert coopcms("item", "act", str(approved.id), "schedule", *at).status == 0
    assert show(approved.id)["publish_at"] == "2026-12-01T05:00:00+00:00"


@pytest.mark.parametrize("reference", ["article/neue-halle-in-siegen", "artikel/neue-halle-in-siegen", "1"])
def test_an_item_is_named_by_number_or_by_kind_and_slug(show, draft, reference):
    assert show(reference)["id"] == draft.id


@pytest.mark.parametrize("reference", ["999", "article/nichts", "nichts/neue-halle", "", "-", "9" * 30, "'; --", "²"])
def test_unknown_items_are_status_2(coopcms, draft, reference):
    answer = coopcms("item", "show", "--format", "json", "--", reference)
    assert answer.status == 2 and answer.json["error"]


def test_a_foreign_centres_draft_answers_as_unknown(coopcms, draft, author_ruhr):
    foreign = coopcms("item", "show", str(draft.id), "--actor", "autor@ruhr-owl.example", "--format", "json")
    unknown = coopcms("item", "show", "999", "--actor", "autor@ruhr-owl.example", "--format", "json")
    assert (foreign.status, foreign.json) == (unknown.status, unknown.json) == (2, unknown.json)


def test_words_of_a_refused_save_are_named_to_who_wrote_them(show, coopcms, draft):
    who = ("--actor", "autor@siegen.example")
    coopcms("item", "edit", str(draft.id), "--set", "title=Zwei", *who)
    stale = coopcms("item", "edit", str(draft.id), "--set", "lead=Alt", "--base", "1", *who, "--format", "json")
    assert (stale.status, stale.json["state"]) == (3, "draft")
    assert show(draft.id, *who)["kept"] == ["lead"]
    assert "kept" not in show(draft.id)


def test_text_names_words_and_hash(coopcms, shared_review):
    out = coopcms("item", "show", str(shared_review.id)).out
    assert "Neue Halle in Siegen" in out and shared_review.head.hash in out and "ruhr-owl" in out
