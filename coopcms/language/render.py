"""A phrase in each of the seven styles, with all that agrees with the noun."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coopcms.language import neutral
from coopcms.language.agreement import Change, in_both
from coopcms.language.determiners import joined as with_sign
from coopcms.language.findings import SIGNS, Style
from coopcms.language.phrase import Phrase
from coopcms.language.pronouns import Pronoun, references
from coopcms.language.render_pairs import is_ordered_pair, plural_pair, singular_pair
from coopcms.language.scene import Scene, patched

DOUBTFUL = "Bezug prüfen: Ein Pronomen im Satz kann zu einem anderen Wort gehören."


@dataclass(frozen=True, slots=True)
class Rendering:
    """Changes against the text, in its order; those that keep a word as it is are left out."""

    style: Style
    changes: tuple[Change, ...]
    confidence: float
    needs_rephrase: bool = False
    advice: str = ""
    owner: Change | None = None  # ihr for sein before another person, whose phrase may change it too

    def span(self) -> tuple[int, int]:
        """From the first change to the end of the last one."""
        return self.changes[0].start, self.changes[-1].end

    def replacement(self, text: str) -> str:
        """What stands in the span afterwards."""
        return patched(text, *self.span(), self.changes)


def renderings(scene: Scene, style: Style) -> list[Rendering]:
    """The phrase in this style, ranked; none where the word has no such form, is neutral or in that style already."""
    return [one for one in _all(scene, style) if one.changes]


def best(scene: Scene, style: Style) -> Rendering | None:
    """What a conversion may apply: where the style has no form, neutral, then pair; None where nothing changes."""
    for one in (style, "neutral", "pair"):
        its = replace(scene, beside_neutral=style == "neutral")
        safe = next((found for found in _all(its, one) if not found.needs_rephrase), None)
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
    if scene.phrase.number == "s" and not joint and is_ordered_pair(scene):
        changes = []
    else:
        changes = plural_pair(scene, joint) if scene.phrase.number == "p" else [singular_pair(scene, joint)]
    yield _finished(scene, style, changes, joint or " oder ")


def _neutral(scene: Scene) -> Iterator[Rendering]:
    for one in neutral.wordings(scene.tokens, scene.phrase):
        gender = "" if scene.phrase.number == "p" else one.gender
        found = _finished(scene, "neutral", list(one.changes), "", gender)
        lower = 0.6 if one.needs_rephrase else 1.0
        yield replace(
            found, needs_rephrase=one.needs_rephrase, advice=one.advice or found.advice,
            confidence=round(found.confidence * lower, 2),
        )  # fmt: skip


def _finished(scene: Scene, style: Style, changes: list[Change], sign: str, gender: str = "") -> Rendering:
    """The changes with those of the pronouns, and without what changes nothing."""
    found, doubtful, owner = references(scene.tokens, scene.phrase)
    found = [one for one in found if not scene.shields(one.first.start)]
    written = scene.phrase.sign or scene.phrase.opens is not None  # as the author wants it
    chosen = [one for one in found if gender or (sign and (one.is_inclusive or not written))]
    changes += [_pronoun(scene, one, sign, gender) for one in chosen]
    kept = sorted(one for one in changes if scene.text[one.start : one.end] != one.new)
    sure = scene.phrase.sure * (0.95 if found else 1) * (0.9 if doubtful else 1)
    advice = DOUBTFUL if doubtful else ""
    theirs = owner.in_gender("f") if owner and gender == "f" and scene.phrase.kind != "none" else None
    return Rendering(style, tuple(kept), round(sure, 2), advice=advice, owner=theirs)


def _pronoun(scene: Scene, one: Pronoun, sign: str, gender: str) -> Change:
    if gender:
        return one.in_gender(gender)
    return one.in_both(sign, feminine_first=sign == " oder " and scene.pair_order == "f-m")
