"""Nothing is published in which somebody surely speaks who could not be asked, unless somebody says that it is none."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.content import policy
from coopcms.content.queries import item_by_id
from coopcms.content.services import create
from coopcms.content.services_findings import Passage, free_wording, keep_wording
from coopcms.errors import TransitionDenied
from coopcms.readiness.gathered import lines_about, saved
from coopcms.review.checks import failures
from coopcms.review.facts import facts_for
from coopcms.review.unmarked import unmarked_in
from coopcms.workflow.facts import Inputs
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD
from tests.fixtures.quotes import release_quotes
from tests.readiness.conftest import only

WORDS = "„Wir haben niemanden gefragt …“"
SAID = f"Anna sagt: {WORDS}"
IN_BODY = {"body": f"<p>Text.</p><p>{SAID}</p>"}
NONE = "Ein Buchtitel."


@pytest.fixture
def signed(flows, act, author, reviewer_siegen):
    """A factory: an item of these words is submitted and signed."""

    def make(words: dict, kind: str = "article"):
        item = act(create(kind, "siegen", TEXT | words, author), "submit", author)
        return act(item, "sign_off", reviewer_siegen)

    return make


def denied(act, item, who, step: str = "publish", **inputs) -> list[tuple[str, str]]:
    with pytest.raises(TransitionDenied) as refused:
        act(item, step, who, **inputs)
    return [(reason.name, str(reason)) for reason in refused.value.reasons]


def kept(item, actor, words: str = WORDS):
    return keep_wording(item, Passage("QU01", words, "lead"), NONE, actor)


@pytest.mark.parametrize("words", [IN_BODY, {"lead": SAID}, {"title": SAID}, {"subtitle": SAID}])
def test_a_quote_that_nobody_marked_is_not_published(words, signed, act, publisher):
    found = denied(act, signed(words), publisher)
    assert [name for name, _said in found] == ["consents"] and WORDS in found[0][1] and "not marked" in found[0][1]


@pytest.mark.parametrize("field", ["situation", "goal", "measures", "result", "lessons", "steps"])
def test_nor_one_in_a_section_of_a_story(field, signed, act, publisher):
    (found,) = denied(act, signed({field: f"Erst so.\n\n{SAID}"}, "story"), publisher)
    assert found[0] == "consents" and WORDS in found[1]


def test_breaking_the_glass_does_not_publish_it(signed, act, network_editor):
    (found,) = denied(act, signed(IN_BODY), network_editor, "break_glass", comment="Eilt.", password=PASSWORD)
    assert found[0] == "consents"


def test_marked_and_released_it_is(signed, act, publisher):
    item = signed({"body": "<p>Text.</p><p>Anna sagt: <q>Wir haben niemanden gefragt …</q></p>"})
    assert act(release_quotes(item), "publish", publisher).is_live


def test_a_decision_that_it_is_no_quote_lets_it_go_and_taken_back_it_stops_again(signed, act, publisher, author):
    item = signed(IN_BODY)
    decision = kept(item, SYSTEM)
    assert unmarked_in(item_by_id(item.id), item.head.content) == []
    free_wording(item, decision.id, SYSTEM)
    assert [name for name, _said in denied(act, item, publisher)] == ["consents"]
    kept(item, SYSTEM)
    assert act(item, "publish", publisher).is_live


def test_other_words_are_another_matter(signed, act, publisher):
    item = signed({"body": f"<p>{SAID}</p><p>Kim sagt: „Wir haben alle gefragt.“</p>"})
    kept(item, SYSTEM)
    (found,) = denied(act, item, publisher)
    assert "alle gefragt" in found[1] and WORDS not in found[1]


def test_together_with_a_marked_one_both_are_named(signed, act, publisher):
    item = signed({"body": f"<p>{SAID}</p><blockquote>Das war gut.</blockquote>"})
    (found,) = denied(act, item, publisher)
    assert found[1].startswith("2 consents are missing") and WORDS in found[1] and "Das war gut." in found[1]


def test_the_list_names_it_once_and_stops_what_the_check_stops(signed, statements):
    item = item_by_id(signed(IN_BODY).id)
    facts, owners = facts_for(item), policy.owners_of(item)
    with statements() as sent:
        lines = lines_about(saved(item), facts, owners, SYSTEM)
    line = only(lines, "quote.unmarked")
    assert line.severity == "blocking" and "publish" in line.steps and line.places[0].passage == WORDS
    assert "consents" not in [one.rule for one in lines] and len(sent) == 1


def test_the_check_asks_for_decisions_only_where_somebody_speaks(flows, author, statements):
    taken = []
    for words in ({}, IN_BODY):
        item = item_by_id(create("article", "siegen", TEXT | words, author).id)
        facts, content = facts_for(item), item.head.content
        with statements() as sent:
            told = unmarked_in(item, content)
        stopped = "consents" in failures(item, facts, Inputs())
        taken.append((len(told), stopped, len(sent)))
    assert taken == [(0, False, 0), (1, True, 1)]
