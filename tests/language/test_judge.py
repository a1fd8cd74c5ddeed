"""Every rule of the decision list at words it speaks of and at words that only look like them; then the profiles."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from coopcms.language import check, readability, relative_time, spelling, unmarked
from coopcms.language.explain import decisions
from coopcms.language.profile import DEFAULT, FORMS, GlossaryEntry, Profile
from coopcms.language.reasons import reasons
from tests.language.marked import CORPUS, Marked, marked

FEWEST = 2  # hits and near misses for each rule
CASES = CORPUS.parent / "cases" / "rules.tsv"
HOUSE = Profile(
    forbidden=frozenset(("star",)),
    exceptions=frozenset(("Landwirt",)),
    protected=("Junge Forscher", "Die Räuber"),
    glossary=(GlossaryEntry("Fahrgast", (("pair", "Fahrgästinnen und Fahrgäste"),)),),
)
PROFILES = {"": DEFAULT, "strict": Profile(strict=True), "house": HOUSE}
HARD = (
    "Die Verwaltung der KMU, die ihre Planung, deren Bewertung, Sicherheit und Finanzierung auf Beratung, auf"
    " Begleitung und auf Donaudampfschifffahrtselektrizität stützt, lädt, wenn es regnet, alle ein, die heute da sind,"
    " weil sie es so will und weil sie es so kann."
)


def cases() -> list[tuple[str, str, Marked]]:
    """Rule, profile and text; ⟦a word the rule decides⟧, ⟨one that it leaves alone⟩."""
    rows = (line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:])
    return [(rule, profile, marked(rule, text.replace("\\n", "\n"))) for rule, profile, text in rows]


def decided(text: str, profile: Profile) -> set[tuple[int, int, str]]:
    """Each place with the rule that decided; what only check() tells is there as well."""
    told = {(one.start, one.end, one.rule) for one in decisions(text, profile)}
    return told | {(one.start, one.end, one.rule) for one in check(text, profile)}


@pytest.mark.parametrize(("rule", "profile", "one"), cases(), ids=lambda part: getattr(part, "text", part))
def test_a_rule_decides_what_it_is_for_and_nothing_else(rule, profile, one):
    found = decided(one.text, PROFILES[profile])
    for start, end, _ in one.finds:
        assert (start, end, rule) in found, (one.text[start:end], found)
    for near in one.hints:
        assert (*near, rule) not in found, one.text[slice(*near)]


def test_every_rule_has_enough_cases():
    hits = Counter(rule for rule, _, one in cases() for _ in one.finds)
    near = Counter(rule for rule, _, one in cases() for _ in one.hints)
    assert {rule for rule in hits | near if min(hits[rule], near[rule]) < FEWEST} == set()


def test_every_rule_with_a_reason_is_spoken_by_somebody():
    day = date(2026, 11, 24)
    records = (
        spelling.NameRecord("Beispielverbund Nord"),
        spelling.NameRecord("Beispielbund", None, date(2020, 1, 1), "Verbund"),
    )
    told = {rule for rule, _, _ in cases()} | {one.rule for one in check("Die Kunden kommen. " * 501)}
    spelt = "Beispiel-Verbund Nord, Beispielverbumd Nord, der Beispielbund, der Kiez-Treff und der Kieztreff."
    told |= {one.rule for one in spelling.names(spelt, records, day)}
    told |= {
        one.rule
        for one in relative_time.relative_times("Dieses Jahr und seit Mai und vor drei Jahren war es warm.", day)
    }
    told |= {one.rule for one in readability.hard_places(HARD)}
    told.add(unmarked.RULE)  # spoken in tests/language/test_unmarked.py
    assert told == set(reasons())


def test_a_decision_names_its_reason():
    (one,) = decisions("Die Winzer feiern.")
    assert (one.surface, one.weight, one.title) == ("Winzer", "finding", "Männliche Mehrzahl für alle")
    assert "„Winzer“" in one.reason


def rules_of(text: str, profile: Profile) -> list[tuple[str, str]]:
    """Rule and severity of each finding."""
    return [(one.rule, one.severity) for one in check(text, profile)]


def test_hints_can_be_switched_off_and_findings_stay():
    text = "Die Winzer und der Prüfling lesen die Teilnehmerliste."
    assert [kind for _, kind in rules_of(text, DEFAULT)] == ["finding", "hint", "hint"]
    assert rules_of(text, Profile(hints=False)) == [("GM01", "finding")]


def test_a_forbidden_sign_is_found_and_never_proposed():
    house = Profile(forbidden=frozenset(("colon", "star", "underscore", "inner_i", "middot")))
    for word in ("Winzer:innen", "Winzer*innen", "Winzer_innen", "WinzerInnen", "Winzer·innen"):
        (found,) = check(f"Die {word} feiern.", house)
        assert (found.rule, found.severity) == ("SF01", "finding")
        assert {one.style for one in found.suggestions} <= {"neutral", "pair", "slash"} and found.suggestions


@pytest.mark.parametrize("severity", ["finding", "hint", "note"])
def test_the_glossary_weighs_a_lemma_and_its_compounds(severity):
    house = Profile(glossary=(GlossaryEntry("Winzer", severity=severity),))
    found = [one for one in check("Die Winzer und die Hobbywinzer sehen die Gärtner.", house)]
    assert [one.severity for one in found] == [severity, severity, "finding"]


def test_the_glossary_proposes_first():
    house = Profile(glossary=(GlossaryEntry("Kunde", (("neutral", "Kaufende"),), note="Verb anpassen"),))
    (found,) = check("Die Kunden warten.", house)
    first = found.suggestions[0]
    assert (first.style, first.text, first.advice) == ("neutral", "Kaufenden", "Verb anpassen")
    assert "Kaufenden" not in {one.text for one in check("Die Kunden warten.")[0].suggestions}


def test_the_house_decides_the_order_of_styles_and_halves():
    house = Profile(preferred=("star", "pair"), pair_order="m-f")
    (found,) = check("Die Winzer feiern.", house)
    styles = list(dict.fromkeys(one.style for one in found.suggestions))
    assert styles[:2] == ["star", "pair"]
    assert next(one.text for one in found.suggestions if one.style == "pair").endswith("Winzer und Winzerinnen")


def test_protected_names_are_whole_words_and_keep_their_case():
    house = Profile(protected=("Frische Winzer",))
    assert [rule for rule, _ in rules_of("Der Bund Frische Winzer lädt ein.", house)] == ["GN03"]
    assert [rule for rule, _ in rules_of("Dort feiern frische Winzer.", house)] == ["GM01"]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_house_may_forbid_any_single_form(form):
    text = "Die Winzer, jeder Kunde, die Gärtner:innen und die Lehrerinnen und Lehrer; Kunden:innen."
    for found in check(text, Profile(forbidden=frozenset((form,)))):
        assert form not in {one.style for one in found.suggestions}


def test_a_house_may_forbid_all_forms_or_prefer_none():
    text = "Die Winzer, jeder Kunde und die Gärtner:innen; Anna Beispiel ist Tischler, der Fachmann kommt."
    usual = [one.rule for one in check(text) if one.severity == "finding"]
    for odd in (Profile(forbidden=FORMS, preferred=()), Profile(preferred=("pair", "pair")), Profile(protected=("",))):
        assert [one.rule for one in check(text, odd) if one.severity == "finding" and one.rule != "SF01"] == usual
    offered = [one for found in check(text, Profile(forbidden=FORMS)) for one in found.suggestions]
    assert {one.style for one in offered} <= {"neutral"}


def test_a_strict_house_hears_of_unknown_words_unless_it_wants_no_hints():
    strict = Profile(strict=True)
    assert ("GH04", "hint") in rules_of("Wir fragten den Glombanten.", strict)
    assert rules_of("Wir fragten den Glombanten.", replace(strict, hints=False)) == []


def test_two_signs_are_told_once_in_a_document():
    text = "Winzer:innen, Gärtner*innen, Köch*innen, BäckerInnen."
    assert [one.surface for one in check(text) if one.rule == "SF02"] == ["Gärtner*innen"]
