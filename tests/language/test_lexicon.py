"""The word lists: their rows as entries, and that reading them is quick enough to do at the first question."""

import subprocess
import sys

import pytest

from coopcms.language import check, lexicon
from tests.language import lexicon_report
from tests.language.small import lexicon_of


def test_a_row_becomes_an_entry():
    row = [
        "Lehrer",
        "er",
        "",
        "",
        "thing,org",
        "Lehrkraft f|teilnehmende Person f",
        "Lehrende adj",
        "Kollegium n",
        "bildung",
    ]
    entry = lexicon.entry_of(row)
    assert (entry.cls, entry.flags, entry.field) == ("er", frozenset({"thing", "org"}), "bildung")
    assert [(one.text, one.kind) for one in entry.neutral_sg] == [("Lehrkraft", "f"), ("teilnehmende Person", "f")]
    assert entry.neutral_pl[0].kind == "adj" and entry.collective[0].text == "Kollegium"


def test_a_short_row_has_empty_columns():
    assert lexicon.entry_of(["Winzer", "er"]).neutral_pl == ()


def test_missing_files_are_empty(tmp_path):
    with lexicon_of(tmp_path):
        assert lexicon.persons() == () and lexicon.things() == {} and lexicon.english() == frozenset()


def test_the_files_of_persons_are_read_together(tmp_path):
    for name, word in (("persons_a.tsv", "Winzer"), ("persons_b.tsv", "Gärtner")):
        (tmp_path / name).write_text(f"lemma\tclass\n{word}\ter\n", encoding="utf-8")
    with lexicon_of(tmp_path):
        assert [entry.lemma for entry in lexicon.persons()] == ["Winzer", "Gärtner"]


def test_the_shipped_lists_are_well_formed():
    assert lexicon_report.faults() == []


def test_every_form_is_one_that_was_read():
    found, read = lexicon_report.lines(), lexicon_report.GOLDEN.read_text("utf-8").split("\n")[:-1]
    new, gone = sorted({*found} - {*read}), sorted({*read} - {*found})
    told = "\n".join(
        ["Read these, then run `python -m tests.language.lexicon_report --write`:", *new[:40], "Gone:", *gone[:40]]
    )
    assert found == read, told


def test_the_golden_file_shows_each_form_with_its_cells():
    found = {line.split(" [")[0]: line for line in lexicon_report.lines()}
    assert found["Arzt"].startswith(
        "Arzt [U] Arzt NDAs, Arztes Gs, Arzts Gs, Ärzte NGAp, Ärzten Dp | Ärztin Ärztinnen | Ärzt:in"
    )
    assert "Lehrkraft f, Lehrperson f / Lehrkräfte pl, Lehrende adj / Kollegium n" in found["Lehrer"]


def test_the_lists_are_long_enough():
    heads = [entry for entry in lexicon.persons() if "nohead" not in entry.flags and entry.cls != "epi"]
    assert len(heads) >= 1200 and len(lexicon.things()) >= 400 and len(lexicon.orgs()) >= 150
    assert len(lexicon.stops()) >= 800 and len(lexicon.first_names()) >= 1000
    established = [word for word, instead in lexicon.compounds().items() if not instead]
    assert len(established) >= 300 and len(lexicon.compounds()) - len(established) >= 100
    both = [entry for entry in lexicon.persons() if "both" in entry.flags]
    bodies = [entry for entry in lexicon.persons() if "org" in entry.flags]
    assert len(both) >= 80 and len(bodies) >= 120, (len(both), len(bodies))


def test_what_replaces_a_compound_is_found_no_more_itself():
    found = check("\n\n".join(filter(None, lexicon.compounds().values())))
    assert not [one.surface for one in found if one.severity != "note"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Winzer\tEr", "unknown class"),
        ("Arzt\tU\tÄrzte", "no feminine"),
        ("Monteur\te-pl", "no plural"),
        ("Winzer\ter\t\t\tthings", "unknown flag"),
        ("Winzer\ter\t\t\t\tWeinbau", "no kind"),
        ("Kollege\ten", "ends in -e"),
    ],
)
def test_the_report_sees_a_fault(tmp_path, row, fault):
    (tmp_path / "persons_x.tsv").write_text(f"lemma\tclass\n{row}\n", encoding="utf-8")
    with lexicon_of(tmp_path):
        assert any(fault in line for line in lexicon_report.faults())


def test_the_report_sees_order_and_doubles(tmp_path):
    rows = "lemma\tclass\nWinzer\ter\nGärtner\ter\nWinzer\ter\n"
    (tmp_path / "persons_x.tsv").write_text(rows, encoding="utf-8")
    with lexicon_of(tmp_path):
        found = " ".join(lexicon_report.faults())
        assert "not sorted" in found and "twice" in found


def test_importing_needs_no_other_room_and_no_framework():
    code = (
        "import sys; import coopcms.language.suggest, coopcms.language.back;"
        "print([m for m in sys.modules if m.split('.')[0] in ('flask', 'peewee', 'lxml')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
