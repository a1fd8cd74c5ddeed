"""Decisions from men who are spoken of without a name: rulers and monks, somebody's father, the man just mentioned."""

from coopcms.language.cues import cues
from coopcms.language.orgs import org_kind
from coopcms.language.verdicts import Candidate, Verdict

_DEFINITE = ("der", "dem", "den", "des")
_OF_ONE = ("eines", "des", "dieses", "seines", "ihres")
_OF_HIM = (("mit", "ihm"), ("in", "ihm"), ("an", "ihm"))
_BACK = 2  # sentences
_REACH = 12  # words
_ENSEMBLES = ("chor", "chors", "chores", "quartett", "ballett", "riege", "runde")


def man(one: Candidate) -> Verdict | None:
    """A man for certain, though nobody says his name (rule 8)."""
    named = {one.reading.entry.lemma, one.reading.lemma}
    if not named.isdisjoint(cues("ruler")) or any(is_one(one) for is_one in _MEN):
        return Verdict("named", "clean")
    return None


def _is_of_old(one: Candidate) -> bool:
    """`römische Soldaten`, `mittelalterliche Söldner`: armies of times when no woman served."""
    adjectives = {one.text.text(k).lower() for k in one.phrase.left.adjectives}
    return one.reading.entry.lemma in cues("warrior") and not adjectives.isdisjoint(cues("of_old"))


def _is_of_mens_body(one: Candidate) -> bool:
    """`Der Männerchor braucht Sänger`: those who belong to a body of men."""
    members = one.reading.entry.lemma in cues("in_mens_body")
    return members and any(_is_mens_body(word) for word in one.words_before)


def _is_mens_body(word: str) -> bool:
    return word.startswith(("Männer", "Herren")) and (bool(org_kind(word)) or word.endswith(_ENSEMBLES))


def _is_father(one: Candidate) -> bool:
    """`der Sohn eines Küsters`, `Tochter des Pfarrers`."""
    article = one.text.text(one.phrase.left.det).lower() if one.phrase.left.det is not None else ""
    if one.is_plural or article not in _OF_ONE:
        return False
    before = one.text.text(one.first - 1)
    return before in cues("child") and one.text.same_sentence(one.first - 1, one.i)


def _is_son(one: Candidate) -> bool:
    """`Der Komponist wurde als Sohn eines Bankiers geboren`."""
    words = one.words(1, _REACH)
    born = any(pair in (("als", "Sohn"), ("als", "Bruder")) for pair in zip(words, words[1:], strict=False))
    article = one.text.text(one.phrase.left.det) if one.phrase.left.det is not None else ""
    return born and article == "Der"


def _is_the_man(one: Candidate) -> bool:
    """`Ein Mann aus B verlor … Der Fahrer blieb …`; `Die Herren 40 … die Spieler`."""
    left = one.phrase.left
    article = one.text.text(left.det).lower() if left.det is not None else ""
    if one.is_plural:
        said = article == "" and any(word in cues("copula_plural") for word in one.words_before)
        return (said or article in ("die", "den", "der")) and not left.numeral and _spoken_of(one, cues("men"))
    return article in _DEFINITE and _spoken_of(one, cues("a_man"))


def _spoken_of(one: Candidate, words: frozenset[str]) -> bool:
    """Whether such a man, and nobody else, is spoken of since two sentences before."""
    here, at = one.text.tokens[one.i].sentence, one.first - 1
    while at >= 0 and here - one.text.tokens[at].sentence <= _BACK:
        word = one.text.text(at)
        if word in words or word in ("Jähriger", "Jährigen") and one.text.text(at - 1) == "-":  # Ein 40-Jähriger
            return True
        if one.text.readings(at) and word not in cues("a_man") | cues("men"):
            return False
        at -= 1
    return False


def _is_found_in_him(one: Candidate) -> bool:
    """`Wir verlieren mit ihm einen Freund`."""
    if one.is_plural or one.phrase.left.det is None or not one.text.text(one.phrase.left.det).startswith("ein"):
        return False
    words = [word.lower() for word in one.words_before]
    return any(pair in _OF_HIM for pair in zip(words, words[1:], strict=False))


_MEN = (_is_of_old, _is_of_mens_body, _is_son, _is_father, _is_the_man, _is_found_in_him)
