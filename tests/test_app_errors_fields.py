"""No refusal prints a key for machines: whatever input a service or view can name has a name in words."""

import ast
from collections.abc import Iterator

import pytest

from coopcms.admin.field_words import label_of
from tests.house.source import Module, functions, modules, sample, told

ELSEWHERE = ("cli", "config", "demo", "migrations", "tests")  # rooms that speak to terminals, where keys are options
JSON_LINES = "coopcms.exchange.jsonl"  # its reports are read at a terminal, too
NAMELESS = "A refusal can name this input, but coopcms/admin/field_words.py has no word for it."


def spoken() -> list[Module]:
    """The modules whose refusals reach somebody in a browser."""
    return [one for one in modules() if one.room not in ELSEWHERE and not one.name.startswith(JSON_LINES)]


def fields_in(found: list[Module]) -> set[str]:
    """Constants that become the field of a refusal: given straight away, or to a function that passes them on."""
    passing = dict(_passing(found))
    return {name for module in found for call in _calls(module) for name in _named(call, passing)} - {""}


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def _named(call: ast.Call, passing: dict[str, int]) -> Iterator[str]:
    """The constants among a call's arguments that name a field, those of a choice and of query strings too."""
    callee = ast.unparse(call.func)
    place = passing.get(
        callee.rpartition(".")[2], 0 if callee in ("request.args.get", "request.form.get", "Problem") else None
    )
    given = [word.value for word in call.keywords if word.arg == "field"]
    if place is not None and len(call.args) > place:
        given.append(call.args[place])
    return (str(node.value) for node in given if isinstance(node, ast.Constant))


def _passing(found: list[Module]) -> Iterator[tuple[str, int]]:
    """Functions with a parameter that they give to a Problem as its field, and where it stands."""
    for function in (function for module in found for function in functions(module)):
        names = [parameter.arg for parameter in function.args.args if parameter.arg != "self"]
        problems = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
        fields = {ast.unparse(call.args[0]) for call in problems if ast.unparse(call.func) == "Problem"}
        yield from ((function.name, names.index(field)) for field in fields if field in names)


def test_every_field_that_a_refusal_names_has_a_word():
    nameless = sorted(name for name in fields_in(spoken()) if not label_of(name))
    assert not nameless, told(nameless, NAMELESS)


def test_the_collector_sees_what_it_is_for():
    code = (
        'raise Taken(msg("x"), field="one")\nProblem("two", msg("x"))\nrequest.args.get("three", "")\n'
        'def day(text, field):\n    raise Invalid(Problem(field, msg("x")))\nday(given, "four")\nProblem("", msg("x"))'
    )
    assert fields_in([sample(code)]) == {"one", "two", "three", "four"}
    assert len(fields_in(spoken())) > 30


@pytest.mark.parametrize("name", ["constructor", "x", "", "__class__"])
def test_a_name_that_no_page_shows_is_not_printed(name):
    assert label_of(name) == ""


def test_a_refused_query_string_is_told_in_the_language_of_the_page(app):
    client = app.test_client()
    assert "Suche: Ein Text" in client.get("/suche?q=a%00b").text
    answer = client.get("/healthz?unbekannt=a%00b")
    assert answer.status_code == 422 and "unbekannt" not in answer.text and "NUL-Zeichen" in answer.text
