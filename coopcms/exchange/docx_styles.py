"""Word's styles: what each one means for a press text, through whatever styles it is made of."""

from dataclasses import dataclass

from lxml import etree

from coopcms.exchange.docx_names import is_on, value, w
from coopcms.exchange.heads import role_of

PREFIX = "cm-"  # of our own styles, which stand for what was found out
OURS = ("h1", "h2", "h3", "h4", "subtitle", "kicker", "lead", "quote", "box")
MAP = "\n".join(
    [
        *(f"p[style-name='{PREFIX}{tag}'] => {tag}:fresh" for tag in ("h1", "h2", "h3", "h4")),
        *(f"p[style-name='{PREFIX}{name}'] => p.{name}:fresh" for name in ("subtitle", "kicker", "lead")),
        f"p[style-name='{PREFIX}quote'] => blockquote > p:fresh",
        f"p[style-name='{PREFIX}box'] => aside > p:fresh",
        *(
            f"p[style-name='List {kind} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for level in (2, 3, 4)
            for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
        ),
        *(f"r[style-name='{name}'] => strong" for name in ("Strong", "Strong Emphasis", "Fett", "Intense Emphasis")),
        *(f"r[style-name='{name}'] => em" for name in ("Emphasis", "Hervorhebung", "Subtle Emphasis", "Kursiv")),
    ]
)  # lists by their numbers are in mammoth's own map
_LONGEST_CHAIN = 12  # styles that rest on one another


@dataclass(frozen=True, slots=True)
class Styles:
    """By the id of a style: what it means (`heads.role_of`), which make bold or hidden text, and lists by number."""

    roles: dict[str, str]
    bold: frozenset[str]
    hidden: frozenset[str]
    listed: dict[str, tuple[str, str]]  # number of the list, level

    def role(self, name: str) -> str:
        """What the style means; one that the file forgot to explain may say it by its id."""
        return self.roles.get(name) or role_of(name)


def styles_of(root: etree._Element | None) -> Styles:
    """What styles.xml says."""
    found = {} if root is None else {value(one, "styleId"): one for one in root.iterfind(w("style"))}
    chains = {name: _chain(found, name) for name in found}
    return Styles(
        roles={name: role for name, chain in chains.items() if (role := _role(chain))},
        bold=frozenset(name for name, chain in chains.items() if _has(chain, "b")),
        hidden=frozenset(name for name, chain in chains.items() if _has(chain, "vanish")),
        listed={name: numbers for name, chain in chains.items() if (numbers := _list_of(chain))},
    )


def with_ours(root: etree._Element | None) -> etree._Element:
    """The style sheet with our own styles added."""
    root = etree.Element(w("styles"), nsmap={"w": w("")[1:-1]}) if root is None else root
    for name in OURS:
        style = etree.SubElement(root, w("style"), {w("type"): "paragraph", w("styleId"): PREFIX + name})
        etree.SubElement(style, w("name"), {w("val"): PREFIX + name})
    return root


def _chain(found: dict, name: str) -> list[etree._Element]:
    """A style and those it is based on, nearest first; a ring of styles ends somewhere."""
    chain: list[etree._Element] = []
    while name in found and len(chain) < _LONGEST_CHAIN and found[name] not in chain:
        chain.append(found[name])
        name = value(found[name].find(w("basedOn")))
    return chain


def _role(chain: list[etree._Element]) -> str:
    if value(chain[0], "type") not in ("paragraph", ""):
        return ""
    for style in chain:
        if role := role_of(value(style.find(w("name")))):
            return role
        level = value(style.find(f"{w('pPr')}/{w('outlineLvl')}"))
        if level.isdigit() and int(level) < 9:
            return f"h{int(level) + 1}"
    return ""


def _has(chain: list[etree._Element], switch: str) -> bool:
    """The nearest style that says anything about it decides."""
    said = (style.find(f"{w('rPr')}/{w(switch)}") for style in chain)
    return is_on(next((one for one in said if one is not None), None))


def _list_of(chain: list[etree._Element]) -> tuple[str, str] | None:
    said = (style.find(f"{w('pPr')}/{w('numPr')}") for style in chain)
    numbers = next((one for one in said if one is not None), None)
    name = "" if numbers is None else value(numbers.find(w("numId")))
    return (name, value(numbers.find(w("ilvl"))) or "0") if name not in ("", "0") else None
