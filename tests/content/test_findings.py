"""Words stay by somebody's decision: with a reason, by who may write, in the history, until it is taken back."""

import pytest

from coopcms.content.models_findings import FindingDecision
from coopcms.content.queries_findings import decided_on
from coopcms.content.services import copy, save
from coopcms.content.services_copies import copy_out, edit
from coopcms.content.services_findings import Passage, free_wording, keep_wording
from coopcms.content.services_sessions import Writing
from coopcms.errors import Invalid, NotAllowed, Unknown
from coopcms.ledger.models import HistoryLine

WORDS = Passage("GM01", "Mitarbeiter", "b1", "Die ", " planen am Bildschirm", "Mitarbeiter", 4)


def decided(item) -> list[str]:
    return [
        row.reason for row in FindingDecision.select().where(decided_on(item.refetch())).order_by(FindingDecision.id)
    ]


def history() -> tuple[str, dict]:
    line = HistoryLine.select().order_by(HistoryLine.id.desc()).first()
    return line.verb, line.facts


def test_the_reason_the_person_and_the_words_around_are_kept(draft, author):
    made = keep_wording(draft, WORDS, " Es sind\n nur Männer. ", author)
    assert (made.refetch().reason, made.person_name, made.before) == ("Es sind nur Männer.", author.name, "Die ")
    assert history() == ("wording_kept", {"rule": "GM01", "words": "Mitarbeiter", "comment": "Es sind nur Männer."})


def test_saying_it_twice_says_it_once(draft, author):
    first, again = (keep_wording(draft, WORDS, "Gut so.", author) for _ in range(2))
    assert first.id == again.id and decided(draft) == ["Gut so."]
    assert keep_wording(draft, WORDS._replace(before="Alle "), "Auch gut.", author).id != first.id


@pytest.mark.parametrize(
    ("change", "reason", "field"),
    [
        ({}, "  ", "reason"),
        ({}, "x" * 501, "reason"),
        ({}, "a\x07b", "reason"),
        ({"rule": "GN02"}, "Gut.", "rule"),
        ({"rule": "XX99"}, "Gut.", "rule"),
        ({"surface": " "}, "Gut.", "surface"),
        ({"surface": "x" * 1001}, "Gut.", "surface"),
        ({"place": ""}, "Gut.", "surface"),
        ({"place": "b" * 41}, "Gut.", "place"),
        ({"before": "x" * 301}, "Gut.", "before"),
        ({"lemma": "\ud800"}, "Gut.", "lemma"),
    ],
)
def test_what_is_no_decision_is_refused_and_nothing_is_kept(draft, author, change, reason, field):
    with pytest.raises(Invalid) as refused:
        keep_wording(draft, WORDS._replace(**change), reason, author)
    assert field in [problem.field for problem in refused.value.problems] and decided(draft) == []
    assert history()[0] == "created"


def test_only_who_may_write_decides(draft, author, reviewer_siegen, author_ruhr):
    made = keep_wording(draft, WORDS, "Gut so.", author)
    for act in (lambda who: keep_wording(draft, WORDS, "Nein.", who), lambda who: free_wording(draft, made.id, who)):
        with pytest.raises(NotAllowed):
            act(reviewer_siegen)
        with pytest.raises(Unknown):
            act(author_ruhr)
    assert decided(draft) == ["Gut so."]


def test_a_decision_that_is_taken_back_holds_no_more_and_its_row_stays(draft, author):
    made = keep_wording(draft, WORDS, "Gut so.", author)
    free_wording(draft, made.id, author)
    assert decided(draft) == [] and made.refetch().taken_back_at
    assert history() == ("wording_freed", {"rule": "GM01", "words": "Mitarbeiter"})
    with pytest.raises(Unknown):
        free_wording(draft, made.id, author)
    assert keep_wording(draft, WORDS, "Doch gut.", author).id != made.id


def test_a_decision_of_another_item_is_none_of_this_one(draft, author):
    other = copy(draft, "siegen", author)
    made = keep_wording(other, WORDS, "Gut so.", author)
    with pytest.raises(Unknown):
        free_wording(draft, made.id, author)
    assert decided(draft) == []


def test_a_working_copy_has_the_decisions_of_its_original(published, author):
    keep_wording(published, WORDS, "Gut so.", author)
    assert decided(copy_out(published, author)) == ["Gut so."]


def test_an_original_has_those_of_a_copy_once_it_is_released(published, act, author, reviewer_siegen, publisher):
    twin = edit(published, {"title": "Anders"}, author).item
    keep_wording(twin, WORDS, "Gut so.", author)
    assert (decided(twin), decided(published)) == (["Gut so."], [])
    for step, who in (("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)):
        twin = act(twin, step, who)
    assert decided(published) == ["Gut so."]


def test_the_history_names_the_rules_whose_proposals_a_save_took_over(draft, author):
    revision = save(draft, {"title": "Neu"}, author, None, Writing(accepted=("GM01", "T2", "GM01")))
    line = HistoryLine.get(HistoryLine.verb == "wording_accepted")
    assert line.facts == {"revision": revision.number, "rules": {"GM01": 2, "T2": 1}}
    save(draft.refetch(), {"title": "Noch neuer"}, author, None, Writing())
    assert HistoryLine.select().where(HistoryLine.verb == "wording_accepted").count() == 1
