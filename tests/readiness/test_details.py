"""Fields that stay empty, and contacts that nobody can ask."""

import pytest

from coopcms.readiness.lines import WARNING
from coopcms.readiness.subject import Known
from coopcms.readiness.ways import Way
from coopcms.workflow.facts import Failure
from tests.readiness.conftest import TODAY, only, said


def test_a_complete_article_lacks_nothing(rules_of):
    assert rules_of() == []


@pytest.mark.parametrize("name", ["byline", "dateline", "licence", "ai_mark", "seo_text"])
def test_an_empty_field_is_missing_and_leads_to_itself(lines_of, name):
    line = only(lines_of(**{name: ""}), "empty")
    assert (line.severity, line.anchor, line.count) == (WARNING, f"#{name}", 1)


def test_empty_fields_share_a_line(lines_of):
    line = only(lines_of(byline="", licence=""), "empty")
    assert ([place.field for place in line.places], line.count) == (["byline", "licence"], 2)


def test_what_the_workflow_asks_for_already_is_not_said_twice(rules_of):
    step = type("Step", (), {"id": "submit"})
    way = Way(step, (), (Failure("seo", "No text.", {}, ("seo_text",)),))
    assert rules_of(known=Known(TODAY, (way,)), seo_text="") == ["seo"]


def test_each_kind_has_fields_of_its_own(lines_of):
    def empty(kind: str) -> set[str]:
        found = [line for line in lines_of(kind, byline="", dateline="") if line.rule == "empty"]
        return {place.field for line in found for place in line.places}

    assert {"company", "period", "byline"} <= empty("story")
    assert {"target_group", "goal", "mode", "provider"} <= empty("format")
    assert empty("article") == {"byline", "dateline"} and empty("page") == set()


@pytest.mark.parametrize(
    "contact",
    [
        "Anna Beispiel, anna@siegen.example",
        "Dr. Max von Beispiel-Muster\nTel.: +49 (0) 271 / 12 34 56",
        "Pressestelle: 0271/123456",
        "Ansprechpartnerin: Anna Beispiel\nE-Mail: anna.beispiel@siegen.example",
    ],
)
def test_a_name_with_a_way_is_enough(rules_of, contact):
    assert rules_of(contact=contact) == []


@pytest.mark.parametrize(
    ("contact", "lacks"),
    [
        ("Anna Beispiel", ["contact.way"]),
        ("Anna Beispiel, Raum 12, Haus 2026", ["contact.way"]),
        ("info@siegen.example", ["contact.name"]),
        ("Telefon: 0271 123456", ["contact.name"]),
        ("Ihre Fragen beantworten wir unter info@siegen.example.", ["contact.name"]),
        ("Kontakt", ["contact.way", "contact.name"]),
    ],
)
def test_half_a_contact_is_told(rules_of, contact, lacks):
    assert rules_of(contact=contact) == lacks


def test_texts_for_search_engines_have_a_length(lines_of):
    line = only(lines_of(seo_text="x" * 161), "seo_text.length")
    assert "160" in said(line) and "161" in said(line)
    assert only(lines_of(seo_title="x" * 61), "seo_title.length").anchor == "#seo_title"
