"""A remark on a few words stays with them through every change of the text, or says that they are gone."""

import pytest

from coopcms.blocks.shape import leaves
from coopcms.content.services import save
from coopcms.errors import Invalid
from coopcms.review.models import Comment
from coopcms.review.passages import AROUND, Spot, texts_of
from coopcms.review.queries_comments import threads_on
from coopcms.review.queries_passages import open_passages
from coopcms.review.services_comments import MOST_WORDS, comment, comment_on, comment_on_words, resolve

PASSAGE = "Nun planen sie am Bildschirm."
BODY = (
    "<h2>Anfang</h2><p>Die Mitarbeiter:innen wollten weniger Papier.</p>"
    f"<p>{PASSAGE}</p><ul><li>Ein Lager</li><li>Ein Büro im Hof</li></ul>"
)


def leaf(item, words: str) -> str:
    """The paragraph that holds these words."""
    item = item.refetch()
    return next(name for name, text in texts_of(item.kind, item.head).items() if words in text)


@pytest.fixture
def said(in_review, reviewer_siegen):
    """A remark on three words."""
    save(in_review, {"body": BODY}, reviewer_siegen)
    return comment_on_words(in_review, Spot(leaf(in_review, PASSAGE), "am Bildschirm"), "An welchem?", reviewer_siegen)


def now(item, body: str, actor) -> str | None:
    """What the words of the one remark are after this change."""
    save(item.refetch(), {"body": body}, actor)
    (thread,) = threads_on(item.refetch())
    if thread.found:
        text = texts_of(item.kind, item.refetch().head)[thread.found.name]
        assert text[thread.found.start : thread.found.end] == thread.now
    return thread.now


def test_a_remark_keeps_its_words_and_what_stands_around_them(in_review, said):
    assert (said.words, said.passage, said.start) == ("am Bildschirm", PASSAGE, PASSAGE.index("am"))
    (thread,) = threads_on(in_review.refetch())
    assert (thread.now, thread.outdated, thread.number, thread.place) == ("am Bildschirm", False, 1, said.anchor)


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("<p>Ganz neu hier.</p>" + BODY, "am Bildschirm"),
        (BODY.replace("Nun planen", "Seit heute planen"), "am Bildschirm"),
        (BODY.replace("am Bildschirm", "am neuen Bildschirm"), "am neuen Bildschirm"),
        (BODY.replace("am Bildschirm", "am Tisch"), "am Tisch"),
        (f"<p>{PASSAGE}</p>" + BODY.replace(f"<p>{PASSAGE}</p>", ""), "am Bildschirm"),
        (BODY.replace("Nun planen", "Nun planen sie.</p><p>Sie planen"), "am Bildschirm"),
        (BODY.replace(f"Papier.</p><p>{PASSAGE}", f"Papier. {PASSAGE}"), "am Bildschirm"),
        (BODY.replace(f"<p>{PASSAGE}</p>", f"<aside><p>{PASSAGE}</p></aside>"), "am Bildschirm"),
        (f"<ul><li>{PASSAGE}</li></ul>", "am Bildschirm"),
        (BODY.replace(PASSAGE, "Alles wird anders, sagen viele in der Halle dort."), None),
        (BODY.replace(f"<p>{PASSAGE}</p>", ""), None),
        ("", None),
    ],
    ids=[
        "before", "beside", "inside", "changed", "moved", "split", "joined", "boxed", "listed", "rewritten", "deleted",
        "emptied",
    ],
)  # fmt: skip
def test_the_words_are_found_after_any_change(in_review, said, reviewer_siegen, body, there):
    assert now(in_review, body, reviewer_siegen) == there
    (thread,) = threads_on(in_review.refetch())
    assert thread.outdated == (there != "am Bildschirm") and thread.then == "am Bildschirm"


def test_words_are_found_again_after_they_were_gone(in_review, said, reviewer_siegen):
    assert now(in_review, "<p>Etwas ganz anderes.</p>", reviewer_siegen) is None
    assert now(in_review, BODY, reviewer_siegen) == "am Bildschirm"


def test_many_small_changes_leave_the_words_where_they_are(in_review, said, reviewer_siegen):
    for n in range(6):
        changed = BODY.replace("Nun planen", f"Nun, zum {n}. Mal, planen").replace("weniger", "etwas " * n + "weniger")
        assert now(in_review, changed, reviewer_siegen) == "am Bildschirm"


def test_of_words_that_come_twice_the_marked_ones_are_meant(in_review, reviewer_siegen):
    save(in_review, {"body": "<p>Die Halle ist groß. Auch Die Halle nebenan.</p>"}, reviewer_siegen)
    spot = Spot(leaf(in_review, "Halle"), "Die Halle", leaf(in_review, "Halle"), 25)
    said = comment_on_words(in_review, spot, "Welche?", reviewer_siegen)
    assert said.start == 25
    shorter = "<p>Sie ist groß. Auch Die Halle nebenan.</p>"
    assert now(in_review, shorter, reviewer_siegen) == "Die Halle"


