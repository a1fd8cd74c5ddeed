"""Titles become addresses that a person can read out (M14)."""

import pytest

from coopcms.content.slugs import slug


@pytest.mark.parametrize(
    "written",
    [
        "Mitarbeiter:innen", "Mitarbeiter*innen", "Mitarbeiter_innen", "Mitarbeiter·innen", "Mitarbeiter•innen",
        "Mitarbeiter/innen", "Mitarbeiter/-innen", "Mitarbeiter(innen)", "MitarbeiterInnen", "MITARBEITER:INNEN",
        "Mitarbeiter’innen", "Mit\u00adarbeiter:innen", "Mitarbeiterinnen",
    ],
)  # fmt: skip
def test_every_sign_leaves_the_bare_word(written):
    assert slug(written) == "mitarbeiterinnen"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Für Ärzt:innen: Größe zählt", "fuer-aerztinnen-groesse-zaehlt"),
        ("Kolleg(inn)en in Soest", "kolleginnen-in-soest"),
        ("Jede:r kann das", "jeder-kann-das"),
        ("Termin: innen und außen", "termin-innen-und-aussen"),
        ("Software(integration)", "software-integration"),
        ("Frage:In welcher Halle?", "frage-in-welcher-halle"),
        ("Der:die Vorsitzende", "der-die-vorsitzende"),
        ("***", "ohne-titel"),
    ],
)
def test_only_signs_inside_words_are_dropped(title, address):
    assert slug(title) == address
