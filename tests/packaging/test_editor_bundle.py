"""The editor that the build made is small, whole and names the licences of its parts; without it the field is plain."""

import gzip
import importlib.util
import os
import shutil
import subprocess
from types import SimpleNamespace

import pytest

from tests.house.source import ROOT

MOST = 150_000  # bytes, as they go over the wire
STATIC = ROOT / "coopcms" / "static"
HOOK = ROOT / "coopcms" / "assets" / "hatch_build.py"


@pytest.fixture
def built():
    """The bundle; where it could not be built, only a gate insists on it."""
    file = STATIC / "editor.js"
    if not file.is_file() and not os.environ.get("CI"):
        pytest.skip("the editor was not built: no Node.js or no registry")
    return file


@pytest.fixture
def build(monkeypatch, tmp_path):
    """The build script, which writes into a folder of this test."""
    spec = importlib.util.spec_from_file_location("hatch_build", HOOK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "STATIC", tmp_path)
    monkeypatch.setattr(module, "EDITOR", tmp_path / "editor.js")
    return module


def test_the_bundle_is_small(built):
    size = len(gzip.compress(built.read_bytes(), 9))
    assert 50_000 < size <= MOST, size


def test_the_bundle_names_no_foreign_host_and_no_source_map(built):
    text = built.read_text()
    assert "sourceMappingURL" not in text
    assert not [host for host in ("unpkg", "jsdelivr", "cdnjs", "googleapis") if host in text]


def test_the_licences_of_its_parts_go_along(built):
    text = built.with_suffix(".LICENSE.txt").read_text()
    for part in ("core", "pm", "prosemirror-model", "prosemirror-view", "prosemirror-tables", "w3c-keyname"):
        assert f"\n{part}\n" in f"\n{text}"
    assert text.count("MIT") >= 5 and "Permission is hereby granted" in text


def test_what_is_fresh_is_not_built_again_and_what_was_edited_is(build, monkeypatch):
    ran = []
    monkeypatch.setattr(build, "_run", lambda program, *args: ran.append(program))
    build.EDITOR.write_text("")
    build.editor()
    assert ran == []
    os.utime(build.EDITOR, (0, 0))
    build.editor()
    assert ran[-1] == "node"


def test_without_a_registry_the_build_says_so_and_goes_on(build, monkeypatch):
    def away(*_command, **_options):
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(build, "PACKAGES", build.STATIC / "nothing")
    monkeypatch.setattr(build.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(build.subprocess, "run", away)
    warned = []
    hook = build.Hook.__new__(build.Hook)
    monkeypatch.setattr(type(hook), "app", SimpleNamespace(display_warning=warned.append), raising=False)
    monkeypatch.setattr(type(hook), "target_name", "wheel", raising=False)
    hook.initialize("editable", {})
    assert [text.split(" not ")[0] for text in warned] == ["fonts and icons", "editor"]
    assert (build.STATIC / "desk.css").is_file() and not build.EDITOR.exists()


def test_the_lock_of_the_packages_names_no_host():
    assert "resolved" not in (HOOK.parent / "package-lock.json").read_text()


def test_the_bundle_of_a_changed_source_holds_the_change(build, tmp_path):
    if not (HOOK.parent / "node_modules" / "esbuild").is_dir() or not shutil.which("node"):
        pytest.skip("no Node.js or no packages here")
    build.editor()
    assert build.EDITOR.stat().st_size > 100_000
    done = subprocess.run(["node", "--check", build.EDITOR], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
