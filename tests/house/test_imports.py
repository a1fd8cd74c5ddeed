"""Floors and layers: who may know of whom, and why (coopcms/ARCHITECTURE.md)."""

import ast
import re
import sys
from collections.abc import Iterator

from tests.house.source import Module, imports, modules, project, sample, told

PURE = {"language", "workflow", "merge"}
WEB = {"flask", "flask_admin", "flask_babel", "flask_wtf", "flask_limiter", "wtforms", "wtfpeewee"}
WEB_ROOMS = {"app", "app_errors", "web", "cli", "admin", "site"}
WEB_LAYERS = {"views", "forms", "filters"}
LAYERS = {"models": 0, "policy": 1, "queries": 2, "checks": 2, "services": 3, "forms": 4, "views": 5}

NO_FLOOR = "A room without a floor: give it one in pyproject.toml ([tool.importlinter]) and in coopcms/ARCHITECTURE.md."
CALLS_UP = "A lower floor never calls up: it raises a ledger event, and app.py registers the upper floor's handler."
NEIGHBOURS = "Neighbours on one floor do not know each other: what both need lives one floor down."
UP_A_LAYER = "Inside a room: models < policy < queries, checks < services < forms < views; none imports a higher one."
WEB_BELOW = "Only views, forms, filters, app, cli, admin and site import the web framework: jobs share the rest."
NOT_PURE = "language, workflow and merge use the standard library only: they can be tested and shown by themselves."
FACADE = "`__init__.py` is empty or a docstring: a re-export hides who imports whom."
LIBRARIES = {"coopcms.language"}  # used outside the CMS as well: `from coopcms.language import check`
MOVES = "Only review and exchange call content.services.move: a state changes by a transition or an import, never else."
TOP = "Nothing imports the command line: it is an entry point, not a library."


def _floors() -> list[tuple[str, set[str], bool]]:
    """(line, rooms, whether they may use one another), lowest floor first."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["id"] == "floors")["layers"]
    return [(line, set(re.findall(r"\w+", line)), "|" not in line) for line in reversed(layers)]


FLOORS = {room: number for number, (_, rooms, _) in enumerate(_floors()) for room in rooms}
SHARED = {room for _, rooms, shared in _floors() if shared for room in rooms}


def _own(module: Module) -> Iterator[tuple[int, str, str]]:
    for line, name in imports(module):
        parts = name.split(".")
        if parts[0] == "coopcms" and len(parts) > 1:
            yield line, parts[1], name


def calls_up(module: Module) -> list[str]:
    """Imports of a room on a higher floor."""
    here = FLOORS.get(module.room, -1)
    return [
        f"{module.place}:{line} ({module.room}, floor {here}) imports {name} (floor {FLOORS[room]})"
        for line, room, name in _own(module)
        if room in FLOORS and module.room in FLOORS and FLOORS[room] > here
    ]


def knows_a_neighbour(module: Module) -> list[str]:
    """Imports of another room on the same floor, where that floor does not share."""
    return [
        f"{module.place}:{line} imports its neighbour {name}"
        for line, room, name in _own(module)
        if room != module.room and module.room not in SHARED and FLOORS.get(room) == FLOORS.get(module.room, -1)
    ]


def layer_of(name: str) -> str:
    """`services` of coopcms.content.services and of ….services_trash; empty where the name is no layer."""
    return next((part.split("_")[0] for part in name.split(".")[2:] if part.split("_")[0] in LAYERS), "")


def climbs_a_layer(module: Module) -> list[str]:
    """Imports of a higher layer: inside the room any, outside it forms and views."""
    here, found = layer_of(module.name), []
    for line, room, name in _own(module):
        there = layer_of(name)
        if here and there and LAYERS[there] > LAYERS[here] and (room == module.room or there in WEB_LAYERS):
            found.append(f"{module.place}:{line} ({here}) imports {name} ({there})")
    return found


def knows_the_web(module: Module) -> list[str]:
    """Imports of the web framework outside the web's files."""
    if module.room in WEB_ROOMS or WEB_LAYERS & set(re.split(r"[._]", module.name)):
        return []
    return [f"{module.place}:{line} imports {name}" for line, name in imports(module) if name.split(".")[0] in WEB]


def is_impure(module: Module) -> list[str]:
    """Imports of a pure room from outside itself and the standard library."""
    if module.room not in PURE:
        return []
    home = f"coopcms.{module.room}"
    return [
        f"{module.place}:{line} imports {name}"
        for line, name in imports(module)
        if not f"{name}.".startswith(f"{home}.") and name.split(".")[0] not in sys.stdlib_module_names
    ]


