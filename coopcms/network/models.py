"""Who takes part: organisations with their names through time, people, topics, settings."""

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, JSONField, TextField

from coopcms.clock import now
from coopcms.db import Model, UtcField

NETWORK = "netz"  # the slug of the one organisation that is the network itself
CENTRE = "centre"


class Organisation(Model):
    """A centre, the network itself, or a body they work with. Its `slug` is a public address and never changes."""

    id = AutoField()
    slug = CharField(max_length=80, unique=True)
    name = CharField(max_length=200)
    short_name = CharField(max_length=80, default="")
    kind = CharField(max_length=20, default=CENTRE)  # network, centre, institute, agency, firm, enquiry
    hue = IntegerField(default=210)  # degrees of the colour circle (look.md)
    region = CharField(max_length=200, default="")
    land = CharField(max_length=2, null=True)  # NW, BE …: whose public holidays count; None = those of all
    description = TextField(default="")
    email = CharField(max_length=200, default="")
    website = CharField(max_length=300, default="")
    active = BooleanField(default=True)
    created_at = UtcField(default=now)

    class Meta:
        table_name = "organisations"


class OrganisationName(Model):
    """A name it bears or bore (M3); dates are text with their precision: 2016, 2021-07, 2021-07-01 or empty."""

    id = AutoField()
    organisation = ForeignKeyField(Organisation, backref="names", on_delete="CASCADE")
    name = CharField(max_length=200)
    kind = CharField(max_length=20, default="former")  # former, short, variant
    valid_from = CharField(max_length=10, default="")
    valid_to = CharField(max_length=10, default="")

    class Meta:
        table_name = "organisation_names"


class Person(Model):
    """Someone who speaks or is asked for; `is_example` marks fictional people."""

    id = AutoField()
    name = CharField(max_length=200)
    function = CharField(max_length=200, default="")
    employer = ForeignKeyField(Organisation, null=True, backref="employees", on_delete="RESTRICT")
    speaks_for = ForeignKeyField(Organisation, null=True, backref="speakers", on_delete="RESTRICT")
    email = CharField(max_length=200, default="")
    is_example = BooleanField(default=False)

    class Meta:
        table_name = "people"


class Topic(Model):
    """One subject word. Its `slug` is a public address: it outlives every new name."""

    id = AutoField()
    name = CharField(max_length=80, unique=True)
    slug = CharField(max_length=80, unique=True)

    class Meta:
        table_name = "topics"


class Setting(Model):
    """One answer of the network to one question, e.g. `workflow.article`."""

    key = CharField(max_length=80, primary_key=True)
    value = JSONField()

    class Meta:
        table_name = "settings"
