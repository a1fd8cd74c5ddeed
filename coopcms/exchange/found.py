"""What a reader finds in a file besides its blocks: pictures, and sentences for the report."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence of the report, a msgid with its values; `passages` are words of the file it speaks of."""

    message: str
    values: dict = field(default_factory=dict)
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the file, kept aside; `media_type` is read off its bytes, `alt` is what the file says of it."""

    name: str
    media_type: str
    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A proposal: the name, what this person is, and the words of the text it came from."""

    name: str
    function: str
    said: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What was said, in how many parts, in which paragraph (its first words), and by whom perhaps."""

    text: str
    parts: int
    kind: str  # block or inline
    place: str
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class Found:
    """A file as a reader of its format leaves it: HTML for `press_html`, and what does not stand there.

    `visible` holds the words that people see in the file, as far as the reader can tell them by itself.
    """

    html: str
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    visible: str = ""
    title: str = ""  # what the text may be called if nothing in it says so
    footnotes: int = 0  # their texts are the list that ends the HTML
