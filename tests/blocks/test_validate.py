"""JSON that claims to be a body is one, or it is told what is wrong where."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks import validate
from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.validate import is_body, problems
from tests.blocks.documents import BODIES


def p(*runs, **more) -> dict:
    return {"type": "p", "attrs": {}, "runs": list(runs), **more}


def nested(depth: int) -> dict:
    """Boxes in boxes, a paragraph innermost."""
    block = p(["a", []])
    for _ in range(depth - 1):
        block = {"type": "box", "attrs": {}, "children": [block]}
    return block


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["p", "ul", "em", "\n"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["type", "id", "attrs", "runs", "children", "x"]), inner, max_size=5),
    ),
    max_leaves=12,
)


@given(BODIES)
def test_what_html_becomes_is_a_body_with_ids_and_without(body):
    named = realign([], body)
    assert problems(body) == problems(named) == problems(json.loads(json.dumps(named))) == []


@given(st.text(max_size=60))
def test_whatever_is_read_as_html_is_a_body(html):
    assert problems(from_html(html)) == []


@given(st.one_of(JSON, st.lists(JSON, max_size=3)))
def test_any_json_is_judged_and_a_body_can_be_printed(value):
    assert is_body(value) == (not problems(value))
    if is_body(value):
        assert from_html(to_html(normal(value))) == normal(value)


@pytest.mark.parametrize("value", [None, {}, "", "<p>a</p>", 7, {"type": "p", "runs": []}])
def test_what_is_no_list_is_no_body(value):
    assert problems(value) == ["body: a list of blocks is expected"]


def test_an_empty_list_is_an_empty_body():
    assert is_body([])


@pytest.mark.parametrize(
    ("block", "what"),
    [
        ("a", "known type"),
        ({}, "known type"),
        ({"type": ["p"], "runs": []}, "known type"),
        ({"type": "script", "runs": []}, "known type"),
        ({"type": "p"}, "list of runs"),
        ({"type": "p", "runs": {}}, "list of runs"),
        ({"type": "p", "runs": [], "children": []}, "list of runs"),
        ({"type": "p", "runs": [], "onclick": "x"}, "list of runs"),
        ({"type": "ul", "runs": []}, "list of children"),
        ({"type": "ul", "children": "li"}, "list of children"),
        ({"type": "li", "children": []}, "cannot stand here"),
        ({"type": "cell", "children": []}, "cannot stand here"),
        (p(id="a b"), "an id has"),
        (p(id=""), "an id has"),
        (p(id="x" * 41), "an id has"),
        (p(attrs={"style": "x"}), "attributes"),
        (p(attrs=[]), "attributes"),
        (p(attrs={"header": True}), "header"),
        (p(attrs={"lang": '"><script>'}), "lang"),
        (p(attrs={"lang": "DE"}), "lang"),
        (p("a"), "a run is"),
        (p(["a"]), "a run is"),
        (p([1, []]), "a run is"),
        (p(["a", "em"]), "a run is"),
        (p(["a", [1]]), "a run is"),
        (p(["\n", ["em"]]), "line break"),
        (p(["a\x00", []]), "control"),
        (p(["\ud800", []]), "control"),
        (p(["a", ["u"]]), "mark"),
        (p(["a", ["em", "em"]]), "mark"),
        (p(["a", ["a:/x", "a:/y"]]), "mark"),
        (p(["a", ["a:javascript:alert(1)"]]), "mark"),
        (p(["a", ["a:https://x.example/", "q:0"]]), "mark"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(block, what):
    (problem,) = problems([p(["a", []]), block])
    assert problem.startswith("body[1]: ") and what in problem


def test_a_fault_within_is_told_with_its_place():
    value = [{"type": "ul", "attrs": {}, "children": [{"type": "li", "children": [p(["a", []]), p(["a", ["x"]])]}]}]
    assert problems(value)[0].startswith("body[0].children[0].children[1]: ")


def test_all_faults_are_told_up_to_twenty():
    assert len(problems([p(["a", ["x"]])] * 3)) == 3
    assert len(problems([p(["a", ["x"]])] * 1000)) == 20


def test_blocks_stand_eight_deep_and_no_deeper():
    assert is_body([nested(8)])
    assert "at most 8 deep" in problems([nested(9)])[0]
    assert "at most 8 deep" in problems([nested(5000)])[0]


def test_a_body_has_bounds(monkeypatch):
    monkeypatch.setattr(validate, "MAX_BLOCKS", 3)
    monkeypatch.setattr(validate, "MAX_LETTERS", 9)
    assert is_body([p(["abc", []])] * 3)
    assert "more than 3 blocks" in problems([p(["a", []])] * 4)[0]
    assert "more than 9 characters" in problems([p(["abcd", []])] * 3)[0]
