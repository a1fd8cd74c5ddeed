"""The word lists: their rows as entries, and that reading them is quick enough to do at the first question."""

import subprocess
import sys

import pytest

from coopcms.language import lexicon
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
