"""What the build makes stays small, complete and nameless of hosts (K1, look.md)."""

import gzip
import json
import re
from pathlib import Path

import pytest

from coopcms import resources
from coopcms.rendering import filters

SOURCES = Path(resources.PACKAGE) / "assets"
SHEETS = {path.name: path.read_text() for path in (SOURCES / "css").glob("*.css")}
BUNDLES = {"site.css", "desk.css", "write.css"}
BUILT = resources.static()
built = pytest.mark.skipif(not (BUILT / "site.css").is_file(), reason="style sheets are built at install time")


def test_the_lock_names_no_host():
    lock = json.loads((SOURCES / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_every_sheet_is_imported_somewhere():
    imported = set(re.findall(r'@import "\./([\w-]+\.css)"', "".join(SHEETS[name] for name in BUNDLES)))
    assert imported == set(SHEETS) - BUNDLES


def test_nothing_is_loaded_from_elsewhere():
    assert not [name for name, text in SHEETS.items() if re.search(r"url\(\W*(?:https?:)?//", text)]


def test_only_print_is_important():
    assert not [name for name, text in SHEETS.items() if "!important" in text and name != "print.css"]


def test_each_hue_has_its_class():
    written = re.findall(r"\.hue-(\d+) \{ --hue: (\d+); \}", SHEETS["hues.css"])
    assert [(int(name), int(hue)) for name, hue in written] == [(n, 10 * n) for n in range(36)]


@built
@pytest.mark.parametrize("name", sorted(BUNDLES))
def test_a_style_sheet_stays_under_fifteen_kilobytes(name):
    assert len(gzip.compress((BUILT / name).read_bytes())) <= 15_000


@built
def test_the_fonts_stay_under_sixty_kilobytes():
    assert sum(font.stat().st_size for font in (BUILT / "fonts").glob("*.woff2")) <= 60_000


def test_an_icon_is_hidden_from_screen_readers(tmp_path, monkeypatch):
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "pen.svg").write_text('<!-- licence -->\n<svg\n  width="24">\n</svg>\n')
    monkeypatch.setattr(filters, "STATIC", tmp_path)
    filters.icon.cache_clear()
    assert filters.icon("pen") == '<svg aria-hidden="true" width="24"> </svg>'
    filters.icon.cache_clear()


def test_pages_do_without_what_was_not_built(tmp_path, monkeypatch):
    monkeypatch.setattr(filters, "STATIC", tmp_path)
    filters.icon.cache_clear(), filters.asset.cache_clear()
    assert (filters.icon("pen"), filters.asset("site.css")) == ("", "/static/site.css")
    filters.icon.cache_clear(), filters.asset.cache_clear()
