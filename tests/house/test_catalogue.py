"""Everything a German reader sees is German: whole catalogue, whole sentences, nothing written past it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.house.source import ROOT, Module, modules, sample, templates, told

KEYWORDS = DEFAULT_KEYWORDS | {"msg": None, "lazy_gettext": None, "_l": None}
GERMAN = ROOT / "translations" / "de" / "LC_MESSAGES" / "messages.po"
MISSING = "Not in translations/de. Collect anew (README.md, section “The catalogue”) and translate."
PAST_IT = "Visible words outside `_()`: the catalogue never sees them, and so nobody translates them."
UNMARKED = "A sentence for people without `msg()` or `_()`: Babel does not collect it."

_NAMES = {"coopcms"}
_TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}", re.S)
_UNSEEN = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", re.S)
_DATA = re.compile(r"<(script|style)\b.*?</\1>", re.S | re.I)
_SPOKEN = re.compile(r'\b(?:title|alt|aria-label|placeholder|label)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"""\b[a-z-]+="[^"]*("|$)""")  # which a macro writes into somebody's tag
_ENTITY = re.compile(r"&#?\w+;")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
_REFUSALS = {"Refused": 0, "Unknown": 0, "NotAllowed": 0, "Taken": 0, "NotNow": 0, "Stale": 0, "Problem": 1, "flash": 0}


@cache
def collected() -> frozenset[str]:
    """All msgids in code and templates, by the project's own coopcms/assets/babel.cfg."""
    with (ROOT / "coopcms/assets/babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_is_ours)
    return frozenset(msgid if isinstance(msgid, str) else msgid[0] for _, _, msgid, _, _ in found)


def _is_ours(folder: str) -> bool:
    return Path(folder).name not in {".git", ".venv", "node_modules", "static", "tests", "instance", "build", "dist"}


@pytest.fixture(scope="module")
def german() -> Catalog:
    with GERMAN.open("rb") as file:
        return read_po(file, locale="de")


def words_past_the_catalogue(template: str) -> list[str]:
    """Visible words of a template that are not translated."""
    html = _UNSEEN.sub(" ", _TRANSLATED.sub(" ", template))
    html = _DATA.sub(" ", html)
    spoken = " ".join(_SPOKEN.findall(html))
    plain = _ATTRIBUTE.sub(" ", _TAG.sub(" ", html))
    return [word for word in _WORD.findall(_ENTITY.sub(" ", f"{spoken} {plain}")) if word not in _NAMES]


def unmarked_sentences(module: Module) -> list[str]:
    """Plain strings given to refusals, problems, flashes and form labels."""
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    has_labels = "forms" in module.name
    return [f"{module.place}:{call.lineno}" for call in calls if _is_unmarked(call, has_labels)]


def _is_unmarked(call: ast.Call, has_labels: bool) -> bool:
    name = ast.unparse(call.func).split(".")[-1]
    place = _REFUSALS.get(name, 0 if has_labels and name.endswith("Field") else None)
    if place is None or len(call.args) <= place:
        return False
    said = call.args[place]
    return isinstance(said, ast.JoinedStr) or (isinstance(said, ast.Constant) and bool(_WORD.search(str(said.value))))


def test_every_message_is_in_the_german_catalogue(german):
    missing = sorted(msgid for msgid in collected() if not german.get(msgid))
    assert collected() and not missing, told(missing, MISSING)


def test_every_message_is_translated(german):
    empty = [str(message.id) for message in german if message.id and not all(_strings(message))]
    fuzzy = [str(message.id) for message in german if message.id and message.fuzzy]
    assert not empty + fuzzy, told(empty + fuzzy, "Empty or fuzzy in translations/de: nobody has read it.")


def test_the_catalogue_holds_nothing_left_over(german):
    known = [message.id if isinstance(message.id, str) else message.id[0] for message in german if message.id]
    over = sorted(set(known) - collected())
    assert not over, told(over, "In translations/de, but used nowhere: take it out.")


def test_translations_name_the_same_values(german):
    odd = [str(message.id) for message in german if message.id and _values(message.id) != _values(message.string)]
    assert not odd, told(odd, "The translation names other %(values)s than the message.")


def _strings(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _values(text: str | tuple[str, ...]) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text if isinstance(text, str) else " ".join(text)))


def test_templates_speak_through_the_catalogue():
    words = {place: words_past_the_catalogue(text) for place, text in templates().items()}
    found = [f"{place}: {' '.join(past)}" for place, past in words.items() if past]
    assert not found, told(found, PAST_IT)


def test_refusals_and_labels_are_marked():
    found = [violation for module in modules() for violation in unmarked_sentences(module)]
    assert not found, told(found, UNMARKED)


def test_each_rule_sees_what_it_forbids():
    assert words_past_the_catalogue('<p>{{ _("Good") }} Schlecht</p>') == ["Schlecht"]
    assert words_past_the_catalogue('<img alt="Bad picture">') == ["Bad", "picture"]
    assert unmarked_sentences(sample('raise NotAllowed("No.")'))
    assert unmarked_sentences(sample('Problem("title", f"Too long: {n}")'))
    assert unmarked_sentences(sample('name = StringField("Name")', "coopcms.network.forms"))
    assert unmarked_sentences(sample('flash("Saved.")'))


def test_each_rule_lets_good_code_pass():
    assert not words_past_the_catalogue('<a href="/x" title="{{ _("Open") }}">{% trans %}Read{% endtrans %} &nbsp;</a>')
    assert not words_past_the_catalogue('{% macro shown(id) %} aria-describedby="{{ id }}-help"{% endmacro %}')
    assert not words_past_the_catalogue('<script type="application/ld+json">{"name": "x"}</script>{# a note #}')
    assert not unmarked_sentences(sample('raise NotAllowed(msg("No."))\nflash(_("Saved."))\nCharField(max_length=80)'))
