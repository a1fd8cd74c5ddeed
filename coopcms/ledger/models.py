"""History, jobs and the generation number: written in the transaction of the change they tell of."""

from peewee import AutoField, BigIntegerField, CharField, IntegerField, JSONField, TextField

from coopcms.clock import now
from coopcms.db import Model, UtcField


class HistoryLine(Model):
    """One act, append-only. Lines of one subject form a chain over digests, so that a name may be anonymised later."""

    id = AutoField()
    subject_kind = CharField(max_length=40)
    subject_id = IntegerField()
    verb = CharField(max_length=60)
    actor_id = IntegerField()
    actor_name = CharField(max_length=200)
    at = UtcField(default=now)
    via = CharField(max_length=20)
    request = CharField(max_length=64, default="")
    os_user = CharField(max_length=100, default="")
    definition = CharField(max_length=64, default="")  # digest of the workflow file that allowed it
    lateness = IntegerField(default=0)  # seconds a timed act came late
    facts = JSONField(default=dict)
    previous = CharField(max_length=64, default="")
    digest = CharField(max_length=64)

    class Meta:
        table_name = "history"
        indexes = ((("subject_kind", "subject_id", "id"), False),)


class Job(Model):
    """Work to be done after the commit, at least once; `key` makes a repeat harmless."""

    id = AutoField()
    name = CharField(max_length=60, index=True)
    args = JSONField(default=dict)
    due = UtcField(index=True)
    key = CharField(max_length=200, null=True, unique=True)
    tries = IntegerField(default=0)
    claimed_until = UtcField(null=True)
    done_at = UtcField(null=True, index=True)
    failed_at = UtcField(null=True)
    error = TextField(default="")
    created_at = UtcField(default=now)

    class Meta:
        table_name = "jobs"


class Generation(Model):
    """One row: raised by everything that changes a public page, so that no stored page can be stale."""

    n = BigIntegerField(default=1)

    class Meta:
        table_name = "generation"
