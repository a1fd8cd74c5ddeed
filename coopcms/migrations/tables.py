"""All models, so that a test can hold the migrated database against them."""

from coopcms.accounts.models import Login, LoginFailure, Role, User
from coopcms.content.models import DraftBuffer, Item, ItemGrant, ItemOwner, Revision, RevisionContributor
from coopcms.ledger.models import Generation, HistoryLine, Job
from coopcms.network.models import Organisation, OrganisationName, Person, Setting, Topic
from coopcms.notify.models import InboxEntry
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.review.models import ChangeRequest, Comment, LaneRow, SignOff
from coopcms.search.models import Document

MODELS = [
    HistoryLine, Job, Generation,
    Organisation, OrganisationName, Person, Topic, Setting,
    User, Role, Login, LoginFailure,
    Item, Revision, RevisionContributor, ItemOwner, ItemGrant, DraftBuffer,
    Path, Publication, Listing,
    Document, InboxEntry,
    LaneRow, SignOff, ChangeRequest, Comment,
]  # fmt: skip
