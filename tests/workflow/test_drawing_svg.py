"""The picture of a workflow holds for every file that has no contradiction, however odd its words."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.workflow.definition import Definition
from coopcms.workflow.drawing_layout import BOX, EDGE, layout
from coopcms.workflow.drawing_mermaid import as_mermaid
from coopcms.workflow.drawing_plan import stops
from coopcms.workflow.drawing_svg import inline, standing_alone
from coopcms.workflow.loader import load
from tests.workflow.examples import EINFACH, GEMEINSAM, VIER_AUGEN, WORKFLOWS

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(min_size=1, max_size=60).filter(str.strip)


def say(text: str, **values) -> str:
    """Msgids as they are."""
    return text % values if values else text


def toml(value) -> str:
    """A value in one line of TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@st.composite
def definitions(draw) -> Definition:
    """A file without contradictions: two to six states, each with a way from one before it, and any ways besides."""
    count = draw(st.integers(2, 6))
    places = st.integers(0, count - 1)
    ways = [(draw(st.integers(0, place - 1)), place) for place in range(1, count)]
    ways += draw(st.lists(st.tuples(places, places), max_size=12))
    timed = st.sampled_from([{}, {"trigger": ["user", "time"], "due": "publish_at"}])
    steps = {
        f"t{n}": {"title": draw(WORDS), "from": [f"s{one}"], "to": f"s{other}", "who": ["author@lead"], **draw(timed)}
        for n, (one, other) in enumerate(ways)
    }
    left = {one for one, other in ways if one != other}
    states = {f"s{n}": {"title": draw(WORDS), "final": n not in left} for n in range(count)}
    file = {"title": draw(WORDS), "initial": "s0", "states": states, "transitions": steps}
    return load("\n".join(f"{key} = {toml(value)}" for key, value in file.items()), "random")


def drawn(definition: Definition, here: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(inline(definition, say, here))


def shown(words: str) -> str:
    """What XML can hold of some words, with single spaces."""
    return " ".join(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words).split())


@given(definitions(), st.integers(0, 6))
def test_every_file_is_drawn_as_well_formed_xml_with_all_its_words(definition, here):
    picture = drawn(definition, f"s{here}")
    named = {shown(node.text or "") for node in picture.iter(f"{SVG}title")}
    assert named >= {shown(state.title) for state in definition.states.values()}
    told = " ".join(named)
    assert all(shown(step.title) in told for step in definition.transitions.values())
    assert len(picture.findall(f".//{SVG}rect")) == len(definition.states)


@given(definitions())
def test_no_box_touches_another_and_nothing_lies_outside(definition):
    plan = layout(definition, say)
    ends = [(box.y, box.y + box.height) for box in plan.boxes]
    assert all(end < start for (_, end), (start, _) in zip(ends, ends[1:], strict=False))
    assert ends[0][0] > 0 and ends[-1][1] < plan.height and plan.width > EDGE + BOX
    assert all(0 < text.y < plan.height for text in plan.labels)


@given(definitions())
def test_no_two_labels_lie_on_one_another(definition):
    lines = sorted((text.y + 16 * n, text.x) for text in layout(definition, say).labels for n in range(len(text.lines)))
    assert all(below - above >= 12 for (above, _), (below, _) in zip(lines, lines[1:], strict=False))


@given(definitions())
def test_a_way_is_one_arrow_or_one_of_several_names_beside_the_same(definition):
    plan = layout(definition, say)
    exits = sum(len(stop.ways) for stop in stops(definition))
    assert len(plan.labels) == exits
    assert len(plan.arrows) <= exits + 1


@given(definitions())
def test_mermaid_gets_one_line_for_each_state_and_way(definition):
    lines = as_mermaid(definition, say).splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert all(
        re.fullmatch(r'    (\[\*\]|s\d+) --> (\[\*\]|s\d+)(: .*)?|    state "[^"]*" as s\d+', at) for at in lines[1:]
    )
    assert sum(": " in line for line in lines if "-->" in line) == sum(len(stop.ways) for stop in stops(definition))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_shipped_files_fit_a_phone(name):
    assert layout(WORKFLOWS[name], say).width <= 358


def test_the_natural_way_goes_straight_down():
    order = [stop.state.id for stop in stops(GEMEINSAM)]
    assert order == ["draft", "review", "approved", "published", "withdrawn", "archived"]
    assert [arrow.down for arrow in layout(VIER_AUGEN, say).arrows].count(True) == len(order)


def test_where_the_item_is_stands_there_as_a_word_in_a_heavier_box():
    picture = drawn(VIER_AUGEN, "review")
    marked = [
        group for group in picture.iter(f"{SVG}g") if group.find(f"{SVG}rect[@class='flow-box flow-here']") is not None
    ]
    assert [group.find(f"{SVG}title").text for group in marked] == ["In Prüfung"]
    assert "here" in [text.text for text in marked[0].iter(f"{SVG}text")]
    assert "The item is here: In Prüfung." in picture.find(f"{SVG}desc").text
    assert not drawn(VIER_AUGEN).findall(".//*[@class='flow-box flow-here']")


def test_what_needs_no_person_is_dashed_and_says_so():
    plan = layout(GEMEINSAM, say)
    whole = [label.whole for label in plan.labels]
    assert "Freigabe vollständig (by itself)" in whole
    assert "Jetzt veröffentlichen (also at its date)" in whole
    assert [arrow.alone for arrow in plan.arrows].count(True) == 1


def test_a_screen_reader_gets_one_picture_with_name_and_description():
    picture = drawn(EINFACH)
    ids = {node.get("id"): node.text for node in picture.iter() if node.get("id")}
    assert picture.get("role") == "img" and picture.get("aria-labelledby").split() == list(ids)
    assert list(ids.values())[0] == EINFACH.title


def test_a_page_brings_the_style_and_a_file_has_its_own():
    assert "style" not in inline(EINFACH, say) and "<style>" in standing_alone(EINFACH, say)
    assert "http" not in standing_alone(EINFACH, say).replace("http://www.w3.org/2000/svg", "")
