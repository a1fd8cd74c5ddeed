"""A text of 5,000 words in paragraphs of eighty."""

from coopcms.blocks.identity import realign
from coopcms.blocks.text import from_plain

SENTENCE = (
    "Die Mitarbeiter:innen der Beispiel GmbH planen ihre Aufträge seit Mai am Bildschirm und sehen denselben Stand. "
)
LONG = realign([], from_plain("\n\n".join([SENTENCE * 5] * 63)))
