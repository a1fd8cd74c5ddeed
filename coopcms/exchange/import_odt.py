"""OpenDocument texts, read by us: the format is a zip of plain XML, and no library for it keeps the bounds we need.

odfdo and odfpy hand out the tree of a file that they unpacked without looking; from the tree to blocks is the work.
"""

import posixpath

from lxml import etree

from coopcms.exchange import note_words as say
from coopcms.exchange.found import Found, Note
from coopcms.exchange.odt_names import q, value
from coopcms.exchange.odt_styles import styles_of
from coopcms.exchange.odt_text import Beside, Writer
from coopcms.exchange.odt_words import LINES, has_words, words
from coopcms.exchange.package import DAMAGED, PROTECTED, Package
from coopcms.exchange.pictures import Offered, keep
from coopcms.exchange.press_bounds import refuse_many, refuse_wordy
from coopcms.exchange.press_text import Unreadable
from coopcms.exchange.xml_part import TOO_LONG, tree

LONGEST = 10_000_000  # bytes of the text's XML
_REACHING = (
    "text:section-source",
    "draw:image",
    "draw:object",
    "draw:object-ole",
    "draw:plugin",
    "text:alphabetical-index-auto-mark-file",
)


def read_odt(package: Package) -> Found:
    """The words, pictures and peculiarities of an OpenDocument text. Raises Unreadable."""
    if _is_encrypted(package):
        raise Unreadable(PROTECTED)
    data = package.read("content.xml")
    if len(data) > LONGEST:
        raise Unreadable(TOO_LONG)
    content = tree(data)
    sheet = tree(package.read("styles.xml")) if "styles.xml" in package else etree.Element(q("office:document-styles"))
    text = content.find(f"{q('office:body')}/{q('office:text')}")
    if text is None:
        raise Unreadable(DAMAGED)
    visible = _bounded(text)
    beside = Beside()
    writer = Writer(styles_of(content, sheet), beside, lambda folder: _formula(package, folder))
    try:
        html = writer.html(text)
    except RecursionError:
        raise Unreadable(TOO_LONG) from None
    pictures, notes = keep(_offered(package, beside))
    notes = (*_notes_on(package, text, sheet, beside), *notes)
    return Found(html, notes, pictures, visible, footnotes=len(beside.notes))


def _bounded(text: etree._Element) -> str:
    """The words that people see. Raises Unreadable for more of them than a press text has."""
    try:
        refuse_many(sum(1 for line in text.iter(*map(q, LINES)) if has_words(line)))
        visible = "\n".join([words(text), *map(words, text.iter(q("text:note-body")))])
    except RecursionError:
        raise Unreadable(TOO_LONG) from None
    refuse_wordy(len(visible))
    return visible


def _is_encrypted(package: Package) -> bool:
    manifest = package.read("META-INF/manifest.xml")
    return bool(manifest) and next(tree(manifest).iter(q("manifest:encryption-data")), None) is not None


def _offered(package: Package, beside: Beside) -> list[Offered]:
    """The pictures of the text, then those that stand nowhere in it."""
    about = dict(reversed(beside.pictures))
    inside = [
        address for address in dict.fromkeys(address for address, _about in beside.pictures) if address in package
    ]
    inside += [name for name in package.names if name.startswith("Pictures/") and name not in inside]
    return [Offered(name, lambda name=name: package.read(name), about.get(name, "")) for name in inside]


def _formula(package: Package, folder: str) -> str:
    """The signs of a formula that lies in a folder of its own; empty for every other object."""
    data = package.read(posixpath.join(folder, "content.xml"))
    root = tree(data) if data else None
    if root is None or etree.QName(root).localname != "math":
        return ""
    signs = (one.text or "" for one in root.iter(*(q(f"math:{name}") for name in ("mi", "mn", "mo", "mtext", "ms"))))
    return "".join("".join(signs).split())


def _notes_on(package: Package, text: etree._Element, sheet: etree._Element, beside: Beside) -> tuple[Note, ...]:
    """The sentences in the order of their weight."""
    changes = text.find(q("text:tracked-changes"))
    inserted = 0 if changes is None else sum(1 for _ in changes.iter(q("text:insertion")))
    struck = [] if changes is None else list(map(_struck, changes.iter(q("text:deletion"))))
    formulas = [said for folder in beside.objects if (said := _formula(package, folder))]
    objects = [folder for folder in beside.objects if not _formula(package, folder)]
    counted = ((say.INSERTED, inserted), (say.BOXES, beside.boxes))
    named = (
        (say.DELETED, struck), (say.HIDDEN, beside.hidden), (say.FORMULAS, formulas), (say.COMMENTS, beside.comments),
        (say.PAGES, _pages(sheet)), (say.ENTRIES, _entries(text)), (say.CHARTS, _drawn(package, objects)),
        (say.MACROS, [name for name in package.names if name.startswith(("Basic/", "Scripts/"))]),
        (say.INSIDE, objects), (say.OUTSIDE, _outside(text)),
    )  # fmt: skip
    found = [Note(message, {"count": count}) for message, count in counted if count]
    told = ((message, tuple(filter(None, passages))) for message, passages in named)
    return (*found, *(Note(message, {}, passages) for message, passages in told if passages))


def _struck(deletion: etree._Element) -> str:
    return " ".join(map(words, deletion.iterfind(q("text:p"))))


def _pages(sheet: etree._Element) -> list[str]:
    parts = sheet.iter(*(q(f"style:{name}") for name in ("header", "footer", "header-left", "footer-left")))
    return list(dict.fromkeys(map(words, parts)))


def _entries(text: etree._Element) -> list[str]:
    """What form fields are called and what was entered in them."""
    told = ("form:label", "form:current-value", "form:value")
    fields = (one for forms in text.iter(q("office:forms")) for one in forms.iter())
    return list(dict.fromkeys(said for one in fields for name in told if (said := value(one, name))))


def _drawn(package: Package, folders: list[str]) -> list[str]:
    parts = (package.read(posixpath.join(folder, "content.xml")) for folder in dict.fromkeys(folders))
    return [words(tree(data)) for data in parts if data]


def _outside(text: etree._Element) -> list[str]:
    """Where the text would have fetched something from."""
    addresses = (value(one, "xlink:href") for one in text.iter(*map(q, _REACHING)))
    return list(dict.fromkeys(one[:300] for one in addresses if ":" in one or one.startswith(("/", ".."))))
