"""From a verdict to the changes that carry it out in one style; offsets of the plain text."""

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from dataclasses import replace

from coopcms.language import back, inclusive, render, signs
from coopcms.language.agreement import Change, in_gender
from coopcms.language.determiners import determiner
from coopcms.language.findings import SIGNS, Style
from coopcms.language.judge import Judged
from coopcms.language.pronoun_forms import pronoun_changes
from coopcms.language.render import Rendering
from coopcms.language.rules_pronouns import PRONOUNS
from coopcms.language.scene import Scene

_GENERIC = frozenset(("GM01", "GM02", "GM05", "GM06", "GH02", "GH03", "GH05", "GH06", "GH07"))


def scene_of(judged: Judged, plain: str, pair_order: str) -> Scene | None:
    """The phrase a verdict speaks of: a generic noun, or an inclusive form of a noun; None for all else."""
    text, i = judged.text, judged.last
    if judged.candidate is None:
        form = inclusive.sign_form(text, i)
        faulty = form and inclusive.fault(text, i, form) == "number"
        phrase = back.inclusive_phrase(text.tokens, i, "p" if faulty else "")
    elif judged.verdict.rule == "GN01":
        phrase = _paired(judged)
    else:
        phrase = judged.candidate.phrase
    if phrase is None or any(text.shield[phrase.first : max(i, phrase.noun) + 1]):
        return None
    return Scene(plain, text.tokens, phrase, pair_order, text.shield)


def _paired(judged: Judged):
    text, i = judged.text, judged.last
    other = inclusive.partner(text, i, judged.candidate.reading)
    if other is None or not inclusive.is_pair(text, i, other):
        return back.inclusive_phrase(text.tokens, i)
    return back.pair_phrase(text.tokens, i, other)


def rewritten(
    judged: Judged, plain: str, style: Style, pair_order: str = "f-m", hers: Collection[int] = ()
) -> Rendering | None:
    """What a conversion applies for this verdict; None where nothing changes or no safe form exists.

    `hers` are the places where sein speaks of a noun that is feminine now ("die Lehrkraft fragt ihren Berater").
    """
    rule = judged.verdict.rule
    if rule == "GM04":
        return feminine(judged, plain)
    if rule == "GM03" or (rule == "GN01" and judged.text.text(judged.last).lower() in PRONOUNS):
        changes = pronoun_changes(judged.text, judged.last, style, pair_order)
        return Rendering(style, tuple(changes), 0.85) if changes else None
    if rule == "GM06" and judged.text.text(judged.last) == "Herren":
        token = judged.text.tokens[judged.last]
        return Rendering(style, (Change(token.start, token.end, "Damen und Herren"),), 0.9)
    if rule == "SF03":
        return _corrected(judged, plain, style, pair_order)
    if judged.candidate is None and rule in ("GN01", "SF01"):
        swapped = _swapped(judged, style)
        if swapped:
            return swapped
    scene = scene_of(judged, plain, pair_order) if rule in _GENERIC | {"GN01", "SF01"} else None
    return render.best(_of_her(scene, hers), style) if scene else None


def _of_her(scene: Scene, hers: Collection[int]) -> Scene:
    """The phrase with ihr for sein where it belongs to a feminine noun."""
    its = scene.phrase
    if its.det is None or scene.tokens[its.det].start not in hers:
        return scene
    article = replace(its.left.article, lemma=determiner("ihr").lemma)
    return replace(scene, phrase=replace(its, left=replace(its.left, article=article)))


def _corrected(judged: Judged, plain: str, style: Style, pair_order: str) -> Rendering | None:
    """The right form in this style; where the style has none, the same sign with the right stem."""
    scene = scene_of(judged, plain, pair_order)
    found = render.best(scene, style) if scene else None
    return found if found and found.changes else _of_one(corrected(judged, style), style)


def _of_one(change: Change | None, style: Style) -> Rendering | None:
    return Rendering(style, (change,), 0.85) if change else None


def _swapped(judged: Judged, style: Style) -> Rendering | None:
    """Colon, star and underscore change places without any loss."""
    token = judged.text.tokens[judged.last]
    if style not in SIGNS or token.sign not in SIGNS.values():
        return None
    new = signs.swapped(token.text, style)
    return Rendering(style, (Change(token.start, token.end, new),) if new != token.text else (), 0.95)


def feminine(judged: Judged, plain: str) -> Rendering | None:
    """The feminine alone, with article and adjectives, for a woman, or several, who were named (GM04)."""
    scene = scene_of(judged, plain, "f-m")
    scene = scene if judged.verdict.several else _of_one_woman(scene)
    noun = scene.noun("f") if scene else ""
    if not noun:
        return None
    token = judged.text.tokens[judged.last]
    changes = [*in_gender(judged.text.tokens, scene.phrase, "f"), Change(token.start, token.end, noun)]
    return Rendering("neutral", tuple(one for one in changes if plain[one.start : one.end] != one.new), 0.9)


def _of_one_woman(scene: Scene | None) -> Scene | None:
    """The phrase in the singular: a bare noun beside one name was read as a plural."""
    if scene is None or scene.phrase.number == "s" or scene.phrase.left.det is not None:
        return scene
    return replace(scene, phrase=replace(scene.phrase, number="s", case="N"))


def corrected(judged: Judged, style: Style = "neutral") -> Change | None:
    """A malformed sign form with the right stem (SF03), with the sign of the style where it has one."""
    token = judged.text.tokens[judged.last]
    form = inclusive.sign_form(judged.text, judged.last)
    if form is None:
        return None
    stem = inclusive.right_stem(form) or form.stem.rstrip("-")
    ending = form.ending
    if inclusive.fault(judged.text, judged.last, form) == "number":
        ending = "innen" if form.style != "inner_i" else "Innen"
    sign = "" if form.style == "inner_i" else token.sign.rstrip("-") if form.style != "slash" else token.sign
    sign = SIGNS[style] if style in SIGNS and sign in SIGNS.values() else sign
    new = f"{stem}{sign}{ending}{')' if token.sign == '(' else ''}"
    return Change(token.start, token.end, new) if new != token.text else None


def with_owners(found: Sequence[tuple[Judged, Rendering]]) -> list[tuple[Judged, Rendering]]:
    """The renderings, with ihr for sein before people whose own phrase stays."""
    taken = sorted((change.start, change.end) for _, one in found for change in one.changes)
    return [
        (judged, replace(one, changes=(*one.changes, one.owner)) if one.owner and _is_free(taken, one.owner) else one)
        for judged, one in found
    ]


def without_overlap(found: Sequence[tuple[Judged, Rendering]]) -> list[tuple[Judged, Rendering]]:
    """Renderings in the order of the text; what is changed already is left to the first, a noun with all that is its.

    Pronouns may stand far from their noun, so that single changes are compared, not the stretches they lie in.
    """
    kept: list[tuple[Judged, Rendering]] = []
    taken: list[tuple[int, int]] = []
    for judged, one in sorted(found, key=lambda pair: pair[1].span()):
        free = tuple(change for change in one.changes if _is_free(taken, change))
        noun = judged.text.tokens[judged.last].end
        if len(free) < len(one.changes) and not all(change.start >= noun for change in set(one.changes) - set(free)):
            continue
        for change in free:
            insort(taken, (change.start, change.end))
        if free:
            kept.append((judged, replace(one, changes=free)))
    return kept


def _is_free(taken: list[tuple[int, int]], change: Change) -> bool:
    at = bisect_left(taken, (change.start, change.start))
    before = at == 0 or taken[at - 1][1] <= change.start
    return before and (at == len(taken) or change.end <= taken[at][0])
