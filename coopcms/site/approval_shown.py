"""What somebody outside is shown of a text: the passage that is theirs in its paragraph, a picture, or facts.

A picture is shown as the text shows it: with its caption and description from there, not with what the library says.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.blocks.pictures import block_of
from coopcms.consents.facts_words import in_words
from coopcms.consents.models import (
    FACTS,
    PICTURE,
    PROPOSED,
    QUOTE,
    REFUSED,
    RELEASED,
    WITHDRAWN,
    ApprovalLink,
    Depicted,
)
from coopcms.consents.queries_links import Asked
from coopcms.consents.services_answers import longest
from coopcms.consents.services_links import UNCHANGED
from coopcms.content.models import Revision
from coopcms.errors import Invalid, Problem, msg
from coopcms.media.models import READY, Picture
from coopcms.media.queries import at_least, pictures
from coopcms.rendering.pictures import free_licence, picture_view, public_address
from coopcms.site import context

LANGUAGES = ("de", "en")
WIDE = 800  # pixels of the picture on the page
CHOICES = {
    QUOTE: (
        (RELEASED, msg("I release these words")),
        (PROPOSED, msg("I propose other words")),
        (REFUSED, msg("I do not release them")),
    ),
    PICTURE: (
        (RELEASED, msg("I agree that the picture is shown")),
        (PROPOSED, msg("I wish something else")),
        (REFUSED, msg("I do not agree")),
    ),
    FACTS: (
        (RELEASED, msg("We release these facts")),
        (PROPOSED, msg("We propose other words")),
        (REFUSED, msg("We do not release them")),
    ),
}
DONE = {
    RELEASED: msg("You release it."),
    PROPOSED: msg("You propose other words. They are not put in by themselves: you will be asked again."),
    REFUSED: msg("You do not release it. It will not be published like this."),
    WITHDRAWN: msg("You have taken your consent back. From now on it is not shown any more."),
}
_DONE_PICTURE = DONE | {
    RELEASED: msg("You agree that the picture is shown."),
    PROPOSED: msg("You wish something else. You will be asked again before anything is published."),
    REFUSED: msg("You do not agree. The picture will not be published."),
}
_TITLES = {QUOTE: msg("Your quote"), PICTURE: msg("Your picture"), FACTS: msg("What is said of your company")}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent about one thing."""

    state: str = ""
    proposal: str = ""
    note: str = ""

    @property
    def words(self) -> list[str]:
        """What somebody wrote themselves, to be given back to them."""
        told = ((self.proposal, (PROPOSED,)), (self.note, (REFUSED, WITHDRAWN)))
        return [text for text, states in told if text and self.state in states]


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing on the page: `parts` are (words, whether they are the quote); `wrong` says what to mend, by field."""

    number: int
    kind: str
    title: str
    text: str
    parts: tuple[tuple[str, bool], ...]
    facts: tuple[tuple[str, str], ...]
    picture: Picture | None
    size: tuple[int, int]
    caption: str
    alt: str
    language: str
    is_current: bool
    typed: Typed
    proposal: str
    most: int  # letters of a proposal
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def licence(self) -> tuple[str, str]:
        """Name and address of the picture's licence where it is a free one."""
        return free_licence(self.picture.licence) if self.picture else ("", "")

    @property
    def ai(self) -> str:
        """That the picture was made by a machine, in words, where it was."""
        return picture_view(self.picture, public_address(), _).ai if self.picture else ""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return CHOICES[self.kind]

    @property
    def done(self) -> str:
        """What the answer means (msgid)."""
        return (_DONE_PICTURE if self.kind == PICTURE else DONE)[self.typed.state]


def page(template: str, language: str, values: dict) -> str:
    """A page of these, with the site's name and its duties; the same page in the other language is one press away."""
    others = [(code, f"?lang={code}") for code in LANGUAGES if code != language]
    frame = {"site": context.current_frame().site, "language": language, "others": others}
    return context.templates().get_template(template).render(frame | values)


def things_of(asked: Sequence[Asked], typed: dict[int, Typed], refusal: Invalid | None) -> list[Shown]:
    """All of them in their order; one select for their revisions, one more where there are pictures."""
    rows, wrong = pictures_of(asked), _wrong(refusal)
    ids = {one.revision for one in asked if one.revision}
    revisions = {row.id: row for row in Revision.select().where(Revision.id.in_(ids))} if ids else {}
    return [_shown(one, revisions.get(one.revision), rows, typed.get(one.id, Typed()), wrong) for one in asked]


