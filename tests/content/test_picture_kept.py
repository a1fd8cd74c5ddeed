"""What texts show is not taken from under them: credits that readers are owed stay, nothing goes to the trash."""

import pytest

from coopcms.content.models import Item
from coopcms.content.queries_pictures import Counted, counted
from coopcms.content.services import create, save
from coopcms.errors import Invalid, NotNow
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import generation
from coopcms.media.models import PICTURE
from coopcms.media.services_rights import describe
from coopcms.media.services_trash import trash
from coopcms.media.services_withdraw import withdraw

FIGURE = '<p>Die Halle.</p><figure data-picture="{}"><img alt="Eine Halle"></figure>'


@pytest.fixture
def shown(flows, author, picture_row):
    """A picture of Siegen that stands in a draft."""
    row = picture_row(credit="Foto: Anna Beispiel", licence="cc-by-4.0", ai_mark="assisted")
    row.item = create("article", "siegen", {"title": "Die Halle", "body": FIGURE.format(row.id)}, author)
    return row


@pytest.fixture
def read(shown):
    """The same, and readers see the text."""
    Item.update(live=shown.item.head, public="live").where(Item.id == shown.item.id).execute()
    return shown


@pytest.mark.parametrize(("field", "value"), [("credit", ""), ("credit", " "), ("licence", ""), ("ai_mark", "unknown")])
def test_what_readers_see_keeps_credit_licence_and_word_about_ai(read, author, field, value):
    before = generation()
    with pytest.raises(Invalid) as refused:
        describe(read, {"title": "Anders", field: value}, author)
    assert [problem.field for problem in refused.value.problems] == [field]
    row = read.refetch()
    assert (row.title, row.credit, row.licence, row.ai_mark) == (
        "Die Halle", "Foto: Anna Beispiel", "cc-by-4.0", "assisted",
    )  # fmt: skip
    assert generation() == before and not HistoryLine.select().where(HistoryLine.subject_kind == PICTURE).exists()


def test_every_loss_is_named_at_once(read, author):
    with pytest.raises(Invalid) as refused:
        describe(read, {"credit": "", "licence": "", "ai_mark": "unknown"}, author)
    assert [problem.field for problem in refused.value.problems] == ["credit", "licence", "ai_mark"]


def test_a_credit_is_corrected_at_once_and_waived_with_a_reason(read, author):
    for changes in (
        {"credit": "Foto: Bernd Beispiel", "licence": "agreement", "ai_mark": "none"},
        {"credit": "", "credit_waived": "Eigenes Bild des Zentrums"},
        {"credit": "Foto: Bernd Beispiel", "credit_waived": ""},
        {"title": "Das Tor", "alt": ""},
    ):
        row = describe(read, changes, author)
        assert {name: getattr(row, name) for name in changes} == changes
    with pytest.raises(Invalid):
        describe(read, {"credit": "", "credit_waived": ""}, author)


def test_what_was_open_before_may_stay_open(flows, read, author):
    type(read).update(credit="", licence="", ai_mark="unknown").where(type(read).id == read.id).execute()
    assert describe(read, {"credit": "", "licence": "", "ai_mark": "unknown", "title": "Das Tor"}, author)


def test_what_readers_do_not_see_may_be_emptied(shown, author):
    row = describe(shown, {"credit": "", "licence": "", "ai_mark": "unknown"}, author)
    assert (row.credit, row.licence, row.ai_mark) == ("", "", "unknown")


def test_what_readers_see_does_not_go_into_the_trash(read, author):
    save(read.item.refetch(), {"body": "<p>Ohne Bild.</p>"}, author)
    create("article", "siegen", {"title": "Noch eine", "body": FIGURE.format(read.id)}, author)
    with pytest.raises(NotNow) as refused:
        trash(read, author)
    assert refused.value.values == {"texts": 2} and "Readers see" in str(refused.value)
    assert read.refetch().trashed_at is None and counted(read.id) == Counted(1, 1, 2)


def test_nor_does_what_stands_in_newest_words(shown, author):
    with pytest.raises(NotNow) as refused:
        trash(shown, author)
    assert refused.value.values == {"texts": 1} and "Readers see" not in str(refused.value)


def test_words_that_lie_in_the_trash_or_are_old_hold_nothing_back(shown, author):
    Item.update(trashed_at=shown.created_at).where(Item.id == shown.item.id).execute()
    assert trash(shown, author).trashed_at and counted(shown.id) == Counted(0, 0, 0)


def test_a_withdrawn_picture_stays_in_the_library_as_a_proof(flows, picture_row, lead_siegen, author):
    row = withdraw(picture_row(), "Ein Grund", lead_siegen)
    with pytest.raises(NotNow):
        trash(row, author)
    assert row.refetch().trashed_at is None


def test_it_costs_one_select(read, statements):
    with statements() as sent:
        counted(read.id)
    assert len(sent) == 1, str(sent)
