"""Parties outside, quotes of an item, and what was answered: rows that are added to, never rewritten."""

from peewee import AutoField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from coopcms.clock import now
from coopcms.content.models import Item, Revision
from coopcms.db import Model, UtcField
from coopcms.media.models import Picture
from coopcms.network.models import Organisation, Person

QUOTE, PICTURE, FACTS = "quote", "picture", "facts"  # the kinds of subjects one can say yes or no to
ASKED, RELEASED, PROPOSED, REFUSED, WITHDRAWN, LEGACY = STATES = (
    "asked", "released", "proposed", "refused", "withdrawn", "legacy",
)  # fmt: skip
CONSENT, INTEREST, CONTRACT, KUG23 = BASES = ("consent", "legitimate_interest", "contract", "kug23")
LINK, MAIL, PHONE, PAPER, IMPORT = WAYS = ("link", "mail", "phone", "paper", "import")  # how an answer came
HANDED = "handed"  # how one came by a link that was not mailed: whoever had asked had it in their hands
ASKING, CHANGING = "ask", "change"  # what a link is for


class Party(Model):
    """A person or firm outside whose words, face or facts are shown; `centre` keeps the entry."""

    id = AutoField()
    kind = CharField(max_length=10, default="person")  # person, firm
    name = CharField(max_length=200)
    function = CharField(max_length=200, default="")
    organisation = CharField(max_length=200, default="")
    email = CharField(max_length=200, default="")
    language = CharField(max_length=2, default="de")  # of the pages and mails they are asked by: de, en
    centre = ForeignKeyField(Organisation, backref="parties", on_delete="RESTRICT")
    person = ForeignKeyField(Person, null=True, backref="parties", on_delete="SET NULL")
    note = TextField(default="")
    created_by = IntegerField()
    created_name = CharField(max_length=200)
    created_at = UtcField(default=now)

    class Meta:
        table_name = "parties"
        indexes = ((("centre", "name"), False),)


class Quote(Model):
    """Words of an item that somebody else said; other words are another row, so that an undo finds its answers again.

    `item` is the original: a working copy's quotes belong to its source. `hash` is that of `text`. Where the quote
    stands now is said by the body; `block` and `context` are from when it was first met.
    """

    id = AutoField()
    item = ForeignKeyField(Item, backref="quotes", on_delete="CASCADE")
    hash = CharField(max_length=64)
    text = TextField()
    context = TextField(default="")
    kind = CharField(max_length=10)  # block, inline
    block = CharField(max_length=40, default="")
    exempt_reason = TextField(default="")  # why nobody is asked: published, literature, a law
    exempt_by = IntegerField(null=True)
    exempt_name = CharField(max_length=200, default="")
    exempt_at = UtcField(null=True)
    created_at = UtcField(default=now)

    class Meta:
        table_name = "quotes"
        indexes = ((("item", "hash"), True),)


class QuoteSpeaker(Model):
    """Who is said to speak; one quote may have two."""

    id = AutoField()
    quote = ForeignKeyField(Quote, backref="speakers", on_delete="CASCADE")
    party = ForeignKeyField(Party, backref="spoken", on_delete="RESTRICT")
    position = IntegerField(default=0)

    class Meta:
        table_name = "quote_speakers"
        indexes = ((("quote", "party"), True),)


class StoryFirm(Model):
    """The firm that a story tells of: it is asked about the facts that name it."""

    id = AutoField()
    item = ForeignKeyField(Item, unique=True, backref="firms", on_delete="CASCADE")
    party = ForeignKeyField(Party, backref="stories", on_delete="RESTRICT")

    class Meta:
        table_name = "story_firms"


