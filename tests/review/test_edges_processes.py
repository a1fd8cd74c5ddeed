"""Edge cases 22 and 26 of editorial.md §8 with real processes: two that sign at once, and many that are killed."""

import os
import signal
import subprocess
import sys

import pytest

from coopcms.app import job_handlers
from coopcms.content.models import Item, Revision
from coopcms.content.services_copies import edit
from coopcms.db import db, open_database
from coopcms.ledger.jobs import run_due
from coopcms.ledger.models import Generation, HistoryLine, Job
from coopcms.ledger.queries import broken_chain
from coopcms.notify.models import InboxEntry
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.review.models import LaneRow, SignOff
from coopcms.review.services import take
from coopcms.search.models import Document
from coopcms.workflow.facts import Inputs

WRITTEN = (Revision, HistoryLine, Job, Generation, InboxEntry, Listing, Path, Publication, LaneRow, SignOff, Document)


def signer(mail, item):
    """A process that is ready to sign."""
    command = [sys.executable, "-m", "tests.review.signer", mail, str(item.id), item.refetch().head.hash]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def test_edge_22_two_who_sign_at_the_same_instant_are_both_recorded_and_approve_once(
    shared_review, reviewer_siegen, reviewer_ruhr, database
):
    both = [signer(f"pruefung@{place}.example", shared_review) for place in ("siegen", "ruhr-owl")]
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = sorted(process.communicate(timeout=60)[0].strip() for process in both)
    assert answers == ["approved", "review"]
    assert SignOff.select().count() == 2
    assert HistoryLine.select().where(HistoryLine.verb == "approve").count() == 1
    assert shared_review.refetch().state == "approved"
    assert broken_chain("item", shared_review.id) is None


def written():
    """Everything a transition writes, as one comparable value."""
    rows = tuple(tuple(model.select().order_by(model._meta.primary_key).tuples()) for model in WRITTEN)
    items = tuple(Item.select().order_by(Item.id).tuples())
    return repr((items, rows))


def killed_after(statements, url, act):
    """Fork; the child dies by SIGKILL after this many statements. True if it lived to the end of the act."""
    db.close()
    child = os.fork()
    if child == 0:
        opened = open_database(url)
        left, execute = [statements], opened.execute_sql

        def counting(*args, **more):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return execute(*args, **more)

        opened.connect(reuse_if_open=True)
        opened.execute_sql = counting
        try:
            act()
        finally:
            os._exit(0 if sys.exc_info()[0] is None else 1)
    _, status = os.waitpid(child, 0)
    db.connect(reuse_if_open=True)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the act itself failed"
    return not os.WIFSIGNALED(status)


def kill_everywhere(url, act):
    """Kill `act` after 0, 1, 2 … statements until it lives; what is written is all of it or none. How many kills."""
    before, kills = written(), 0
    while not killed_after(kills, url, act):
        now = written()
        if now != before:
            break
        kills += 1
    return kills


def test_edge_26_a_copy_going_live_is_written_whole_or_not_at_all(
    settings, published, act, author, reviewer_siegen, publisher, clock
):
    copied = edit(published, {"title": "Halle eröffnet", "slug": "halle-eroeffnet"}, author).item
    act(copied, "submit", author)
    act(copied, "sign_off", reviewer_siegen)
    kills = kill_everywhere(settings.database_url, lambda: take(copied, "publish", publisher, Inputs()))
    assert kills > 30
    item = published.refetch()
    assert (item.head.title, item.live_id, item.public) == ("Halle eröffnet", item.head_id, "live")
    assert {row.path for row in Path.select()} == {"/artikel/neue-halle-in-siegen", "/artikel/halle-eroeffnet"}
    assert Publication.select().where(Publication.revision == item.live_id).count() == 1
    assert (copied.refetch().closed, broken_chain("item", item.id)) == (True, None)


def test_edge_26_the_last_signature_and_its_approval_are_one_act(
    settings, shared_review, act, reviewer_siegen, reviewer_ruhr, clock
):
    act(shared_review, "sign_off", reviewer_siegen)
    inputs = Inputs(hash=shared_review.head.hash)
    kills = kill_everywhere(settings.database_url, lambda: take(shared_review, "sign_off", reviewer_ruhr, inputs))
    assert kills > 20
    assert (SignOff.select().count(), shared_review.refetch().state) == (2, "approved")


def test_edge_26_a_date_that_comes_is_kept_until_it_is_done(settings, approved, act, publisher, clock):
    act(approved, "schedule", publisher, at="25.11.2026 06:00")
    clock.set("2026-11-25 06:00")
    handlers = job_handlers(settings)
    for statements in range(0, 60, 7):
        if killed_after(statements, settings.database_url, lambda: run_due(handlers)):
            break
        clock.forward(minutes=30)  # the lease of who was killed has ended
    clock.forward(hours=1)
    run_due(handlers)
    assert (approved.refetch().state, Publication.select().count()) == ("published", 1)


@pytest.mark.slow
@pytest.mark.parametrize("delay", range(0, 60, 4))
def test_edge_26_killed_at_random_under_load_everything_agrees(
    delay, settings, shared_review, act, author, reviewer_siegen, reviewer_ruhr
):
    both = [signer(f"pruefung@{place}.example", shared_review) for place in ("siegen", "ruhr-owl")]
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    try:
        both[0].wait(timeout=delay / 1000)
    except subprocess.TimeoutExpired:
        both[0].kill()
    both[0].communicate()
    both[1].communicate(timeout=60)
    signed = SignOff.select().count()
    acts = HistoryLine.select().where(HistoryLine.verb == "sign_off").count()
    assert signed == acts
    assert shared_review.refetch().state == ("approved" if signed == 2 else "review")
    assert broken_chain("item", shared_review.id) is None