def test_words_are_marked_in_one_item_of_a_list_and_belong_to_it(in_review, said, reviewer_siegen):
    lists = next(block["id"] for block in in_review.refetch().head.content["body"] if block["type"] == "ul")
    other = comment_on_words(in_review, Spot(lists, "im Hof"), "In welchem?", reviewer_siegen)
    assert other.anchor == leaf(in_review, "im Hof") and other.passage == "Ein Büro im Hof"


@pytest.mark.parametrize(("field", "words"), [("title", "Halle in Siegen"), ("lead", "plant ihre Halle")])
def test_words_of_a_field_are_marked_too(in_review, reviewer_siegen, field, words):
    comment_on_words(in_review, Spot(field, words), "Wirklich?", reviewer_siegen)
    save(in_review, {field: f"Nun: {in_review.head.content[field]}"}, reviewer_siegen)
    (thread,) = threads_on(in_review.refetch())
    assert (thread.place, thread.now) == (field, words)


def test_words_may_be_typed_with_other_spaces(in_review, said, reviewer_siegen):
    other = comment_on_words(in_review, Spot(said.anchor, " am \n Bildschirm "), "So?", reviewer_siegen)
    assert (other.words, other.start) == ("am Bildschirm", said.start)


def test_words_that_moved_while_somebody_wrote_are_found_all_the_same(in_review, said, reviewer_siegen):
    save(in_review.refetch(), {"body": f"<ul><li>{PASSAGE}</li></ul><p>Neu.</p>"}, reviewer_siegen)
    other = comment_on_words(in_review, Spot("b00000000", "am Bildschirm"), "So?", reviewer_siegen)
    assert other.anchor == leaf(in_review, PASSAGE)


@pytest.mark.parametrize("words", ["am Fenster", "x" * (MOST_WORDS + 1), "  "])
def test_words_that_are_nowhere_or_too_many_are_refused(in_review, said, reviewer_siegen, words):
    with pytest.raises(Invalid) as refused:
        comment_on_words(in_review, Spot(said.anchor, words), "So?", reviewer_siegen)
    assert refused.value.field == "words" and Comment.select().count() == 1


def test_of_a_long_paragraph_only_what_is_near_is_kept(in_review, reviewer_siegen):
    text = " ".join(f"Wort{n}" for n in range(2000))
    save(in_review, {"body": f"<p>{text}</p>"}, reviewer_siegen)
    said = comment_on_words(in_review, Spot(leaf(in_review, "Wort1000"), "Wort1000 Wort1001"), "So?", reviewer_siegen)
    assert len(said.passage) == 2 * AROUND + len(said.words)
    assert now(in_review, f"<p>Vorn. {text}</p>", reviewer_siegen) == "Wort1000 Wort1001"


def test_a_settled_remark_is_looked_for_no_more(in_review, said, reviewer_siegen):
    resolve(in_review, said.id, reviewer_siegen)
    assert now(in_review, "<p>Etwas ganz anderes.</p>", reviewer_siegen) == "am Bildschirm"


def test_the_editor_gets_every_open_remark_with_its_place(in_review, said, author, reviewer_siegen):
    whole = comment_on(in_review, leaf(in_review, "Papier"), "Weniger als was?", reviewer_siegen)
    talk = comment(in_review, "Gut.", reviewer_siegen)
    done = comment(in_review, "Erledigt.", author)
    resolve(in_review, done.id, author)
    save(in_review.refetch(), {"body": BODY.replace("Nun planen", "𝄞 Nun planen")}, reviewer_siegen)
    body = in_review.refetch().head.content["body"]
    first = next(block["id"] for block in leaves(body) if "Papier" in str(block["runs"]))
    assert open_passages(in_review.refetch()) == [
        {"comment": said.id, "author": reviewer_siegen.name, "text": "An welchem?", "block": said.anchor,
         "start": 18, "end": 31},
        {"comment": whole.id, "author": reviewer_siegen.name, "text": "Weniger als was?", "block": first,
         "start": 0, "end": len("Die Mitarbeiter:innen wollten weniger Papier.")},
        {"comment": talk.id, "author": reviewer_siegen.name, "text": "Gut.", "block": "", "start": 0, "end": 0},
    ]  # fmt: skip


def test_the_editor_is_told_no_place_of_words_that_are_gone(in_review, said, reviewer_siegen):
    save(in_review.refetch(), {"body": "<p>Etwas ganz anderes.</p>"}, reviewer_siegen)
    (place,) = open_passages(in_review.refetch())
    assert (place["comment"], place["block"], place["start"], place["end"]) == (said.id, "", 0, 0)
