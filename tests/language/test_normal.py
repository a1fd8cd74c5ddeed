"""Every form of a person noun is one word; no other word becomes one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.language.normal import fingerprint, normal_words, without_signs
from tests.language.small import lexicon_of

SAME = [
    "Mitarbeiter Mitarbeitern Mitarbeiters Mitarbeiterin Mitarbeiterinnen Mitarbeiter:innen Mitarbeiter*innen"
    " Mitarbeiter_innen Mitarbeiter·innen MitarbeiterInnen Mitarbeiter/-innen Mitarbeiter/in Mitarbeiter(innen)"
    " Mitarbeiter:in mitarbeiterin MITARBEITER:INNEN Mitarbeitende Mitarbeitenden Mitarbeitender Mit\u00adarbeiter",
    "Kollege Kollegen Kollegin Kolleg:innen Kolleg*in Kolleg(inn)en Kollegen:innen",
    "Arzt Ärzte Ärzten Arztes Ärztin Ärzt:innen Ärzt*in Aerztinnen Ärzte/-innen Ärzt_innen",
    "Student Studenten Studentin Student:innen Studierende Studierenden studierend",
    "Projektmitarbeiter Projektmitarbeiterin Projektmitarbeiter:innen Projektmitarbeitende Projektmitarbeitenden",
    "Hausarzt Hausärztin Hausärzt*innen",
    "Kaufmann Kauffrau Kaufleute Kaufleuten",
    "Befürworter Befürworterin Befürwortende Befuerworter:innen",
    "Mitarbeiterversammlung Mitarbeiter:innenversammlung Mitarbeiterinnenversammlung Mitarbeitendenversammlung",
    "Studentenwerk Student:innenwerk Studierendenwerk",
    "Beispielfirmler Beispielfirmler:innen Beispielfirmlerinnen Beispielfirmler*in",
]
OTHER = [
    "medizin", "termin", "berlin", "wochenende", "binnen", "gewinnen", "beginnen", "innenstadt", "legende", "vitamin",
    "laufende", "linkedin", "innen", "benzin", "drinnen", "disziplin",
]  # fmt: skip


@pytest.mark.parametrize("group", SAME)
def test_all_forms_are_one_word(group):
    assert set(normal_words(group)) == {group.split()[0].lower()}


@pytest.mark.parametrize("word", OTHER)
def test_words_that_only_look_gendered_stay_as_they_are(word):
    assert normal_words(word.capitalize()) == normal_words(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Termin: innen", ["termin", "innen"]),
        ("Ort:Innenhof", ["ort", "innenhof"]),
        ("um 14:05, 2:1", ["um", "14", "05", "2", "1"]),
        ("der:die Vorsitzende", ["der", "die", "vorsitzende"]),
        ("jede:r, eine*n", ["jeder", "einen"]),
        ("IT-Fachleute", ["it", "fachmann"]),
        ("Ärzt:innen/Studierende", ["arzt", "student"]),
    ],
)
def test_only_signs_inside_words_are_dropped(text, expected):
    assert normal_words(text) == expected


def test_different_people_stay_different():
    assert len(set(normal_words("Lehrer Dozent Beschäftigte Mitarbeiter Vortragende Referent"))) == 6


@pytest.mark.parametrize("sign", [":", "*", "_", "·", "•", "’", "/", "/-"])
def test_a_sign_goes_and_its_word_stays(sign):
    assert without_signs(f"Die Mitarbeiter{sign}innen: gern") == "Die Mitarbeiterinnen: gern"


def test_the_fingerprint_follows_the_word_lists(tmp_path):
    shipped = fingerprint()
    (tmp_path / "persons.tsv").write_text("lemma\nImker\ter\n", "utf-8")
    for name in ("stop.tsv", "things.tsv"):
        (tmp_path / name).write_text("word\n", "utf-8")
    with lexicon_of(tmp_path):
        small = fingerprint.__wrapped__()
        (tmp_path / "stop.tsv").write_text("word\nImker\n", "utf-8")
        assert len({shipped, small, fingerprint.__wrapped__()}) == 3
    assert fingerprint.__wrapped__() == shipped


def test_a_long_word_takes_no_long_time():
    assert len(normal_words("innen" * 40_000 + ":innen")) == 1


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_is_an_error_and_no_mark_is_left(text):
    assert all(word and "\ue000" not in word for word in normal_words(text))
