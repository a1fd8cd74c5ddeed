"""The demo's pictures: drawn, taken in and made like uploads, with their rights and who is shown; found by name."""

import re
from collections.abc import Callable, Mapping

from coopcms.actor import Actor
from coopcms.consents.models import PAPER, RELEASED
from coopcms.consents.services_answers import Given
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_pictures import depict_new
from coopcms.demo.drawings import drawn
from coopcms.media.models import Picture
from coopcms.media.queries import picture
from coopcms.media.services import upload
from coopcms.media.services_make import make
from coopcms.media.services_rights import describe

_RIGHTS = {"licence": "own", "ai_mark": "none", "people_stated": True}
_NAMED = re.compile(r'data-picture="@([a-z]+)"')


def load_pictures(entries: list[dict], actor: Callable[[str], Actor]) -> dict[str, int]:
    """Take in every picture with what is known of it; numbers by name."""
    return {entry["draw"]: _picture(entry, actor(entry["by"])).id for entry in entries}


def numbered(body: str, pictures: Mapping[str, int]) -> str:
    """A body that names pictures of the demo (`@hall`) with their numbers; raises KeyError for an unknown name."""
    return _NAMED.sub(lambda found: f'data-picture="{pictures[found[1]]}"', body)


def _picture(entry: dict, by: Actor) -> Picture:
    row = upload(entry["centre"], f"{entry['draw']}.png", drawn(entry["draw"]), by)
    make(row.id)
    row = describe(picture(row.id), entry["rights"] | _RIGHTS, by)
    for person in entry.get("people", ()):
        _person(row, person, by)
    return row


def _person(row: Picture, person: dict, by: Actor) -> None:
    about = {name: person[name] for name in ("name", "function", "organisation", "email") if name in person}
    said = {name: person[name] for name in ("basis", "purposes", "channels", "proof") if name in person}
    named = depict_new(row, about, said, by)
    if note := person.get("agreed"):
        note_answer(row, Given(named.party_id, RELEASED, PAPER, note), by)
