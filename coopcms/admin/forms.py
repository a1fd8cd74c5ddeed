"""The form of each kind, made of the kind's own declaration: one input per field, in sections."""

from dataclasses import dataclass
from functools import cache
from secrets import token_hex

from flask_babel import lazy_gettext
from wtforms import Field as Input
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import TextInput

from coopcms.admin.typed import DeskForm
from coopcms.admin.words import LANGUAGE
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field, Kind
from coopcms.errors import msg

_ROWS = {"body": 24, "lead": 5, "seo_text": 3, "change_note": 3}


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a long form: `anchor` is its id, `title` a msgid."""

    anchor: str
    title: str
    fields: tuple[str, ...]


def parts_of(kind: Kind) -> tuple[Part, ...]:
    """The sections of the kind's form, in the order people fill them in."""
    named = (
        ("text", msg("Words"), d.WORDS_FIRST),
        ("angaben", msg("Details"), kind.own),
        ("nachweis", msg("Author, contact, rights"), d.WORDS_LAST),
        ("einordnung", msg("Where it stands"), d.PLACEMENT),
    )
    return tuple(Part(anchor, title, tuple(f.name for f in fields)) for anchor, title, fields in named)


class ItemForm(DeskForm):
    """What all kinds' forms have: the revision the person saw, their editing session, and how often it sent words."""

    base = HiddenField()
    sitzung = HiddenField()
    stand = HiddenField()


class StartForm(DeskForm):
    """What a new item needs besides its words: the centre it is written for. `once` names this very form."""

    once = HiddenField(default=token_hex)
    centre = SelectField(
        lazy_gettext("Centre"),
        [InputRequired(lazy_gettext("Please choose the centre you write for."))],
        description=lazy_gettext("It leads: its people write, review and release. Others can be invited later."),
    )


@cache
def editing_form(kind: Kind) -> type[ItemForm]:
    """The form in which an item of the kind is edited."""
    return type(f"Edit{kind.name.title()}", (ItemForm,), _inputs(kind))


@cache
def starting_form(kind: Kind) -> type[StartForm]:
    """The form in which an item of the kind is begun."""
    return type(f"Start{kind.name.title()}", (StartForm,), _inputs(kind))


class DateInput(TextInput):
    """The browser's calendar; a plain input for words that are no date, so that they stay to be mended."""

    def __call__(self, field, **kwargs):
        return super().__call__(field, **kwargs | {"type": "text" if field.errors else "date"})


def _inputs(kind: Kind) -> dict[str, Input]:
    return {field.name: _input(field) for field in kind.fields + d.PLACEMENT}


def _input(field: Field) -> Input:
    about = {"description": lazy_gettext(field.help) if field.help else _HELP.get(field.type, "")}
    if field.type == d.CHOICE:
        named = [SelectChoice(value, lazy_gettext(label)) for value, label in field.choices]
        choices = [SelectChoice("", lazy_gettext("– no choice –")), *named]
        default = LANGUAGE if field.name == "language" else ""
        return SelectField(lazy_gettext(field.label), choices=choices, default=default, validate_choice=False, **about)
    if field.type in (d.LINES, d.BODY):
        keys = {"rows": _ROWS.get(field.name, 6), "spellcheck": "true"}
        return TextAreaField(lazy_gettext(field.label), render_kw=keys, **about)
    keys = {"inputmode": "decimal"} if field.type == d.NUMBER else {}
    widget = DateInput() if field.type == d.DATE else None
    return StringField(lazy_gettext(field.label), widget=widget, render_kw=keys, **about)


_HELP = {
    d.NUMBER: lazy_gettext("For example 1234,5."),
    d.WORDS: lazy_gettext("Separated by commas."),
}
