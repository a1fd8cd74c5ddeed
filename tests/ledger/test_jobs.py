"""Jobs are done at least once, by one worker at a time, and never forgotten."""

import threading
from datetime import timedelta

import pytest

from coopcms.db import db
from coopcms.ledger.jobs import LEASE, TRIES, finish, give_way, keep_running, open_jobs, pause, run_due
from coopcms.ledger.models import Job
from coopcms.ledger.services import put_job, put_only_job
from coopcms.network.models import Topic


def _nothing(args, job):
    """Done at once."""


def test_what_is_due_is_done_in_the_order_of_dates(database, clock):
    seen = []
    for name, minutes in (("later", 2), ("sooner", 1)):
        put_job("note", {"name": name}, clock.forward(minutes=minutes))
    clock.forward(hours=1)
    report = run_due({"note": lambda args, job: seen.append(args["name"])})
    assert (report.done, seen) == (2, ["later", "sooner"])


def test_what_takes_long_waits_until_nothing_else_is_due(database, clock):
    seen = []
    give_way("picture")
    for name in ("picture", "picture", "mail"):
        put_job(name, {}, clock.forward(minutes=1))
    clock.forward(hours=1)
    handlers = {name: lambda args, job: seen.append(job.name) for name in ("picture", "mail")}
    assert run_due(handlers).done == 3 and seen == ["mail", "picture", "picture"]


def test_what_is_not_due_yet_waits(database, clock):
    put_job("note", {}, clock.forward(minutes=5))
    clock.forward(minutes=-1)
    assert run_due({"note": _nothing}).done == 0
    clock.forward(minutes=1)
    assert run_due({"note": _nothing}).done == 1


def test_a_done_job_is_not_done_again(database, clock):
    put_job("note", {})
    assert [run_due({"note": _nothing}).done for _ in range(2)] == [1, 0]


def test_a_failing_job_keeps_its_error_and_waits_longer_each_time(database, clock):
    put_job("note", {})

    def fail(args, job):
        raise OSError("server away")

    waits = []
    for _ in range(3):
        assert run_due({"note": fail}).failed == 1
        job = Job.get()
        waits.append((job.due - clock.now).total_seconds())
        assert "server away" in job.error and job.claimed_until is None
        clock.set(job.due)
    assert waits == [2, 4, 8]


def test_a_failing_job_does_not_stop_the_next(database, clock):
    put_job("unheard_of", {})
    put_job("note", {})
    assert (report := run_due({"note": _nothing})).done == report.failed == 1
    assert "unheard_of" in Job.get(Job.name == "unheard_of").error


def test_after_many_tries_it_stays_failed_and_visible(database, clock):
    put_job("unheard_of", {})
    for _ in range(TRIES):
        run_due({})
        clock.forward(hours=2)
    assert Job.get().failed_at and run_due({}).failed == 0
    assert open_jobs().count() == 1


def test_pauses_end_at_an_hour():
    assert [pause(n).total_seconds() for n in (1, 2, 11, 12, 99)] == [2, 4, 2048, 3600, 3600]


def test_a_killed_workers_job_is_taken_up_when_its_lease_ends(database, clock):
    put_job("note", {})

    def killed(args, job):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_due({"note": killed})
    assert run_due({"note": _nothing}).done == 0
    clock.forward(seconds=LEASE.total_seconds() + 1)
    assert run_due({"note": _nothing}).done == 1


def test_a_job_that_kills_every_worker_is_given_up(database, clock):
    put_job("note", {})
    Job.update(tries=TRIES).execute()
    seen = []
    assert run_due({"note": lambda args, job: seen.append(1)}).failed == 1
    assert Job.get().failed_at and not seen


def test_a_handler_may_finish_its_job_with_its_own_writes(database, clock):
    put_job("note", {})

    def write(args, job):
        with db.atomic():
            Topic.create(name="KI", slug="ki")
            finish(job)

    assert run_due({"note": write}).done == 1
    assert Job.get().done_at and Topic.select().count() == 1


def test_what_a_failing_handler_wrote_is_undone(database, clock):
    put_job("note", {})

    def write(args, job):
        with db.atomic():
            Topic.create(name="KI", slug="ki")
            raise ValueError("no")

    assert run_due({"note": write}).failed == 1
    assert not Topic.select().exists()


def test_two_workers_do_each_job_once(database, clock):
    for n in range(40):
        put_job("note", {"n": n})
    seen, start = [], threading.Barrier(2)

    def work():
        start.wait()
        run_due({"note": lambda args, job: seen.append(args["n"])})
        db.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert sorted(seen) == list(range(40))


def test_the_loop_ends_when_told(database):
    put_job("note", {})
    stop = threading.Event()
    keep_running({"note": lambda args, job: stop.set()}, stop)
    assert Job.get().done_at


def test_a_job_that_queues_itself_anew_is_done_again_and_waits_once(database, clock):
    def again(_args, _job):
        for seconds in (5, 9):
            put_only_job("again", {}, clock.now + timedelta(seconds=seconds), "again-1-")

    again({}, None)
    again({}, None)
    for _ in range(3):
        clock.forward(seconds=10)
        assert run_due({"again": again}).done == 1
        assert [job.due - clock.now for job in open_jobs()] == [timedelta(seconds=9)]
