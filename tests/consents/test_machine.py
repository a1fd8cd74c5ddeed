"""Whatever people do: no public page holds what somebody has not agreed to, and the quotes it holds are their words."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from coopcms.consents.models import CONSENT
from tests.consents import crowd_seen as seen
from tests.consents.crowd_things import Town
from tests.consents.crowd_words import CAPTIONS, FIRMS, SHAPES, TEXTS

_MAKE = Phase.generate
PAGE = "/erfolgsgeschichten/neue-halle"


@pytest.fixture
def town(flows, client, clock):
    """The machine's class; each example begins with an empty database."""
    Town.client, Town.clock = client, clock
    return Town


def run(town, examples: int, steps: int, *more: Phase) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    size = settings(max_examples=examples, stateful_step_count=steps, deadline=None, database=None)
    run_state_machine_as_test(town, settings=settings(size, suppress_health_check=checks, phases=(_MAKE, *more)))


def test_readers_see_only_what_was_agreed_to(town):
    """Short histories are told as they are: making a failing one shorter takes minutes, and is the next test's."""
    run(town, 5, 12)


@pytest.mark.slow
def test_readers_see_only_what_was_agreed_to_in_long_histories(town):
    run(town, 12, 35, Phase.shrink)


@pytest.fixture
def begun(town):
    """A factory: the machine with a text of these parts and this firm that is live, and a check of what is public."""

    def make(*parts, firm=0, people=()):
        machine = town()
        machine.begin("draft", list(parts), firm)
        for which, who in people:
            machine.recognise(which, who, CONSENT)
        machine.agree(0)
        machine.onwards(0, False)
        return machine, lambda: check(machine)

    def check(machine) -> str:
        machine.readers_see_what_was_agreed_to_and_nothing_else()
        return machine.client.get(PAGE).text

    return make


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize(("parts", "firm"), [([(TEXTS[0], 0)], 0), ([(0, 0)], 0), ([], 1)])
def test_no_way_leads_past_a_missing_yes(parts, firm, urgent, town):
    machine = town()
    machine.begin("draft", parts, firm)
    machine.recognise(0, 0, CONSENT)
    machine.onwards(0, urgent)
    assert machine.item(0).live_id is None and machine.item(0).state in ("review", "approved")
    machine.agree(0)
    machine.take(machine.item(0), *(("break_glass", machine.cast[3]) if urgent else ("publish", machine.cast[2])))
    machine.readers_see_what_was_agreed_to_and_nothing_else()
    assert machine.item(0).is_live


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_the_machine_does_bring_quotes_to_readers_and_takes_them_away_again(shape, begun):
    text = TEXTS[shape % len(TEXTS)]
    machine, check = begun((text, shape))
    assert seen.quotes_on(check()) == [text]
    machine.note(0, 0, 1, "withdrawn")
    assert seen.quotes_on(check()) == []


@pytest.mark.parametrize("frame", range(3))
def test_it_brings_pictures_too(frame, begun):
    machine, check = begun((0, frame), (1, frame), people=[(0, 0)])
    assert seen.pictures_on(check()) == machine.numbers and CAPTIONS[0] in check()
    machine.look_at_oneself(0, 0, "refused", 0)
    assert seen.pictures_on(check()) == machine.numbers[1:]
    machine.object_unknown(0, 1)
    assert seen.pictures_on(check()) == []


def test_it_lets_licences_end(begun):
    machine, check = begun((0, 0))
    machine.license(0, 1)
    assert seen.pictures_on(check()) == machine.numbers[:1]
    machine.sleep(2)
    assert seen.pictures_on(check()) == []


def test_it_brings_what_a_firm_has_released(begun):
    machine, check = begun((TEXTS[0], 0), firm=1)
    assert seen.facts_on(check()) == list(FIRMS[1].values())
    machine.let_the_firm_speak(0, 0, "withdrawn")
    assert seen.facts_on(check()) == []


def test_it_hears_of_what_a_working_copy_is_told_no_to(begun):
    machine, check = begun((TEXTS[0], 0), firm=1)
    machine.turn(0, "copy")
    machine.tell_of_a_firm(1, 3)
    machine.let_the_firm_speak(1, 0, "refused")
    assert seen.facts_on(check()) == []


def test_it_merges_what_two_have_written(begun):
    machine, check = begun((TEXTS[0], 0), firm=1)
    machine.turn(0, "copy")
    machine.turn(0, "copy")
    machine.tell_of_a_firm(1, 3)
    machine.write(2, [(TEXTS[1], 1)])
    machine.bring_to_readers(1, False)
    machine.turn(1, "update")
    machine.bring_to_readers(1, True)
    page = check()
    assert seen.facts_on(page) == list(FIRMS[3].values()) and seen.quotes_on(page) == [TEXTS[1]]
