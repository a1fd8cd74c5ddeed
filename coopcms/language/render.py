"""A phrase in each of the seven styles, with all that agrees with the noun."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coopcms.language import neutral
from coopcms.language.agreement import Change, in_both, in_gender
from coopcms.language.determiners import joined as with_sign
from coopcms.language.determiners import strength_after
from coopcms.language.findings import SIGNS, Style
from coopcms.language.left import DEGREES
from coopcms.language.phrase import Phrase
from coopcms.language.pronouns import Pronoun, pronouns
from coopcms.language.readings import head_of, readings
from coopcms.language.tokens import Token

DOUBTFUL = "Bezug prüfen: Ein Pronomen im Satz kann zu einem anderen Wort gehören."


@dataclass(frozen=True, slots=True)
class Rendering:
    """Changes against the text, in its order; those that keep a word as it is are left out."""

    style: Style
    changes: tuple[Change, ...]
    confidence: float
    needs_rephrase: bool = False
    advice: str = ""

    def span(self) -> tuple[int, int]:
        """From the first change to the end of the last one."""
        return self.changes[0].start, self.changes[-1].end

    def replacement(self, text: str) -> str:
        """What stands in the span afterwards."""
        return patched(text, *self.span(), self.changes)


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase in its text, and which half of a pair comes first: f-m or m-f."""

    text: str
    tokens: Sequence[Token]
    phrase: Phrase
    pair_order: str = "f-m"
    shield: Sequence[str] = ()  # what protects each token, as in a passage

    @property
    def span(self) -> tuple[int, int]:
        """The noun, or the pair of nouns with what joins them."""
        opens = self.phrase.noun if self.phrase.opens is None else self.phrase.opens
        return self.tokens[opens].start, self.tokens[self.phrase.noun].end

    def shields(self, start: int) -> bool:
        """Whether the token there is part of a quote, a name or an address, which nobody rewrites."""
        at = bisect_left(self.tokens, start, key=lambda one: one.start)
        return bool(self.shield) and bool(self.shield[at])

    def noun(self, gender: str) -> str:
        """The noun in the cell of the phrase."""
        its = self.phrase
        if gender == "m" and not its.sign and its.reading.entry.cls != "adj":
            return self._masculine()  # Anwalts stays Anwalts
        return its.reading.inflected(gender, its.case, its.number, strength_after(its.kind))

    def _masculine(self) -> str:
        """The masculine noun as the text has it."""
        its = self.phrase
        opens = () if its.opens is None else readings(self.tokens[its.opens].text)
        first = any(one.gender == "m" and one.entry is its.reading.entry for one in opens)
        return self.tokens[its.opens if first else its.noun].text


def patched(text: str, start: int, end: int, changes: Iterable[Change]) -> str:
    """text[start:end] with the changes, which lie in it in order."""
    parts, at = [], start
    for change in changes:
        parts += (text[at : change.start], change.new)
        at = change.end
    return "".join([*parts, text[at:end]])


def renderings(scene: Scene, style: Style) -> list[Rendering]:
    """The phrase in this style, ranked; none where the word has no such form, is neutral or in that style already."""
    return [one for one in _all(scene, style) if one.changes]


def best(scene: Scene, style: Style) -> Rendering | None:
    """What a conversion may apply: where the style has no form, neutral, then pair; None where nothing changes."""
    for one in (style, "neutral", "pair"):
        safe = next((found for found in _all(scene, one) if not found.needs_rephrase), None)
        if safe:
            return safe if safe.changes else None
    return None


def _all(scene: Scene, style: Style) -> list[Rendering]:
    if not convertible(scene.phrase):
        return []
    return list(_neutral(scene) if style == "neutral" else _marked(scene, style))


def convertible(phrase: Phrase) -> bool:
    """Whether there is anything to change: invariable words and plurals of adjectives are neutral."""
    return phrase.reading.entry.cls != "epi" and not (phrase.reading.entry.cls == "adj" and phrase.number == "p")


