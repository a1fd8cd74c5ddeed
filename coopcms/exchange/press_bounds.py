"""How much one press text may hold: what is more is refused as soon as it is seen, before anything is made of it."""

from coopcms.errors import msg
from coopcms.exchange.press_text import Unreadable

LARGEST = 2_000_000  # bytes of a text
MOST_BLOCKS = 5_000  # paragraphs, list items, cells and what they stand in
MOST_LETTERS = 300_000  # spaces counted once
_TOO_LARGE = msg("The file is larger than 2 MB. A press text is not: please leave out pictures.")
_TOO_MANY = msg(
    "The text has more than 5,000 paragraphs, list items and cells. Please save the press text in a file of its own."
)
_TOO_WORDY = msg("The text has more than 300,000 letters. Please save the press text in a file of its own.")


def refuse_large(size: int) -> None:
    """Raise Unreadable for more bytes of text than a press text has."""
    if size > LARGEST:
        raise Unreadable(_TOO_LARGE)


def refuse_many(blocks: int) -> None:
    """Raise Unreadable for more blocks than a press text has."""
    if blocks > MOST_BLOCKS:
        raise Unreadable(_TOO_MANY)


def refuse_wordy(letters: int) -> None:
    """Raise Unreadable for more letters than a press text has."""
    if letters > MOST_LETTERS:
        raise Unreadable(_TOO_WORDY)
