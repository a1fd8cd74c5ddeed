"""Which changes are of form alone: inclusive forms of one noun, kinds of quotes and dashes; nothing that is said."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.language.wording import Change, only_form
from coopcms.merge.words import DELETE, EQUAL, diff_words

FORM = """
Die Mitarbeiter planen. | Die Mitarbeiter:innen planen.
Die Mitarbeiter*innen planen. | Die MitarbeiterInnen planen.
Mitarbeiter/-innen planen. | Mitarbeiter_innen planen.
Mitarbeiter planen. | Mitarbeiter(innen) planen.
Mitarbeiter planen. | Mitarbeitende planen.
Die Mitarbeiter planen. | Die Mitarbeitenden planen.
Mitarbeiterinnen und Mitarbeiter planen. | Mitarbeiter:innen planen.
Mitarbeiterinnen und Mitarbeiter planen. | Mitarbeiter und Mitarbeiterinnen planen.
Alle Mitarbeiter planen. | Alle Mitarbeiterinnen und Mitarbeiter planen.
Alle neuen Mitarbeiter planen. | Alle neuen Mitarbeitenden planen.
Die Wünsche der Mitarbeiter zählen. | Die Wünsche der Mitarbeitenden zählen.
Mit den Kunden reden wir. | Mit den Kund:innen reden wir.
Den Ärzten danken wir. | Den Ärztinnen und Ärzten danken wir.
Die Studenten lernen. | Die Studierenden lernen.
Schülerinnen, Schüler und Eltern kommen. | Schüler:innen und Eltern kommen.
Der Lehrer kommt. | Der:die Lehrer:in kommt.
Der Lehrer kommt. | Die Lehrerin oder der Lehrer kommt.
Der Lehrer kommt. | Der/die Lehrer/in kommt.
Der engagierte Lehrer kommt. | Der:die engagierte Lehrer:in kommt.
Ein guter Lehrer weiß das. | Ein:e gute:r Lehrer:in weiß das.
Einem guten Lehrer glaubt man. | Einem:einer guten Lehrer:in glaubt man.
Der Angestellte kommt. | Der:die Angestellte kommt.
Jeder Kunde, der sein Auto bringt, wartet. | Jede:r Kund:in, der:die sein:ihr Auto bringt, wartet.
Jeder weiß es. | Jede und jeder weiß es.
Wenn er kommt, geht es los. | Wenn er oder sie kommt, geht es los.
Man soll zum Arzt gehen. | Man soll zum:zur Ärzt:in gehen.
Er ist als Lehrer hier. | Er ist als Lehrer:in hier.
Die Mitarbeiterzeitung liegt aus. | Die Mitarbeitendenzeitung liegt aus.
Die Projektmitarbeiter planen. | Die Projektmitarbeitenden planen.
Er sagt - so - ja. | Er sagt – so – ja.
Von 2020-2022 gab es das. | Von 2020–2022 gab es das.
Es sind 5 % mehr. | Es sind 5\u00a0% mehr.
Es sind 5% mehr. | Es sind 5 % mehr.
So ist es z.B. hier. | So ist es z. B. hier.
Das geht u.a. so. | Das geht u.\u202fa. so.
„Ja“, sagt sie. | »Ja«, sagt sie.
"Ja", sagt sie. | „Ja“, sagt sie.
Das geht's an. | Das geht’s an.
Ein Online-Kurs beginnt. | Ein Online‑Kurs beginnt.
Ein Wör\u00adterbuch liegt da. | Ein Wörterbuch liegt da.
Er muß gehen. | Er muss gehen.
Daß er geht, ist gut. | Dass er geht, ist gut.
Die Straße ist gesperrt. | Die Strasse ist gesperrt.
„Daß Lehrer kommen“, sagt er. | „Dass Lehrer kommen“, sagt er.
"""
MEANING = """
Der Lehrer kommt. | Die Lehrerin kommt.
Lehrer kommen. | Lehrerinnen kommen.
Lehrer:innen kommen. | Lehrerinnen kommen.
Die Lehrerin kommt. | Der:die Lehrer:in kommt.
Der Angestellte kommt. | Die Angestellte kommt.
Die Angestellte kommt. | Der:die Angestellte kommt.
Ein Angestellter kam. | Eine Angestellte kam.
Der Lehrer soll gehen. | Die Lehrer:innen sollen gehen.
Für den Mitarbeiter ist gesorgt. | Für die Mitarbeiter:innen ist gesorgt.
Dem Lehrer danken wir. | Den Lehrer:innen danken wir.
Der Lehrer ist gut. | Lehrer:innen ist gut.
Wir sind als Lehrer hier. | Wir sind als Lehrer:innen hier.
Lehrer sind da. | Lehrkräfte sind da.
Die Lehrer kommen. | Die Ärzt:innen kommen.
Die Lehrer kommen. | Keine Lehrer:innen kommen.
Kein Lehrer kommt. | Ein:e Lehrer:in kommt.
Die Lehrer kommen. | Unsere Lehrer:innen kommen.
Drei Lehrer kommen. | Vier Lehrer:innen kommen.
Die guten Lehrer kommen. | Die besten Lehrer:innen kommen.
Die neuen Lehrer kommen. | Die Lehrer:innen kommen.
Lehrerinnen oder Lehrer kommen. | Lehrerinnen und Lehrer kommen.
Die Leiterin und der Leiter kommen. | Der:die Leiter:in kommen.
Die Lehrerinnenzeitung liegt aus. | Die Lehrer:innenzeitung liegt aus.
Die Lehrerzeitung liegt aus. | Die Lehrerinnenzeitung liegt aus.
Er kommt. | Sie kommt.
Sein Auto steht da. | Ihr Auto steht da.
Die Tochter des Lehrers kam. | Die Tochter der Lehrer:innen kam.
„Alle Lehrer kommen“, sagt er. | „Alle Lehrer:innen kommen“, sagt er.
Lehrer sind gut. | „Lehrer“ sind gut.
Es misst 1, 5 Meter. | Es misst 1,5 Meter.
Es misst 1.500 Meter. | Es misst 1,500 Meter.
Es sind 10-12 Leute. | Es sind 1012 Leute.
Es sind 10 12 Leute. | Es sind 1012 Leute.
Es kostet -5 Euro. | Es kostet 5 Euro.
Es kostet – 5 Euro. | Es kostet –5 Euro.
Die Maße stimmen. | Die Masse stimmen.
Er tut Buße. | Er tut Busse.
Herr Weiß kommt. | Herr Weiss kommt.
Frau Strauß kommt. | Frau Strauss kommt.
Frau Koch kommt. | Frau Koch:in kommt.
Eine Re-Form kommt. | Eine Reform kommt.
Das Druck-Erzeugnis liegt da. | Das Drucker-Zeugnis liegt da.
Es liegt bei beispiel.example. | Es liegt bei beispiel. example.
Es ist blaugrün. | Es ist blau grün.
Es geht gut. | Es geht nicht gut.
Sie liest¶vor. | Sie liest vor.
Der Drucker steht da. | Der:die Drucker:in steht da.
Lehrerinnen streikten, Lehrer nicht. | Lehrerinnen streikten, Lehrer*innen nicht.
Die Bürger kommen. | die Bürger:innen kommen.
Die Kanzlei Richter berät. | Die Kanzlei Richter*innen berät.
Die Firma Weber & Partner zieht um. | Die Firma Weber & Partner*innen zieht um.
Nun sprach Wehrführer Martin Beispiel. | Nun sprach Wehrführer:in Martin Beispiel.
Am Sonntag kommt Mara. | Am Sonntag kommt Mara:innen.
Am Sonntag kommt Mara. | Am Sonntag:innen kommt Mara.
Acht Sternsinger klopften an. | Acht Sternsinger:in klopften an.
Hier können Leser bleiben. | Hier können Leser:in bleiben.
Sie sucht eine:n neue:n Sänger:in. | Sie sucht eine:n neues Sänger:in.
Mit Ärzten sprach sie. | Mit Ärztinnen und Ärzte sprach sie.
Ein:e Lehrer:in kommt. | Ein:e Lehrer kommt.
Der Kunde zahlt. | Der Kund:innen zahlt.
Sie kam in der Nacht. | Sie kam in der:die Nacht.
Sie hält jedem Regen stand. | Sie hält jedem:jeder Regen stand.
Das kann scharf sein. | Das kann scharf sein:ihr.
Die Teilnehmer:innen kamen. | Die Teilnehmende kamen.
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """What stands on both sides of a bar, line by line; ¶ is a line's end."""
    lines = (line.split(" | ") for line in table.strip().split("\n"))
    return [(old.replace("¶", "\n"), new.replace("¶", "\n")) for old, new in lines]