def sign_noun(scene: Scene, style: Style) -> str:
    """The noun with a sign; empty where it takes none in this cell."""
    its = scene.phrase
    if style == "slash":
        return _slash_noun(scene)
    if its.reading.entry.cls == "adj":
        return with_sign(scene.noun("m"), scene.noun("f"), SIGNS.get(style, "/"))
    stem = its.reading.sign_stem
    ending = "in" if its.number == "s" else "innen"
    if not stem:
        return ""
    return stem + "I" + ending[1:] if style == "inner_i" else stem + SIGNS[style] + ending


def pair_noun(scene: Scene) -> str:
    """Both nouns without article: "Winzerinnen und Winzer"; empty where the word has no feminine."""
    masculine, feminine = scene.noun("m"), scene.noun("f")
    if not feminine or feminine == masculine:
        return ""
    if scene.phrase.left.truncated and scene.phrase.number == "p":
        masculine = _shared_head(scene, masculine)
    return f" {_conjunction(scene)} ".join(_ordered(scene, feminine, masculine))


def _shared_head(scene: Scene, masculine: str) -> str:
    """`-fahrer` for "Rad- und Autofahrer"; where the head is unknown, all of it once more."""
    its = head_of(masculine)
    if its:
        return "-" + masculine[len(its.modifier) :]
    return patched(scene.text, scene.tokens[scene.phrase.left.truncated[-1]].start, scene.span[0], ()) + masculine


def _ordered(scene: Scene, feminine: str, masculine: str) -> list[str]:
    return [feminine, masculine] if scene.pair_order == "f-m" else [masculine, feminine]


def _slash_noun(scene: Scene) -> str:
    """Winzer/-in, Winzer/-innen; empty where the masculine form is not the beginning of the feminine one."""
    masculine, feminine = scene.noun("m"), scene.noun("f")
    if scene.phrase.reading.entry.cls == "adj":
        return with_sign(masculine, feminine, "/")
    return f"{masculine}/-{feminine[len(masculine) :]}" if feminine.startswith(masculine) else ""


def _marked(scene: Scene, style: Style) -> Iterator[Rendering]:
    if style == "pair":
        yield from _in_pairs(scene, style, "")
        return
    text = sign_noun(scene, style)
    if text:
        sign = SIGNS.get(style, "/")
        articles = in_both(scene.tokens, scene.phrase, sign) if scene.phrase.number == "s" else []
        yield _finished(scene, style, [*articles, Change(*scene.span, text)], sign)
    elif style == "slash":
        yield from _in_pairs(scene, style, "/" if scene.phrase.case in "NA" or scene.phrase.number == "p" else "")


def _in_pairs(scene: Scene, style: Style, joint: str) -> Iterator[Rendering]:
    if not scene.noun("f"):
        return
    if scene.phrase.number == "s" and not joint and _is_ordered_pair(scene):
        changes = []
    else:
        changes = _plural_pair(scene, joint) if scene.phrase.number == "p" else [_singular_pair(scene, joint)]
    yield _finished(scene, style, changes, joint or " oder ")


def _is_ordered_pair(scene: Scene) -> bool:
    """Whether the text has both halves in the order wanted, with und or oder: it stays as it was written."""
    its = scene.phrase
    if its.opens is None or its.reading.entry.cls == "adj":
        return False
    opens_feminine = any(one.gender == "f" for one in readings(scene.tokens[its.opens].text))
    between = {token.text for token in scene.tokens[its.opens + 1 : its.noun]}
    return opens_feminine == (scene.pair_order == "f-m") and not between.isdisjoint(("und", "oder"))


def _plural_pair(scene: Scene, joint: str) -> list[Change]:
    both = joint.join(_ordered(scene, scene.noun("f"), scene.noun("m"))) if joint else pair_noun(scene)
    changes = [Change(*scene.span, both)]
    if scene.phrase.opens is not None:  # a pair already: what joins it stays
        return changes
    at = scene.phrase.first - 1
    if not joint and at > 0 and scene.tokens[at].text == "und" and _joins_nouns(scene, at):
        changes.insert(0, Change(*scene.tokens[at][:2], "sowie"))
    after = scene.phrase.noun + 1
    if (
        not joint
        and after + 1 < len(scene.tokens)
        and scene.tokens[after].text == "und"
        and _person_stays(scene, after)
    ):
        changes.append(Change(*scene.tokens[after][:2], "sowie"))
    return changes


