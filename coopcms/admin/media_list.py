"""The library's pictures with what each still lacks; what is asked of the list stands in its address."""

from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from flask import request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import TEXTS
from coopcms.admin.list_words import chips_of
from coopcms.admin.media_desk import LibraryDesk
from coopcms.admin.media_listing import ENDING, NEWEST, SIZE, SORTS, STATES, Wanted, counted, page_of
from coopcms.admin.media_words import LACKS, lacks_in_words, state_of, title_of, until
from coopcms.admin.media_words import STATES as STATE_WORDS
from coopcms.admin.paging import number_of, page_at
from coopcms.content.queries_pictures import times_shown
from coopcms.errors import msg
from coopcms.media.models import READY, Picture
from coopcms.media.policy import may_keep_any
from coopcms.media.queries import twins
from coopcms.media.vocabulary import AI_MARKS
from coopcms.network.models import Organisation
from coopcms.rendering.pages import Page

HOME = "/admin/medien"
KEYS = {
    "text": "q", "centre": "zentrum", "state": "zustand", "lacking": "fehlt", "ai": "ki", "expiring": "endet",
    "trash": "papierkorb", "sort": "sort", "page": "seite",
}  # fmt: skip
_SORTS = {NEWEST: msg("The newest first"), "titel": msg("By title"), ENDING: msg("Licences that end first")}
_CHIPS = {
    "text": msg("Contains “%(value)s”"),
    "centre": msg("Centre: %(value)s"),
    "state": msg("State: %(value)s"),
    "lacking": msg("Missing: %(value)s"),
    "ai": msg("AI: %(value)s"),
    "expiring": msg("Licence ends within 60 days, or has ended"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of the page in words; `used` counts the texts that show it, `twin` is a withdrawn one like it."""

    picture: Picture
    title: str
    state: tuple[str, str]
    lacks: list[str]
    used: int
    until: tuple[str, bool]
    twin: Picture | None = None

    @property
    def can_be_seen(self) -> bool:
        """True if there is something to show at the desk."""
        return self.picture.state == READY and not self.picture.withdrawn_at


class MediaList(LibraryDesk):
    """Everybody who works on texts looks through the pictures of all centres."""

    group, title = TEXTS, msg("Media")

    @expose("/")
    def index(self):
        """A page behind the last shows the last."""
        known = _choices()
        wanted = _asked(known)
        total = counted(wanted)
        pages = max(1, -(-total // SIZE))
        wanted = replace(wanted, page=min(wanted.page, pages))
        page = _page(wanted, pages, total)
        values = {"wanted": wanted, "known": known, "chips": chips_of(wanted, known, _CHIPS, _address), "page": page}
        plain = replace(Wanted(), trash=wanted.trash, sort=wanted.sort)
        return self.render(
            "admin/media/list.html", tiles=tiles(page_of(wanted)), everything=_address(plain), home=HOME,
            sorts={name: _(words) for name, words in _SORTS.items()}, may_upload=may_keep_any(self.actor), **values,
        )  # fmt: skip


def tiles(rows: list[Picture]) -> list[Tile]:
    """Pictures as a list shows them; two selects."""
    used, alike = times_shown(row.id for row in rows), twins(rows)
    return [
        Tile(
            row, title_of(row), state_of(row), lacks_in_words(row), used.get(row.id, 0), until(row.licence_until),
            alike.get(row.id),
        )
        for row in rows
    ]  # fmt: skip


def _choices() -> dict[str, dict[str, str]]:
    """Every filter that takes one of several values, with their words; one select."""
    keeping = Organisation.id.in_(Picture.select(Picture.centre))
    centres = Organisation.select(Organisation.slug, Organisation.name).where(keeping).order_by(Organisation.name)
    return {
        "centre": dict(centres.tuples()),
        "state": {name: _(STATE_WORDS[name]) for name in STATES},
        "lacking": {name: _(words) for name, words in LACKS.items()},
        "ai": {name: _(words) for name, words in AI_MARKS.items()},
    }


def _asked(known: dict[str, dict[str, str]]) -> Wanted:
    """What is no filter of ours, or has no value of ours, is left out."""
    given = {name: request.args.get(key, "").strip()[:200] for name, key in KEYS.items()}
    chosen = {name: given[name] for name, values in known.items() if given[name] in values}
    sort = given["sort"]
    return Wanted(
        text=given["text"], **chosen, expiring=given["expiring"] == "1", trash=given["trash"] == "1",
        sort=sort if sort in SORTS else NEWEST, page=number_of(given["page"]),
    )  # fmt: skip


def _address(wanted: Wanted) -> str:
    plain = asdict(Wanted())
    values = {KEYS[name]: value for name, value in asdict(wanted).items() if value != plain[name]}
    query = urlencode({key: "1" if value is True else value for key, value in values.items()})
    return f"{HOME}/?{query}" if query else f"{HOME}/"


def _page(wanted: Wanted, pages: int, total: int) -> Page:
    return page_at(wanted.page, pages, total, lambda number: _address(replace(wanted, page=number)))


def views() -> list:
    """What desk.py hangs up."""
    return [MediaList("media", HOME)]
