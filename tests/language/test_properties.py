"""What holds for every text: offsets are exact, protected text stays, conversions settle and leave nothing behind."""

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coopcms.language import check, convert
from coopcms.language.checker import check_with_forms
from coopcms.language.findings import STYLES, Conversion, Finding, Span
from coopcms.language.flat import from_utf16, utf16
from coopcms.language.people import people
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.readability import hard_places
from coopcms.language.reading import read
from coopcms.language.relative_time import relative_times
from coopcms.language.rich import check_document, convert_document
from tests.language.german import anything, noisy, sentence, text, unlisted

style = st.sampled_from(STYLES)
sign = st.sampled_from(("colon", "star", "underscore"))
few = settings(max_examples=settings.default.max_examples // 5)  # texts of several sentences; see test_slow
_OF_DOCUMENT = frozenset(("GH01", "SF02", "GN06"))  # what is told once for a whole text


@few
@given(anything(), style)
def test_nothing_makes_it_raise(given_text, to):
    check_with_forms(given_text)
    convert(given_text, to, include_hints=True)
    hard_places(given_text)
    relative_times(given_text)


@few
@given(unlisted(), style)
def test_a_word_of_no_list_is_read_like_any_other(given_text, to):
    for one in check_with_forms(given_text):
        assert given_text[one[0].start : one[0].end] == one[0].surface
    once = convert(given_text, to).text
    assert convert(once, to).text == once


@few
@given(anything())
def test_offsets_are_exact(given_text):
    for one in (*check(given_text), *hard_places(given_text), *relative_times(given_text)):
        assert 0 <= one.start < one.end <= len(given_text)
        assert given_text[one.start : one.end] == one.surface
        for offer in one.suggestions:
            assert 0 <= offer.start < offer.end <= len(given_text) and offer.text


@few
@given(noisy())
def test_findings_stand_in_the_order_of_the_text(given_text):
    found = check(given_text)
    assert found == sorted(found, key=lambda one: one.start)


@few
@given(anything(), style)
def test_text_outside_the_edits_is_unchanged(given_text, to):
    made = convert(given_text, to)
    at, parts = 0, []
    for edit in made.edits:
        assert at <= edit.start <= edit.end and given_text[edit.start : edit.end] == edit.old != edit.new
        parts += (given_text[at : edit.start], edit.new)
        at = edit.end
    assert "".join(parts) + given_text[at:] == made.text
    assert made.edits or made.text is given_text or made.text == given_text


@few
@given(st.data(), text() | noisy(), style)
def test_what_is_protected_stays(data, given_text, to):
    at = data.draw(st.integers(0, len(given_text)))
    span = Span(at, data.draw(st.integers(at, len(given_text))))
    kept = [span] if span.start < span.end else []
    made = convert(given_text, to, protected=kept)
    assert not [edit for edit in made.edits for one in (*kept, *_quoted(given_text)) if _touches(edit, one)]


def _quoted(given_text: str) -> list[Span]:
    whole = read(given_text, DEFAULT)
    spans = [span for one in whole.passages for span in one.quotes]
    return [Span(*whole.source.span(span.start, span.end)) for span in spans]


def _touches(edit, span: Span) -> bool:
    return edit.start < span.end and span.start < edit.end


@few
@given(text(), style)
def test_a_second_conversion_changes_nothing(given_text, to):
    once = convert(given_text, to).text
    assert convert(once, to).text == once


@few
@given(text(), sign, sign)
def test_signs_change_places_without_loss(given_text, first, second):
    made = convert(given_text, first).text
    assert convert(convert(made, second).text, first).text == made


@few
@given(text(), style)
def test_nothing_generic_is_left_but_what_was_skipped(given_text, to):
    made = convert(given_text, to)
    assert not _left(given_text, made, check(made.text))


def _left(given_text: str, made: Conversion, found: list[Finding]) -> list[str]:
    """Findings of generic forms in a converted text beyond those that were skipped."""
    noted = {one.surface for one in check(given_text) if one.severity == "note"}  # its other form stood beside it
    after = Counter(one.surface for one in found if one.rule.startswith("GM") and one.severity == "finding")
    after = Counter({surface: times for surface, times in after.items() if surface not in noted})
    return sorted((after - Counter(one.surface for one in made.skipped)).elements())


@few
@given(text(), style)
def test_no_form_is_left_that_the_house_forbids(given_text, to):
    house = Profile(forbidden=frozenset({*STYLES, "middot"}) - {to, "neutral", "pair"})
    made = convert(given_text, to, house)
    left = Counter(one.surface for one in check(made.text, house) if one.rule == "SF01")
    assert not left - Counter(one.surface for one in made.skipped)


@few
@given(sentence(), sentence())
def test_paragraphs_do_not_change_one_another(first, second):
    assume(not any(people(one) for each in (first, second) for one in read(each, DEFAULT).passages))
    by = len(first) + 2
    both = [_key(one, 0) for one in check(f"{first}\n\n{second}") if one.rule not in _OF_DOCUMENT]
    apart = [
        _key(one, at) for part, at in ((first, 0), (second, by)) for one in check(part) if one.rule not in _OF_DOCUMENT
    ]
    assert both == apart


def _key(one: Finding, by: int) -> tuple:
    offers = tuple((offer.style, offer.text, offer.start + by, offer.end + by) for offer in one.suggestions)
    return one.start + by, one.end + by, one.surface, one.rule, one.severity, one.confidence, offers


@st.composite
def runs(draw, of: st.SearchStrategy[str]) -> list:
    """One text cut into runs with marks."""
    whole = draw(of)
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(whole) - 1)), max_size=6)))
    marks = st.sampled_from(([], ["em"], ["strong"], ["em", "strong"], ["a:/x"]))
    parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    return [[part, draw(marks)] for part in parts if part]


