"""Lanes and the acts in them, keyed by a generic subject: runs, transfers and bundles will be reviewed alike."""

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, JSONField, TextField

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.content.models import SUBJECT
from coopcms.db import Model, UtcField
from coopcms.network.models import Organisation


class LaneRow(Model):
    """One owner's review in one cycle. A claim is a note, never a lock."""

    id = AutoField()
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
    cycle = IntegerField()
    opened_at = UtcField(default=now)
    closed_at = UtcField(null=True)
    closed_by = CharField(max_length=20, default="")  # released, left, trashed, withdrawn
    claimed_by = IntegerField(null=True)
    claimed_name = CharField(max_length=200, default="")
    claimed_at = UtcField(null=True)
    due_at = UtcField(null=True)
    counts_from = IntegerField(default=0)  # acts of a lower order do not count: the centre had left since

    class Meta:
        table_name = "lanes"
        indexes = ((("subject_kind", "subject_id", "organisation", "cycle"), True),)


class SignOff(Model):
    """Somebody said yes for a lane to exactly these words. Never deleted: whether it counts is derived."""

    id = AutoField()
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
    revision_id = IntegerField()
    hash = CharField(max_length=64)
    part_hash = CharField(max_length=64, default="")  # that centre's own part, later
    cycle = IntegerField()
    order = IntegerField()  # the id of its history line: one order over sign-offs and change requests
    user_id = IntegerField()
    user_name = CharField(max_length=200)
    as_substitute = BooleanField(default=False)
    at = UtcField(default=now)

    class Meta:
        table_name = "sign_offs"
        indexes = ((("subject_kind", "subject_id"), False),)


class ChangeRequest(Model):
    """Somebody said no for a lane to these words, and why."""

    id = AutoField()
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
    revision_id = IntegerField()
    hash = CharField(max_length=64)
    cycle = IntegerField()
    order = IntegerField()
    user_id = IntegerField()
    user_name = CharField(max_length=200)
    comment = TextField()
    at = UtcField(default=now)

    class Meta:
        table_name = "change_requests"
        indexes = ((("subject_kind", "subject_id"), False),)


class Comment(Model):
    """A remark on a subject; `anchor` names the field or block it is about.

    About a few words only: they are `passage[start:]` up to their length, and `passage` what stood around them.
    """

    id = AutoField()
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    revision_id = IntegerField(null=True)
    hash = CharField(max_length=64, default="")
    anchor = CharField(max_length=80, default="")
    answers = ForeignKeyField("self", null=True, on_delete="CASCADE")
    user_id = IntegerField()
    user_name = CharField(max_length=200)
    text = TextField()
    at = UtcField(default=now)
    resolved_at = UtcField(null=True)
    resolved_by = IntegerField(null=True)
    resolved_name = CharField(max_length=200, null=True)
    passage = TextField(null=True)  # the words at its place, as they were
    words = TextField(null=True)
    start = IntegerField(null=True)
    asked = IntegerField(null=True)  # the last request for changes that collects it

    class Meta:
        table_name = "comments"
        indexes = ((("subject_kind", "subject_id"), False),)


class Watch(Model):
    """A person wants to hear of a subject whatever their part in it."""

    id = AutoField()
    user = ForeignKeyField(User, backref="watches", on_delete="CASCADE")
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    since = UtcField(default=now)

    class Meta:
        table_name = "watches"
        indexes = ((("user", "subject_kind", "subject_id"), True), (("subject_kind", "subject_id"), False))


class BulkResult(Model):
    """What one step over many items came to for one of them; without `done` it is not its turn yet.

    The row commits with the step itself: a form that is sent twice, or after a crash, does only what is left.
    """

    id = AutoField()
    user = ForeignKeyField(User, on_delete="CASCADE")
    run = CharField(max_length=32)
    step = CharField(max_length=60)
    subject_kind = CharField(max_length=40, default=SUBJECT)
    subject_id = IntegerField()
    done = BooleanField(null=True)
    state = CharField(max_length=40, default="")
    reasons = JSONField(default=list)
    at = UtcField(default=now)

    class Meta:
        table_name = "bulk_results"
        indexes = ((("user", "run", "subject_kind", "subject_id"), True),)
