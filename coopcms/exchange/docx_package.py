"""The parts of a Word file by what they are to each other, whatever they are called."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from coopcms.exchange.docx_names import RELS, loose
from coopcms.exchange.package import DAMAGED, Package
from coopcms.exchange.press_text import Unreadable
from coopcms.exchange.xml_part import tree

_USUAL = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: `kind` is the last word of its type, `target` a part, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool


class Word:
    """A Word file: its main part, and what belongs to it."""

    def __init__(self, package: Package):
        self.package = package
        mains = [one.target for one in self.relations_of("") if one.kind == "officeDocument"]
        self.main = next((name for name in mains if name in package), _USUAL)
        if self.main not in package:
            raise Unreadable(DAMAGED)
        self.relations = self.relations_of(self.main)

    def relations_of(self, part: str) -> list[Relation]:
        """What a part points to; the package itself is the part without a name."""
        folder, name = posixpath.split(part)
        data = self.package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [_relation(one, folder) for one in tree(data).iter(f"{{{RELS}}}Relationship")] if data else []

    def of_kind(self, *kinds: str) -> list[str]:
        """The parts of these kinds that the main part points to, each once."""
        inside = (one.target for one in self.relations if one.kind in kinds and not one.outside)
        return [name for name in dict.fromkeys(inside) if name in self.package]

    def tree(self, name: str) -> etree._Element:
        """A part as a tree."""
        return tree(loose(self.package.read(name)))

    def tree_of(self, kind: str) -> etree._Element | None:
        """The one part of a kind; None where there is none."""
        names = self.of_kind(kind)
        return self.tree(names[0]) if names else None


def _relation(element: etree._Element, folder: str) -> Relation:
    target, outside = element.get("Target", ""), element.get("TargetMode", "").lower() == "external"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, outside)