def _person_stays(scene: Scene, at: int) -> bool:
    """Whether behind und a person noun follows that is neutral already ("Anfänger und Fortgeschrittene")."""
    found = readings(scene.tokens[at + 1].text)
    return bool(found) and all(one.entry.cls in ("epi", "adj") for one in found)


def _joins_nouns(scene: Scene, at: int) -> bool:
    """Whether und stands between this noun, bare, and another one: sowie keeps the two levels apart."""
    before = scene.tokens[at - 1]
    same = before.sentence == scene.tokens[at].sentence
    return same and before.is_capital and scene.phrase.first in (scene.phrase.noun, scene.phrase.opens)


def _singular_pair(scene: Scene, joint: str) -> Change:
    """Article, adjectives and noun once per gender."""
    its = scene.phrase
    start, end = scene.tokens[_with_degree(scene)].start, scene.span[1]
    feminine, masculine = (
        patched(scene.text, start, end, sorted([*in_gender(scene.tokens, its, g), Change(*scene.span, scene.noun(g))]))
        for g in "fm"
    )
    if its.det is None and its.shared and its.left.article:
        feminine = f"{its.left.article.form(its.case, 'f')} {feminine}".lstrip()
        masculine = f"{its.left.article.form(its.case, 'm')} {masculine}".lstrip()
    return Change(start, end, _pair(scene, feminine, masculine, joint))


def _with_degree(scene: Scene) -> int:
    """Where the phrase begins with a word like sehr before its first adjective."""
    its = scene.phrase
    at = its.first
    bare = its.det is None and its.first in its.adjectives
    while bare and at and scene.tokens[at - 1].text.lower() in DEGREES:
        at -= 1
    return at


def _pair(scene: Scene, feminine: str, masculine: str, joint: str = "") -> str:
    halves = _ordered(scene, feminine, masculine)
    if _opens_small(scene):
        halves[1] = halves[1][0].lower() + halves[1][1:]
    return (joint or f" {_conjunction(scene)} ").join(halves)


def _opens_small(scene: Scene) -> bool:
    """Whether the phrase has a capital only because it begins a sentence: the second half goes without."""
    its = scene.phrase
    if its.number == "p" or its.first == its.noun or its.first == its.opens:
        return False
    return not (its.left.article and its.left.article.lemma[0].isupper())


def _conjunction(scene: Scene) -> str:
    article = scene.phrase.left.article
    if scene.phrase.number == "p":
        return "und"
    return "und" if article and article.lemma in ("jed", "kein", "jedwed") else "oder"


def _neutral(scene: Scene) -> Iterator[Rendering]:
    for one in neutral.wordings(scene.tokens, scene.phrase):
        if one.gender == "p" or scene.phrase.number == "p":
            found = _finished(scene, "neutral", list(one.changes), "")
        else:
            found = _finished(scene, "neutral", list(one.changes), "", one.gender)
        lower = 0.6 if one.needs_rephrase else 1.0
        yield replace(
            found, needs_rephrase=one.needs_rephrase, advice=one.advice or found.advice,
            confidence=round(found.confidence * lower, 2),
        )  # fmt: skip


def _finished(scene: Scene, style: Style, changes: list[Change], sign: str, gender: str = "") -> Rendering:
    """The changes with those of the pronouns, and without what changes nothing."""
    found, doubtful = pronouns(scene.tokens, scene.phrase)
    found = [one for one in found if not scene.shields(one.first.start)]
    written = scene.phrase.sign or scene.phrase.opens is not None  # as the author wants it
    chosen = [one for one in found if gender or (sign and (one.is_inclusive or not written))]
    changes += [_pronoun(scene, one, sign, gender) for one in chosen]
    kept = sorted(one for one in changes if scene.text[one.start : one.end] != one.new)
    sure = scene.phrase.sure * (0.95 if found else 1) * (0.9 if doubtful else 1)
    return Rendering(style, tuple(kept), round(sure, 2), advice=DOUBTFUL if doubtful else "")


def _pronoun(scene: Scene, one: Pronoun, sign: str, gender: str) -> Change:
    if gender:
        return one.in_gender(gender)
    return one.in_both(sign, feminine_first=sign == " oder " and scene.pair_order == "f-m")
