"""What holds for all facts, all persons and all files, however strange."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.workflow.contradictions import contradictions
from coopcms.workflow.engine import Denied, actions, decide, lanes_for, may, take
from coopcms.workflow.facts import SYSTEM, ChangeRequest, Facts, Failure, Inputs, Lane, Owner, Person, SignOff
from coopcms.workflow.lanes import open_lanes, quorum_met, signed_lanes, status
from coopcms.workflow.loader import check, load
from coopcms.workflow.vocabulary import CHECKS, PERMISSIONS, ROLES
from tests.workflow.examples import FOLDER, STRICT, WORKFLOWS

CENTRES = ["siegen", "ruhr-owl", "hannover"]
HASHES = ["a", "b"]
WORDS = {"waiting", "claimed", "signed", "lapsed", "changes_requested", "paused", "closed"}
USERS = st.integers(1, 4)
ROW = st.tuples(st.booleans(), st.sampled_from(CENTRES), USERS, st.sampled_from(HASHES), st.integers(1, 2))
PERSON = st.builds(
    Person,
    USERS,
    st.frozensets(st.tuples(st.sampled_from(ROLES), st.sampled_from([*CENTRES, "netz"]))),
    st.frozensets(st.sampled_from(CENTRES)),
)
DEFINITION = st.sampled_from(sorted(WORKFLOWS)).map(WORKFLOWS.get)
INPUTS = st.builds(
    Inputs,
    comment=st.sampled_from(["", "Grund"]),
    at=st.none() | st.datetimes(timezones=st.timezones()),
    mode=st.sampled_from(["", "banner", "gone", "?"]),
    hash=st.sampled_from(["", *HASHES]),
    lane=st.sampled_from(["", *CENTRES]),
    confirm=st.booleans(),
    reauth=st.booleans(),
)


@st.composite
def items(draw, definition=None, state=None):
    """Any facts that could be told about an item."""
    definition = definition or draw(DEFINITION)
    rows = draw(st.lists(ROW, max_size=6))
    order = range(len(rows))
    owners = draw(st.lists(st.sampled_from(CENTRES), min_size=1, unique=True))
    return definition, Facts(
        state=state or draw(st.sampled_from(sorted(definition.states))),
        cycle=draw(st.integers(1, 2)),
        hash=draw(st.sampled_from(HASHES)),
        owners=tuple(Owner(slug, n == 0) for n, slug in enumerate(owners)),
        lanes=tuple(Lane(slug, draw(st.booleans()), draw(st.none() | USERS)) for slug in owners),
        contributors=draw(st.frozensets(USERS, max_size=2)),
        sign_offs=tuple(SignOff(*row[1:], n) for n, row in zip(order, rows, strict=True) if row[0]),
        change_requests=tuple(ChangeRequest(*row[1:], n) for n, row in zip(order, rows, strict=True) if not row[0]),
        failures={name: Failure(name, "No.") for name in draw(st.sets(st.sampled_from(CHECKS), max_size=3))},
        open_invitations=tuple(draw(st.sets(st.sampled_from(CENTRES), max_size=1))),
        scheduled=draw(st.booleans()),
        closed=draw(st.sampled_from([False, False, True])),
        trashed=draw(st.sampled_from([False, False, True])),
    )


def _offered(definition, facts, somebody):
    return {action.name for action in actions(definition, facts, somebody) if action.allowed}


@given(items(), PERSON, PERSON)
def test_more_roles_never_mean_fewer_acts(item, one, other):
    definition, facts = item
    both = replace(one, roles=one.roles | other.roles, substitute_for=one.substitute_for | other.substitute_for)
    assert _offered(definition, facts, one) <= _offered(definition, facts, both)
    assert all(may(definition, facts, both, word) for word in PERMISSIONS if may(definition, facts, one, word))


@given(items(), PERSON, INPUTS)
def test_a_contributor_never_signs(item, somebody, inputs):
    definition, facts = item
    facts = replace(facts, contributors=facts.contributors | {somebody.id})
    assert decide(definition, facts, somebody, "sign_off", inputs)
    assert lanes_for(definition, facts, somebody, "sign_off") == ()
    assert "sign_off" not in _offered(definition, facts, somebody)


@given(items())
def test_no_lane_counts_on_a_contributor_a_foreign_hash_or_an_old_cycle(item):
    _, facts = item
    good = {s.lane for s in facts.sign_offs if (s.hash, s.cycle) == (facts.hash, facts.cycle)}
    honest = {s.lane for s in facts.sign_offs if s.user not in facts.contributors}
    assert signed_lanes(facts) <= good & honest & set(open_lanes(facts))


@given(items())
def test_every_lane_always_has_exactly_one_status(item):
    definition, facts = item
    assert {status(lane.centre, facts, definition) for lane in facts.lanes} <= WORDS


@given(items(), st.sampled_from(["publish", "approve"]))
def test_nothing_is_approved_or_published_by_itself_without_its_quorum(item, step):
    definition, facts = item
    met = definition.name not in STRICT or quorum_met(definition, facts, "all")
    try:
        take(definition, facts, SYSTEM, step, Inputs())
    except Denied:
        return
    assert met


@given(items(), PERSON, INPUTS)
def test_every_answer_is_an_explanation_or_an_outcome(item, somebody, inputs):
    definition, facts = item
    for name in definition.transitions:
        reasons = decide(definition, facts, somebody, name, inputs)
        if reasons:
            assert all(str(reason) and "%(" not in str(reason) for reason in reasons)
        else:
            assert take(definition, facts, somebody, name, inputs).state in definition.states
            assert name in _offered(definition, facts, somebody)


TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))]
TOKENS = ["title", "[", "]", '"', "=", "\n", "\x00", "{", "}", "draft", "@", "lane", "true", "1e9", "nan", "[[a]]", "#"]


@st.composite
def mutilated(draw):
    """A shipped file with a few pieces cut out, doubled, or replaced by something else."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = (
            text[:start] + draw(st.sampled_from(["", text[start:end] * 2, *TOKENS]) | st.text(max_size=8)) + text[end:]
        )
    return text


@given(mutilated() | st.text(max_size=200))
def test_a_file_is_either_used_or_contradicted_and_nothing_else(text):
    if not check(text, "probe"):
        assert load(text, "probe").digest == load(text + "\n# a remark\n", "probe").digest


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["draft", "x@y"])
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
KEYS = st.sampled_from(["title", "kinds", "when", "initial", "sets", "states", "transitions", "semantics"])


@settings(max_examples=60)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_data_of_any_shape_is_contradicted_without_a_crash(data):
    from_nowhere = {"states": {"s": data}, "transitions": {"t": data}, "sets": data, **data}
    for tried in (data, from_nowhere):
        assert contradictions(tried, "probe")
