"""The report of an import as the command line prints it: for people in lines, for programs as data."""

from collections.abc import Iterator

from coopcms.blocks.text import inside
from coopcms.cli.output import gettext
from coopcms.errors import msg
from coopcms.exchange import report_words as words

_LONGEST = 160  # characters of a passage; the desk shows the whole of it
_KIND, _HEAD = msg("Kind of text"), msg("Head of the text")
_MORE = msg("… and %(more)s more")
_UNSURE = msg("The text does not say for sure who speaks.")
_SAID = msg("by the words “%(said)s”")
_IN_TEXT = msg("in the text: %(spellings)s")
_KNOWN = (("people", msg("People known to the network")), ("organisations", msg("Organisations known to the network")))


def lines(report: dict) -> list[str]:
    """What was recognised, then what is different from the file, then what is proposed."""
    return [f"  {line}" for part in (_counted, _different, _proposed) for line in part(report)]


def data(report: dict) -> dict:
    """The report with its sentences in German."""
    notes = [
        {"sentence": gettext(one.message, **one.values), "passages": one.passages, "more": one.more}
        for one in words.sentences(report)
    ]
    return report | {"notes": notes}


def _counted(report: dict) -> Iterator[str]:
    if form := words.FORMS.get(report["form"]):
        yield f"{gettext(_KIND)}: {gettext(form)}"
    if head := words.head_of(report):
        yield f"{gettext(_HEAD)}: {', '.join(map(gettext, head))}"
    for label, count in words.counted(report):
        yield f"{gettext(label)}: {count}"


def _different(report: dict) -> Iterator[str]:
    for one in words.sentences(report):
        yield f"! {gettext(one.message, **one.values)}"
        yield from (f"    {_short(passage)}" for passage in one.passages)
        if one.more:
            yield f"    {gettext(_MORE, more=one.more)}"


def _proposed(report: dict) -> Iterator[str]:
    for quote in report["quotes"]:
        speaker = words.speaker_of(quote)
        yield f"„{_short(quote['text'])}“"
        said = inside(quote["speaker"]["said"]) if speaker else ""
        yield f"    {', '.join(filter(None, (speaker, said and gettext(_SAID, said=said)))) or gettext(_UNSURE)}"
    for kind, label in _KNOWN:
        if known := words.known(report, kind):
            yield f"{gettext(label)}:"
            yield from (f"    {record} ({gettext(_IN_TEXT, spellings=found)})" for record, found in known)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
