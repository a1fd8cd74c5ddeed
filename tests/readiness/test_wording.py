"""Every finding of the language checks in one list: by the strictest profile, each where it stands."""

from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html
from coopcms.blocks.shape import leaf, leaves, walk
from coopcms.content.kinds.registry import KINDS
from coopcms.language.flat import from_utf16
from coopcms.language.profile import Profile
from coopcms.language.spelling import NameRecord
from coopcms.readiness.decided import Decision
from coopcms.readiness.passages import ALT
from coopcms.readiness.readiness import readiness
from coopcms.readiness.subject import Known, subject
from coopcms.readiness.wording import wordings
from tests.blocks.documents import BODIES
from tests.readiness.conftest import COMPLETE, TODAY, numbered

NO_COLON = Profile("ohne", forbidden=frozenset({"colon"}), preferred=("pair",))
STRICT = replace(NO_COLON, strict=True)


def found(known: Known | None = None, **fields) -> list:
    content = {"language": "de", **fields}
    content["body"] = numbered(from_html(content.get("body", "")))
    return list(wordings(subject(KINDS["article"], content, {}, known or Known(TODAY))))


def of(*profiles: Profile) -> Known:
    return Known(TODAY, profiles=tuple((f"Zentrum {n}", one) for n, one in enumerate(profiles)))


def test_all_checks_speak_in_reading_order():
    known = Known(TODAY, records=(NameRecord("Zentrum Ruhr-OWL"),))
    lead = "Seit Februar hilft das Zentrum Ruhr OWL den Mitarbeitern."
    every = found(known, title="Viele Winzer", lead=lead, body=f"<p>{'Wort ' * 30}ist lang.</p>")
    assert [(one.group, one.finding.rule, one.place.field) for one in every] == [
        ("wording", "GM01", "title"), ("times", "T2", "lead"), ("names", "N1", "lead"),
        ("reading", "R2", "lead"), ("wording", "GM01", "lead"), ("reading", "R1", "body"),
    ]  # fmt: skip


def test_what_one_owner_forbids_is_found_and_not_offered():
    (one,) = found(of(Profile(), NO_COLON), lead="Alle Kolleg:innen kommen.")
    assert (one.finding.rule, one.finding.severity) == ("SF01", "finding")
    styles = {offer.style for one in found(of(Profile(), NO_COLON), lead="Alle Winzer.") for offer in one.offers}
    assert styles and "colon" not in styles


def test_neutral_words_are_offered_first():
    (one,) = found(of(Profile(preferred=("pair", "neutral"))), lead="Die Mitarbeiter planen.")
    assert [offer.style for offer in one.offers][:2] == ["neutral", "neutral"] and one.offers[-1].style == "pair"


def test_quotes_and_other_languages_give_notes_at_most():
    body = '<blockquote><p>Seit Februar kommen die Winzer.</p></blockquote><p><span lang="en">Die Winzer</span></p>'
    assert {one.finding.severity for one in found(body=body)} <= {"note"}


def test_a_text_in_another_language_is_left_alone():
    assert found(lead="Die Winzer kommen.", language="en") == []


def test_the_same_words_in_the_same_company_have_names_of_their_own():
    every = found(body="<p>Die Winzer kommen.</p><p>Die Winzer kommen.</p>")
    assert len(every) == 2 and every[1].id == f"{every[0].id}-2"
    again = found(lead="Neu davor.", body="<p>Ganz neu.</p><p>Die Winzer kommen.</p>")
    assert [one.id for one in again] == [every[0].id]


@given(BODIES, st.sampled_from(["Die Winzer 😀 kommen.", "", "😀 Seit Februar planen die Mitarbeiter."]))
def test_each_stands_where_it_says(body, lead):
    body = numbered([*body, *from_html("<p>😀 Alle Kunden und <em>Mit</em>arbeiter der Winzer.</p>")])
    about = subject(KINDS["article"], {"lead": lead, "body": body}, {}, Known(TODAY))
    texts = {one["id"]: "".join(text for text, _marks in one["runs"]) for one in leaves(body)} | {"lead": lead}
    texts |= {one["id"] + ALT: one["attrs"].get("alt", "") for one in walk(body)}
    every = wordings(about)
    assert [one for one in every if one.finding.surface == "Kunden"]
    for one in every:
        text = texts[one.place.block or one.place.field]
        first, last = (from_utf16(text, at) for at in (one.place.start, one.place.end))
        assert text[first:last] == one.finding.surface or one.finding.rule == "GN06"
        assert text[:first].endswith(one.before) and text[last:].startswith(one.after)
        for offer in one.offers:
            assert 0 <= offer.place.start <= one.place.start and one.place.end <= offer.place.end


def test_a_long_paragraph_full_of_findings_is_listed_in_no_time_once_it_is_checked():
    body = [leaf("p", [["Die Mitarbeiter planen 😀 am Bildschirm. " * 2400, []]]) | {"id": "b1"}]
    about = subject(KINDS["article"], {"body": body}, {}, of(Profile()))
    assert len(wordings(about)) > 500
    begun = perf_counter()
    wordings(about)
    assert perf_counter() - begun < 3  # 0.2 where nothing else runs


def decided(one) -> Known:
    words = one.spot._asdict()
    return Known(TODAY, decisions=(Decision(id=7, reason="Gut so.", name="Ada", at=datetime.now(UTC), **words),))


def test_what_was_decided_is_told_and_counts_nowhere_in_the_readiness_list():
    text = COMPLETE | {"lead": "Die Mitarbeiter planen seit Februar.", "body": ""}
    about = subject(KINDS["article"], text, {}, of(Profile()))
    winzer, february = wordings(about)
    known = replace(about.known, decisions=decided(winzer).decisions + decided(february).decisions)
    later = subject(KINDS["article"], text | {"title": "Ein anderer Titel"}, {}, known)
    assert [one.decision.reason for one in wordings(later)] == ["Gut so.", "Gut so."]
    assert {"profile", "T2"} <= {line.rule for line in readiness(about)}
    assert not {"profile", "T2"} & {line.rule for line in readiness(later)}
    changed = subject(KINDS["article"], text | {"lead": "Wo sind nur die Mitarbeiter geblieben?"}, {}, known)
    assert [one.decision for one in wordings(changed)] == [None]