def require_changed(asked: Sequence[Asked], typed: dict[int, Typed]) -> None:
    """Raise Invalid where a firm proposes its facts as the page shows them; the words of a quote a service knows."""
    facts = [one for one in asked if one.thing.about.kind == FACTS and one.id in typed]
    same = [
        Problem(f"{thing.number}-proposal", UNCHANGED)
        for thing in (things_of(facts, {}, None) if facts else ())
        if typed[thing.number].state == PROPOSED and typed[thing.number].proposal.split() == thing.proposal.split()
    ]
    if same:
        raise Invalid(*same)


def terms_of(link: ApprovalLink, asked: Iterable[Asked]) -> dict[int, Depicted]:
    """For what and where each picture is to show the party, by the number of the ask; one select, none for none."""
    numbers = {one.thing.about.subject: one.id for one in asked if one.thing.about.kind == PICTURE}
    if not numbers:
        return {}
    rows = Depicted.select().where(Depicted.party == link.party_id, Depicted.picture.in_(list(numbers)))
    return {numbers[row.picture_id]: row for row in rows if row.purposes or row.channels or row.until}


def pictures_of(asked: Iterable[Asked]) -> dict[int, Picture]:
    """The pictures that are asked about, if they are still the very same and nobody has withdrawn them."""
    hashes = {one.thing.about.subject: one.thing.hash for one in asked if one.thing.about.kind == PICTURE}
    rows = pictures(hashes).values()
    return {
        row.id: row
        for row in rows
        if row.digest == hashes[row.id] and row.state == READY and not (row.withdrawn_at or row.trashed_at)
    }


def _shown(one: Asked, revision: Revision | None, rows: dict[int, Picture], typed: Typed, wrong: dict) -> Shown:
    kind, content = one.thing.about.kind, revision.content if revision else {}
    use = block_of(content.get("body") or [], one.thing.about.subject) if kind == PICTURE else None
    told = use["attrs"] if use else {}
    row = rows.get(one.thing.about.subject) if kind == PICTURE else None
    facts = in_words(one.thing.text, _, str(get_locale())) if kind == FACTS else ()
    rendition = at_least(row, WIDE) if row else None
    words = "\n".join(f"{label}: {value}" for label, value in facts) if facts else one.thing.text
    return Shown(
        one.id, kind, _(_TITLES[kind]), one.thing.text, _parts(one), facts, row,
        (rendition["width"], rendition["height"]) if rendition else (0, 0), one.context if kind == PICTURE else "",
        told.get("alt") or (row.alt if row else "") or _("The picture that you are asked about"),
        told.get("lang") or content.get("language") or "de", one.is_current, typed,
        typed.proposal or ("" if kind == PICTURE else words), longest(one.thing.text), wrong.get(one.id, {}),
    )  # fmt: skip


def _parts(one: Asked) -> tuple[tuple[str, bool], ...]:
    """The paragraph cut at the quote; where it cannot be found there, the quote alone."""
    if one.thing.about.kind != QUOTE:
        return ()
    words = r"\s+".join(map(re.escape, one.thing.text.split()))
    found = re.search(rf"(?<=„){words}(?=“)", one.context) or _last(words, one.context)
    if not found:
        return ((one.thing.text, True),)
    before, after = one.context[: found.start()], one.context[found.end() :]
    return tuple((text, is_quote) for text, is_quote in ((before, False), (found[0], True), (after, False)) if text)


def _last(words: str, context: str) -> re.Match | None:
    """A quote that is a block stands below its paragraph, so the last place is its own."""
    return next(iter([*re.finditer(words, context)][-1:]), None)


def _wrong(refusal: Invalid | None) -> dict[int, dict[str, str]]:
    """What is wrong, by thing and by field; what belongs to none is said above the form."""
    found: dict[int, dict[str, str]] = {}
    for problem in refusal.problems if refusal else ():
        number, _dash, name = problem.field.partition("-")
        if number.isdecimal():
            found.setdefault(int(number), {})[name or "state"] = _(problem.message, **problem.values)
    return found
