"""A state is what the rows come to."""

import pytest

from coopcms.consents.models import ASKED, LEGACY, PROPOSED, REFUSED, RELEASED, WITHDRAWN
from coopcms.consents.states import Said, is_denied, is_released, objecting, shown, standing

ANNA, TAREK = 1, 2


def said(*told: tuple[int, str]) -> list[Said]:
    return [Said(order, party, state) for order, (party, state) in enumerate(told, 1)]


@pytest.mark.parametrize(
    ("told", "state", "seen"),
    [
        ([], "", ""),
        ([(ANNA, ASKED)], "", ASKED),
        ([(ANNA, ASKED), (ANNA, RELEASED)], RELEASED, RELEASED),
        ([(ANNA, RELEASED), (ANNA, ASKED)], RELEASED, RELEASED),  # being asked again takes nothing back
        ([(ANNA, RELEASED), (ANNA, ASKED), (ANNA, PROPOSED)], PROPOSED, PROPOSED),
        ([(ANNA, REFUSED), (ANNA, ASKED)], REFUSED, ASKED),
        ([(ANNA, REFUSED), (ANNA, ASKED), (ANNA, RELEASED)], RELEASED, RELEASED),
        ([(ANNA, RELEASED), (ANNA, WITHDRAWN)], WITHDRAWN, WITHDRAWN),
        ([(TAREK, RELEASED)], "", ""),
        ([(0, LEGACY)], LEGACY, LEGACY),
        ([(0, LEGACY), (ANNA, ASKED)], LEGACY, LEGACY),
        ([(0, LEGACY), (ANNA, REFUSED)], REFUSED, REFUSED),
        ([(0, LEGACY), (TAREK, WITHDRAWN)], "", ""),  # what was never documented ends with the first no
        ([(0, LEGACY), (0, WITHDRAWN)], WITHDRAWN, WITHDRAWN),
        ([(0, WITHDRAWN), (ANNA, RELEASED)], RELEASED, RELEASED),
    ],
)
def test_what_stands_and_what_is_shown_of_a_party(told, state, seen):
    assert (standing(said(*told), ANNA), shown(said(*told), ANNA)) == (state, seen)


def test_all_who_speak_must_say_yes():
    one, both = said((ANNA, RELEASED)), said((ANNA, RELEASED), (TAREK, RELEASED))
    assert not is_released(one, [ANNA, TAREK]) and is_released(both, [ANNA, TAREK])


def test_where_nobody_is_named_only_what_is_legacy_counts():
    assert not is_released([], []) and is_released(said((0, LEGACY)), [])
    assert not is_released(said((TAREK, RELEASED)), [])


def test_who_has_said_no_is_not_forgotten_by_being_taken_out():
    assert not is_released(said((0, LEGACY), (ANNA, REFUSED)), [])


def test_a_last_word_that_is_a_no_denies_whoever_said_it():
    assert is_denied(said((TAREK, REFUSED))) and is_denied(said((0, WITHDRAWN)))
    assert not is_denied(said((TAREK, REFUSED), (TAREK, RELEASED))) and not is_denied(said((ANNA, ASKED)))


@pytest.mark.parametrize("state", ["refused", "withdrawn", "proposed"])
def test_who_has_said_no_and_is_named_no_more_is_not_passed_over(state):
    said = [Said(1, 7, "released"), Said(2, 9, state, name="Bert Beispiel")]
    assert not is_released(said, [7])
    assert [one.name for one in objecting(said, [7])] == ["Bert Beispiel"]
    assert is_released([*said, Said(3, 9, "released")], [7])


def test_who_was_asked_only_and_is_named_no_more_is_nobody_to_wait_for():
    assert is_released([Said(1, 9, "asked"), Said(2, 7, "released")], [7])
