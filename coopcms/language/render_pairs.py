"""Both genders as two words: the nouns of a plural, the whole phrase of a singular."""

from coopcms.language.agreement import Change, in_gender
from coopcms.language.determiners import adjective_stem
from coopcms.language.left_words import DEGREES
from coopcms.language.readings import head_of, readings
from coopcms.language.scene import Scene, patched


def pair_noun(scene: Scene) -> str:
    """Both nouns without article: "Winzerinnen und Winzer"; empty where the word has no feminine."""
    masculine, feminine = scene.noun("m"), scene.noun("f")
    if not feminine or feminine == masculine:
        return ""
    if scene.phrase.left.truncated and scene.phrase.number == "p":
        masculine = _shared_head(scene, masculine)
    return f" {_conjunction(scene)} ".join(ordered(scene, feminine, masculine))


def _shared_head(scene: Scene, masculine: str) -> str:
    """`-fahrer` for "Rad- und Autofahrer"; where the head is unknown, all of it once more."""
    its = head_of(masculine)
    if its:
        return "-" + masculine[len(its.modifier) :]
    return patched(scene.text, scene.tokens[scene.phrase.left.truncated[-1]].start, scene.span[0], ()) + masculine


def ordered(scene: Scene, feminine: str, masculine: str) -> list[str]:
    """The two halves in the order of the house."""
    return [feminine, masculine] if scene.pair_order == "f-m" else [masculine, feminine]


def is_ordered_pair(scene: Scene) -> bool:
    """Whether the text has both halves in the order wanted, with und or oder: it stays as it was written."""
    its = scene.phrase
    if its.opens is None and its.det is not None and its.left.det_last - its.det == 2:
        joint = scene.tokens[its.det + 1].text  # die oder der Vorsitzende
        return its.reading.entry.cls == "adj" and joint in ("oder", "und")
    if its.opens is None or its.reading.entry.cls == "adj":
        return False
    opens_feminine = any(one.gender == "f" for one in readings(scene.tokens[its.opens].text))
    between = {token.text for token in scene.tokens[its.opens + 1 : its.noun]}
    return opens_feminine == (scene.pair_order == "f-m") and not between.isdisjoint(("und", "oder"))


def plural_pair(scene: Scene, joint: str) -> list[Change]:
    """Both nouns for the plural noun, or for a pair in the text; und to a neighbour becomes sowie."""
    both = joint.join(ordered(scene, scene.noun("f"), scene.noun("m"))) if joint else pair_noun(scene)
    changes = [Change(*scene.span, both)]
    if scene.phrase.opens is not None:  # a pair already: what joins it stays
        return changes
    if not joint:
        before, after = scene.phrase.first - 1, scene.phrase.noun + 1
        levels = [at for at in (before, after) if _is_free_and(scene, at)]
        changes += [Change(*scene.tokens[at][:2], "sowie") for at in levels if _is_level(scene, at)]
    return changes


def _is_free_and(scene: Scene, at: int) -> bool:
    """Whether the token is an und between two others that nothing protects."""
    return (
        0 < at < len(scene.tokens) - 1 and scene.tokens[at].text == "und" and not scene.shields(scene.tokens[at].start)
    )


def _is_level(scene: Scene, at: int) -> bool:
    return _person_stays(scene, at) if at > scene.phrase.noun else _joins_nouns(scene, at)


def _person_stays(scene: Scene, at: int) -> bool:
    """Whether behind und a person noun follows that is neutral ("Anfänger und Fortgeschrittene"), or will be."""
    found = readings(scene.tokens[at + 1].text)
    if found and scene.beside_neutral and found[0].gender == "m":
        return bool(found[0].entry.neutral_pl) and any(number == "p" for _, number, _ in found[0].cells)
    return bool(found) and all(one.entry.cls in ("epi", "adj") for one in found)


def _joins_nouns(scene: Scene, at: int) -> bool:
    """Whether und stands between this noun, bare, and another one: sowie keeps the two levels apart."""
    before = scene.tokens[at - 1]
    same = before.sentence == scene.tokens[at].sentence
    return same and before.is_capital and scene.phrase.first in (scene.phrase.noun, scene.phrase.opens)


def singular_pair(scene: Scene, joint: str) -> Change:
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
    halves = ordered(scene, feminine, masculine)
    if _opens_small(scene):
        halves[1] = halves[1][0].lower() + halves[1][1:]
    return (joint or f" {_conjunction(scene)} ").join(halves)


def _opens_small(scene: Scene) -> bool:
    """Whether the phrase has a capital only because it begins a sentence: the second half goes without."""
    its = scene.phrase
    if its.number == "p" or its.first == its.noun or its.first == its.opens:
        return False
    if its.first in its.adjectives and not adjective_stem(scene.tokens[its.first].text):  # Husumer
        return False
    return not (its.left.article and its.left.article.lemma[0].isupper())


def _conjunction(scene: Scene) -> str:
    article = scene.phrase.left.article
    if scene.phrase.number == "p":
        return "und"
    return "und" if article and article.lemma in ("jed", "kein", "jedwed") else "oder"
