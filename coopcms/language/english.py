"""Stretches of English inside German: two neighbouring English words shield each other and a noun beside them."""

from coopcms.language.lexicon import english as words
from coopcms.language.tokens import Token


def english(found: list[Token]) -> set[int]:
    """Indexes of words in English stretches: two known neighbours, and the unbroken capitalised words beside them."""
    known = words()
    hits = [token.kind == "word" and token.text.lower() in known for token in found]
    shielded: set[int] = set()
    for i in range(len(found) - 1):
        if hits[i] and hits[i + 1]:
            shielded |= {i, i + 1}
            if i and found[i - 1].is_capital and found[i - 1].end + 1 == found[i].start and found[i - 1].kind == "word":
                shielded.add(i - 1)
            after = i + 2
            if after < len(found) and found[after].is_capital and found[after].start == found[i + 1].end + 1:
                shielded.add(after)
    return shielded
