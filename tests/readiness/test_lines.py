"""A line says how much it matters, where it stands and how many there are."""

from coopcms.readiness.lines import BLOCKING, HINT, WARNING, Line, Place, counts, in_order, shortened


def a_line(severity: str, *places: Place, way: tuple[str, str] = ("", "")) -> Line:
    return Line(severity, severity, "", "", places=places, way=way)


def test_what_blocks_is_read_first():
    given = [a_line(HINT), a_line(BLOCKING), a_line(WARNING), a_line(BLOCKING)]
    assert [line.severity for line in in_order(given)] == [BLOCKING, BLOCKING, WARNING, HINT]
    assert counts(given) == {BLOCKING: 2, WARNING: 1, HINT: 1}


def test_a_line_leads_to_its_field_or_to_another_page():
    assert a_line(HINT, Place("lead")).anchor == "#lead"
    assert a_line(HINT, way=("", "/eigentum")).anchor == "/eigentum"
    assert a_line(HINT).anchor == ""


def test_a_long_passage_is_cut_between_words():
    assert shortened("Ein\n Wort") == "Ein Wort"
    assert shortened("Wort " * 40) == ("Wort " * 16).strip() + " …"
    assert shortened("x" * 100) == "x" * 80 + " …"
