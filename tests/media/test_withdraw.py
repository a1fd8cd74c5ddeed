"""A withdrawn picture is gone for everybody in the same transaction; its row stays."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger import events
from coopcms.ledger.models import HistoryLine, Job
from coopcms.ledger.queries import generation
from coopcms.media.models import PICTURE
from coopcms.media.services import upload
from coopcms.media.services_withdraw import withdraw
from tests.media import files

REASON = "Die abgebildete Person möchte es nicht mehr."


def test_the_row_says_so_and_stays_the_files_go_with_the_job(ready, lead_siegen, kept, work):
    before, digest = generation(), ready.digest
    row = withdraw(ready, f"  {REASON} ", lead_siegen).refetch()
    assert (row.withdrawn_reason, row.withdrawn_by_id) == (REASON, lead_siegen.id) and row.withdrawn_at
    assert generation() > before and kept()
    work()
    assert kept() == [] and ready.refetch().digest == digest
    verbs = [line.verb for line in HistoryLine.select().where(HistoryLine.subject_kind == PICTURE)]
    assert verbs == ["uploaded", "made", "withdrawn", "erased"]


def test_twice_is_once(ready, lead_siegen):
    first = withdraw(ready, REASON, lead_siegen)
    again = withdraw(ready, "Anders", lead_siegen)
    assert (again.withdrawn_reason, again.withdrawn_at) == (REASON, first.refetch().withdrawn_at)


def test_a_reason_is_needed(ready, lead_siegen):
    with pytest.raises(Invalid):
        withdraw(ready, " \n", lead_siegen)
    assert ready.refetch().withdrawn_at is None


@pytest.mark.parametrize("role", ["author@siegen", "reviewer@siegen", "centre_lead@ruhr-owl", "network_editor@netz"])
def test_others_do_not_withdraw_and_are_told_who_could(ready, acting, ruhr, netz, kept, role):
    with pytest.raises(NotAllowed) as denied:
        withdraw(ready, REASON, acting("wer@anders.example", role))
    assert denied.value.who_can == ("publisher@siegen", "centre_lead@siegen")
    assert ready.refetch().withdrawn_at is None and kept()


def test_what_is_automatic_may_and_upper_rooms_hear_of_it(ready, monkeypatch):
    heard = []
    monkeypatch.setitem(events._handlers, "picture_withdrawn", [heard.append])
    withdraw(ready, REASON, SYSTEM)
    assert [(event.kind, event.subject) for event in heard] == [(PICTURE, ready.id)]


def test_what_is_withdrawn_while_it_waits_leaves_no_file(author, lead_siegen, kept, work):
    row = upload("siegen", "a.png", files.png(), author)
    withdraw(row, REASON, lead_siegen)
    work()
    assert kept() == [] and row.refetch().withdrawn_at


def test_what_is_withdrawn_while_it_is_made_leaves_no_file(author, lead_siegen, kept, work, monkeypatch):
    row = upload("siegen", "a.png", files.png(), author)
    begun = files.png()

    def meanwhile(_key):
        withdraw(row, REASON, lead_siegen)
        Job.update(done_at=row.created_at).where(Job.name == "media.erase").execute()  # it was done in between
        return begun

    monkeypatch.setattr("coopcms.media.storage.FolderStorage.read", lambda _self, key: meanwhile(key))
    work()
    assert kept() == [] and row.refetch().digest
