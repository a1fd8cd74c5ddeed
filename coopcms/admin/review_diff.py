"""A text as a proof sheet: field by field in reading order, changes marked and counted, what is alike folded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, groupby

from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.admin.reading import text_of
from coopcms.admin.review_diff_html import Remarks, first_words, html_of
from coopcms.admin.review_diff_places import section_notes, sentences_of
from coopcms.admin.review_diff_words import html_of_words
from coopcms.blocks.shape import DOCUMENT, HEADINGS, leaf
from coopcms.blocks.text import from_plain
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.merge.forms import Judge, without_forms, words_without_forms
from coopcms.merge.proof import LEFT, MOVED, Passage, Words, proof
from coopcms.merge.words import DELETE, EQUAL, INSERT, diff_words

WORDS_FIRST = ("kicker", "title", "subtitle", "lead", "body")  # read first, and as readers see them
BODY, SECTION, FACT, PLACEMENT = "body", "section", "fact", "placement"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One passage, or one short field: `number` counts its change through the sheet, 0 where nothing changed.

    `place` names it within the item (a block's id, gone or not; a field's name), `note` says what no mark inside says.
    `sentences` are what can be pointed at in it. `formed`: equal but for changes of form, which are not shown.
    """

    place: str
    op: str
    html: Markup
    name: str
    number: int = 0
    note: str = ""
    pair: int = 0
    sentences: tuple[str, ...] = ()
    formed: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Stretches one after the other; `folded` ones have not changed, or in form alone, and need no reading."""

    stretches: tuple[Stretch, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One field: `look` says how it is set; a change in a field that `voids` takes signatures away.

    `words` if words in it can be pointed at, `forms` how many changes of form are not shown or would not be.
    """

    name: str
    label: str
    look: str
    runs: tuple[Run, ...]
    words: bool = False
    forms: int = 0

    @property
    def changed(self) -> bool:
        return any(stretch.op != EQUAL for run in self.runs for stretch in run.stretches)

    @property
    def formed(self) -> bool:
        """True where nothing but the form of words has changed, and that is not shown."""
        return self.forms > 0 and not self.changed

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that can be pointed at in it, each once."""
        return tuple(dict.fromkeys(one for run in self.runs for stretch in run.stretches for one in stretch.sentences))

    @property
    def voids(self) -> bool:
        return self.look != PLACEMENT


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to be shown: the words `old` (None: nothing to compare with) and `new`; `open` places stay unfolded.

    With `remarks` one can point at words; a `judge` tells changes of form, which are left out where it `hides` them.
    """

    kind: str
    old: Mapping | None
    new: Mapping
    open: frozenset[str] = frozenset()
    remarks: Remarks | None = None
    judge: Judge | None = None
    hides: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def sheets(ask: Ask) -> tuple[Sheet, ...]:
    """Every field that is filled, or was, in reading order: the words, long fields, facts, and where it stands."""
    fields = sorted(KINDS[ask.kind].fields + d.PLACEMENT, key=_reading_order)
    found = (_sheet(one, ask) for one in fields if ask.new.get(one.name) or (ask.old or {}).get(one.name))
    return tuple(found)


def changes_in(found: Iterable[Sheet]) -> int:
    """How many changes there are."""
    every = (stretch.number for sheet in found for run in sheet.runs for stretch in run.stretches)
    return max(every, default=0)


def _reading_order(one: d.Field) -> tuple:
    if one.name in WORDS_FIRST:
        return 0, WORDS_FIRST.index(one.name)
    return (1 if one.section else 3 if one in d.PLACEMENT else 2), 0


def forms_in(found: Iterable[Sheet]) -> int:
    """How many changes of form there are, shown or not."""
    return sum(sheet.forms for sheet in found)


def _sheet(one: d.Field, ask: Ask) -> Sheet:
    new = ask.new.get(one.name)
    old = new if ask.old is None else ask.old.get(one.name)
    look = PLACEMENT if one in d.PLACEMENT else one.name if one.name in WORDS_FIRST else FACT
    if one.type == d.BODY:
        read, count = _plainer(proof(old or [], new or []), ask)
        return Sheet(one.name, _(one.label), BODY, _runs(read, ask), forms=count)
    if one.section:
        before, after = from_plain(old or ""), from_plain(new or "")
        read, count = _plainer(proof(before, after), ask)
        notes = section_notes(one.name, new or "", after, ask.remarks) if ask.remarks else None
        runs = _runs(read, replace(ask, remarks=notes), one.name)
        return Sheet(one.name, _(one.label), SECTION, runs, ask.remarks is not None, count)
    line, count = _line(one, old, new, ask)
    pointed = ask.remarks is not None and one.type in (d.TEXT, d.LINES) and look != PLACEMENT
    return Sheet(one.name, _(one.label), look, (Run((line,)),), pointed, count)