def is_facade(module: Module) -> list[str]:
    """An `__init__.py` that holds more than a docstring."""
    if not (module.is_package and module.room):
        return []
    return [f"{module.place}:{node.lineno}" for node in module.tree.body if not isinstance(node, ast.Expr)]


def moves_items(module: Module) -> list[str]:
    """Uses of content.services.move outside review and exchange."""
    is_home = any(isinstance(node, ast.FunctionDef) and node.name == "move" for node in module.tree.body)
    if module.room in {"review", "exchange"} or (is_home and module.room == "content"):
        return []
    names = {alias.asname or alias.name for alias in _aliases_of_services(module)} | {"coopcms.content.services"}
    calls = [n for n in ast.walk(module.tree) if isinstance(n, ast.Attribute) and n.attr == "move"]
    found = [node.lineno for node in calls if ast.unparse(node.value) in names]
    move = re.compile(r"coopcms\.content\.services\w*(\.\w+)*\.move")
    found += [line for line, name in imports(module) if move.fullmatch(name)]
    return [f"{module.place}:{line}" for line in found]


def _aliases_of_services(module: Module) -> Iterator[ast.alias]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "coopcms.content":
            yield from (alias for alias in node.names if alias.name.startswith("services"))
        elif isinstance(node, ast.Import):
            yield from (alias for alias in node.names if alias.name == "coopcms.content.services" and alias.asname)


def knows_the_command_line(module: Module) -> list[str]:
    """Imports of coopcms.cli from outside it."""
    return [f"{module.place}:{line}" for line, room, _ in _own(module) if room == "cli" != module.room]


def _everywhere(rule) -> list[str]:
    return [violation for module in modules() for violation in rule(module)]


def test_every_room_has_a_floor():
    known = set(FLOORS) | {"", "assets"}  # assets holds the build hook, which runs before there is a package
    lost = sorted({module.room for module in modules()} - known)
    assert not lost, told(lost, NO_FLOOR)


def test_no_floor_calls_up():
    found = _everywhere(calls_up)
    assert not found, told(found, CALLS_UP)


def test_neighbours_do_not_know_each_other():
    found = _everywhere(knows_a_neighbour)
    assert not found, told(found, NEIGHBOURS)


def test_no_layer_climbs():
    found = _everywhere(climbs_a_layer)
    assert not found, told(found, UP_A_LAYER)


def test_the_web_stays_at_the_edge():
    found = _everywhere(knows_the_web)
    assert not found, told(found, WEB_BELOW)


def test_pure_rooms_are_pure():
    found = _everywhere(is_impure)
    assert not found, told(found, NOT_PURE)


def _package(place: str) -> str:
    return place.partition("/__init__.py")[0].replace("/", ".")


def test_no_package_is_a_facade():
    found = [place for place in _everywhere(is_facade) if _package(place) not in LIBRARIES]
    assert not found, told(found, FACADE)


def test_only_review_and_exchange_move_items():
    found = _everywhere(moves_items)
    assert not found, told(found, MOVES)


def test_nothing_imports_the_command_line():
    found = _everywhere(knows_the_command_line)
    assert not found, told(found, TOP)


def test_each_rule_sees_what_it_forbids():
    assert calls_up(sample("from coopcms.review import services"))
    assert calls_up(sample("from ..publishing.queries import live_page"))
    assert knows_a_neighbour(sample("import coopcms.search.queries", "coopcms.rendering.render"))
    assert climbs_a_layer(sample("from coopcms.content.services import save", "coopcms.content.models"))
    assert climbs_a_layer(sample("from coopcms.network.forms import TopicForm"))
    assert knows_the_web(sample("from flask import g"))
    assert is_impure(sample("import peewee", "coopcms.workflow.engine"))
    assert is_impure(sample("from coopcms.errors import msg", "coopcms.merge.words"))
    assert is_facade(Module("coopcms.content", "coopcms/content/__init__.py", '"""Content."""\nX = 1', True))
    assert moves_items(sample("from coopcms.content import services as s\ns.move(1)", "coopcms.admin.views"))
    assert moves_items(sample("from coopcms.content.services import move", "coopcms.admin.views"))
    assert knows_the_command_line(sample("from coopcms.cli import main"))


def test_each_rule_lets_good_code_pass():
    good = sample("""
import json
from coopcms.content.models import Item
from coopcms.ledger import services as ledger

ledger.move()
""")
    rules = (calls_up, knows_a_neighbour, climbs_a_layer, knows_the_web, is_impure, is_facade)
    rules += (moves_items, knows_the_command_line)
    assert [rule(good) for rule in rules] == [[]] * len(rules)
