"""History and differences on the command line."""

import pytest

from coopcms.content.services import create
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import release_quotes

AUTHOR = ("--actor", "autor@siegen.example")


@pytest.fixture
def changed(coopcms, draft):
    """A draft whose title, topics and second paragraph were changed in version 2."""
    body = "<h2>Anfang</h2><p>Die Mitarbeiter:innen wollten weniger Papier.</p><p>Nun planen sie im Gehen.</p>"
    words = ("title=Neue Halle in Hagen", f"body={body}", "topics=Lager")
    assert coopcms("item", "edit", str(draft.id), *AUTHOR, "--set", *words).status == 0
    return draft


def test_the_history_names_act_actor_way_and_facts(coopcms, in_review):
    newest, oldest = coopcms("item", "history", str(in_review.id), "--format", "json").json
    assert (oldest["verb"], newest["verb"], newest["facts"]["to"]) == ("created", "submit", "review")
    assert (newest["via"], newest["actor"]["name"]) == ("desk", "autor@siegen.example (Beispiel)")
    assert {"at", "os_user", "definition", "lateness"} <= set(newest)


def test_text_tells_a_line_each(coopcms, in_review):
    assert len(coopcms("item", "history", str(in_review.id)).out.splitlines()) == 2


def test_an_answer_names_who_said_it_and_the_exact_words(coopcms, flows, author):
    item = create("article", "siegen", TEXT | {"body": "<p>Sie sagt: <q>Es geht gut.</q></p>"}, author)
    release_quotes(item)
    (line, *_rest) = coopcms("item", "history", str(item.id), "--format", "json").json
    assert line["consent"] == {"names": ["Maren Beispiel"], "words": "Es geht gut.", "proposal": ""}
    assert "names=Maren Beispiel  words=Es geht gut." in coopcms("item", "history", str(item.id)).out


def test_a_difference_is_told_word_by_word(coopcms, changed):
    out = coopcms("item", "diff", str(changed.id)).out
    assert "Neue Halle in [-Siegen-]{+Hagen+}" in out and "{+Lager+}" in out
    assert "Nun planen sie [-am Bildschirm-]{+im Gehen+}." in out and "weniger Papier" not in out


def test_a_difference_as_data_names_field_and_segments(coopcms, changed):
    told = coopcms("item", "diff", str(changed.id), "1", "2", "--format", "json").json
    assert (told["from"]["revision"], told["to"]["revision"]) == (1, 2)
    title, body, topics = told["fields"]
    assert (title["field"], body["field"], topics["field"]) == ("title", "body", "topics")
    ops = [{"op": "equal", "text": "Neue Halle in "}, {"op": "delete", "text": "Siegen"}]
    assert title["segments"] == [*ops, {"op": "insert", "text": "Hagen"}]
    assert [change["op"] for change in body["changes"]] == ["change"]


def test_both_directions_and_equal_versions(coopcms, changed):
    assert "[-Hagen-]{+Siegen+}" in coopcms("item", "diff", str(changed.id), "2", "1").out
    assert coopcms("item", "diff", str(changed.id), "2", "2", "--format", "json").json["fields"] == []


def test_a_copy_is_compared_with_what_it_stands_on(coopcms, published):
    edited = ("item", "edit", str(published.id), *AUTHOR, "--set", "kicker=Neu", "--format", "json")
    told = coopcms("item", "diff", str(coopcms(*edited).json["id"]), "--format", "json").json
    assert (told["from"]["item"], [field["field"] for field in told["fields"]]) == (published.id, ["kicker"])


def test_versions_that_do_not_exist_or_are_too_many_are_bad_input(coopcms, changed):
    for numbers in (["9"], ["1", "9"], ["1", "2", "1"], ["eins"]):
        assert coopcms("item", "diff", str(changed.id), *numbers).status == 2


def test_a_foreign_item_has_no_history(coopcms, draft, author_ruhr):
    for act in ("history", "diff"):
        assert coopcms("item", act, str(draft.id), "--actor", "autor@ruhr-owl.example").status == 2