@few
@given(runs(text()))
def test_marks_do_not_change_findings(given_runs):
    plain = [["".join(letters for letters, _ in given_runs), []]]
    marked, bare = ([{"type": "p", "attrs": {}, "runs": one}] for one in (given_runs, plain))
    assert [one.finding for one in check_document(marked)] == [one.finding for one in check_document(bare)]


@few
@given(runs(text() | noisy()), style)
def test_parts_of_a_document_are_exact(given_runs, to):
    body = [{"type": "p", "attrs": {}, "runs": given_runs}] * 2
    for one in check_document(body):
        assert "".join(given_runs[run][0][a:b] for run, a, b in one.parts) == one.finding.surface
    made = convert_document(body, to)
    for one in made.edits:
        assert "".join(given_runs[run][0][a:b] for run, a, b in one.parts) == one.edit.old
    assert all(letters and isinstance(marks, list) for block in made.blocks for letters, marks in block["runs"])


@few
@given(runs(text()), style)
def test_marks_change_a_conversion_only_at_the_edge_of_a_link(given_runs, to):
    unlinked = [[letters, [mark for mark in marks if mark != "a:/x"]] for letters, marks in given_runs]
    made = convert_document([{"type": "p", "attrs": {}, "runs": unlinked}], to)
    whole = "".join(letters for letters, _ in given_runs)
    assert "".join(letters for letters, _ in made.blocks[0]["runs"]) == convert(whole, to).text


@few
@given(anything())
def test_counting_as_javascript_leads_back(given_text):
    assert all(from_utf16(given_text, utf16(given_text, at)) == at for at in range(len(given_text) + 1))
    assert utf16(given_text, len(given_text)) == len(given_text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("before", ["a\u00ad", "\u00ada", "\u00ad", "e\u0301\u00ad"])
def test_a_protected_span_ends_where_it_says_whatever_was_folded_away(before):
    text = f"{before}\n\nAlle Kunden kommen."
    found = check(text, protected=(Span(0, len(before), "raw"),))
    assert [one.surface for one in found] == ["Kunden"]
