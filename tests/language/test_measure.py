"""The figures on the unseen set are told only where there is such a set."""

import sys

import pytest

from tests.language import marked, measure

SENTENCES, CONVERSIONS = f"unseen{measure.LAST}_sentences", f"unseen{measure.LAST}_conversions"
SENTENCE = "tag\ttext\nplural\tAlle ⟦Kunden⟧ warten.\n"
CONVERSION = "style\tsource\texpected\npair\tAlle Kunden warten.\tAlle Kundinnen und Kunden warten.\n"


@pytest.fixture
def unseen(tmp_path, monkeypatch):
    """A factory: an unseen set with these files."""
    monkeypatch.setattr(marked, "CORPUS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["measure", "--unseen"])

    def write(folder: str, text: str) -> None:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "all.tsv").write_text(text, "utf-8")

    return write


@pytest.mark.parametrize("files", [{}, {SENTENCES: SENTENCE}, {CONVERSIONS: CONVERSION}])
def test_an_empty_set_is_no_result(unseen, capsys, files):
    for folder, text in files.items():
        unseen(folder, text)
    with pytest.raises(SystemExit) as ended:
        measure.main()
    assert ended.value.code == 2 and "empty" in capsys.readouterr().err


def test_a_set_is_measured(unseen, capsys):
    unseen(SENTENCES, SENTENCE)
    unseen(CONVERSIONS, CONVERSION)
    measure.main()
    out = capsys.readouterr().out
    assert "ALL 1 sentences" in out and "CONVERSIONS 1/1" in out
