"""Being away: who stands in is known on those days, and only then."""

from datetime import date

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries import away_now, deputies_for, is_away, user
from coopcms.accounts.services_absence import drop_deputy, end_absence, set_absence
from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine

TODAY = date(2026, 11, 24)
NEXT = date(2026, 11, 30)


@pytest.fixture
def ada(person, siegen, clock):
    return person("ada@siegen.example", "reviewer@siegen", name="Ada Beispiel")


@pytest.fixture
def ben(person, siegen):
    return person("ben@siegen.example", "author@siegen", name="Ben Beispiel")


def test_a_deputy_stands_in_from_the_first_to_the_last_day(ada, ben, clock, lead_siegen):
    set_absence(ada, (TODAY, NEXT), ben, lead_siegen)
    assert (away_now([ada.id, ben.id]), deputies_for([ada.id, ben.id])) == ({ada.id: NEXT}, {ada.id: ben})
    clock.set("2026-11-30T23:59")
    assert deputies_for([ada.id]) == {ada.id: ben}
    clock.set("2026-12-01T00:00")
    assert (away_now([ada.id]), deputies_for([ada.id])) == ({}, {})


def test_who_is_away_or_gone_stands_in_for_nobody(ada, ben, administrator):
    set_absence(ada, (TODAY, NEXT), ben, administrator)
    set_absence(ben, (TODAY, TODAY), ada, administrator)
    assert deputies_for([ada.id, ben.id]) == {} and is_away(user(ben.id), TODAY, NEXT)
    end_absence(ben, administrator)
    User.update(active=False).where(User.id == ben.id).execute()
    assert deputies_for([ada.id]) == {} and away_now([ada.id]) == {ada.id: NEXT}


def test_two_selects_answer_for_many(ada, ben, statements):
    with statements() as sent:
        away_now([ada.id, ben.id]), deputies_for([ada.id, ben.id])
    assert len(sent) == 2, sent


def test_the_person_a_lead_of_theirs_and_administrators_note_it(
    ada, acting, lead_siegen, lead_ruhr, administrator, reviewer_siegen
):
    for actor in (lead_siegen, administrator):
        assert set_absence(ada, (TODAY, NEXT), None, actor).away_until == NEXT
    for actor in (lead_ruhr, reviewer_siegen):
        with pytest.raises(NotAllowed) as denied:
            end_absence(ada, actor)
        assert denied.value.who_can == ("centre_lead@siegen", "administrator@netz")
    assert ada.refetch().away_until == NEXT


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((NEXT, TODAY), "last"),
        ((date(2026, 11, 1), date(2026, 11, 23)), "last"),
        ((None, NEXT), "first"),
        ((TODAY, None), "last"),
        ((TODAY, date(2030, 1, 1)), "last"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(ada, administrator, days, field):
    with pytest.raises(Invalid) as refused:
        set_absence(ada, days, None, administrator)
    assert refused.value.field == field and ada.refetch().away_from is None


def test_a_deputy_is_an_active_colleague_of_the_same_centre(ada, person, ruhr, siegen, administrator):
    closed = person("zu@siegen.example", "author@siegen", active=False)
    for other in (ada, closed, person("fern@ruhr-owl.example", "author@ruhr-owl")):
        with pytest.raises(Invalid) as refused:
            set_absence(ada, (TODAY, NEXT), other, administrator)
        assert refused.value.field == "deputy"


def test_who_leaves_is_nobody_s_deputy(ada, ben, administrator):
    set_absence(ada, (TODAY, NEXT), ben, administrator)
    assert drop_deputy(ben, administrator) == [ada] and drop_deputy(ben, administrator) == []
    assert ada.refetch().deputy is None and ada.refetch().away_until == NEXT
    assert [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)] == ["away", "deputy_dropped"]
