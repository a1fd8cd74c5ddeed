"""Months, seasons, numerals and vague words of time as the checks of relative time read them."""

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SEASONS = {"Frühjahr": 3, "Frühling": 3, "Sommer": 6, "Herbst": 9, "Winter": 12}
NUMERALS = {
    "einem": 1, "ein": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
VAGUE = frozenset(
    (
        "heute",
        "gestern",
        "morgen",
        "vorgestern",
        "übermorgen",
        "kürzlich",
        "neulich",
        "jüngst",
        "derzeit",
        "momentan",
        "bald",
        "demnächst",
        "heuer",
        "künftig",
        "aktuell",
        "gegenwärtig",
        "neuerdings",
        "seither",
        "bisher",
        "mittlerweile",
        "inzwischen",
    )  # fmt: skip
)
SHIFTS = {
    "dies": 0, "laufend": 0, "vergangen": -1, "letzt": -1, "vorig": -1, "kommend": 1, "nächst": 1,
}  # fmt: skip
PERIODS = frozenset(("Jahr", "Jahres", "Jahre", "Monat", "Monats", "Quartal", "Quartals", "Woche", "Halbjahr"))
PAST = frozenset(("hat", "haben", "hatte", "hatten", "war", "waren", "wurde", "wurden", "fand", "fanden", "kam"))


def number(word: str) -> int | None:
    """A numeral up to twelve in words or up to two digits; None for other words."""
    if word.isdigit() and len(word) <= 2:
        return int(word)
    return NUMERALS.get(word.lower())
