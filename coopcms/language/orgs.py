"""Names of firms and bodies in a passage, and words that mark an organisation."""

from functools import lru_cache

from coopcms.language.lexicon import orgs
from coopcms.language.passage import Passage

_LINKS = frozenset(
    ("der", "des", "für", "deutscher", "deutsche", "und", "&", "+", "von", "im", "in", "freier", "junger")
)
_COMPLEMENTS = ("der", "des", "von", "im", "in")
_OF_MEMBERS = (
    "verein", "verband", "bund", "institut", "kammer", "innung", "stiftung", "gesellschaft", "genossenschaft",
    "akademie", "vereinigung", "union", "gewerkschaft", "gemeinschaft", "club", "klub", "orden", "gilde", "zunft",
)  # fmt: skip
_SHOPS = ("erei", "markt", "haus", "hof", "laden", "betrieb", "bau", "technik", "kanzlei", "praxis", "hotel", "mühle")
_LONGEST_HEAD = 40  # letters
_OPENINGS = frozenset(("Die", "Der", "Das", "Zum", "Zur", "Im", "Am", "Beim"))
_HOLDINGS = ("Holding", "Group")
_DOTTED = (("e", ".", "V"), ("e", ".", "G"), ("i", ".", "G"))


@lru_cache(maxsize=8192)
def org_kind(word: str) -> str:
    """legal, body, shop, place, or nothing; compounds go by their head, genitives by their lemma."""
    kinds = orgs()
    for form in [word, *(word.removesuffix(end) for end in ("s", "es", "en", "n"))]:
        if form in kinds:
            return kinds[form]
    lowered = word.lower()
    for at in range(max(3, len(lowered) - _LONGEST_HEAD), len(lowered) - 3):
        head = lowered[at:].capitalize()
        for form in (head, head.removesuffix("s"), head.removesuffix("en"), head.removesuffix("n")):
            if kinds.get(form) in ("body", "shop", "place"):
                return kinds[form]
    return ""


def in_body_name(text: Passage, i: int) -> bool:
    """Before a legal form within a run of capitalised words, or in `Verband der …`, `Bund Deutscher …`."""
    if _before_legal_form(text, i) or _after_body(text, i) or _after_shop(text, i):
        return True
    return _after_capital_opening(text, i)


def _after_capital_opening(text: Passage, i: int) -> bool:
    """`die Gruppe Die Rattenfänger`, `das Gasthaus Zum Wilden Jäger`: a small word with a capital opens a name."""
    at = i - 1
    while at > 0 and i - at <= 2 and text.adjacent(at, at + 1) and text.tokens[at].is_capital:
        if text.text(at) in _OPENINGS:
            return not text.begins_sentence(at) and text.adjacent(at - 1, at)
        at -= 1
    return False


def is_legal_form(text: Passage, i: int) -> bool:
    """GmbH, AG, Holding, also `e. V.` written in parts."""
    if org_kind(text.text(i)) == "legal" or text.text(i) in _HOLDINGS:
        return True
    return tuple(text.text(k) for k in range(i, i + 3)) in _DOTTED


def _before_legal_form(text: Passage, i: int) -> bool:
    at = i + 1
    if text.text(at) in _COMPLEMENTS:  # Leiterin der Beispiel GmbH
        return False
    while at < len(text.tokens) and text.same_sentence(i, at) and at - i <= 6:
        word = text.text(at)
        if is_legal_form(text, at):
            return True
        if not (word[:1].isupper() or word in _LINKS or word in ("-", "/")):
            return False
        at += 1
    return False


def _after_body(text: Passage, i: int) -> bool:
    """`Verband der Köche`, `Institut für Lehrer`, `Bund Deutscher Architekten`."""
    at = i - 1
    linked = False
    while at >= 0 and text.same_sentence(at, i) and i - at <= 4:
        word = text.text(at)
        if word[:1].isupper() and _has_members(word):
            return linked
        if word.lower() not in _LINKS and not (word[:1].isupper() and word.endswith(("er", "en", "e"))):
            return False
        linked = linked or word in ("der", "des") or word[:1].isupper()
        at -= 1
    return False


def _has_members(word: str) -> bool:
    """Verein, Handwerkskammer: bodies whose names go on with those who belong to them."""
    return word.lower().removesuffix("s").removesuffix("e").endswith(_OF_MEMBERS)


def _after_shop(text: Passage, i: int) -> bool:
    """`Bäckerei Müller`, `Autohaus Schneider`, `Baumarkt Zimmermann`: a name follows a shop without a sign between."""
    if not i or not text.adjacent(i - 1, i) or text.tokens[i - 1].kind != "word":
        return False
    shop = text.text(i - 1)
    is_surname = any("surname" in one.entry.flags for one in text.readings(i))
    kind = org_kind(shop)
    is_shop = kind == "body" or (shop[:1].isupper() and shop.lower().endswith(_SHOPS))
    return kind == "shop" or (is_surname and is_shop)


def names_body(text: Passage, i: int) -> bool:
    """Whether token i is an organisation, a place or a legal form."""
    token = text.tokens[i]
    return token.kind == "word" and token.is_capital and org_kind(token.text) != ""
