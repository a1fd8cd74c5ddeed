"""All models, so that a test can hold the migrated database against them."""

from coopcms.accounts.models import AccountLink, Login, LoginFailure, Role, SavedView, User
from coopcms.consents.models import Answer, ApprovalAsk, ApprovalLink, Depicted, Party, Quote, QuoteSpeaker, StoryFirm
from coopcms.consents.models_uses import ConsentUse
from coopcms.content.models import EditSession, Item, ItemGrant, ItemOwner, Revision, RevisionContributor
from coopcms.content.models_documents import DocumentUse
from coopcms.content.models_findings import FindingDecision
from coopcms.content.models_pictures import PictureUse
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.ledger.models import Generation, HistoryLine, Job
from coopcms.media.models import PdfDocument, Picture
from coopcms.network.models import Organisation, OrganisationName, Person, Setting, Topic
from coopcms.notify.models import InboxEntry, MailMute, MailWish
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.readiness.models import LinkChecked
from coopcms.review.models import BulkResult, ChangeRequest, Comment, LaneRow, SignOff, Watch
from coopcms.review.models_preview import PreviewLink
from coopcms.search.models import Document

MODELS = [
    HistoryLine, Job, Generation,
    Organisation, OrganisationName, Person, Topic, Setting,
    User, Role, Login, LoginFailure, AccountLink, SavedView,
    Picture, PdfDocument,
    Item, Revision, RevisionContributor, ItemOwner, ItemGrant, EditSession, FindingDecision,
    PictureUse, DocumentUse,
    Path, Publication, Listing,
    Party, Quote, QuoteSpeaker, StoryFirm, Depicted, ApprovalLink, ApprovalAsk, Answer,
    ConsentUse,
    Document, InboxEntry, MailWish, MailMute,
    LaneRow, SignOff, ChangeRequest, Comment, Watch, BulkResult, PreviewLink,
    LinkChecked, ImportReport, KeptPicture,
]  # fmt: skip
