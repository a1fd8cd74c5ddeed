"""The form of a merge: for each place an answer, a field for own words, and the stamp of the texts it was given for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from flask import request
from flask_babel import gettext as _
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.merge_case import BOTH, MY, OTHER, OWN, Part, Place
from coopcms.admin.typed import DeskForm
from coopcms.content.kinds import declaration as d
from coopcms.errors import Invalid

STAMP, ANSWER, WORDS, LEFT = "stelle-", "wahl-", "worte-", "uebrig"  # before the key of a place; words of lost places


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides are called, and what is said where one of them alone changed something."""

    mine: str
    theirs: str
    only_mine: str
    only_theirs: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What came for one place: the answer, own words, whether they differ from what had stood there."""

    side: str
    words: str
    typed: bool


class MergeForm(DeskForm):
    """Made for the places of one case by `merge_form`."""

    def answers(self, places: Iterable[Place]) -> dict[str, tuple[str, str]] | None:
        """(side, own words) by the keys of the places; None where one is undecided, which is said beside it."""
        found = {}
        for place in places:
            side, words = self[ANSWER + place.key].data or "", self[WORDS + place.key].data or ""
            fault = _fault(place, side, words)
            if fault:
                self[ANSWER + place.key].errors = [fault]
            found[place.key] = side, words
        return None if self.errors else found


def merge_form(parts: Iterable[Part], names: Names, sent: Mapping[str, Sent] | None = None) -> MergeForm:
    """The form as it was sent; with `sent` (by stamp) a fresh one that begins with those answers."""
    inputs = {}
    data = {}
    for part in parts:
        for place in part.places:
            inputs |= _inputs(part, place, names)
            if known := (sent or {}).get(place.stamp):
                data |= {ANSWER + place.key: known.side, WORDS + place.key: known.words}
    made = type("Merge", (MergeForm,), inputs)
    return made() if sent is None else made(None, data=data)


def sent_places() -> dict[str, Sent]:
    """What the request answers, by the stamps of the texts it answers for."""
    found = {}
    for name, value in request.form.items():
        if name.startswith(STAMP):
            key, (stamp, _dot, begun) = name.removeprefix(STAMP), value.partition(".")
            words = _lines(request.form.get(WORDS + key, ""))
            found[stamp] = Sent(request.form.get(ANSWER + key, ""), words, _sign(words) != begun)
    return found


def left_over(sent: Mapping[str, Sent], places: Iterable[Place]) -> list[str]:
    """Words somebody wrote for places that are not what they were: shown on, so that nothing is lost."""
    known = {place.stamp for place in places}
    lost = [one.words for stamp, one in sent.items() if stamp not in known and one.typed and one.words]
    return list(dict.fromkeys([*map(_lines, request.form.getlist(LEFT)), *lost]))


def refuse(form: MergeForm, parts: Iterable[Part], refusal: Invalid) -> None:
    """Put what a service refused beside the first place of the field it named."""
    keys = {part.field.name: part.places[0].key for part in parts if part.places}
    for problem in refusal.problems:
        text = _(problem.message, **problem.values)
        if key := keys.get(problem.field):
            form[ANSWER + key].errors = [*form[ANSWER + key].errors, text]
        else:
            form.form_errors = [*form.form_errors, text]


def _inputs(part: Part, place: Place, names: Names) -> dict:
    title = _("Place %(number)s: %(field)s", number=place.number, field=_(part.field.label))
    choices = [SelectChoice(side, label) for side, label in _labels(place, names)]
    about = {"label": _("Words of your own for place %(number)s", number=place.number), "default": place.begun}
    if part.field.type == d.BODY:
        help = _("An empty line begins the next paragraph. Links and emphasis stay on the words that you keep.")
        own = TextAreaField(**about, description=help, render_kw={"rows": 4, "spellcheck": "true"})
    elif part.field.type == d.LINES:
        own = TextAreaField(**about, render_kw={"rows": 4, "spellcheck": "true"})
    else:
        own = StringField(**about)
    return {
        ANSWER + place.key: RadioField(title, choices=choices, validate_choice=False),
        WORDS + place.key: own,
        STAMP + place.key: HiddenField(default=f"{place.stamp}.{_sign(place.begun)}"),
    }


def _labels(place: Place, names: Names) -> list[tuple[str, str]]:
    empty = _("nothing stands here")
    mine = names.mine if place.row.mine else f"{names.mine}: {empty}"
    theirs = names.theirs if place.row.theirs else f"{names.theirs}: {empty}"
    said = {
        MY: mine, OTHER: theirs, BOTH: _("Both, one after the other"), OWN: _("I write it myself, in the field below"),
    }  # fmt: skip
    return [(side, said[side]) for side in place.sides]


def _fault(place: Place, side: str, words: str) -> str:
    if side not in place.sides:
        return _("Please decide which words stay.")
    if side == OWN and not words.strip():
        return _("The field for your own words is empty. Write them, or choose another answer.")
    if side != OWN and OWN in place.sides and _lines(words) != _lines(place.begun):
        return _("You have written words of your own below, but chosen others. Which of them stay?")
    return ""


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _sign(text: str) -> str:
    return sha256(_lines(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]
