"""What every input is called that a refusal can name or a form can send; keys are for machines only."""

from coopcms.admin.leaver_words import TITLES
from coopcms.content.kinds.declaration import Field
from coopcms.content.kinds.registry import KINDS
from coopcms.errors import msg
from coopcms.network.setting_keys import KEYS

LABELS = {
    "about": msg("What is asked about"),
    "accessibility": msg("Accessibility"),
    "accessibility_note": msg("What was found out"),
    "active": msg("The centre is open"),
    "again": msg("New password once more"),
    "all": msg("Hand over to"),
    "alt": msg("Old version"),
    "art": msg("Kind"),
    "at": msg("Date and time"),
    "back": msg("Page before"),
    "base": msg("Version the words were written on"),
    "basis": msg("Why the person may be shown"),
    "block": msg("Place in the text"),
    "breite": msg("Width of the preview"),
    "centre": msg("Centre"),
    "comment": msg("Comment on the text, or reason"),
    "confirm": msg("Yes, now. The date that is set will be dropped."),
    "credit": msg("Credit"),
    "current": msg("Present password"),
    "days": msg("Days the link holds"),
    "deputy": msg("Deputy"),
    "description": msg("What the centre offers"),
    "due": msg("Due"),
    "email": msg("E-mail address"),
    "entwurf": msg("Draft"),
    "file": msg("File"),
    "files": msg("Files"),
    "first": msg("First day"),
    "hash": msg("Version that was read"),
    "hour": msg("Time of the daily mail"),
    "how": msg("How it came"),
    "hue": msg("Hue"),
    "id": msg("Session"),
    "item": msg("Item"),
    "items": msg("Contents"),
    "key": msg("Setting"),
    "kind": msg("Kind"),
    "known": msg("Number of a picture in the library"),
    "land": msg("Land"),
    "lane": msg("For which centre you act"),
    "lang": msg("Language of the desk"),
    "last": msg("Last day"),
    "lauf": msg("Mark of this form"),
    "licence_until": msg("Licence holds until"),
    "liste": msg("Filters in use"),
    "map": msg("Old and new states"),
    "mode": msg("What readers see at its address"),
    "name": msg("Name"),
    "neu": msg("New version"),
    "next": msg("Page to go on to"),
    "note": msg("For whom it is"),
    "nummer": msg("Number"),
    "nummern": msg("The items chosen"),
    "offene": msg("Open comments"),
    "organisation": msg("Centre"),
    "papierkorb": msg("Trash"),
    "party": msg("Person or firm"),
    "password": msg("Password"),
    "person": msg("Person or firm"),
    "place": msg("Place in the text"),
    "proposal": msg("Proposed words"),
    "q": msg("Search"),
    "reason": msg("Reason"),
    "region": msg("Region"),
    "revision": msg("Version"),
    "role": msg("Role"),
    "rolle": msg("Role"),
    "rule": msg("Rule of the language check"),
    "scheme": msg("Light or dark"),
    "seit": msg("What to compare with"),
    "seite": msg("Number of the page"),
    "short_name": msg("Short name"),
    "sitzung": msg("Mark of this form"),
    "slug": msg("Address"),
    "stand": msg("Number of the sending"),
    "start": msg("Place in the text"),
    "state": msg("Answer"),
    "stelle": msg("Place in the text"),
    "successor": msg("Page that takes its place"),
    "surface": msg("Words found"),
    "text": msg("Text"),
    "to": msg("Hand over to"),
    "until": msg("Holds until"),
    "user": msg("Person"),
    "valid_from": msg("Valid from"),
    "valid_to": msg("Valid until"),
    "version": msg("Version"),
    "von": msg("Version the words were written on"),
    "was": msg("What"),
    "website": msg("Website"),
    "when": msg("When mails come"),
    "words": msg("Words in the text"),
    "zeigen": msg("Which comments"),
    "zentrum": msg("Centre"),
    "zustand": msg("State"),
}


def field_of(name: str) -> Field | None:
    """The field of a kind that has this name; kinds that share a name share what stands in it."""
    return next(filter(None, (kind.field(name) for kind in KINDS.values())), None)


def label_of(name: str) -> str:
    """What the input is called, as a msgid; empty for a name that nobody at the desk has ever seen."""
    if field := field_of(name):
        return field.label
    if name in KEYS:
        return KEYS[name].title
    return LABELS.get(name) or TITLES.get(name, "")