def changes(old: str, new: str) -> list[Change]:
    """What the word diff tells, as places in both texts."""
    found, i, j, is_open = [], 0, 0, False
    for op, text in diff_words(old, new):
        gone, come = len(text) * (op in (EQUAL, DELETE)), len(text) * (op != DELETE)
        if op != EQUAL:
            before = found.pop() if is_open else Change(i, i, j, j)
            found.append(Change(before.i1, i + gone, before.j1, j + come))
        i, j, is_open = i + gone, j + come, op != EQUAL
    return found


def judged(old: str, new: str, **more) -> list[int]:
    found = changes(old, new)
    back = [Change(one.j1, one.j2, one.i1, one.i2) for one in found]
    groups = only_form(old, new, found, **more)
    assert only_form(new, old, back, **more) == groups
    return groups


@pytest.mark.parametrize(("old", "new"), pairs(FORM))
def test_another_form_of_the_same_words_says_the_same(old, new):
    assert all(judged(old, new))


@pytest.mark.parametrize(("old", "new"), pairs(MEANING))
def test_what_says_something_else_is_seen(old, new):
    assert not any(judged(old, new))


def test_changes_of_one_phrase_are_one():
    assert judged("Der engagierte Lehrer geht - so.", "Der:die engagierte Lehrer:in geht – so.") == [1, 1, 2]


