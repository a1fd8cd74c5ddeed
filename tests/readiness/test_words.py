"""Language, press mode, English: what the words themselves give away."""

from coopcms.language.profile import Profile
from coopcms.language.spelling import NameRecord
from coopcms.readiness.lines import HINT, WARNING
from coopcms.readiness.subject import Known
from tests.readiness.conftest import TODAY, only, passages, said


def test_a_word_of_time_comes_with_the_year_of_the_item(lines_of):
    line = only(lines_of(body="<p>In diesem Jahr begann es. In diesem Jahr endete es.</p>"), "T1")
    assert (line.severity, line.is_german, passages(line)) == (HINT, True, ["diesem Jahr"] * 2)
    assert line.values == {"words": "Jahr 2026"} and "diesem Jahr" in said(line)
    assert line.places[0].block == "b0" and (line.places[0].start, line.places[0].end) == (3, 14)


def test_a_name_is_held_against_its_record(lines_of):
    known = Known(TODAY, records=(NameRecord("Zentrum Ruhr-OWL"),))
    line = only(lines_of(known=known, lead="Das Zentrum Ruhr OWL hilft."), "N1")
    assert line.values == {"words": "Zentrum Ruhr-OWL"} and line.anchor == "#lead"


def test_sections_of_a_story_are_read_too(rules_of):
    filled = {"company": "Beispiel GmbH", "company_place": "Siegen", "period": "2025"}
    assert rules_of("story", **filled, result="In diesem Jahr begann es.") == ["T1"]


def test_hard_places_share_a_line_of_their_rule(lines_of):
    long = "Alle " + "planen und " * 20 + "bauen es gemeinsam mit vielen anderen."
    line = only(lines_of(body=f"<p>{long} {long}</p><p>{long}</p>"), "R1")
    assert line.count == 3 and [place.number for place in line.places] == [0, 0, 1]


def test_quotes_are_nobodys_to_mend(rules_of):
    body = "<p>Anna Beispiel sagt:</p><blockquote><p>In diesem Jahr begannen die Mitarbeiter.</p></blockquote>"
    assert rules_of(known=Known(TODAY, profiles=(("Siegen", Profile()),)), body=body) == []


def test_inclusive_german_is_a_count_by_profile(lines_of):
    known = Known(TODAY, profiles=(("Zentrum Siegen", Profile(name="Punkt")),))
    line = only(lines_of(known=known, body="<p>Die Mitarbeiter und die Winzer planen.</p>"), "profile")
    assert (line.severity, line.count, line.way[1]) == (WARNING, 2, "#sprache")
    assert "Punkt" in said(line) and passages(line) == ["Mitarbeiter", "Winzer"]


def test_owners_with_profiles_of_their_own_are_told_apart(lines_of):
    strict = Profile(id="ohne", name="Ohne Zeichen", preferred=("pair",), forbidden=frozenset({"colon"}))
    known = Known(TODAY, profiles=(("Zentrum Siegen", Profile()), ("Zentrum Ruhr", strict)))
    line = only(lines_of(known=known, body="<p>Die Mitarbeiter:innen planen.</p>"), "profile")
    assert "Zentrum Ruhr" in said(line)


def test_an_english_text_is_checked_for_no_german(rules_of):
    known = Known(TODAY, profiles=(("Siegen", Profile()),))
    assert rules_of(known=known, language="en", body="<p>Die Mitarbeiter planen seit Februar.</p>") == []


def test_english_wants_a_language_mark(lines_of, rules_of):
    line = only(lines_of(body="<p>Der Blended Learning Workshop half.</p>"), "lang.english")
    assert (line.severity, passages(line)) == (HINT, ["Blended Learning Workshop"])
    assert rules_of(body='<p>Der <span lang="en">Blended Learning Workshop</span> half.</p>') == []


def test_a_press_release_is_asked_five_questions(lines_of):
    lines = lines_of(press_release="yes", lead="Es begann am 3. Mai 2026.")
    assert [(line.rule, line.severity, line.anchor) for line in lines] == [("press.questions", HINT, "#lead")]


def test_a_press_release_names_a_day(rules_of):
    assert "press.when" in rules_of(press_release="yes")
    assert "press.when" not in rules_of(press_release="yes", body="<h2>Neues</h2><p>Am Dienstag begann es.</p>")
    assert "press.when" in rules_of(press_release="yes", body="<p>Neues.</p><p>Am Dienstag begann es.</p>")


def test_other_texts_are_not_asked(rules_of):
    assert rules_of(press_release="no") == []