class Depicted(Model):
    """Who can be recognised in a picture, and what lets us show them; with another basis than consent nobody is asked.

    An objection counts whatever the basis is. A consent is to what was stated `at` that time, purposes and channels,
    and holds to its last day, `until`, in Berlin.
    """

    id = AutoField()
    picture = ForeignKeyField(Picture, backref="depicted", on_delete="CASCADE")
    party = ForeignKeyField(Party, backref="depicted", on_delete="RESTRICT")
    basis = CharField(max_length=20)  # consent, legitimate_interest, contract, kug23
    purposes = TextField(default="")
    channels = TextField(default="")
    proof = TextField(default="")  # where the proof lies
    until = DateField(null=True)
    noted_by = IntegerField()
    noted_name = CharField(max_length=200)
    at = UtcField(default=now)

    class Meta:
        table_name = "depicted"
        indexes = ((("picture", "party"), True),)


class ApprovalLink(Model):
    """Asks one party for one or several things without an account; only the token's SHA-256 is stored, used once.

    `looks` counts all openings, `hour_looks` those since `hour_at`; who opened it is not known and not kept.
    One whose `purpose` is to change shows what the party has answered by `origin`. `changes` counts how often such
    a one was asked for by this link, `change_at` says when last. `email` is where it was mailed to last, ""
    where those who ask have handed it on.
    """

    id = AutoField()
    party = ForeignKeyField(Party, backref="links", on_delete="RESTRICT")
    key = CharField(max_length=64, unique=True)
    language = CharField(max_length=2, default="de")
    made_by = IntegerField()
    made_name = CharField(max_length=200)
    created_at = UtcField(default=now)
    expires_at = UtcField(index=True)
    answered_at = UtcField(null=True)
    revoked_at = UtcField(null=True)
    looks = IntegerField(default=0)
    looked_at = UtcField(null=True)
    hour_at = UtcField(null=True)
    hour_looks = IntegerField(default=0)
    purpose = CharField(max_length=10, default=ASKING)
    origin = IntegerField(null=True)  # a number: that link may be deleted before
    changes = IntegerField(default=0)
    change_at = UtcField(null=True)
    email = CharField(max_length=200, default="")

    class Meta:
        table_name = "approval_links"


class ApprovalAsk(Model):
    """One thing a link asks about, as it was then: `hash` binds the answer to it, `revision` has its context."""

    id = AutoField()
    link = ForeignKeyField(ApprovalLink, backref="asks", on_delete="CASCADE")
    subject_kind = CharField(max_length=10)
    subject_id = IntegerField()
    hash = CharField(max_length=64)
    text = TextField(default="")
    item = ForeignKeyField(Item, null=True, on_delete="CASCADE")
    revision = ForeignKeyField(Revision, null=True, on_delete="SET NULL")

    class Meta:
        table_name = "approval_asks"
        indexes = (
            (("link", "subject_kind", "subject_id"), True),
            (("subject_kind", "subject_id"), False),
        )


class Answer(Model):
    """What one party was asked or said about one thing, append-only. The state is derived from the rows (`states`).

    `subject_id` is that of the quote, the picture or, for facts, the item; `party` None: imported, nobody was asked.
    `sent_to` is where its link was mailed to, "" where that was handed on by those who asked, None without a link.
    """

    id = AutoField()
    subject_kind = CharField(max_length=10)
    subject_id = IntegerField()
    hash = CharField(max_length=64)
    party = ForeignKeyField(Party, null=True, backref="answers", on_delete="RESTRICT")
    state = CharField(max_length=10)
    text = TextField(default="")  # the exact wording that was shown
    proposal = TextField(default="")
    how = CharField(max_length=10)
    note = TextField(default="")
    link = ForeignKeyField(ApprovalLink, null=True, backref="answers", on_delete="SET NULL")
    revision = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
    sent_to = CharField(max_length=200, null=True)
    actor_id = IntegerField()
    actor_name = CharField(max_length=200)
    at = UtcField(default=now, index=True)

    class Meta:
        table_name = "answers"
        indexes = ((("subject_kind", "subject_id", "hash"), False),)

    @property
    def way(self) -> str:
        """How it came, where links that were handed on are another way than mailed ones."""
        return HANDED if self.how == LINK and self.sent_to == "" else self.how
