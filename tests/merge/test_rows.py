"""Three bodies in rows: every paragraph of each is there, one side's changes are taken, the rest a person decides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.identity import realign
from coopcms.blocks.normal import normal
from coopcms.blocks.shape import group, leaf, walk
from coopcms.blocks.validate import is_body
from coopcms.merge.keys import key
from coopcms.merge.rows import (
    ALIKE,
    FEWER,
    INNER,
    MINE,
    OPEN,
    SAME,
    THEIRS,
    compose,
    merge_blocks,
    open_rows,
    rows,
    stamp_of,
)
from coopcms.merge.three_way import merge
from tests.blocks.documents import BODIES

BASE = "<p>Die Halle ist fertig.</p><ul><li>Lager am Tor</li><li>Büro im Hof</li></ul><p>Es gibt Kaffee für alle.</p>"
WORDS = ["Halle", "Lager", "Tor", "Hof", "Kaffee", "plant", "baut", "und", "neu", "alt"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
PARAGRAPHS = st.builds(lambda kind, text: leaf(kind, [[text, []]]), st.sampled_from(["p", "p", "h2"]), TEXTS)
FLOW = st.lists(PARAGRAPHS, min_size=1, max_size=2)
ITEMS = st.builds(group, st.just("li"), FLOW)
LISTS = st.builds(group, st.just("ul"), st.lists(ITEMS, min_size=1, max_size=3))
BLOCKS = PARAGRAPHS | LISTS | st.builds(group, st.just("quote"), FLOW)


@st.composite
def three(draw):
    """A body and what two people made of it, as two people do: a few changes each, some in the same place."""
    base = realign([], draw(st.lists(BLOCKS, max_size=5)))
    return base, *(realign(base, draw(_changed(base))) for _ in range(2))


@st.composite
def _changed(draw, blocks, fitting=BLOCKS):
    out = [dict(block) for block in blocks]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(out)))
        match draw(st.sampled_from(["rewrite", "insert", "move", "delete"])):
            case "rewrite" if at < len(out):
                out[at] = draw(_rewritten(out[at]))
            case "move":
                out.extend(out[at : at + 1])
                del out[at : at + 1]
            case "delete":
                del out[at : at + 1]
            case _:
                out.insert(at, draw(fitting))
    return normal(out)


@st.composite
def _rewritten(draw, block):
    if "runs" in block:
        longer = f"{block['runs'][0][0]} {draw(TEXTS)}"
        return {**block, "runs": [[longer, draw(st.sampled_from([[], ["em"]]))]]}
    inside = ITEMS if block["type"] == "ul" else PARAGRAPHS
    return {**block, "children": draw(_changed(block["children"], inside).filter(bool))}


TRIPLES = three() | st.tuples(BODIES, BODIES, BODIES)


def found(base: str, mine: str, theirs: str):
    return rows(*map(from_html, (base, mine, theirs)))


def ops(found) -> list[str]:
    return [row.op for row in found]


def keys(blocks) -> list:
    return list(map(key, blocks))


def every(found):
    for row in found:
        yield row
        yield from every(row.inner)


@settings(max_examples=60)
@given(TRIPLES)
def test_every_paragraph_of_all_three_stands_in_the_rows_once_and_in_order(sides):
    found = rows(*sides)
    for name, side in zip(("base", "mine", "theirs"), sides, strict=True):
        assert [block for row in found for block in getattr(row, name)] == side
    for row in (row for row in every(found) if row.op == INNER):
        for name in ("base", "mine", "theirs"):
            (block,) = getattr(row, name)
            assert [child for inner in row.inner for child in getattr(inner, name)] == block["children"]


@settings(max_examples=60)
@given(TRIPLES, st.sampled_from(["mine", "theirs"]))
def test_choosing_one_side_everywhere_gives_that_side_wherever_both_changed(sides, name):
    found = rows(*sides)
    chosen = {row.number: getattr(row, name) for row in open_rows(found)}
    numbers = [row.number for row in open_rows(found)]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert keys(compose(found, chosen)) == keys(_by_hand(found, name))
    if not {FEWER, {"mine": THEIRS, "theirs": MINE}[name]} & {*ops(every(found))}:
        assert keys(compose(found, chosen)) == keys(sides[1 if name == "mine" else 2])


def _by_hand(found, name) -> list:
    out = []
    for row in found:
        if row.op == INNER:
            out.append({**row.taken[0], "children": _by_hand(row.inner, name)})
        else:
            out += getattr(row, name) if row.op == OPEN else row.taken
    return out


@settings(max_examples=60)
@given(TRIPLES)
def test_without_a_conflict_it_is_the_merge(sides):
    found, merged = rows(*sides), merge_blocks(*sides)
    assert compose(found) == list(merged.items)
    assert bool(merged.conflicts) == any(open_rows(found))
    plain = merge(*([_Whole(block) for block in side] for side in sides))
    if not plain.conflicts:  # what no two sides changed at one place needs no looking into blocks
        assert [one.key for one in plain.items] == keys(merged.items)


class _Whole:
    def __init__(self, block):
        self.key = key(block)

    def __eq__(self, other):
        return self.key == other.key

    def __hash__(self):
        return hash(self.key)


@settings(max_examples=60)
@given(TRIPLES)
def test_a_row_is_open_only_where_both_changed_and_nothing_new_of_one_side_is_left_out(sides):
    for row in every(rows(*sides)):
        if row.op == OPEN:
            assert keys(row.mine) != keys(row.theirs)
            assert not row.base or keys(row.base) not in (keys(row.mine), keys(row.theirs))
        else:
            kept = keys([*row.taken, *row.base, *(row.mine if row.op == INNER else ())])
            assert all(one in kept for one in keys(row.mine) + ([] if row.op == INNER else keys(row.theirs)))


@settings(max_examples=60)
@given(three())
def test_it_does_not_matter_whose_words_come_first(sides):
    base, mine, theirs = sides
    one, other = rows(base, mine, theirs), rows(base, theirs, mine)
    assert any(open_rows(one)) == any(open_rows(other))
    if not any(open_rows(one)):
        swapped = {MINE: THEIRS, THEIRS: MINE}
        assert ops(every(one)) == [swapped.get(op, op) for op in ops(every(other))]
        assert keys(compose(one)) == keys(compose(other))


@settings(max_examples=60)
@given(TRIPLES, st.data())
def test_whatever_is_chosen_is_a_body_with_every_id_once(sides, data):
    found = rows(*sides)
    both = {row.number: (*row.mine, *row.theirs) for row in open_rows(found)}
    chosen = {number: data.draw(st.sampled_from([words, words[:1], ()])) for number, words in both.items()}
    body = normal(compose(found, chosen))
    ids = [block["id"] for block in walk(body) if "id" in block]
    assert is_body(body) and len(ids) == len(set(ids))


def test_one_sides_changes_are_taken_paragraph_by_paragraph():
    mine = BASE.replace("fertig", "offen").replace("<p>Es", "<p>Neu hier.</p><p>Es")
    theirs = BASE.replace("Kaffee", "Tee")
    assert ops(found(BASE, mine, theirs)) == [MINE, SAME, MINE, THEIRS]
    assert "offen" in to_html(compose(found(BASE, mine, theirs))) and "Tee" in to_html(
        compose(found(BASE, mine, theirs))
    )


def test_only_the_paragraph_both_changed_is_open():
    mine, theirs = BASE.replace("fertig", "offen"), BASE.replace("fertig", "leer").replace("Kaffee", "Tee")
    result = found(BASE, mine, theirs)
    assert ops(result) == [OPEN, SAME, THEIRS]
    (row,) = open_rows(result)
    assert (to_html(row.mine), to_html(row.theirs)) == ("<p>Die Halle ist offen.</p>", "<p>Die Halle ist leer.</p>")
    assert to_html(compose(result, {1: [*row.mine, *row.theirs]})) == theirs.replace(
        "<p>Die Halle ist leer.</p>", "<p>Die Halle ist offen.</p><p>Die Halle ist leer.</p>"
    )


def test_two_changes_of_one_item_leave_the_rest_of_the_list_alone():
    mine = BASE.replace("am Tor", "am Fluss")
    theirs = BASE.replace("am Tor", "am Berg").replace("im Hof", "im Park")
    result = found(BASE, mine, theirs)
    assert ops(result) == [SAME, INNER, SAME]
    (row,) = open_rows(result)
    assert (row.within, to_html(row.mine)) == (("ul", "li"), "<p>Lager am Fluss</p>")
    assert to_html(compose(result, {1: row.theirs})) == theirs
    assert to_html(compose(result, {1: row.mine})) == mine.replace("im Hof", "im Park")


def test_a_paragraph_between_two_changed_ones_decides_nothing_for_them():
    base = "<p>Erster Absatz hier.</p><p>Zweiter Absatz hier.</p>"
    mine = base.replace("<p>Zw", "<p>Ganz neu dazwischen.</p><p>Zw").replace("Zweiter Absatz hier", "Zweiter Satz hier")
    result = found(base, mine, base + "<p>Am Ende noch etwas.</p>")
    assert ops(result) == [SAME, MINE, MINE, THEIRS]
    assert to_html(compose(result)) == mine + "<p>Am Ende noch etwas.</p>"


def test_a_paragraph_one_took_out_and_the_other_changed_is_open():
    mine, theirs = BASE.replace("<p>Es gibt Kaffee für alle.</p>", ""), BASE.replace("Kaffee", "Tee")
    (row,) = open_rows(found(BASE, mine, theirs))
    assert (row.mine, to_html(row.theirs)) == ((), "<p>Es gibt Tee für alle.</p>")


def test_paragraphs_both_took_out_are_gone():
    a, b, c = "<p>Eins zwei.</p>", "<p>Drei vier.</p>", "<p>Acht.</p>"
    result = found(a + b + c, c, a + c)
    assert ops(result) == [FEWER, SAME] and to_html(compose(result)) == c


@pytest.mark.parametrize("cell", ["<td>a</td>", "<th>a</th>"])
def test_a_table_both_changed_is_decided_as_a_whole(cell):
    base = f"<table><tr>{cell}<td>b</td></tr></table>"
    (row,) = open_rows(found(base, base.replace(">a<", ">A<"), base.replace(">b<", ">B<")))
    assert row.base[0]["type"] == "table" and row.within == ()


def test_where_nobody_knows_the_beginning_everything_but_what_is_alike_is_asked():
    mine, theirs = "<p>Nur bei mir.</p><p>Gleich bei beiden.</p>", "<p>Gleich bei beiden.</p><p>Nur dort.</p>"
    result = found("", mine, theirs)
    assert ops(result) == [OPEN, ALIKE, OPEN]
    chosen = {row.number: (*row.mine, *row.theirs) for row in open_rows(result)}
    assert to_html(compose(result, chosen)) == "<p>Nur bei mir.</p><p>Gleich bei beiden.</p><p>Nur dort.</p>"


def test_paragraphs_both_added_at_one_place_are_set_side_by_side():
    result = found(
        "<p>a</p>", "<p>a</p><p>Wir planen eine neue Halle.</p>", "<p>a</p><p>Wir planen die neue Halle.</p>"
    )
    assert ops(result) == [SAME, OPEN] and result[1].base == ()


def test_a_stamp_changes_with_each_of_the_three_texts_and_with_nothing_else():
    def stamps(*three):
        return [stamp_of(row) for row in open_rows(found(*three))]

    mine, theirs = BASE.replace("Kaffee", "Tee"), BASE.replace("Kaffee", "Saft")
    (stamp,) = stamps(BASE, mine, theirs)
    assert stamps("<p>Davor.</p>" + BASE, "<p>Davor.</p>" + mine, "<p>Ganz davor.</p><p>Davor.</p>" + theirs) == [stamp]
    others = [
        (BASE.replace("alle", "viele"), mine, theirs),
        (BASE, BASE.replace("Kaffee", "<em>Tee</em>"), theirs),
        (BASE, mine, BASE.replace("Kaffee", "Wasser")),
    ]
    assert stamp not in [one for three in others for one in stamps(*three)]


HALL = '<figure data-picture="12"><img alt="Die Halle"><figcaption>Im Hof</figcaption></figure>'


def test_a_picture_is_one_unit_of_which_one_side_decides():
    described, named = HALL.replace("Die", "Eine"), HALL.replace("Hof", "Haus")
    assert ops(found(HALL, described, HALL)) == [MINE]
    assert ops(found(HALL, described, named)) == [OPEN]
    assert ops(found(HALL, HALL.replace("12", "13"), HALL)) == [MINE]
    assert ops(
        found(f"<aside><p>x</p>{HALL}</aside>", f"<aside><p>y</p>{HALL}</aside>", f"<aside><p>x</p>{named}</aside>")
    ) == [INNER]


def test_a_document_is_one_unit_of_which_one_side_decides():
    guide = '<figure data-document="3"></figure>'
    other, third, english = guide.replace("3", "4"), guide.replace("3", "5"), guide.replace("></", ' lang="en"></')
    assert ops(found(guide, english, guide)) == [MINE]
    assert set(ops(found(guide, other, guide))) == {MINE}
    assert OPEN in ops(found(guide, other, third))
    assert ops(found(BASE + guide, BASE.replace("alle", "viele") + guide, BASE))[-2:] == [MINE, THEIRS]
