"""Proposals for one noun: for the phrase with all that agrees, or for the bare word."""

from collections.abc import Sequence

from coopcms.language import neutral
from coopcms.language.findings import STYLES, Style, Suggestion
from coopcms.language.render import Rendering, convertible, renderings, sign_noun
from coopcms.language.render_pairs import pair_noun
from coopcms.language.scene import Scene

MOST = 3  # variants of one style


def suggestions(scene: Scene, order: Sequence[Style] = STYLES) -> tuple[Suggestion, ...]:
    """Up to three proposals per style in the order of the profile; a span may exceed the noun."""
    return tuple(_suggestion(scene, one) for style in order for one in renderings(scene, style)[:MOST])


def surface_forms(scene: Scene, order: Sequence[Style] = STYLES) -> dict[Style, tuple[str, ...]]:
    """For each style what may stand for the noun alone; styles without a form are left out."""
    if not convertible(scene.phrase):
        return {}
    found = {style: tuple(dict.fromkeys(_surface(scene, style)))[:MOST] for style in order}
    return {style: texts for style, texts in found.items() if texts}


def _surface(scene: Scene, style: Style) -> list[str]:
    if style == "neutral":
        known = neutral.plurals if scene.phrase.number == "p" else neutral.singulars
        return [neutral.noun_form(scene.phrase, one) for one in known(scene.phrase)]
    if style == "pair":
        return [text for text in [pair_noun(scene)] if text]
    text = sign_noun(scene, style)
    if text or style != "slash":
        return [text] if text else []
    return [f"{scene.noun('f')}/{scene.noun('m')}"] if scene.noun("f") else []


def _suggestion(scene: Scene, one: Rendering) -> Suggestion:
    start, end = one.span()
    text = one.replacement(scene.text)
    return Suggestion(one.style, text, start, end, one.confidence, one.needs_rephrase, one.advice)
