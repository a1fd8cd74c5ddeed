"""A body of more blocks or letters than people write is refused at once; an older one stays readable and editable."""

from time import process_time

import pytest

from coopcms.blocks.text import from_plain
from coopcms.blocks.validate import MAX_BLOCKS, MAX_LETTERS
from coopcms.content.cleaning import clean
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.content.services import save
from coopcms.errors import Invalid

ARTICLE = KINDS["article"]
LETTERS = "<p>" + "a" * (MAX_LETTERS // 10) + "</p>"


def refusal(body) -> str:
    with pytest.raises(Invalid) as caught:
        clean(ARTICLE, {"body": body})
    (problem,) = caught.value.problems
    assert problem.field == "body"
    return problem.message


@pytest.mark.parametrize("html", ["<p>a</p>" * MAX_BLOCKS, LETTERS * 10], ids=["blocks", "letters"])
def test_a_body_at_the_bound_is_taken(html):
    body = clean(ARTICLE, {"body": html}).content["body"]
    assert clean(ARTICLE, {"body": body}).content["body"] == body


@pytest.mark.parametrize(
    "html", ["<p>a</p>" * (MAX_BLOCKS + 1), LETTERS * 10 + "<p>a</p>", "<ul>" + "<li>a" * MAX_BLOCKS],
    ids=["blocks", "letters", "nested"],
)  # fmt: skip
def test_one_more_is_refused_by_name(html):
    assert "at most" in refusal(html)


def test_blocks_of_json_are_counted_before_they_are_looked_at():
    block = {"type": "p", "attrs": {}, "runs": [["a", []]]}
    assert "at most" in refusal([block] * (MAX_BLOCKS + 1))
    assert "at most" in refusal([block | {"runs": [["a" * MAX_LETTERS, []], ["b", []]]}])
    for junk in ([7], [{"runs": 7}], [{"runs": [7, [None, []]]}], [{"type": [], "children": [7]}], {"a": 1}, None):
        assert "blocks we know" in refusal(junk)


def test_sixty_thousand_items_are_refused_without_being_read():
    begun = process_time()
    refusal("<ul>" + "<li>a</li>" * 60_000 + "</ul>")
    assert process_time() - begun < 2


def test_an_older_text_that_is_larger_is_read_and_its_title_saved(draft, author):
    head = draft.head
    head.content = head.content | {"body": from_plain("\n\n".join(["a"] * (MAX_BLOCKS + 1)))}
    Revision.update(content=head.content).where(Revision.id == head.id).execute()
    saved = save(draft.refetch(), {"title": "Neuer Titel"}, author)
    assert saved.title == "Neuer Titel" and len(saved.content["body"]) == MAX_BLOCKS + 1
