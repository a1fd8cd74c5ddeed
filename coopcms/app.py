"""The composition root: the only place that knows all rooms and joins them."""

from functools import partial

from flask import Flask
from flask_babel import Babel, get_locale
from flask_wtf import CSRFProtect
from peewee import PeeweeException

from coopcms import app_errors, config, resources, web
from coopcms.admin.desk import init_desk
from coopcms.config import Settings
from coopcms.consents import handlers as consents
from coopcms.consents.jobs import jobs as consent_jobs
from coopcms.consents.services_answers import PROPOSAL
from coopcms.consents.services_changes import CHANGE
from coopcms.consents.services_links import ASK, REPLIED
from coopcms.consents.services_told import DENIED, ITEM_ANSWERED, PICTURE_ANSWERED, VANISHED
from coopcms.content import handlers as content
from coopcms.content import reserved, workflows
from coopcms.content.services_sweep import SWEEP, sweep
from coopcms.db import db, open_database
from coopcms.ledger.events import on
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job
from coopcms.media import handlers as media
from coopcms.media import shelf
from coopcms.media.storage import FolderStorage
from coopcms.network import profiles
from coopcms.notify import approvals, keepers, links
from coopcms.notify import handlers as notify
from coopcms.notify.digests import DIGEST
from coopcms.notify.queries import MAIL
from coopcms.notify.services import deliver, deliver_digest
from coopcms.notify.services_endings import jobs as endings
from coopcms.notify.views import leave
from coopcms.publishing import handlers as publishing
from coopcms.publishing import queries as addresses
from coopcms.publishing.services_words import REINDEX, reindex
from coopcms.readiness import handlers as readiness
from coopcms.readiness import pace
from coopcms.readiness.visit import Visitor
from coopcms.rendering.environment import equip
from coopcms.review import handlers as review
from coopcms.review import services_vanished as vanished
from coopcms.review.services_reminders import remind
from coopcms.review.services_timed import run_timed
from coopcms.site.approval import approval
from coopcms.site.preview import preview_page
from coopcms.site.views import site
from coopcms.workflow.loader import load_folder

csrf = CSRFProtect()


def create_app(settings: Settings | None = None) -> Flask:
    """The web application over the instance's database; `granian --factory coopcms.app:create_app` serves it."""
    settings = settings or config.load()
    folders = {"template_folder": str(resources.templates()), "static_folder": str(resources.static())}
    app = Flask("coopcms", instance_path=str(settings.instance), **folders)
    serve(app, settings)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    Babel(app, locale_selector=web.language, default_translation_directories=str(resources.translations()))
    equip(app.jinja_env, lambda: str(get_locale()))
    csrf.init_app(app)
    web.prepare(app)
    app_errors.register(app)
    app.add_url_rule("/healthz", "healthz", healthz)
    _register(app)
    return app


def serve(app: Flask, settings: Settings) -> None:
    """Let the application answer for this instance; the languages it was made with stay."""
    open_database(settings.database_url)
    app.config.from_mapping(_configuration(settings))
    app.instance_path = str(settings.instance)
    join_rooms(settings)


def healthz():
    """Whether this process answers and reaches its database."""
    try:
        db.execute_sql("SELECT 1").fetchone()
    except PeeweeException:
        return {"status": "database"}, 503
    return {"status": "ok"}


def join_rooms(settings: Settings) -> None:
    """Put the workflows in force and let upper rooms hear what happens below; desk, command line and jobs alike.

    A contradiction in a workflow file stops the start with file, key and reason.
    """
    workflows.use(load_folder(resources.workflows(), settings.instance / "workflows"))
    reserved.use(addresses.reserved)
    profiles.use(settings.instance / "profiles")
    shelf.use(shelf.Shelf(FolderStorage(settings.instance / "media"), settings.max_media_mb * 2**20))
    agent = f"coopcms-links (+{settings.base_url})"
    visitor = Visitor(agent, frozenset(settings.links_private.split()))
    pace.use(pace.Links(settings.links_a_day, settings.base_url, visitor))
    on("worded", consents.worded)
    on("facts_changed", review.facts_changed)
    on("contributed", review.contributed)
    on("person_deactivated", review.person_deactivated)
    on("role_revoked", review.role_revoked)
    on("role_granted", review.role_granted)
    on(ITEM_ANSWERED, publishing.item_answered)
    on(PICTURE_ANSWERED, publishing.picture_changed)
    on("picture_described", content.picture_described)
    on("picture_trashing", content.picture_trashing)
    on("picture_withdrawn", publishing.picture_changed)
    on("picture_withdrawn", consents.picture_withdrawn)
    on("picture_turned", publishing.picture_changed)
    on("document_turned", publishing.document_changed)
    on(PROPOSAL, review.quote_proposed)
    on(ASK, approvals.asked)
    on(CHANGE, approvals.change_asked)
    on(REPLIED, approvals.replied)
    on(REPLIED, review.approval_answered)
    on(VANISHED, vanished.words_vanished)
    on(DENIED, keepers.picture_denied)
    on("told", notify.told)
    on("worded", readiness.worded)


def job_handlers(settings: Settings | None = None) -> Handlers:
    """What each kind of job does."""
    known = settings or config.load()
    mails = {MAIL: partial(deliver, known), DIGEST: partial(deliver_digest, known)}
    return {
        **mails,
        **links.jobs(known),
        **approvals.jobs(known),
        **endings(),
        **consent_jobs(),
        **readiness.jobs(),
        **media.jobs(),
        **vanished.jobs(),
        "transition": _transition,
        "reminder": _reminder,
        SWEEP: _sweep,
        REINDEX: _reindex,
    }


def _transition(args: dict, _job: Job) -> None:
    run_timed(args)


def _reminder(args: dict, _job: Job) -> None:
    remind(args)


def _sweep(_args: dict, _job: Job) -> None:
    sweep()


def _reindex(_args: dict, _job: Job) -> None:
    reindex()


def _register(app: Flask) -> None:
    """All blueprints."""
    app.register_blueprint(site)
    app.register_blueprint(leave)
    csrf.exempt(leave)  # the token in its address is the proof, and a mail program's button sends no other
    app.register_blueprint(approval)
    csrf.exempt(approval)  # here too, and the public site has no cookie: site/approval.py says what is checked instead
    init_desk(app, preview_page)


def _configuration(settings: Settings) -> dict:
    largest = settings.max_upload_mb * 2**20
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        "LANGUAGES": tuple(settings.languages.split()),
        "IDLE_MINUTES": settings.session_idle_minutes,
        "BABEL_DEFAULT_LOCALE": settings.languages.split()[0],
        "BABEL_DEFAULT_TIMEZONE": "Europe/Berlin",
        "SESSION_COOKIE_NAME": "__Secure-coopcms" if settings.secure else "coopcms",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_PATH": "/admin",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": largest,
        "MAX_FORM_MEMORY_SIZE": largest,
    }
