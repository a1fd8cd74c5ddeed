"""Two ways to set the same words: quotes, dashes and spaces of another kind, ß or ss; never other words or numbers."""

import re
import unicodedata

_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_KINDS = str.maketrans(
    dict.fromkeys("„“”‟«»″", '"') | dict.fromkeys("‚‘’‛‹›′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)  # fmt: skip
_LOOSE = frozenset("\"'-,;!?()…%‰°€$§")  # beside these a space more or less is a matter of setting
_AFTER_NUMBER = frozenset("%‰°€$§)\"'")  # and beside a number only these: "1, 5" is not "1,5", nor "- 5" "-5"
_ABBREVIATED = 2  # letters before a full stop without a space behind it ("z.B.")
_ONE_WORD = re.compile(  # what a noun with ß or ss holds that is no other word with ss, nor a surname
    r"(?:schl|fl|sch|gen)[uü]ss|prozess|kongress|strasse(?:n|$)|grösse|massnahm|massstab|[aä]usse[nr]|grüsse"
    r"|(?:an|er)lass|kompromiss|missverst|missbr[aä]uch|stress|express|adress|reiss"
)
_AT_THE_BEGINNING = frozenset(("dass", "muss", "musst", "musste", "mussten", "müsst", "müsste", "müssten", "müssen"))


def same_type(old: str, new: str) -> bool:
    """Whether both say the same to the letter and differ only in kinds of quotes, dashes and spaces."""
    one, other = _typed(old), _typed(new)
    if [letter for letter, _ in one] != [letter for letter, _ in other]:
        return False
    pairs = zip(one, other, strict=True)
    return all(a == b or _may_be_apart(one, at) for at, (a, b) in enumerate(pairs))


def same_spelling(old: str, new: str) -> bool:
    """Whether two words are one, written with ß or ss; Maße and Masse are two, and so may be Weiß and Weiss."""
    one, other = old.replace("ß", "ss"), new.replace("ß", "ss")
    if one != other:
        return False
    small = one.lower()
    return one.islower() or bool(_ONE_WORD.search(small)) or small in _AT_THE_BEGINNING


def folded(text: str) -> str:
    """The letters with one kind of quote, dash and space."""
    plain = text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFC", text)).translate(_KINDS)
    return _BLANKS.sub(" ", plain)


def _typed(text: str) -> list[tuple[str, bool]]:
    """Every letter with whether a space stands before it; those at the ends do not count."""
    found, apart = [], False
    for letter in folded(text).strip(" "):
        if letter != " ":
            found.append((letter, apart))
        apart = letter == " "
    return found


def _may_be_apart(letters: list[tuple[str, bool]], at: int) -> bool:
    """Whether a space before this letter is a matter of setting."""
    before, after = letters[at - 1][0], letters[at][0]
    if before == "." and after.isalpha():
        return _is_abbreviated(letters, at - 1)
    if before.isdigit() or after.isdigit():
        return bool({before, after} & _AFTER_NUMBER)
    return bool({before, after} & _LOOSE)


def _is_abbreviated(letters: list[tuple[str, bool]], stop: int) -> bool:
    """Whether the full stop there belongs to one or two letters."""
    count = 0
    while count < stop and letters[stop - 1 - count][0].isalpha():
        count += 1
        if letters[stop - count][1]:
            break
    return 0 < count <= _ABBREVIATED
