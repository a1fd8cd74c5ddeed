"""The words by which German texts say that somebody speaks, and those that announce a title instead."""

import re

_SAYS = (
    "sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|ergänzt|ergänzte|berichtet|berichtete|erläutert|erläuterte"
    "|findet|fand|fasst|fasste|resümiert|resümierte|bilanziert|bilanzierte|schildert|schilderte|unterstreicht"
    "|unterstrich|bekräftigt|bekräftigte|lobt|lobte|hofft|hoffte|verspricht|versprach|fordert|forderte|fragt|fragte"
    "|antwortet|antwortete|erinnert|erinnerte|weiß|wusste|verrät|verriet|erzählt|erzählte|begründet|begründete"
    "|kommentiert|kommentierte|schwärmt|schwärmte|ruft|rief|mahnt|mahnte|warnt|warnte|äußert|äußerte|bemerkt|bemerkte"
    "|führt|führte|fügt|fügte|hebt|hob|freut|freute|zeigt|zeigte|bestätigt|bestätigte|stellt|stellte|blickt|blickte"
    "|urteilt|urteilte|schreibt|schrieb|zitiert|zitierte|wünscht|wünschte|verdeutlicht|verdeutlichte|versichert"
    "|versicherte|empfiehlt|empfahl|prognostiziert|prognostizierte|ist|war|heißt|hieß|nennt|nannte|bezeichnet"
    "|teilt|teilte|bringt|brachte|lacht|lachte"
)
# verbs that say something else more often: only where they stand right behind the quote or before its colon
_WEAK = (
    "findet|fand|fasst|fasste|weiß|wusste|ruft|rief|führt|führte|fügt|fügte|hebt|hob|zeigt|zeigte|stellt|stellte"
    "|blickt|blickte|ist|war|heißt|hieß|nennt|nannte|bezeichnet|freut|freute|hofft|hoffte|fordert|forderte|schreibt"
    "|schrieb|teilt|teilte|bringt|brachte|lacht|lachte|verspricht|versprach|wünscht|wünschte|erinnert|erinnerte|bestätigt|bestätigte|empfiehlt|empfahl"
)
SAYS = re.compile(rf"\b(?:{_SAYS})\b")
STRONG = re.compile(
    rf"\b(?!(?:{_WEAK})\b)(?:{_SAYS})\b"
    r"|\b(?:laut|Laut|nach (?:den )?(?:Worten|Angaben|Ansicht|Aussage)|Nach (?:den )?(?:Worten|Angaben|Ansicht|Aussage)"
    r"|zufolge)\b"
)
BEHIND = re.compile(rf"\s*[,–—-]?\s*(?P<cue>so|laut|(?:{_SAYS}))\b(?P<rest>.*)", re.DOTALL)
BEFORE = re.compile(r"[:,]\s*$")
TITLES = re.compile(
    r"(?:titel|motto|thema|projekt\w*|vorhaben|reihe|vortrag|workshop|film|buch|studie|leitfaden|kampagne|initiative|"
    r"programm|netzwerk|wettbewerb|preis|veranstaltung|seminar|kurs|ausstellung|podcast|broschüre|aktion|tagung|konferenz|"
    r"messe|begriff|slogan|schwerpunkt|zentrum|verbund\w*|namens|heißt|genannt\w*|sogenannte\w*|magazin|zeitschrift|lied|"
    r"bereich|modul|schulung|format|plattform|forschungsprojekt|name|namen|überschrift|handlungsfeld|forum|fachtag|podium|"
    r"roman|sammlung|werk|spiel|serie|sendung|newsletter|portal|label|siegel|richtlinie|gesetz|rubrik|förderlinie)$",
    re.IGNORECASE,
)
PRONOUNS = frozenset(("er", "sie", "dieser", "diese", "er.", "sie.", "Er", "Sie"))
_ABBREVIATED = re.compile(r"(?:\b(?:Prof|Dr|Dipl|Ing|St|Hr|Fr|Nr|bzw|ca|Abs|Mr|Mrs|jun|sen|[A-Za-z])|\d)\.$")
_LONGEST = 8  # letters of an abbreviation and of what stands before it
_SIGN = re.compile(r"\S")
_END = re.compile(r"[.!?…](?=\s|$)")


def sentence_end(text: str, start: int = 0) -> int:
    """Where the first sentence from `start` on ends, behind its sign; the text's length if it does not end."""
    for found in _END.finditer(text, start):
        end = found.end()
        rest = _SIGN.search(text, end) if found[0] == "." else None
        if not (rest and (rest[0].islower() or _ABBREVIATED.search(text, max(start, end - _LONGEST), end))):
            return end
    return len(text)


def last_sentence(text: str) -> str:
    """What stands before a place since the last sentence ended."""
    start, whole = 0, len(text.rstrip())
    while (end := sentence_end(text, start)) < whole:
        start = end
    return "" if end == whole and text[whole - 1 : whole] in (".", "!", "?") else text[start:]
