"""A consent to be shown is to what was stated: purposes, channels, to a last day; nobody is spared the question."""

from datetime import timedelta

import pytest

from coopcms.clock import berlin, now
from coopcms.consents.models import PHONE
from coopcms.consents.queries import missing
from coopcms.consents.queries_pictures import lacks_consent, recognised
from coopcms.consents.services_answers import Given
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict, undepict
from coopcms.content.services import create
from coopcms.errors import Invalid, NotAllowed
from coopcms.media.models import Picture
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import NOTE, speaker

STATED = {"basis": "consent", "purposes": "Messebericht", "channels": "Website"}


@pytest.fixture
def row(picture_row):
    return picture_row(people_stated=True)


@pytest.fixture
def item(flows, author, row):
    body = f'<figure data-picture="{row.id}"><img alt="Eine Halle"></figure>'
    return create("article", "siegen", TEXT | {"body": body}, author)


@pytest.fixture
def agreed(row, author, clock):
    """Somebody has agreed to be shown in a report on a fair, on the website."""
    depict(row, speaker().id, STATED, author)
    note_answer(row, Given(speaker().id, "released", PHONE, NOTE), author)
    clock.forward(minutes=1)


def states(item, row) -> list[str]:
    """What is missing in the text; the page of the picture and the lists of the library agree."""
    lacking = [one.state for one in missing(item, item.head.content)]
    assert bool(lacking) == (not all(one.is_yes for one in recognised(row)))
    assert bool(lacking) == Picture.select().where(Picture.id == row.id, lacks_consent()).exists()
    return lacking


@pytest.mark.parametrize("other", [{"purposes": "Werbung aller Art"}, {"channels": "Plakate"}])
def test_a_yes_to_other_purposes_is_none(item, row, agreed, author, other):
    assert states(item, row) == []
    depict(row, speaker().id, STATED | other, author)
    assert states(item, row) == [""]
    ask_alone(row, speaker().id, 14, author)
    assert (states(item, row), [one.state for one in recognised(row)]) == (["asked"], ["asked"])
    note_answer(row, Given(speaker().id, "released", PHONE, NOTE), author)
    assert states(item, row) == []


def test_where_the_proof_lies_may_be_corrected(item, row, agreed, author):
    depict(row, speaker().id, STATED | {"proof": "Ordner 7"}, author)
    assert states(item, row) == []


def test_who_is_taken_out_and_named_again_is_asked_again(item, row, agreed, author):
    undepict(row, speaker().id, author)
    depict(row, speaker().id, STATED, author)
    assert states(item, row) == [""]


def test_a_consent_ends_with_its_last_day(item, row, agreed, author, clock):
    depict(row, speaker().id, STATED | {"until": berlin(now()).date().isoformat()}, author)
    assert states(item, row) == []
    clock.forward(days=1)
    assert states(item, row) == [""]


@pytest.mark.parametrize(("days", "left"), [(5, []), (10, []), (11, [""]), (None, [""])])
def test_who_is_to_be_shown_for_longer_is_asked_again(item, row, agreed, author, days, left):
    def until(count: int | None) -> dict:
        day = (berlin(now()).date() + timedelta(days=count)).isoformat() if count else ""
        return STATED | {"until": day}

    depict(row, speaker().id, until(10), author)
    depict(row, speaker().id, until(days), author)
    assert states(item, row) == left


def test_what_is_no_day_is_refused_beside_its_field(row, author):
    with pytest.raises(Invalid) as refused:
        depict(row, speaker().id, STATED | {"until": "31.02.2027"}, author)
    assert [problem.field for problem in refused.value.problems] == ["until"]


def test_an_author_alone_finds_no_other_basis_for_who_was_asked(item, row, agreed, author, publisher):
    note_answer(row, Given(speaker().id, "refused", PHONE, NOTE), author)
    with pytest.raises(NotAllowed) as denied:
        depict(row, speaker().id, STATED | {"basis": "kug23"}, author)
    assert "publisher@siegen" in denied.value.who_can
    depict(row, speaker().id, STATED | {"basis": "kug23"}, publisher)
    assert states(item, row) == ["refused"]  # an objection counts whatever the basis is
