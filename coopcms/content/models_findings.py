"""What somebody decided about a finding of the language checks: the words stay as they are, for a reason."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, TextField

from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.db import Model, UtcField


class FindingDecision(Model):
    """One passage that stays: the rule and words of the finding, the words before and after, and where it stood then.

    It holds wherever these words stand in this company, and sleeps where they do not; `start` tells twins apart.
    """

    id = AutoField()
    item = ForeignKeyField(Item, backref="decisions", on_delete="CASCADE")
    rule = CharField(max_length=10)
    lemma = CharField(max_length=200, default="")
    surface = TextField()
    place = CharField(max_length=40)  # a block's id or a field's name
    start = IntegerField(default=0)  # UTF-16 in it
    before = TextField(default="")
    after = TextField(default="")
    reason = TextField()
    person_id = IntegerField()
    person_name = CharField(max_length=200)
    at = UtcField(default=now)
    taken_back_at = UtcField(null=True)

    class Meta:
        table_name = "finding_decisions"
