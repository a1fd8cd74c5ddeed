"""Items (governance), revisions (every word), owners, contributors, grants, editing sessions with their drafts."""

from peewee import AutoField, BooleanField, CharField, DeferredForeignKey, ForeignKeyField, IntegerField, JSONField

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.db import Model, UtcField
from coopcms.network.models import Organisation

SUBJECT = "item"  # the subject kind under which items stand in history, lanes, sign-offs
COPY = "working_copy"
READ = ("live", "banner")  # of `public`: readers see the words that went live last


class Item(Model):
    """One article, story, format or page, or a working copy of one. Everything an editor types is in its revisions.

    state, cycle, workflow, digest, live, public, the three dates, trashed_at and closed change only through
    `content.services.move`.
    """

    id = AutoField()
    kind = CharField(max_length=20)
    slug = CharField(max_length=100)
    source = ForeignKeyField("self", null=True, backref="derived", on_delete="RESTRICT")
    source_revision = DeferredForeignKey("Revision", null=True, on_delete="RESTRICT")
    relation = CharField(max_length=20, default="")  # working_copy, later adoption, translation, plain_language
    workflow = CharField(max_length=60)
    digest = CharField(max_length=64, default="")  # of the workflow file it was last moved by
    state = CharField(max_length=40)
    state_since = UtcField(default=now)
    cycle = IntegerField(default=1)
    head = DeferredForeignKey("Revision", null=True, on_delete="RESTRICT")
    live = DeferredForeignKey("Revision", null=True, on_delete="RESTRICT")
    public = CharField(max_length=10, default="none")  # none, live, banner, gone
    publish_at = UtcField(null=True)
    embargo = UtcField(null=True)
    expire_at = UtcField(null=True)
    timed = JSONField(default=dict)  # who set publish_at/expire_at, and the inputs stored beside the date
    withdrawal = JSONField(default=dict)  # reason, mode, successor of the last withdrawal
    published_at = UtcField(null=True)  # first time live, or as imported
    released_at = UtcField(null=True)  # last release
    trashed_at = UtcField(null=True)
    closed = BooleanField(default=False)  # a working copy that has been checked in
    created_at = UtcField(default=now)
    changed_at = UtcField(default=now)

    class Meta:
        table_name = "items"
        indexes = (
            (("state", "changed_at"), False),
            (("changed_at",), False),
        )

    @property
    def is_copy(self) -> bool:
        """True for a working copy: it has no address and reads owners and workflow from its source."""
        return self.relation == COPY

    @property
    def is_live(self) -> bool:
        return self.public == "live"


# a slug is unique per kind; copies share their source's and have no address
Item.add_index(Item.index(Item.kind, Item.slug, unique=True, where=Item.source.is_null(), name="items_kind_slug"))


class Revision(Model):
    """An immutable snapshot. `content` is what is signed (hash), `placement` what voids nothing (its own digest)."""

    id = AutoField()
    item = ForeignKeyField(Item, backref="revisions", on_delete="CASCADE")
    number = IntegerField()
    base = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    title = CharField(max_length=300, default="")  # of `content`, for lists
    content = JSONField(default=dict)
    placement = JSONField(default=dict)
    hash = CharField(max_length=64, index=True)
    placement_hash = CharField(max_length=64)
    author_id = IntegerField(index=True)
    author_name = CharField(max_length=200)
    origin = CharField(max_length=20, default="saved")  # created, saved, restored, merged, imported, copied, checked_in
    created_at = UtcField(default=now)

    class Meta:
        table_name = "revisions"
        indexes = ((("item", "number"), True),)


class RevisionContributor(Model):
    """`user` wrote words of this revision, or of one it stands on, since the last live one: cannot sign it."""

    id = AutoField()
    revision = ForeignKeyField(Revision, backref="contributors", on_delete="CASCADE")
    user_id = IntegerField(index=True)

    class Meta:
        table_name = "revision_contributors"
        indexes = ((("revision", "user_id"), True),)


class ItemOwner(Model):
    """A centre that owns the item (lead, co) or merely shows it (shown, no rights); not accepted = still invited."""

    id = AutoField()
    item = ForeignKeyField(Item, backref="owners", on_delete="CASCADE")
    organisation = ForeignKeyField(Organisation, backref="owned", on_delete="RESTRICT")
    role = CharField(max_length=10, default="co")  # lead, co, shown
    position = IntegerField(default=0)
    invited_at = UtcField(null=True)
    invited_by = IntegerField(null=True)
    accepted_at = UtcField(null=True)
    leave_own = UtcField(null=True)  # the leaving centre's lead has asked
    leave_lead = UtcField(null=True)  # the lead centre's lead has agreed

    class Meta:
        table_name = "item_owners"
        indexes = ((("item", "organisation"), True),)


class ItemGrant(Model):
    """A right that one person holds on one item only: a substitute for the lane of `organisation`, while it is open."""

    id = AutoField()
    item = ForeignKeyField(Item, backref="grants", on_delete="CASCADE")
    user = ForeignKeyField(User, on_delete="CASCADE")
    organisation = ForeignKeyField(Organisation, on_delete="CASCADE")
    role = CharField(max_length=20, default="substitute")
    granted_by = IntegerField()
    granted_at = UtcField(default=now)

    class Meta:
        table_name = "item_grants"
        indexes = ((("item", "user", "organisation", "role"), True),)


class EditSession(Model):
    """One opening of an item's form, and its draft: the one home of words that are in no revision yet.

    `words` are the fields that differ from `base`, as typed; `kept_at` None: there are none. The lease is the session's
    while `leased_at` is set, it is open and it has pinged lately. Names are snapshots: accounts come and go.
    """

    id = AutoField()
    token = CharField(max_length=43, unique=True)
    item = ForeignKeyField(Item, backref="sessions", on_delete="CASCADE")
    user_id = IntegerField(index=True)
    user_name = CharField(max_length=200)
    base = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
    words = JSONField(default=dict)
    number = IntegerField(default=0)  # of the sending that brought the words: one that comes late changes nothing
    kept_at = UtcField(null=True)
    opened_at = UtcField(default=now)
    pinged_at = UtcField(default=now, index=True)
    leased_at = UtcField(null=True)
    closed_at = UtcField(null=True)
    saved_as = ForeignKeyField(Revision, null=True, on_delete="SET NULL")  # what a save made of its words
    taken_by = IntegerField(null=True)
    taken_name = CharField(max_length=200, default="")
    taken_at = UtcField(null=True)

    class Meta:
        table_name = "edit_sessions"
        indexes = ((("item", "user_id"), False),)
