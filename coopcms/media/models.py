"""Pictures and documents: what is known of them. A row outlives its bytes: it is the proof of what was shown."""

from peewee import AutoField, BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from coopcms.clock import now
from coopcms.db import Model, UtcField
from coopcms.network.models import Organisation

PICTURE, DOCUMENT = "picture", "document"  # the kinds of subject in the history
WAITING, READY, FAILED = "waiting", "ready", "failed"


class Picture(Model):
    """One picture of the library. Consents are bound to `digest`; every answer with its bytes asks this row first."""

    id = AutoField()
    place = CharField(max_length=32, unique=True)  # generated: where its files lie, in no address
    name = CharField(max_length=200)  # what the file was called, cleaned; shown, never a path
    title = CharField(max_length=200, default="")
    centre = ForeignKeyField(Organisation, backref="pictures", on_delete="RESTRICT")  # who keeps it
    state = CharField(max_length=10, default=WAITING)
    fault = TextField(default="")  # msgid: why it failed
    digest = CharField(max_length=64, default="", index=True)  # SHA-256 of the re-encoded master
    upload_digest = CharField(max_length=64, index=True)  # SHA-256 of the upload: the same file is known again
    likeness = CharField(max_length=16, default="")  # 64-bit difference hash in hex: similar ones differ little
    media_type = CharField(max_length=40, default="")
    width = IntegerField(default=0)  # of the master, in pixels, upright
    height = IntegerField(default=0)
    size = IntegerField(default=0)  # bytes
    key = CharField(max_length=120, default="")  # of the master in the storage
    renditions = JSONField(default=list)  # [{width, height, format: avif|webp|jpeg, key, size}]
    focal_x = IntegerField(default=50)  # per cent from the left and from the top: what has to stay in view
    focal_y = IntegerField(default=50)
    alt = CharField(max_length=500, default="")  # a proposal: each use says its own
    author = CharField(max_length=200, default="")
    credit = CharField(max_length=300, default="")
    credit_waived = CharField(max_length=300, default="")  # why none is needed
    licence = CharField(max_length=20, default="")  # one of media.vocabulary
    licence_until = DateField(null=True)  # the last day, in Berlin
    source = CharField(max_length=500, default="")
    ai_mark = CharField(max_length=10, default="unknown")  # unknown until somebody says none, assisted or generated
    people_stated = BooleanField(default=False)  # somebody said who can be recognised, perhaps nobody
    uploaded_by_id = IntegerField()
    uploaded_by_name = CharField(max_length=200)
    created_at = UtcField(default=now)
    changed_at = UtcField(default=now)
    withdrawn_at = UtcField(null=True)
    withdrawn_by_id = IntegerField(null=True)
    withdrawn_by_name = CharField(max_length=200, default="")
    withdrawn_reason = TextField(default="")
    replaced_by = ForeignKeyField("self", null=True, backref="replaces", on_delete="SET NULL")
    trashed_at = UtcField(null=True)

    class Meta:
        table_name = "pictures"

    @property
    def upload_key(self) -> str:
        """Where the upload waits, unread; only the job opens it."""
        return f"uploads/{self.place}"

    @property
    def folder(self) -> str:
        """What the keys of all its own files begin with."""
        return f"pictures/{self.place[:2]}/{self.place}/"


class PdfDocument(Model):
    """A PDF to be taken along; `accessibility` is what somebody found out about it."""

    id = AutoField()
    name = CharField(max_length=200)
    title = CharField(max_length=200, default="")
    centre = ForeignKeyField(Organisation, backref="pdf_documents", on_delete="RESTRICT")
    key = CharField(max_length=120)
    digest = CharField(max_length=64, index=True)
    size = IntegerField()
    accessibility = CharField(max_length=10, default="unknown")  # unknown, tagged, untagged
    accessibility_note = CharField(max_length=500, default="")
    uploaded_by_id = IntegerField()
    uploaded_by_name = CharField(max_length=200)
    created_at = UtcField(default=now)
    changed_at = UtcField(default=now)
    trashed_at = UtcField(null=True)

    class Meta:
        table_name = "pdf_documents"
