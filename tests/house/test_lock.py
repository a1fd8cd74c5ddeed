"""The lock: what an installation gets, to the byte, from whatever index it asks."""

import re
from importlib.metadata import requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT, project, told

LOCK = (ROOT / ".ci" / "requirements.lock").read_text("utf-8")
PINS = {name: pin for name, pin in re.findall(r"^([a-z0-9-]+)(?:\[[^\]]*\])?==(\S+)", LOCK, re.M)}
WRITE = "Write the lock anew with the line in README.md, section “The lock”."


def _wanted() -> list[Requirement]:
    declared = project()["project"]
    lists = [declared["dependencies"], *declared["optional-dependencies"].values()]
    return [Requirement(line) for lines in lists for line in lines if not line.startswith("coopcms")]


def _with_their_own(wanted: list[Requirement]) -> list[Requirement]:
    """The requirements and all that they require, as installed here."""
    found, queue = {}, list(wanted)
    while queue:
        requirement = queue.pop()
        if str(requirement) not in found:
            found[str(requirement)] = requirement
            inner = [Requirement(line) for line in requires(requirement.name) or ()]
            extras = requirement.extras or {""}
            queue += [r for r in inner if r.marker is None or any(r.marker.evaluate({"extra": e}) for e in extras)]
    return list(found.values())


def test_every_requirement_is_locked_within_its_bounds():
    outside = [str(r) for r in _wanted() if PINS.get(canonicalize_name(r.name), "0") not in r.specifier]
    assert not outside, told(outside, f"Not in the lock, or outside the declared bounds. {WRITE}")


def test_what_requirements_require_is_locked_too():
    missing = sorted({r.name for r in _with_their_own(_wanted()) if canonicalize_name(r.name) not in PINS})
    assert not missing, told(missing, f"Installed, but not in the lock. {WRITE}")


def test_every_pin_has_a_hash():
    bare = [name for name in PINS if not re.search(rf"^{name}(\[[^\]]*\])?==[^\n]*\\\n\s+--hash=sha256:", LOCK, re.M)]
    assert PINS and not bare


def test_the_lock_names_no_place():
    assert not re.search(r"://|--index|--find-links|^-e|/work|@ file", LOCK, re.M)


def test_the_requirements_are_those_installed():
    assert all(version(r.name) in r.specifier for r in _wanted())