def _plainer(passages: tuple[Passage, ...], ask: Ask) -> tuple[list[tuple[Passage, bool]], int]:
    """Without the changes of form where these are hidden, and whether that left nothing; their number in any case."""
    left, count = passages, 0
    if ask.judge and ask.old is not None:
        left, count = without_forms(passages, ask.judge)
    shown = left if ask.hides else passages
    return [(now, now.op != was.op) for was, now in zip(passages, shown, strict=True)], count


def _line(one: d.Field, old, new, ask: Ask) -> tuple[Stretch, int]:
    words, count = tuple(Words(*piece) for piece in diff_words(text_of(one, old), text_of(one, new))), 0
    if ask.judge and one.type in (d.TEXT, d.LINES):
        left, count = words_without_forms(words, ask.judge)
        words = left if ask.hides else words
    changed = any(piece.op != EQUAL for piece in words)
    number = next(ask.numbers) if changed else 0
    notes = ask.remarks.notes.get(one.name, ()) if ask.remarks else ()
    html = html_of_words(words, notes)
    sentences = sentences_of([leaf("p", [[new or "", []]])]) if ask.remarks and one.type in (d.TEXT, d.LINES) else ()
    return Stretch(one.name, "change" if changed else EQUAL, html, _(one.label), number, sentences=sentences), count


def _runs(read: list[tuple[Passage, bool]], ask: Ask, place: str = "") -> tuple[Run, ...]:
    """Alike stretches are folded where there is something to compare; a heading stays above what changed."""
    passages = [passage for passage, _formed in read]
    stretches = [replace(_stretch(passage, ask, place), formed=formed) for passage, formed in read]
    if ask.old is None:
        return (Run(tuple(stretches)),) if stretches else ()
    open_ones = [stretch.op != EQUAL or stretch.place in ask.open for stretch in stretches]
    shown = [is_open or _heads(n, passages, open_ones) for n, is_open in enumerate(open_ones)]
    pairs = groupby(zip(shown, stretches, strict=True), lambda pair: pair[0])
    return tuple(Run(tuple(stretch for _shown, stretch in run), not is_shown) for is_shown, run in pairs)


def _heads(n: int, passages: list[Passage], open_ones: list[bool]) -> bool:
    return passages[n].block["type"] in HEADINGS and open_ones[n + 1 : n + 2] == [True]


def _stretch(passage: Passage, ask: Ask, place: str) -> Stretch:
    number = 0 if passage.op in (EQUAL, LEFT) else next(ask.numbers)
    where = place or ("" if passage.op == LEFT else passage.block.get("id", ""))
    name = first_words(passage.block)
    sentences = sentences_of([passage.block]) if ask.remarks and passage.op not in (DELETE, LEFT) else ()
    html = html_of(passage, ask.remarks)
    return Stretch(where, passage.op, html, name, number, _note(passage), passage.pair, sentences)


def _note(passage: Passage) -> str:
    """What a mark inside the passage does not say."""
    if passage.op == MOVED:
        return _moved(passage)
    if passage.op == INSERT:
        return _("New passage.")
    if passage.op == DELETE:
        return _("This passage is gone.")
    if passage.was and passage.reshaped and passage.block["type"] == DOCUMENT:
        return _("This PDF is said to be in another language than before.")
    if passage.was and passage.reshaped:
        return _("This picture is described otherwise than before.")
    return _("Set in another form than before.") if _is_reshaped(passage) else ""


def _moved(passage: Passage) -> str:
    if passage.after is None:
        return _("Moved here from the beginning.")
    return _("Moved here; it stood after “%(words)s”", words=first_words(passage.after))


def _is_reshaped(passage: Passage) -> bool:
    return (
        passage.reshaped
        or any(piece.op == "format" for piece in passage.words)
        or any(map(_is_reshaped, passage.children))
    )
