"""OpenDocument's styles: what each one means, through the automatic styles that writing programs put between."""

from dataclasses import dataclass

from lxml import etree

from coopcms.exchange.heads import role_of
from coopcms.exchange.odt_names import q, value

_LONGEST_CHAIN = 12  # styles that rest on one another
_HEADER_CELLS = {"table heading", "tabellenüberschrift", "table contents heading"}


@dataclass(frozen=True, slots=True)
class Styles:
    """By the name of a style: what it means, which make bold, italic or hidden text, which lists have figures."""

    roles: dict[str, str]
    bold: frozenset[str]
    italic: frozenset[str]
    hidden: frozenset[str]
    heading_cells: frozenset[str]
    ordered: frozenset[tuple[str, int]]  # (name of a list's style, level from 1)

    def role(self, name: str) -> str:
        """What the style means; one that the file forgot to explain may say it by its name."""
        return self.roles.get(name) or role_of(name)

    def heads_a_column(self, name: str) -> bool:
        """Whether cells of this style are those of a header row."""
        return name in self.heading_cells or _plain(name) in _HEADER_CELLS


def styles_of(*roots: etree._Element) -> Styles:
    """What the style sheets of content.xml and styles.xml say; the first that names a style counts."""
    found: dict[str, etree._Element] = {}
    for root in roots:
        for style in root.iter(q("style:style")):
            found.setdefault(value(style, "style:name"), style)
    chains = {name: _chain(found, name) for name in found}
    return Styles(
        roles={name: role for name, chain in chains.items() if (role := _role(chain))},
        bold=_with(chains, "fo:font-weight", lambda said: said == "bold" or (said.isdigit() and int(said) >= 600)),
        italic=_with(chains, "fo:font-style", lambda said: said in ("italic", "oblique")),
        hidden=_with(chains, "text:display", lambda said: said == "none"),
        heading_cells=frozenset(name for name, chain in chains.items() if _HEADER_CELLS & set(_names(chain))),
        ordered=frozenset(level for root in roots for level in _ordered(root)),
    )


def _chain(found: dict, name: str) -> list[etree._Element]:
    """A style and those it is based on, nearest first; a ring of styles ends somewhere."""
    chain: list[etree._Element] = []
    while name in found and len(chain) < _LONGEST_CHAIN and found[name] not in chain:
        chain.append(found[name])
        name = value(found[name], "style:parent-style-name")
    return chain


def _called(style: etree._Element) -> str:
    return _plain(value(style, "style:display-name") or value(style, "style:name"))


def _plain(name: str) -> str:
    return name.replace("_20_", " ").lower()


def _role(chain: list[etree._Element]) -> str:
    return next(filter(None, map(role_of, _names(chain))), "")


def _names(chain: list[etree._Element]) -> list[str]:
    """Where a chain is cut short, its last parent still has a name."""
    return [*map(_called, chain), _plain(value(chain[-1], "style:parent-style-name"))]


def _with(chains: dict, attribute: str, is_so) -> frozenset[str]:
    """Styles for which the nearest that says anything about it says so."""
    found = []
    for name, chain in chains.items():
        said = (value(one, attribute) for style in chain for one in style.iterfind(q("style:text-properties")))
        if is_so(next(filter(None, said), "")):
            found.append(name)
    return frozenset(found)


def _ordered(root: etree._Element) -> list[tuple[str, int]]:
    found = []
    for style in root.iter(q("text:list-style")):
        for level in style.iterfind(q("text:list-level-style-number")):
            number = value(level, "text:level")
            if value(level, "style:num-format"):
                found.append((value(style, "style:name"), int(number) if number.isdigit() else 1))
    return found
