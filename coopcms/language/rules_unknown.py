"""Words that no list holds but that end as many person nouns do; asked only where a house is strict (rule 19)."""

import re

from coopcms.language.lexicon import english, first_names
from coopcms.language.orgs import org_kind
from coopcms.language.passage import Passage
from coopcms.language.people import Named
from coopcms.language.readings import is_no_person
from coopcms.language.verdicts import Verdict

_LIKE_A_PERSON = re.compile("..[a-zäöüß](?:er[ns]?|ist(?:en)?|[ea]nt(?:en)?|or(?:s|en)?|eur(?:s|e|en)?|ogen?)$")
_NEUTER = frozenset(("das", "ins", "dies", "jedes", "welches"))


def unknown(text: Passage, i: int, people: list[Named]) -> Verdict | None:
    """A hint at a word that sounds like a masculine person noun; names, places and known things are passed over."""
    word = text.text(i)
    if not _LIKE_A_PERSON.search(word) or is_no_person(word) or _is_listed(word):
        return None
    if text.begins_sentence(i) or text.text(i - 1).lower() in _NEUTER or _stands_in_name(text, i):
        return None
    return None if any(named.first <= i <= named.last for named in people) else Verdict("GH04", "hint", 0.4)


def _is_listed(word: str) -> bool:
    return word.lower() in english() or word in first_names() or bool(org_kind(word))


def _stands_in_name(text: Passage, i: int) -> bool:
    """`Kölner Dom`, `Firma Xanter`: another capital beside it, with nothing but a blank between."""
    before, after = i - 1, i + 1
    return any(
        text.same_sentence(i, k) and text.tokens[k].is_capital and text.adjacent(min(i, k), max(i, k))
        for k in (before, after)
        if not (k == before and text.begins_sentence(k))
    )
