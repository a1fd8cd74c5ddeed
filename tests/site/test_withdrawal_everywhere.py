"""A picture is withdrawn: when the request returns, no page, list, feed, search or address has it, kept or not."""

from dataclasses import dataclass

import pytest

from coopcms.app import job_handlers
from coopcms.consents.models import CONSENT, PHONE, PICTURE, RELEASED, Answer, ApprovalAsk
from coopcms.consents.queries_links import PATH as APPROVAL
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import ask
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_pictures import depict
from coopcms.content.services import create
from coopcms.content.services_copies import edit
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import HistoryLine
from coopcms.media.models import Picture
from coopcms.media.services import upload
from coopcms.media.services_rights import describe
from coopcms.network.models import Topic
from coopcms.publishing.queries import path_of
from coopcms.review.queries_preview import PATH as SHARED
from coopcms.review.services_preview import share
from tests.fixtures.quotes import speaker
from tests.media.files import jpeg
from tests.site import places
from tests.site.places import ALT, CAPTION, CREDIT, World
from tests.site.reading import Here, PageStore, logged_in, server

TITLE = "Werkstor"


@dataclass(frozen=True)
class People:
    """Who works at the desk: their headers and their token for forms."""

    author: tuple[dict, str]
    lead: tuple[dict, str]


@pytest.fixture
def picture(app, author, settings) -> Picture:
    """A picture with real files that shows Maren, who has agreed."""
    row = upload("siegen", "halle.jpg", jpeg(), author)
    run_due(job_handlers(settings))
    rights = {"title": "Die Halle", "alt": ALT, "credit": CREDIT, "licence": "own", "ai_mark": "none"}
    describe(row, rights | {"people_stated": True}, author)
    depict(row, speaker().id, {"basis": CONSENT}, author)
    note_answer(row.refetch(), Given(speaker().id, RELEASED, PHONE, "Vermerk im Ordner."), author)
    return row.refetch()


@pytest.fixture
def released(act, acting, ruhr, siegen):
    """A factory: `released(item, "siegen")` is signed and published there."""
    cast = {
        place: [acting(f"{role}@{place}.example", f"{role}@{place}") for role in ("author", "reviewer", "publisher")]
        for place in ("siegen", "ruhr-owl")
    }

    def go(item, place: str):
        for step, who in zip(("submit", "sign_off", "publish"), cast[place], strict=True):
            item = act(item, step, who)
        return item.source.refetch() if item.is_copy else item.refetch()

    return go


@pytest.fixture
def world(picture, author, author_ruhr, released) -> World:
    """Two public texts of two centres show it, one in its second release; so do that one's older words and its copy."""
    Topic.create(name="Lager", slug="lager")
    figure = f'<figure data-picture="{picture.id}"><img alt="{ALT}"><figcaption>{CAPTION}</figcaption></figure>'
    words = {"lead": "Worum es geht.", "body": f"<p>Text.</p>{figure}", "topics": "Lager"}
    first = released(create("article", "siegen", words | {"title": f"{TITLE} von gestern"}, author), "siegen")
    old = path_of(first)
    changed = {"title": f"{TITLE} von heute", "slug": "werkstor-heute"}
    first = released(edit(first, changed, author).item, "siegen")
    copied = edit(first, {"title": f"{TITLE} von morgen"}, author).item
    other = released(create("format", "ruhr-owl", words | {"title": f"{TITLE} als Format"}, author_ruhr), "ruhr-owl")
    shared = SHARED + share(copied, 7, "", author)[1]
    approval = APPROVAL + ask(copied, speaker().id, [About(PICTURE, picture.id)], 7, author)[1]
    previews = tuple(f"/admin/item/{item.id}/vorschau" for item in (first, copied))
    return World(picture, (old, path_of(first), path_of(other)), shared, approval, previews, TITLE)


@pytest.fixture
def people(app, world, author, lead_siegen) -> People:
    return People(logged_in(app, "autor@siegen.example"), logged_in(app, "leitung@siegen.example"))


def by_desk(ask, world: World, people: People):
    headers, token = people.lead
    sent = {"csrf_token": token, "reason": "Die Person möchte es nicht mehr."}
    return ask(f"/admin/medien/{world.picture.id}/zurueckziehen", "POST", headers, sent)


def by_noted_answer(ask, world: World, who: tuple[dict, str]):
    headers, token = who
    sent = {"csrf_token": token, "state": "withdrawn", "how": "phone", "note": "Angerufen."}
    return ask(f"/admin/medien/{world.picture.id}/menschen/{speaker().id}/antwort", "POST", headers, sent)


def by_answer_to_who_publishes(ask, world: World, people: People):
    return by_noted_answer(ask, world, people.lead)


def by_answer_to_who_writes(ask, world: World, people: People):
    return by_noted_answer(ask, world, people.author)


