"""What does not enter: promises, catch-alls, nameless files, inline script and style, foreign hosts."""

import ast
import re

from tests.house.source import Module, modules, sample, templates, texts, told

PROMISE = "No " + "TO" + "DO: do it now or file an issue."
NAMELESS = "A file is named by its noun; utils, helpers, common and manager say nothing."
CATCH_ALL = "Catch what you can name: a catch-all hides the next bug."
INLINE = "No inline style, script or on… attribute: the content security policy refuses them, and so they do nothing."
FOREIGN = "No host of a registry or content network: pages load nothing from third parties, locks name no index."

_PROMISE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
_NAMELESS = re.compile(r"(?:^|_)(?:utils?|helpers?|manager|misc)(?:_|$)|^_?common$")
_HOSTS = (
    "pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".", "unpkg" + ".com", "jsdelivr" + ".net", "cdnjs" + ".",
    "googleapis" + ".com", "gstatic" + ".com", "bootstrapcdn" + ".com", "cloudflare" + ".com", "esm" + ".sh",
    "rubygems" + ".org", "ghcr" + ".io", "docker" + ".io", "artifact" + "ory", "jfrog" + ".io",
)  # fmt: skip
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ATTRIBUTE = re.compile(r"""<[a-z][^<>]*?\s(style|on[a-z]+)\s*=""", re.I | re.S)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.I | re.S)
_STYLE = re.compile(r"<style\b", re.I)


def promises(text: str) -> list[str]:
    """Words that put work off."""
    return _PROMISE.findall(text)


def catch_alls(module: Module) -> list[str]:
    """Handlers of every exception, named or bare."""
    handlers = [node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler)]
    return [f"{module.place}:{node.lineno}" for node in handlers if _catches_all(node.type)]


def _catches_all(caught: ast.expr | None) -> bool:
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


def inline_parts(template: str) -> list[str]:
    """Inline styles, scripts that are neither data nor a file, and event attributes."""
    html = _COMMENT.sub("", _JINJA.sub("", template))
    found = [match[1] for match in _ATTRIBUTE.finditer(html)] + _STYLE.findall(html)
    return found + [body for head, body in _SCRIPT.findall(html) if body.strip() and "application/ld+json" not in head]


def foreign_hosts(text: str) -> list[str]:
    """Hosts that packages, fonts or scripts come from."""
    return [host for host in _HOSTS if host in text.lower()]


def _among(files: dict[str, str], rule) -> list[str]:
    return [f"{place}: {', '.join(map(str, found))}" for place, text in files.items() if (found := rule(text))]


def test_nothing_is_put_off():
    found = _among(texts(), promises)
    assert not found, told(found, PROMISE)


def test_every_file_has_a_name():
    found = [place for place in texts() if _NAMELESS.search(place.rsplit("/", 1)[-1].split(".")[0])]
    assert not found, told(found, NAMELESS)


def test_nothing_is_caught_blindly():
    found = [place for top in ("coopcms", "tests") for module in modules(top) for place in catch_alls(module)]
    assert not found, told(found, CATCH_ALL)


def test_templates_have_nothing_inline():
    # mails have no policy and no style sheet: their programs know only what stands in the mail itself
    pages = {place: text for place, text in templates().items() if not place.startswith("templates/mail/")}
    found = _among(pages, inline_parts)
    assert pages and not found, told(found, INLINE)


def test_no_foreign_host_is_named():
    found = _among(texts(), foreign_hosts)
    assert not found, told(found, FOREIGN)


def test_each_rule_sees_what_it_forbids():
    assert promises("# TO" + "DO later")
    assert _NAMELESS.search("text_utils") and _NAMELESS.search("helpers")
    assert catch_alls(sample("try:\n    f()\nexcept (KeyError, Exception):\n    pass"))
    assert catch_alls(sample("try:\n    f()\nexcept:\n    pass"))
    assert inline_parts('<p class="a" style="color: red">')
    assert inline_parts('<a href="{{ x }}" onclick="go()">')
    assert inline_parts("<script>go()</script>") and inline_parts("<style>p{}</style>")
    assert foreign_hosts("https://fonts.googleapis" + ".com/css")


def test_each_rule_lets_good_code_pass():
    assert not promises("todos and methods") and not _NAMELESS.search("common_passwords")
    assert not catch_alls(sample("try:\n    f()\nexcept (KeyError, ValueError):\n    pass"))
    assert not inline_parts('<script src="{{ url }}" nonce="{{ n }}"></script>')
    assert not inline_parts('<p data-on="x" {% if a > b %}class="c"{% endif %}>')
    assert not inline_parts('<script type="application/ld+json">{{ data }} {}</script>')
