"""The facts of a firm as people read them: each with the name of its field, in a language."""

from collections.abc import Callable

from coopcms.content.kinds.declaration import NUMBER
from coopcms.content.kinds.story import STORY


def in_words(text: str, gettext: Callable[[str], str], language: str) -> tuple[tuple[str, str], ...]:
    """(label, value) of each line that `queries_things` wrote as `name: value`; what is no such line stays as it is."""
    return tuple(_line(*line.partition(": ")[::2], gettext, language) for line in text.splitlines())


def _line(name: str, value: str, gettext: Callable[[str], str], language: str) -> tuple[str, str]:
    field = STORY.field(name)
    if field is None:
        return name, value
    if chosen := dict(field.choices).get(value):
        return gettext(field.label), gettext(chosen)
    is_german_number = field.type == NUMBER and language == "de"
    return gettext(field.label), value.replace(".", ",") if is_german_number else value