def by_link(ask, world: World, people: People):
    number = ApprovalAsk.get().id
    return ask(world.approval, "POST", {}, {f"antwort-{number}": "refused", f"grund-{number}": "Lieber nicht."})


ERASING = (by_desk, by_answer_to_who_publishes)  # else the files stay for the desk, and for whom they show
CASES = [
    (by_desk, "asked"), (by_desk, "kept"), (by_answer_to_who_publishes, "asked"), (by_answer_to_who_writes, "kept"),
    (by_link, "asked"),
]  # fmt: skip


class Reader:
    """Somebody who has read everything and asks for it again, as browsers do."""

    def __init__(self, ask, world: World, people: People):
        self.ask, self.world, self.desk = ask, world, people.author[0]
        self.seen, self.bytes = places.Seen(), {}

    def get(self, address: str, **more: str):
        return self.ask(address, "GET", more | (self.desk if address.startswith("/admin/") else {}))

    def read_all(self) -> None:
        """Everything is fetched; what has to show the picture does, and each address on a page gives its bytes."""
        texts = {address: self.seen.keep(address, self.get(address)) for address in places.pages(self.world)}
        found = {address: places.pictures_on(text, self.world) for address, text in texts.items()}
        assert [address for address in places.holding(self.world) if not found[address]] == []
        assert self.world.title in texts[f"/suche?q={CAPTION}"]
        for address in set.union(*found.values(), self.world.renditions):
            answer = self.get(address)
            assert (answer.status_code, answer.content_type[:6]) == (200, "image/"), address
            self.bytes[address] = answer.get_data()
            self.seen.keep(address, answer)
        assert {one for one in self.bytes if one.startswith("/medien/")} == self.world.renditions
        assert {one.split("/")[1] for one in self.bytes} == {"medien", "vorschau", "freigabe", "admin"}

    def finds_nothing(self, but: tuple[str, ...] = ()) -> None:
        """No page mentions it, asked for anew or with what was kept; no address gives a byte or lets one be kept.

        Addresses that begin with one of `but` are not looked at.
        """
        for address in places.pages(self.world):
            for conditions in ({}, self.seen.conditions(address)) if not address.startswith(but) else ():
                text = self.seen.keep(address, self.get(address, **conditions))
                assert not places.pictures_on(text, self.world), address
                assert not places.marks_on(address, text), address
        assert self.world.title not in self.seen.texts[f"/suche?q={CAPTION}"]
        for address, data in self.bytes.items():
            if not address.startswith(but):
                self._is_gone(address, data)

    def _is_gone(self, address: str, data: bytes) -> None:
        for conditions in ({}, self.seen.conditions(address), {"If-None-Match": "*"}, {"Range": "bytes=0-9"}):
            answer = self.get(address, **conditions)
            assert (answer.status_code, answer.mimetype) == (410, "text/html"), (address, conditions)
            assert data not in answer.get_data(), address
        desk = self.desk if address.startswith("/admin/") else {}
        assert self.ask(address, "HEAD", desk).status_code == 410, address


def proof() -> tuple[set, set]:
    """The rows that stay whatever happens."""
    return {row.id for row in Answer.select()}, {(row.id, row.digest) for row in HistoryLine.select()}


def test_no_public_address_is_forgotten(app):
    known = {*places.PLACES, *places.FOUND_ON_PAGES, *places.NO_PICTURES, *places.TAKES_A_FORM}
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if not rule.rule.startswith("/admin")}
    assert rules - {"static"} == known


@pytest.mark.parametrize(("way", "how"), CASES)
def test_when_the_request_returns_nothing_has_the_picture_any_more(app, world, people, settings, way, how):
    store, own = PageStore(app), () if way in ERASING else (world.approval, "/admin/medien/")
    reader = Reader(Here(store if how == "kept" else app).open, world, people)
    reader.read_all()
    before, digest = proof(), world.picture.digest
    assert way(reader.ask, world, people).status_code in (200, 303)
    reader.finds_nothing(but=own)
    assert (way in ERASING) == bool(world.picture.refetch().withdrawn_at)
    run_due(job_handlers(settings))
    for address in world.renditions:
        assert reader.get(address).status_code == 410
    after = proof()
    assert before[0] <= after[0] and before[1] < after[1] and world.picture.refetch().digest == digest
    assert how == "asked" or store.hits > 0


@pytest.mark.parametrize("kept", [(), ("store",)], ids=["asked", "kept"])
def test_another_process_has_forgotten_it_too_when_the_request_returns(world, people, kept):
    with server(*kept) as one, server(*kept) as other:
        reader = Reader(other.open, world, people)
        reader.read_all()
        reader.read_all()
        before = proof()
        assert by_desk(one.open, world, people).status_code == 303
        reader.finds_nothing()
    after = proof()
    assert before[0] <= after[0] and before[1] < after[1]
