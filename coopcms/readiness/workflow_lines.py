"""What the workflow says: its checks block, its warnings do not; each with the way to mend it."""

from collections.abc import Iterator

from coopcms.errors import msg
from coopcms.readiness.lines import BLOCKING, WARNING, Line, Place
from coopcms.readiness.pictures import picture_places
from coopcms.readiness.subject import Subject
from coopcms.review.checks import UNMARKED
from coopcms.workflow.facts import Failure
from coopcms.workflow.reasons import Reason

LANES, OWNERS, DATES = (msg("To the reviews"), "#bahnen"), (msg("To the owners"), "/eigentum"), "#termine"
_OTHERWISE = msg("Mend it, or ask somebody who may.")
_REPAIRS = {
    "title": msg("Give it a headline."),
    "lead": msg("Say in two or three sentences who, what, when, where and why."),
    "body": msg("Write the text, or import it."),
    "contact": msg("Name a person with a telephone number or an e-mail address."),
    "topic": msg("Choose at least one topic."),
    "seo": msg("Write one or two sentences for the lists of search engines."),
    "alt_texts": msg("Say in one sentence what is to be seen, or choose “only adorns”."),
    "credits": msg("Complete the picture’s record in the library, or choose another picture."),
    "path_free": msg("Choose another address, or leave the field empty."),
    "lane_without_reviewer": msg("The lead of the centre names a substitute."),
    "consents": msg("Name who speaks or is shown, ask them, and wait for their yes."),
    "dates_in_order": msg("Put the dates into their order."),
    "embargo_not_earlier": msg("Choose a later date, or have the embargo lifted."),
    "embargo_over": msg("Wait for its end, or have it lifted."),
    "base_is_live": msg("Update the working copy from the live text."),
    "no_open_invitation": msg("Wait for the answer, or take the invitation back."),
    "quorum": msg("Ask the centres for their signatures."),
    "signed": msg("Ask the centres for their signatures."),
}
_WAYS = {
    "no_open_invitation": OWNERS,
    "quorum": LANES,
    "signed": LANES,
    "lane_without_reviewer": LANES,
    "consents": (msg("Ask them for approval"), "/freigaben"),
    "dates_in_order": (msg("To the dates"), DATES),
    "embargo_not_earlier": (msg("To the dates"), DATES),
    "embargo_over": (msg("To the dates"), DATES),
    "base_is_live": (msg("To the working copy"), "/aktualisieren"),
}


def workflow_lines(about: Subject) -> Iterator[Line]:
    """Each check once, with all steps it stops; a warning that also stops something is said as that only.

    What the words lack is said in every state, also where no step that lies open asks for it.
    """
    blocking, found = {told.name for way in about.known.ways for told in way.reasons}, {}
    for severity, name, told, step in _told(about):
        is_said = UNMARKED in told.values and not about.passages.is_cut  # passage by passage, see unmarked_lines
        if not is_said and (severity == BLOCKING or name not in blocking):
            found.setdefault((severity, name, told.message), (told, []))[1].append(step)
    for (severity, name, _message), (told, steps) in found.items():
        places = picture_places(about, told.values) or tuple(
            Place(field) for field in told.fields if about.kind.field(field)
        )
        repair, way = _REPAIRS.get(name, _OTHERWISE), _WAYS.get(name, ("", ""))
        way = way if not places or name == "consents" else ("", "")
        stopped = tuple(dict.fromkeys(filter(None, steps)))
        yield Line(name, severity, told.message, repair, dict(told.values), places, stopped, way)


def _told(about: Subject) -> Iterator[tuple[str, str, Reason | Failure, str]]:
    for way in about.known.ways:
        yield from ((BLOCKING, reason.name, reason, way.step.id) for reason in way.reasons)
    for way in about.known.ways:
        yield from ((WARNING, failure.check, failure, way.step.id) for failure in way.warnings)
    yield from ((WARNING, failure.check, failure, "") for failure in about.known.lacks)


def form_lines(about: Subject) -> Iterator[Line]:
    """What was typed and cannot be kept as it is."""
    for problem in about.known.problems:
        repair = msg("Mend the field; until then it cannot be saved.")
        yield Line("form", BLOCKING, problem.message, repair, dict(problem.values), (Place(problem.field),))
