"""The words of a revision as one text to check: which part of it is which field, and what in it is protected."""

from dataclasses import dataclass, replace

from coopcms.content.kinds.declaration import WORDS_FIRST
from coopcms.content.models import Revision
from coopcms.language.findings import Span
from coopcms.language.flat import rich_doc

MOST = 100_000  # letters that are checked while somebody waits for a page
BETWEEN = "\n\n"  # nothing is read across fields


@dataclass(frozen=True, slots=True)
class Checked:
    """`places` are (where it begins, label) of each field in order; `is_cut`: the end of the text is not in it."""

    text: str
    places: tuple[tuple[int, str], ...] = ()
    protected: tuple[Span, ...] = ()
    is_cut: bool = False

    def field_at(self, offset: int) -> str:
        """The label of the field at this place, a msgid."""
        return next((label for start, label in reversed(self.places) if start <= offset), "")

    def around(self, start: int, end: int, letters: int = 60) -> tuple[str, str]:
        """What stands before and after in the same line, cut between words."""
        first = max(self.text.rfind("\n", 0, start) + 1, start - letters)
        last = min(self.text.find("\n", end) % (len(self.text) + 1), end + letters)
        before, after = self.text[first:start], self.text[end:last]
        if first and self.text[first - 1] != "\n":
            before = "… " + before.partition(" ")[2]
        if last < len(self.text) and self.text[last] != "\n":
            after = after.rpartition(" ")[0] + " …"
        return before, after


def checked_text(revision: Revision) -> Checked:
    """Kicker, title, subtitle, lead and body; quotes, code and other languages of the body are protected."""
    parts, places, protected, at = [], [], [], 0
    for field in WORDS_FIRST:
        value = revision.content.get(field.name) or ""
        if isinstance(value, list):
            doc = rich_doc(value)
            protected = [replace(span, start=span.start + at, end=span.end + at) for span in doc.protected]
            value = doc.text
        if value:
            parts.append(value)
            places.append((at, field.label))
            at += len(value) + len(BETWEEN)
    return _cut(Checked(BETWEEN.join(parts), tuple(places), tuple(protected)))


def _cut(whole: Checked) -> Checked:
    if len(whole.text) <= MOST:
        return whole
    end = max(whole.text.rfind(BETWEEN, 0, MOST), 0) or MOST
    return replace(
        whole, text=whole.text[:end], protected=tuple(one for one in whole.protected if one.end <= end), is_cut=True
    )
