"""Which replacements a finding offers: by the kind of its verdict; offsets of the text as given."""

from collections.abc import Iterator
from dataclasses import replace
from os.path import commonprefix

from coopcms.language import glossary, rewriting, rules_compounds
from coopcms.language.findings import SIGNS, Style, Suggestion
from coopcms.language.judge import Judged
from coopcms.language.profile import Profile, glossary_entry
from coopcms.language.pronoun_forms import pronoun_changes
from coopcms.language.reading import Read
from coopcms.language.render import Rendering
from coopcms.language.suggest import suggestions, surface_forms


def suggestions_for(whole: Read, judged: Judged, profile: Profile) -> tuple[Suggestion, ...]:
    """Ranked proposals: those of the house's glossary, then in the order of its styles."""
    found: dict[tuple[int, int, str], Suggestion] = {}
    for one in (*_glossary(whole, judged, profile), *_by_rule(whole, judged, profile)):
        found.setdefault(_effect(whole, one), one)
    return tuple(found.values())


def _effect(whole: Read, one: Suggestion) -> tuple[int, int, str]:
    """What a proposal changes, without what it repeats of the text before: two ways to say the same are one."""
    same = len(commonprefix((whole.source.given[one.start : one.end], one.text)))
    return one.start + same, one.end, one.text[same:]


def _by_rule(whole: Read, judged: Judged, profile: Profile) -> Iterator[Suggestion]:
    plain, rule = whole.source.plain, judged.verdict.rule
    if rule == "GH01":
        yield from _compound(whole, judged)
    elif rule == "GM04":
        yield from _told(whole, rewriting.feminine(judged, plain))
    elif rule == "GM03":
        yield from _pronoun(whole, judged, profile)
    else:
        scene = rewriting.scene_of(judged, plain, profile.pair_order)
        for one in suggestions(scene, profile.order) if scene else ():
            yield _placed(whole, one)
        for style in SIGNS if rule == "SF03" and scene is None else ():
            if style in profile.order:
                yield from _told(whole, rewriting.rewritten(judged, plain, style))


def _told(whole: Read, one: Rendering | None) -> Iterator[Suggestion]:
    if one and one.changes:
        start, end = whole.source.span(*one.span())
        yield Suggestion(one.style, one.replacement(whole.source.plain), start, end, one.confidence)


def _placed(whole: Read, one: Suggestion) -> Suggestion:
    start, end = whole.source.span(one.start, one.end)
    return Suggestion(one.style, one.text, start, end, one.confidence, one.needs_rephrase, one.advice)


def _compound(whole: Read, judged: Judged) -> Iterator[Suggestion]:
    token = judged.text.tokens[judged.last]
    new = rules_compounds.established(token.text)
    if new:
        start, end = whole.source.span(token.start, token.end)
        yield Suggestion("neutral", new, start, end, 0.6)


def _pronoun(whole: Read, judged: Judged, profile: Profile) -> Iterator[Suggestion]:
    token = judged.text.tokens[judged.last]
    start, end = whole.source.span(token.start, token.end)
    if "neutral" in profile.order:
        nobody = pronoun_changes(judged.text, judged.last, "neutral") if token.text.lower().startswith("kein") else []
        new = nobody[0].new if nobody else "alle"
        new = new.capitalize() if token.is_capital else new
        yield Suggestion("neutral", new, start, end, 0.6, new.lower() == "alle", "Das Verb steht dann in der Mehrzahl.")
    for style in profile.order:
        changes = pronoun_changes(judged.text, judged.last, style, profile.pair_order) if style != "neutral" else []
        for change in changes[:1]:
            yield Suggestion(style, change.new, start, end, 0.85)


def _glossary(whole: Read, judged: Judged, profile: Profile) -> Iterator[Suggestion]:
    if judged.candidate is None or judged.verdict.rule == "GM04":
        return
    entry = glossary_entry(profile, judged.candidate.reading)
    token = judged.text.tokens[judged.last]
    start, end = whole.source.span(token.start, token.end)
    for style, text in entry.replacements if entry else ():
        if style in profile.forbidden:
            continue
        one = glossary.rendering(judged, profile, style)
        if one and one.changes:
            yield from (replace(told, advice=entry.note) for told in _told(whole, one))
        else:
            yield Suggestion(style, text, start, end, glossary.SURE, one is not None, entry.note)


def for_surface(whole: Read, judged: Judged, profile: Profile) -> dict[Style, list[str]]:
    """For each style what may stand for exactly the finding's span; styles without such a form are left out."""
    found: dict[Style, list[str]] = {}
    first, last = judged.text.tokens[judged.first], judged.text.tokens[judged.last]
    start, end = whole.source.span(first.start, last.end)
    scene = rewriting.scene_of(judged, whole.source.plain, profile.pair_order)
    if judged.verdict.rule in ("GH01", "GM03", "GM04") or scene is None:
        for one in suggestions_for(whole, judged, profile):
            if (one.start, one.end) == (start, end):
                found.setdefault(one.style, []).append(one.text)
        return found or _noun_only(judged, whole)
    found = {style: list(texts) for style, texts in surface_forms(scene, profile.order).items()}
    for one in _glossary(whole, judged, profile):
        if (one.start, one.end) == (start, end):
            found[one.style] = list(dict.fromkeys((one.text, *found.get(one.style, ()))))
    return {style: found[style] for style in profile.order if style in found}


def _noun_only(judged: Judged, whole: Read) -> dict[Style, list[str]]:
    one = rewriting.feminine(judged, whole.source.plain) if judged.verdict.rule == "GM04" else None
    return {"neutral": [one.changes[-1].new]} if one and one.changes else {}
