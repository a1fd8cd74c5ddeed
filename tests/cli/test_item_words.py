"""Writing on the command line: new drafts, changed words, stale words, words from files."""

import pytest

from coopcms.content.models import EditSession, Item, Revision

AUTHOR = ("--actor", "autor@siegen.example")
NEW = ("item", "new", "--kind", "article", "--centre", "siegen", *AUTHOR)


def test_a_new_draft_is_told_by_its_number(coopcms, flows, author):
    made = coopcms(*NEW, "--set", "title=Neue Halle", "body=<p>Text</p>", "--format", "json")
    assert (made.status, made.json["state"], made.json["revision"]) == (0, "draft", 1)
    item = Item.get_by_id(made.json["id"])
    assert (item.slug, item.head.title, item.head.author_id) == ("neue-halle", "Neue Halle", author.id)


def test_a_field_is_read_from_a_file(coopcms, flows, author, tmp_path):
    (tmp_path / "text.html").write_text("<h2>Anfang</h2><p>Größe</p>", "utf-8")
    made = coopcms(*NEW, "--set", f"body=@{tmp_path / 'text.html'}", "--set", "kicker=@@home", "--format", "json")
    content = Item.get_by_id(made.json["id"]).head.content
    assert [block["type"] for block in content["body"]] == ["h2", "p"] and content["kicker"] == "@home"


@pytest.mark.parametrize(
    "words, field",
    [
        (["ohne Gleichheitszeichen"], "set"),
        (["=leer"], "set"),
        (["gibtesnicht=x"], "gibtesnicht"),
        (["title=" + "x" * 1_000_000], "title"),
        (["title=a\x00b"], "set"),
        (["title=a\udcffb"], "set"),
        (["body=@/gibt/es/nicht.html"], "body"),
        (["news_date=gestern"], "news_date"),
        (["language=xx"], "language"),
    ],
)
def test_bad_words_are_named_by_field_and_nothing_is_made(coopcms, flows, author, words, field):
    refused = coopcms(*NEW, "--set", *words, "--format", "json")
    assert (refused.status, refused.json["field"], Item.select().count()) == (2, field, 0)


def test_a_file_that_is_no_text_is_named(coopcms, flows, author, tmp_path):
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\xff\xfe")
    refused = coopcms(*NEW, "--set", f"body=@{tmp_path / 'bild.png'}", "--format", "json")
    assert (refused.status, refused.json["field"]) == (2, "body") and "bild.png" in refused.json["error"]


def test_only_authors_of_the_centre_start_there(coopcms, flows, author, ruhr):
    refused = coopcms("item", "new", "--kind", "article", "--centre", "ruhr-owl", *AUTHOR, "--format", "json")
    assert (refused.status, refused.json["denied"]) == (3, True)
    assert "author@ruhr-owl" in refused.json["reasons"][0]["who_can"]


def test_an_edit_makes_a_version_and_an_empty_one_makes_none(coopcms, draft):
    edit = ("item", "edit", str(draft.id), *AUTHOR, "--set", "title=Neu", "--format", "json")
    assert (coopcms(*edit).json["revision"], coopcms(*edit).json["revision"]) == (2, 2)


def test_a_save_on_an_older_version_is_stale_and_keeps_the_words(coopcms, draft):
    coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", "title=Zwei", "--base", "1")
    stale = coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", "title=Drei", "--base", "1", "--format", "json")
    assert (stale.status, stale.json["reasons"][0]["check"]) == (3, "stale")
    assert (draft.refetch().head.title, EditSession.get().words["title"]) == ("Zwei", "Drei")


def test_a_base_that_does_not_exist_is_bad_input(coopcms, draft):
    assert coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", "title=X", "--base", "7").status == 2
    assert coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", "title=X", "--base", "x").status == 2


def test_editing_what_is_live_opens_a_working_copy(coopcms, published):
    edited = coopcms("item", "edit", str(published.id), *AUTHOR, "--set", "title=Neu", "--format", "json").json
    assert (edited["source"], edited["title"]) == (published.id, "Neu")
    assert published.refetch().live.title == "Neue Halle in Siegen"


def test_an_edit_without_words_is_bad_use(coopcms, draft):
    assert coopcms("item", "edit", str(draft.id), *AUTHOR).status == 2
    assert Revision.select().count() == 1


def test_who_may_not_edit_is_denied_with_who_can(coopcms, draft, reviewer_siegen):
    words = ("--set", "title=X", "--format", "json")
    refused = coopcms("item", "edit", str(draft.id), "--actor", "pruefung@siegen.example", *words)
    assert (refused.status, refused.json["denied"]) == (3, True)
    assert "author@siegen" in refused.json["reasons"][0]["who_can"]