def test_a_phrase_that_also_says_something_else_is_seen_as_a_whole():
    assert judged("Der gute Lehrer geht. Die Kunden auch.", "Der:die beste Lehrer:in geht. Die Kund:innen auch.") == [
        0,
        1,
    ]


def test_what_somebody_said_is_changed_before_all_eyes():
    assert judged("Die Lehrer gehen heute - früh.", "Die Lehrer:innen gehen heute – früh.", spoken={0, 1}) == [0, 1]


# slots: ways to say one thing, after the bar ways to say something else
SLOTS = [
    pairs_.split(" | ")
    for pairs_ in (
        "die Mitarbeiter/die Mitarbeiter:innen/die Mitarbeitenden/die Mitarbeiterinnen und Mitarbeiter"
        " | die Mitarbeiterinnen/keine Mitarbeiter/die Leiter:innen",
        "der Lehrer/der:die Lehrer:in/die Lehrerin oder der Lehrer | die Lehrerin/ein Lehrer/die Lehrer:innen",
        "mit den Kunden/mit den Kund*innen/mit den Kundinnen und Kunden | mit den Kundinnen/ohne die Kunden",
        "„gut“/»gut«/“gut” | „schlecht“/gut/„nicht gut“",
        "5 %/5%/5\u00a0% | 7 %/50 %/5",
        "2020-2022/2020–2022/2020—2022 | 2020/2020-2023/20202022",
        "muß/muss | kann/muss nicht/musste",
        "Anna Beispiel | Anna Muster/Herr Beispiel/Beispiel",
        "heute | morgen/heute nicht/nie",
        "z.B./z. B./z.\u00a0B. | d. h./z. C.",
    )
]
few = settings(max_examples=settings.default.max_examples // 3)
JOIN = st.sampled_from([", ", " dann ", " / "])


@st.composite
def texts(draw, own: bool):
    """(old, new, where the new text says something else): slots in any order, some said in another way."""
    old, new, odd = "So: ", "So: ", []
    for slot in draw(st.lists(st.sampled_from(SLOTS), min_size=1, max_size=6, unique_by=tuple)):
        alike, other = (side.replace("oder/", "oder").split("/") for side in slot)
        before, here = draw(st.sampled_from(alike)), draw(st.sampled_from(alike if own else alike + other))
        if here not in alike:
            odd.append((len(new), len(new) + len(here)))
        between = draw(JOIN)
        old, new = old + before + between, new + here + between
    return old + "Ende.", new + "Ende.", odd


@few
@given(texts(own=True))
def test_what_is_said_in_other_forms_only_is_all_hidden(drawn):
    old, new, _odd = drawn
    assert all(judged(old, new)), changes(old, new)


@few
@given(texts(own=False))
def test_no_number_name_negation_or_other_word_is_ever_hidden(drawn):
    old, new, odd = drawn
    found, groups = changes(old, new), judged(old, new)
    for start, end in odd:
        touched = [group for one, group in zip(found, groups, strict=True) if one.j1 <= end + 1 and start - 1 <= one.j2]
        assert 0 in touched, (old, new)


WORDS = st.text(st.characters(codec="utf-8") | st.sampled_from("aä ß-–.,5:*„“"), max_size=30)


@given(WORDS, WORDS)
def test_any_text_can_be_judged(old, new):
    judged(old, new)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6), st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_no_number_changes_unseen(one, other):
    old, new = (f"Es waren {' - '.join(map(str, numbers))} Lehrer." for numbers in (one, other))
    assert one == other or not all(judged(old, new))


@pytest.mark.parametrize("lines", [400, pytest.param(800, marks=pytest.mark.slow)])
def test_many_changes_of_a_long_text_take_no_long_time(lines):
    old = " ".join(f"Die Lehrer von Ort{n} - so - kommen." for n in range(lines))
    new = old.replace("Lehrer", "Lehrer:innen").replace(" - ", " – ")
    begun = process_time()
    assert all(judged(old, new))
    assert process_time() - begun < lines / 200  # a seventh of it by itself
