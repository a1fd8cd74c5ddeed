"""PDFs that a text offers are told with what is known of reading them aloud, in every kind, from the one select."""

import pytest

from coopcms.content.kinds.registry import KINDS
from coopcms.readiness.lines import WARNING
from coopcms.readiness.subject import Known, Offered
from tests.readiness.conftest import TODAY, only, said

KNOWN = Known(
    TODAY, documents={1: Offered("Plan", "unknown"), 2: Offered("Bild", "untagged"), 3: Offered("Gut", "tagged")}
)


def body(*numbers: int) -> str:
    return "<p>Alle planen.</p>" + "".join(f'<figure data-document="{number}"></figure>' for number in numbers)


def test_each_state_is_a_warning_of_its_own_with_its_places(lines_of):
    lines = lines_of(known=KNOWN, body=body(1, 2, 3, 1, 4))
    unchecked, untagged, lost = (only(lines, f"document.{rule}") for rule in ("unchecked", "untagged", "lost"))
    assert "„Plan“" in said(unchecked) and "„Bild“" in said(untagged) and "Nr. 4" in said(lost)
    assert {unchecked.severity, untagged.severity, lost.severity} == {WARNING}
    assert [place.block for place in unchecked.places] == ["b1", "b4"] and unchecked.count == 2
    assert [(place.field, place.block) for place in lost.places] == [("body", "b5")]


def test_what_can_be_read_aloud_is_not_told(rules_of):
    assert not [rule for rule in rules_of(known=KNOWN, body=body(3)) if rule.startswith("document")]


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.field("body")])
def test_it_is_told_in_every_kind_that_has_a_text(rules_of, kind):
    assert "document.unchecked" in rules_of(kind, KNOWN, body=body(1))
