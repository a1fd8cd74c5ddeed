"""The package's word lists: tab-separated files, each read at its first use and kept."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CLASSES = frozenset(("er", "erer", "e", "eU", "en", "or", "e-pl", "U", "bauer", "beamt", "adj", "mann", "ling", "epi"))
SHIPPED = files("coopcms.language") / "data"
DATA = SHIPPED  # where the word lists are read from
_COLUMNS = ("lemma", "class", "pl", "fem", "flags", "neutral_sg", "neutral_pl", "collective", "field")


@dataclass(frozen=True, slots=True)
class Neutral:
    """A neutral wording with its kind: the gender m, f, n of a singular, `pl`, or `adj` for a nominalised adjective."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One person noun as it is filed; `lemma` is masculine and singular. One object per row: compare with `is`."""

    lemma: str
    cls: str
    pl: str = ""
    fem: str = ""
    flags: frozenset[str] = frozenset()
    neutral_sg: tuple[Neutral, ...] = ()
    neutral_pl: tuple[Neutral, ...] = ()
    collective: tuple[Neutral, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A device or thing noun that looks like a person noun."""

    lemma: str
    gender: str
    pl: str = ""
    field: str = ""


@cache
def persons() -> tuple[Entry, ...]:
    """Every person noun of all persons*.tsv, files in the order of their names."""
    return tuple(entry_of(row) for name in person_files() for row in rows(name))


def person_files() -> list[str]:
    """The names of the files with person nouns, in their order."""
    names = sorted(entry.name for entry in DATA.iterdir() if entry.name.startswith("persons"))
    return [name for name in names if name.endswith(".tsv")]


@cache
def things() -> dict[str, Thing]:
    """Thing nouns by lemma."""
    return {row[0]: Thing(*_padded(row, 4)) for row in rows("things.tsv")}


@cache
def stops() -> dict[str, str]:
    """Words that never mean a person, with their field."""
    return _pairs("stop.tsv")


@cache
def orgs() -> dict[str, str]:
    """Words that mark an organisation or a place, with their kind."""
    return _pairs("orgs.tsv")


@cache
def compounds() -> dict[str, str]:
    """Compounds with a person noun in front: their neutral replacement, empty where the word is established."""
    return _pairs("compounds.tsv")


@cache
def first_names() -> dict[str, str]:
    """First names with their gender f, m or u."""
    return _pairs("firstnames.tsv")


@cache
def grammar(kind: str) -> frozenset[str]:
    """The small words of one kind (prepositions, verb forms) that the grammar itself needs; always the shipped ones."""
    return _grammar().get(kind, frozenset())


@cache
def english() -> frozenset[str]:
    """Words that mark a stretch of English."""
    return frozenset(row[0] for row in rows("english.tsv"))


@cache
def _grammar() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for line in (SHIPPED / "grammar.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, kind = line.split("\t")
        kinds.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in kinds.items()}


def rows(name: str) -> list[list[str]]:
    """The rows of a data file without its head line, equal cells as one string; none where there is no such file."""
    path = DATA / name
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    same: dict[str, str] = {}
    return [[same.setdefault(cell, cell) for cell in line.split("\t")] for line in lines if line]


def entry_of(row: list[str]) -> Entry:
    """A row of persons*.tsv as an entry."""
    lemma, cls, pl, fem, flags, single, plural, collective, field = _padded(row, len(_COLUMNS))
    return Entry(lemma, cls, pl, fem, _flags(flags), _neutrals(single), _neutrals(plural), _neutrals(collective), field)


@cache
def _flags(cell: str) -> frozenset[str]:
    return frozenset(filter(None, (flag.strip() for flag in cell.split(","))))


@cache
def _neutrals(cell: str) -> tuple[Neutral, ...]:
    parts = (part.strip().rpartition(" ") for part in cell.split("|") if part.strip() not in ("", "-", "–"))
    return tuple(Neutral(text, kind) for text, _, kind in parts if text)


def _pairs(name: str) -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows(name)}


def _padded(row: list[str], length: int) -> list[str]:
    return (row + [""] * length)[:length]
