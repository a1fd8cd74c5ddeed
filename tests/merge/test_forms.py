"""Changes of form are taken out of a sheet; all others stay, and so does every word of the new text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.blocks.html import from_html
from coopcms.blocks.identity import realign
from coopcms.merge.forms import without_forms, words_without_forms
from coopcms.merge.keys import text_of
from coopcms.merge.proof import Passage, Words, proof
from tests.blocks.documents import BODIES
from tests.merge.test_proof import after, ops, words


def small(old, new, changes, _quoted) -> list[int]:
    """Capital letters are form, each change of them by itself."""
    return [
        n * (old[one.i1 : one.i2].lower() == new[one.j1 : one.j2].lower()) for n, one in enumerate(changes, 1)
    ]  # fmt: skip


def sheet(old: str, new: str) -> tuple[Passage, ...]:
    before = realign([], from_html(old))
    return proof(before, realign(before, from_html(new)))


def test_a_passage_with_nothing_but_form_is_equal():
    left, count = without_forms(sheet("<p>Das alte haus.</p><p>Ende.</p>", "<p>Das alte Haus.</p><p>Ende.</p>"), small)
    assert (ops(left), count, text_of(left[0].block)) == (["equal", "equal"], 1, "Das alte Haus.")


def test_beside_another_change_only_the_form_is_hidden():
    left, count = without_forms(sheet("<p>Das haus ist alt.</p>", "<p>Das Haus ist neu.</p>"), small)
    assert (ops(left), count) == (["change"], 1)
    assert words(left[0]) == [
        ("equal", "Das "), ("equal", "Haus"), ("equal", " ist "), ("delete", "alt"), ("insert", "neu"), ("equal", "."),
    ]  # fmt: skip


def test_in_lists_and_tables_the_same_holds():
    old = "<ul><li>ein Tor im hof</li><li>Hof</li></ul><table><tr><td>haus am See</td><td>ja</td></tr></table>"
    new = old.replace("hof", "Hof").replace("haus", "Haus").replace("ja", "nein")
    left, count = without_forms(sheet(old, new), small)
    assert (ops(left), count) == (["equal", "change"], 2)
    row = left[1].children[0]
    assert ops(row.children) == ["equal", "change"]


def test_a_heading_of_another_rank_stays_a_change():
    left, count = without_forms(sheet("<h2>Das haus hier</h2>", "<h3>Das Haus hier</h3>"), small)
    assert (ops(left), count) == (["change"], 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Das haus hier.</p>", "<p>Das <strong>Haus</strong> hier.</p>"),
        ("<p>Das <strong>haus</strong> hier.</p>", "<p>Das Haus hier.</p>"),
        ('<p>Das <a href="/a">haus</a> hier.</p>', '<p>Das <a href="/b">Haus</a> hier.</p>'),
        ("<p>Das haus hier.</p>", "<p>Das <q>Haus</q> hier.</p>"),
    ],
)
def test_words_set_otherwise_are_seen(old, new):
    left, count = without_forms(sheet(old, new), small)
    assert (ops(left), count) == (["change"], 0)


def test_one_group_is_hidden_as_a_whole_or_not_at_all():
    pieces = (Words("delete", "a"), Words("insert", "A"), Words("equal", " "), Words("delete", "b"))
    pieces += (Words("insert", "B", ("em",)),)
    assert words_without_forms(pieces, lambda *_: [1, 1]) == (pieces, 0)


def test_the_judge_is_told_what_somebody_said():
    asked = []

    def judge(old, new, changes, quoted):
        asked.append(quoted)
        return [0] * len(changes)

    without_forms(sheet("<p>Ein haus, <q>sagt das haus</q>.</p>", "<p>Ein Haus, <q>sagt das Haus</q>.</p>"), judge)
    without_forms(
        sheet("<blockquote><p>Ein haus.</p></blockquote>", "<blockquote><p>Ein Haus.</p></blockquote>"), judge
    )
    assert asked == [frozenset({1}), frozenset({0})]


@settings(max_examples=60)
@given(BODIES, BODIES, st.integers(0, 3))
def test_every_word_of_the_new_body_is_left_and_no_change_that_is_not_form_is_lost(old, new, step):
    passages = proof(old, new)
    left, count = without_forms(passages, lambda o, n, changes, q: [k % 4 == step for k in range(len(changes))])
    assert [after(one) for one in left if one.op not in ("delete", "left")] == [text_of(block) for block in new]
    none, _ = without_forms(passages, lambda o, n, changes, q: [0] * len(changes))
    assert none == passages
    assert count == 0 or left != passages
