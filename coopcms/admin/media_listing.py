"""The list of pictures: what somebody asks of it, how many there are, those of one page, and what each one lacks."""

from dataclasses import dataclass, fields
from datetime import timedelta

from peewee import JOIN, Case, Expression

from coopcms.clock import berlin, now
from coopcms.consents.queries_pictures import lacks_consent
from coopcms.errors import Unknown, msg
from coopcms.media.models import FAILED, READY, WAITING, Picture
from coopcms.media.vocabulary import UNKNOWN
from coopcms.network.models import Organisation

SIZE = 48
SOON = timedelta(days=60)  # a licence that ends within is worth a look
NEWEST, TITLE, ENDING = SORTS = ("neu", "titel", "ablauf")
WITHDRAWN = "withdrawn"
STATES = (WAITING, READY, FAILED, WITHDRAWN)
Successor = Picture.alias("successor")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters, order and page; an empty one does not filter. `centre` is a slug, `lacking` a name of what lacks."""

    text: str = ""
    centre: str = ""
    state: str = ""
    lacking: str = ""
    ai: str = ""
    expiring: bool = False
    trash: bool = False
    sort: str = NEWEST
    page: int = 1

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of what narrows the list; the trash is another list."""
        names = (field.name for field in fields(self) if field.name not in ("trash", "sort", "page"))
        return tuple(name for name in names if getattr(self, name))


def lacks() -> dict[str, Expression]:
    """What a picture may lack before everybody may see it, as conditions on Picture, in the order of its form."""
    today = berlin(now()).date()
    return {
        "credit": (Picture.credit == "") & (Picture.credit_waived == ""),
        "licence": Picture.licence == "",
        "ended": Picture.licence_until < today,
        "ai": Picture.ai_mark == UNKNOWN,
        "people": ~Picture.people_stated,
        "consent": lacks_consent(),
    }


def counted(wanted: Wanted) -> int:
    """How many there are; one select."""
    return Picture.select().join(Organisation).where(_condition(wanted)).count()


def page_of(wanted: Wanted) -> list[Picture]:
    """The pictures of the page with their centres and, as `lacking`, the names of what they lack; one select."""
    rows = _with_lacks().where(_condition(wanted)).order_by(*_order(wanted.sort))
    return [_named(row) for row in rows.paginate(wanted.page, SIZE)]


def pictures_shown(ids: list[int]) -> list[Picture]:
    """These pictures in this order as a list shows them; one select, none for none."""
    found = {row.id: _named(row) for row in _with_lacks().where(Picture.id.in_(ids))} if ids else {}
    return [found[number] for number in ids if number in found]


def picture_shown(number: int) -> Picture:
    """One picture as its pages need it, with what it lacks and what took its place; one select. Raises Unknown."""
    rows = _with_lacks().select_extend(Successor.id, Successor.title, Successor.name)
    rows = rows.join_from(
        Picture, Successor, JOIN.LEFT_OUTER, on=(Picture.replaced_by == Successor.id), attr="replaced_by"
    )
    found = rows.where(Picture.id == number).first()
    if found is None:
        raise Unknown(msg("There is no such picture."))
    return _named(found)


def _with_lacks():
    flags = (Case(None, ((condition, 1),), 0).alias(f"lacks_{name}") for name, condition in lacks().items())
    return Picture.select(Picture, Organisation, *flags).join(Organisation)


def _named(row: Picture) -> Picture:
    row.lacking = tuple(name for name in lacks() if getattr(row, f"lacks_{name}"))
    return row


def _condition(wanted: Wanted) -> Expression:
    fits = Picture.trashed_at.is_null(not wanted.trash)
    if wanted.text:
        columns = (Picture.title, Picture.name, Picture.author, Picture.credit, Picture.source, Picture.alt)
        found = Picture.id == (int(wanted.text) if wanted.text.isdecimal() and len(wanted.text) < 10 else 0)
        for column in columns:
            found |= column.contains(wanted.text)
        fits &= found
    if wanted.centre:
        fits &= Organisation.slug == wanted.centre
    if wanted.state:
        fits &= _in_state(wanted.state)
    if wanted.lacking:
        fits &= Picture.withdrawn_at.is_null() & lacks()[wanted.lacking]
    if wanted.ai:
        fits &= Picture.ai_mark == wanted.ai
    if wanted.expiring:
        fits &= Picture.licence_until <= (berlin(now()) + SOON).date()
    return fits


def _in_state(state: str) -> Expression:
    if state == WITHDRAWN:
        return Picture.withdrawn_at.is_null(False)
    return Picture.withdrawn_at.is_null() & (Picture.state == state)


def _order(sort: str) -> tuple:
    """What has no end comes last; the number decides between equals, so that no page repeats a picture."""
    if sort == ENDING:
        return Picture.licence_until.is_null().asc(), Picture.licence_until.asc(), Picture.id.desc()
    return (Picture.title == "", Picture.title.asc(), Picture.id.asc()) if sort == TITLE else (Picture.id.desc(),)
