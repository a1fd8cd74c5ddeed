"""Whatever a body holds, the list is made, and each passage stands where the list says."""

from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.identity import realign
from coopcms.blocks.shape import leaves
from coopcms.content.kinds.registry import KINDS
from coopcms.language.flat import from_utf16
from coopcms.language.profile import Profile
from coopcms.readiness.lines import SEVERITIES, shortened
from coopcms.readiness.readiness import readiness
from coopcms.readiness.subject import Known, subject
from tests.blocks.documents import BODIES
from tests.readiness.conftest import TODAY

KNOWN = Known(TODAY, profiles=(("Zentrum Siegen", Profile()),), origin="https://netz.example")
kinds = st.sampled_from(sorted(KINDS))


@given(kind=kinds, body=BODIES, title=st.text(max_size=30), press=st.sampled_from(("", "yes")))
def test_every_body_has_a_list_whose_passages_are_found(kind, body, title, press):
    body = realign([], body)
    by_id = {leaf["id"]: "".join(text for text, _marks in leaf["runs"]) for leaf in leaves(body)}
    content = {"title": title.strip(), "body": body, "press_release": press, "contact": title}
    for line in readiness(subject(KINDS[kind], content, {}, KNOWN)):
        assert line.severity in SEVERITIES and line.message and line.repair
        assert line.is_german or line.message % line.values
        for place in line.places:
            if place.block:
                text = by_id[place.block]
                found = text[from_utf16(text, place.start) : from_utf16(text, place.end)]
                assert shortened(found) == place.passage
