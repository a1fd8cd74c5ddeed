"""The project's own files as values that house rules look at."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "coopcms"
_NOT_OURS = {".git", ".venv", "node_modules", "static", "__pycache__", "build", "dist", "_data", ".hypothesis"}
_NOT_OURS |= {".pytest_cache", ".ruff_cache", "test-results", ".import_linter_cache"}
_BINARY = {".png", ".woff2", ".mo", ".sqlite", ".ico", ".jpg", ".webp"}


@dataclass(frozen=True)
class Module:
    """One Python file: `name` is dotted as imports spell it, `place` is what a message shows."""

    name: str
    place: str
    text: str
    is_package: bool = False

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.text)

    @property
    def room(self) -> str:
        """The part below the top package: `content` of `coopcms.content.services`."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def modules(top: str = "coopcms") -> tuple[Module, ...]:
    """All Python files below `coopcms` or `tests`."""
    found = (path for path in sorted((ROOT / top).rglob("*.py")) if not _NOT_OURS & set(path.relative_to(ROOT).parts))
    return tuple(map(_read, found))


def sample(text: str, name: str = "coopcms.content.services") -> Module:
    """A module that exists in a test only."""
    return Module(name, name.replace(".", "/") + ".py", text)


def _read(path: Path) -> Module:
    place = path.relative_to(ROOT)
    parts = place.with_suffix("").parts
    is_package = parts[-1] == "__init__"
    return Module(".".join(parts[:-1] if is_package else parts), str(place), path.read_text("utf-8"), is_package)


@cache
def texts() -> dict[str, str]:
    """Every text file of ours by its path from the root; nothing built, nothing installed."""
    found = {}
    for path in sorted(ROOT.rglob("*")):
        place = path.relative_to(ROOT)
        built = _NOT_OURS & set(place.parts) or (place.parts[0] == "instance" and path.name != "README.md")
        if not built and path.is_file() and path.suffix not in _BINARY:
            found[str(place)] = path.read_text("utf-8")
    return found


def templates() -> dict[str, str]:
    """The Jinja templates of pages; texts of mails are not among them."""
    pages = [place for place in texts() if place.startswith("templates/") and place.endswith((".html", ".xml"))]
    return {place: texts()[place] for place in pages}


@cache
def project() -> dict:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported; `from a import b` gives `a.b`, relative ones are made absolute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = _absolute(module, node)
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    up = node.level - module.is_package
    base = module.name.split(".")
    return ".".join([*base[: len(base) - up], *filter(None, [node.module])])


def is_migration(module: Module) -> bool:
    """Numbered files: a frozen picture of the tables in `up` and `down`, as long as the tables are."""
    return module.room == "migrations" and module.name.split(".")[-1][0].isdigit()


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def told(violations: list[str], reason: str) -> str:
    """The message of a broken rule: the reason first, then every place."""
    return "\n".join([reason, *violations])
