"""Links: their words, their form, and where they lead."""

from datetime import UTC, datetime

import pytest

from coopcms.blocks.html import from_html
from coopcms.readiness.lines import HINT, WARNING
from coopcms.readiness.links import inside, links_in, outside
from coopcms.readiness.subject import Known, Target, Visited
from tests.readiness.conftest import TODAY, only, passages, said

ELSEWHERE = "https://beispiel.example/seite"


def anchor(href: str, text: str = "Die Halle der Beispiel GmbH") -> str:
    return f'<p>Siehe <a href="{href}">{text}</a> dazu.</p>'


def known(**more) -> Known:
    return Known(TODAY, origin="https://netz.example", **more)


def test_a_link_of_several_runs_is_one():
    (link,) = links_in(from_html('<p>A <a href="/x">eins <em>zwei</em> drei</a> b</p>'))
    assert (link.href, link.text, link.start, link.end) == ("/x", "eins zwei drei", 2, 16)


def test_own_addresses_are_told_from_others():
    body = from_html(
        anchor("https://netz.example/artikel/a?x=1#y") + anchor("/artikel/b") + anchor(ELSEWHERE + "#unten")
    )
    assert inside(body, "https://netz.example") == ("/artikel/a", "/artikel/b")
    assert outside(body, "https://netz.example") == (ELSEWHERE,)


@pytest.mark.parametrize("text", ["hier", "Hier", "mehr …", "→ Weiterlesen", "mehr  erfahren", "[Link]"])
def test_words_that_say_nothing(lines_of, text):
    line = only(lines_of(known=known(visits=False), body=anchor(ELSEWHERE, text)), "link.vague")
    assert line.severity == WARNING


def test_a_bare_address(lines_of):
    line = only(lines_of(known=known(visits=False), body=anchor(ELSEWHERE, ELSEWHERE)), "link.bare")
    assert (line.severity, line.places[0].start) == (HINT, 6)


def test_the_same_words_to_different_pages(lines_of, rules_of):
    body = anchor(ELSEWHERE) + anchor(ELSEWHERE + "2")
    line = only(lines_of(known=known(visits=False), body=body), "link.same")
    assert len(line.places) == 2 and "halle" in said(line).lower()
    assert rules_of(known=known(visits=False), body=anchor(ELSEWHERE) * 2) == []


@pytest.mark.parametrize(
    ("href", "rule"),
    [
        ("mailto:anna", "link.mail"), ("mailto:anna@siegen", "link.mail"), ("mailto:anna@siegen.example", ""),
        ("mailto:anna@siegen.example?subject=Halle", ""), ("mailto:a@siegen.example,b", "link.mail"),
        ("tel:0271 123456", "link.phone"), ("tel:+49271123456", ""), ("tel:+49-271-123456", ""),
        ("#unten", "link.anchor"),
    ],
)  # fmt: skip
def test_addresses_that_cannot_work(rules_of, href, rule):
    assert rules_of(known=known(), body=anchor(href)) == [rule] * bool(rule)


@pytest.mark.parametrize(
    ("state", "rule"),
    [
        ("live", ""), ("page", ""), ("hidden", "link.hidden"), ("redirect", "link.moved"),
        ("banner", "link.withdrawn"), ("gone", "link.gone"),
    ],
)  # fmt: skip
def test_a_page_of_this_site_is_looked_at_at_once(lines_of, state, rule):
    lines = lines_of(known=known(targets={"/artikel/a": Target(state, "/artikel/neu")}), body=anchor("/artikel/a#x"))
    assert [line.rule for line in lines] == [rule] * bool(rule)
    if state == "redirect":
        assert "/artikel/neu" in lines[0].repair % lines[0].values


def test_an_unknown_page_and_the_desk(lines_of):
    lines = lines_of(known=known(), body=anchor("/artikel/a", "Eins") + anchor("/admin/item/1", "Zwei"))
    assert [(line.rule, passages(line)) for line in lines] == [("link.unknown", ["Eins"]), ("link.desk", ["Zwei"])]


SINCE = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "rule", "severity"),
    [
        (Visited("ok", 200), "", ""),
        (Visited("gone", 404, since=SINCE), "link.dead", WARNING),
        (Visited("silent", 0, 1, SINCE), "link.once", HINT),
        (Visited("silent", 0, 2, SINCE), "link.silent", WARNING),
        (Visited("failing", 503, 3, SINCE), "link.failing", WARNING),
        (Visited("certificate", 0, 2, SINCE), "link.certificate", WARNING),
        (Visited("refused"), "link.private", WARNING),
        (Visited("closed", 403), "link.closed", HINT),
        (Visited("moved", 200, target="https://neu.example/"), "link.elsewhere", HINT),
    ],
)
def test_a_page_elsewhere_is_told_as_it_answered_last(lines_of, seen, rule, severity):
    lines = lines_of(known=known(visited={ELSEWHERE: seen}), body=anchor(ELSEWHERE + "#unten"))
    assert [(line.rule, line.severity) for line in lines] == [(rule, severity)] * bool(rule)
    if rule == "link.silent":
        assert "20.11.2026" in said(lines[0]) and ELSEWHERE in said(lines[0])
    if rule == "link.elsewhere":
        assert "https://neu.example/" in lines[0].repair % lines[0].values


def test_a_page_nobody_has_looked_at_waits(rules_of):
    assert rules_of(known=known(), body=anchor(ELSEWHERE)) == ["link.waiting"]
    assert rules_of(known=known(visits=False), body=anchor(ELSEWHERE)) == []


def test_a_link_without_encryption(lines_of, rules_of):
    http = "http://beispiel.example/"
    assert rules_of(known=known(visits=False), body=anchor(http)) == ["link.http"]
    moved = {http: Visited("moved", 200, target="https://beispiel.example/")}
    assert rules_of(known=known(visited=moved), body=anchor(http)) == ["link.elsewhere"]
