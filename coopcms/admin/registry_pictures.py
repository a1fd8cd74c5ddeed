"""Pictures of the registry: each with its rights and everybody who is named in it, read in one select."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from peewee import JOIN, Expression, Value

from coopcms.admin.registry_reads import WHO, Reads, Who, spoken_about
from coopcms.clock import BERLIN, berlin, now
from coopcms.consents.models import CONSENT, LEGACY, PICTURE, WITHDRAWN, Answer, Depicted, Party
from coopcms.consents.queries_known import Named
from coopcms.consents.states import NO, Said, standing
from coopcms.db import day_in, lean, moment_in
from coopcms.media.models import FAILED, Picture
from coopcms.network.models import Organisation

IMAGE = "image"  # the picture itself, whoever is in it
ENDED, UNLICENSED, UNSTATED, ORDER = "ended", "unlicensed", "unstated", "order"  # its states besides those of answers
SOON = timedelta(days=30)  # before the end of a licence or a consent, it is worth a look


@dataclass(frozen=True, slots=True)
class Depiction:
    """Somebody in a picture, as a lean row says it; `until` is the last day of a consent.

    `purposes`, `channels` and `proof` are empty where they were not asked for.
    """

    who: Who
    basis: str
    stated: datetime | str
    until: date | None
    purposes: str
    channels: str
    proof: str

    @property
    def at(self) -> datetime:
        """Since when it is stated so."""
        return moment_in(self.stated)

    @property
    def named(self) -> Named:
        """What judges whether their yes counts."""
        until = self.until.isoformat() if self.until else ""
        return Named(self.who.id, self.who.name, self.basis, str(self.stated), until)

    @property
    def last_day(self) -> date | None:
        """The last day, if they are shown by a consent that has one."""
        return self.until if self.basis == CONSENT else None


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture with everybody who is named in it; `until` is the last day of its licence."""

    id: int
    title: str
    digest: str
    made: str
    licence: str
    until: date | None
    withdrawn: datetime | None
    is_stated: bool
    at: datetime
    centre: str
    people: list[Depiction]

    def standing(self, said: Sequence[Said]) -> tuple[str, datetime]:
        """Its state and since when; a no of somebody unknown is its own where nobody is named."""
        word = "" if self.people else standing(said, 0)
        if self.withdrawn:
            return WITHDRAWN, self.withdrawn
        if word in NO:
            return word, self.at
        if self.until and self.until < today():
            return ENDED, over_since(self.until)
        if not self.licence:
            return UNLICENSED, self.at
        return (word if word == LEGACY else ORDER if self.is_stated else UNSTATED), self.at

    @property
    def is_ending(self) -> bool:
        """True if its licence is over or soon will be, and that still matters."""
        return is_soon(self.until) and self.withdrawn is None

    @property
    def named(self) -> tuple[Who, ...] | None:
        """Who can be recognised; None where nobody has said."""
        people = tuple(one.who for one in self.people)
        return people if people or self.is_stated else None


def pictures(reads: Reads, slugs: Collection[str]) -> list[Kept]:
    """Pictures that one of these centres keeps, without the trash; those that lack nothing where the scope has them."""
    stated = Depicted.purposes, Depicted.channels, Depicted.proof
    stated = stated if reads.scope.worded else [Value("")] * len(stated)
    rows = (
        Picture.select(
            Picture.id, Picture.title, Picture.name, Picture.digest, Picture.state, Picture.licence,
            Picture.licence_until, Picture.withdrawn_at, Picture.people_stated, Picture.created_at, Organisation.name,
            Depicted.basis, Depicted.at, Depicted.until, *stated, *WHO,
        )
        .join(Organisation)
        .join_from(Picture, Depicted, JOIN.LEFT_OUTER)
        .join(Party, JOIN.LEFT_OUTER)
        .where(Organisation.slug.in_(list(slugs)), Picture.trashed_at.is_null(), _matters(reads))
        .order_by(Picture.id, Depicted.id)
    )  # fmt: skip
    found: dict[int, Kept] = {}
    for number, title, name, digest, made, licence, until, gone, known, at, centre, *shown in lean(rows):
        if number not in found:
            found[number] = Kept(
                number, title or name, digest, made, licence, day_in(until), moment_in(gone), bool(known),
                moment_in(at), centre, [],
            )  # fmt: skip
        if who := reads.who(*shown[6:]):
            found[number].people.append(Depiction(who, *shown[:2], day_in(shown[2]), *shown[3:6]))
    return list(found.values())


def today() -> date:
    """The day in Berlin."""
    return berlin(now()).date()


def is_soon(day: date | None) -> bool:
    """True if that last day is over, or soon will be."""
    return day is not None and day <= (berlin(now()) + SOON).date()


def over_since(day: date) -> datetime:
    """When that last day was over in Berlin."""
    return datetime.combine(day + timedelta(days=1), time(), BERLIN)


def _matters(reads: Reads) -> Expression:
    scope = reads.scope
    if scope.party:
        theirs = Depicted.alias("theirs")
        theirs = theirs.select(theirs.picture).where(theirs.party == scope.party)
        return Picture.id.in_(theirs) | Picture.id.in_(spoken_about(PICTURE, scope.party))
    shown = Picture.state != FAILED  # there is nothing to see
    return Depicted.id.is_null(False) | (shown if scope.settled else shown & _lacks())


def _lacks() -> Expression:
    """Something of the picture itself wants looking at, or somebody has said no."""
    said = Answer.select(Answer.subject_id).where(Answer.subject_kind == PICTURE, Answer.state.in_((*NO, LEGACY)))
    ends = Picture.licence_until <= (berlin(now()) + SOON).date()
    mine = (Picture.licence == "") | ~Picture.people_stated | ends | Picture.withdrawn_at.is_null(False)
    return mine | Picture.id.in_(said)
