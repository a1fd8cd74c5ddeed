"""Words, numbers and signs of a paragraph with their sentences; a form with a gender sign is one word."""

import re
from typing import NamedTuple

from coopcms.language.cues import cues

LETTER = "[^\\W\\d_\u00aa\u00ba]|[\u0300-\u036f]"
_L = f"(?:{LETTER})"
_LS = "(?:[^\\W\\d_\u00aa\u00ba]++|[\u0300-\u036f])"  # a run of letters, as far as it goes
_SIGN = "[:*_·•‧∙]"
_ENDING = "(?:innen|in|er|en|es|em|e|r|n|s|m|die|der|den|dem|des|das|sie|ihm|ihn|ihr(?:e[nmrs]?)?|deren|dessen|zur|zum)"
_NOT_LETTER = f"(?!{_L})"
_AGED = "[A-Z]{0,4}\\d{1,6}(?:[.,]\\d{1,3})?[-‑](?=[a-zäöü])"  # 34-jährige, CO2-neutrale: one adjective
_TOKEN = re.compile(
    "|".join(
        (
            f"(?P<sign>(?:{_AGED}|{_LS}++['’])?(?P<opens>{_L}{{2}}){_LS}*+(?:-{_LS}++)*(?:{_SIGN}-?(?:innen(?:{_L}|-(?={_L}))*|{_ENDING}{_NOT_LETTER}"
            f"|(?i:(?P=opens)){_L}*(?:e|er|en|em|es){_NOT_LETTER})"
            f"|/-?(?:innen|in|r|n|e|s|m|er|en){_NOT_LETTER}|\\((?:innen|in|r|n|e|s|er|en)\\)|\\(inn\\)en)"
            f"(?:-{_L}+)*)",
            f"(?P<word>(?:{_AGED})?{_LS}++(?:['’]{_LS}++)?(?:[-‑]{_LS}++)*(?:[-‑](?!{_L}))?)",
            r"(?P<number>\d+(?:[.,:]\d+){0,8}\.?(?=\s|$|[^\w.])|\d+)",
            r"(?P<punct>\.\.\.|[^\w\s]|_)",
        )
    )
)
_SIGN_AT = re.compile(f"{_SIGN}-?(?={_L})|/-?(?=[a-z])|\\((?=[a-z])")
_INNER_I = re.compile("(?<=[a-zäöüß])I(?:n$|nnen(?=$|[a-zäöüß-]))")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset('“”"»«’‘)]›‹')


class Token(NamedTuple):
    """`text` is plain[start:end]; `sign` is the gender sign in it ("I" for the inner I), else empty."""

    start: int
    end: int
    text: str
    kind: str  # word, number or punct
    sentence: int
    sign: str = ""
    is_capital: bool = False  # whether it begins with a capital letter, as nouns and names do


def tokens(plain: str, start: int = 0, end: int | None = None, sentence: int = 0) -> list[Token]:
    """All tokens of plain[start:end], one paragraph; `sentence` numbers its first sentence."""
    found: list[Token] = []
    stop = len(plain) if end is None else end
    pending = False
    for match in _TOKEN.finditer(plain, start, stop):
        kind, text = match.lastgroup, match[0]
        if pending and _begins(text):
            sentence += 1
        pending = (pending and text in _CLOSERS) or (text in _ENDS and _is_end(found, text))
        sign = ""
        if kind == "sign":
            kind, sign = "word", _sign_of(text)
        elif kind == "word" and "I" in text and _INNER_I.search(text):
            sign = "I"
        found.append(Token(*match.span(), text, kind, sentence, sign, text[0].isupper()))
    return found


def _sign_of(text: str) -> str:
    found = _SIGN_AT.search(text)
    return found[0] if found else ""


def _begins(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text in '„»«"‚›‹–-•'


def _is_end(before: list[Token], text: str) -> bool:
    """Whether this sign ends a sentence: no abbreviation, initial or ordinal stands before a full stop."""
    if text != "." or not before:
        return True
    last = before[-1]
    if last.kind == "number":
        return len(last.text) > 2 and "." not in last.text
    return not (last.text.lower() in cues("abbreviation") or (len(last.text) == 1 and last.kind == "word"))


def paragraphs(plain: str) -> list[tuple[int, int]]:
    """Offsets of what blank lines separate; nothing is read across them."""
    found, start = [], 0
    for match in _BLANK.finditer(plain):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(plain))]


_BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*|[\u2029\x0c]+")
