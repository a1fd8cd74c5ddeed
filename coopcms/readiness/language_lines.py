"""The language checks as lines: times and names one by one, hard places by rule, inclusive German as a count."""

from collections.abc import Container, Iterable, Iterator

from coopcms.errors import msg
from coopcms.language.findings import Finding
from coopcms.language.reasons import reasons
from coopcms.readiness import language
from coopcms.readiness.lines import HINT, MOST_PLACES, WARNING, Line
from coopcms.readiness.subject import Subject
from coopcms.readiness.wording import kept_places, place_of

PROFILE = "profile"  # the rule of inclusive German
FINDINGS = msg("To the findings"), "#sprache"
_NAME_LINES = 12  # names and times that are listed one by one
_SEVERITY = {"finding": WARNING, "hint": HINT}


def language_lines(about: Subject) -> Iterator[Line]:
    """What the checks of German say of a German text; what stands in quotes is nobody's to mend."""
    if not about.is_german or not about.passages.text:
        return
    text, day, kept = about.passages.text, about.known.day, kept_places(about)
    names = _open(language.names(text, about.known.records, day), kept)
    yield from profile_lines(about, kept)
    yield from _one_by_one(about, names, msg("Write it as it is recorded."))
    yield from _one_by_one(about, _open(language.times(text, day), kept), msg("Name the year or the day."))
    yield from _by_rule(about, _open(language.hard(text), kept))


def _open(found: Iterable[Finding], kept: Container[tuple]) -> list[Finding]:
    return [one for one in found if place_of(one) not in kept]


def profile_lines(about: Subject, kept: Container[tuple]) -> Iterator[Line]:
    """How many places each owner's profile would have otherwise, but for those that stay by somebody's decision.

    Owners with one profile share a line.
    """
    whole = about.passages
    text = whole.text[: whole.upper]
    protected = tuple(span for span in whole.protected if span.end <= whole.upper)
    several = len(about.known.profiles) > 1
    for centres, profile in about.known.profiles:
        every = _open(language.by_profile(text, profile, protected), kept)
        found = [one for one in every if one.severity == "finding"]
        if found:
            message = _FOR_ONE if several else _FOR_ALL
            values = {"centres": centres, "profile": profile.name}
            places = tuple(whole.place(one.start, one.end) for one in found[:MOST_PLACES])
            repair = msg("Look at the proposals; take one over, or say why not.")
            yield Line(PROFILE, WARNING, message, repair, values, places, way=FINDINGS, count=len(found))


def _one_by_one(about: Subject, found: Iterable[Finding], otherwise: str) -> Iterator[Line]:
    """A line for each passage that is spelled alike."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        if one.severity in _SEVERITY and not about.passages.is_protected(one.start, one.end):
            alike.setdefault((one.rule, one.surface), []).append(one)
    for (rule, _surface), same in list(alike.items())[:_NAME_LINES]:
        first = same[0]
        offer = next((one.text for one in first.suggestions), "")
        repair, values = (_INSTEAD, {"words": offer}) if offer else (otherwise, {})
        places = tuple(about.passages.place(one.start, one.end) for one in same[:MOST_PLACES])
        yield Line(
            rule, _SEVERITY[first.severity], first.reason, repair, values, places, count=len(same), is_german=True
        )


def _by_rule(about: Subject, found: Iterable[Finding]) -> Iterator[Line]:
    """One line for all places of a rule."""
    alike: dict[str, list[Finding]] = {}
    for one in found:
        if one.severity in _SEVERITY and not about.passages.is_protected(one.start, one.end):
            alike.setdefault(one.rule, []).append(one)
    for rule, same in alike.items():
        message, repair = _HARD[rule]
        places = tuple(about.passages.place(one.start, one.end) for one in same[:MOST_PLACES])
        yield Line(rule, HINT, message, repair, places=places, count=len(same))


def title_of(rule: str) -> str:
    """The German title of a rule of the language checks; empty for one of our own."""
    known = reasons()
    return known[rule].title if rule in known else ""


_INSTEAD = msg("Instead: “%(words)s”.")
_FOR_ALL = msg("Other than the language profile “%(profile)s” wants it.")
_FOR_ONE = msg("Other than the language profile “%(profile)s” of %(centres)s wants it.")
_HARD = {
    "R1": (msg("More than 25 words."), msg("Make two sentences of one.")),
    "R2": (
        msg("Nobody explains it."),
        msg("Write it out once, with the short form in brackets."),
    ),
    "R3": (msg("Too many clauses."), msg("Let the side thought be a sentence of its own.")),
    "R4": (msg("Too many abstract nouns."), msg("Say it with verbs.")),
    "R5": (msg("Hard to read at a glance."), msg("Divide the word by a hyphen, or say it in several words.")),
}
