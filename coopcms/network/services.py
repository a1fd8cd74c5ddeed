"""Changes to what all centres share; each makes the stored public pages unusable."""

import re

from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Invalid, Problem, Taken, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.services import raise_generation
from coopcms.network.lands import LANDS
from coopcms.network.models import CENTRE, NETWORK, Organisation, OrganisationName, Setting, Topic
from coopcms.network.policy import require_organisation, require_shared_data
from coopcms.network.setting_keys import checked

KINDS = ("network", "centre", "institute", "agency", "firm", "enquiry")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOMENT = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")
_LIMITS = {"name": 200, "short_name": 80, "region": 200, "description": 20_000, "email": 200, "website": 300}
_CHANGEABLE = frozenset({*_LIMITS, "hue", "active", "land"})


def create_organisation(slug: str, name: str, actor: Actor, **fields) -> Organisation:
    """A new centre, or another `kind`. Its slug is a public address for good. Raises Invalid, Taken."""
    kind = fields.pop("kind", CENTRE)
    values = _clean({"name": name, **fields})
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        raise Invalid(Problem("slug", msg("An address has lower-case letters a–z, digits and single hyphens.")))
    if kind not in KINDS:
        raise Invalid(Problem("kind", msg("There is no kind of organisation called %(kind)s."), {"kind": kind}))
    with db.atomic():
        require_shared_data(actor)
        if Organisation.select().where(Organisation.slug == slug).exists():
            raise Taken(msg("Another organisation has the address %(slug)s."), field="slug", slug=slug)
        row = Organisation.create(slug=slug, kind=kind, **values)
        ledger.record("created", "organisation", row.id, actor, slug=slug, name=row.name, type=kind)
        raise_generation()
    return row


def update_organisation(organisation: Organisation, changes: dict, actor: Actor) -> Organisation:
    """Change fields of an organisation; its lead may change how it presents itself. Raises Invalid."""
    values = _clean(changes)
    with db.atomic():
        row = organisation.refetch()
        changed = {key: value for key, value in values.items() if getattr(row, key) != value}
        require_organisation(actor, row, set(changed))
        if not changed:
            return row
        before = {key: getattr(row, key) for key in changed}
        Organisation.update(**changed).where(Organisation.id == row.id).execute()
        ledger.record("changed", "organisation", row.id, actor, before=before, after=changed)
        raise_generation()
    return row.refetch()


def add_name(organisation: Organisation, name: OrganisationName, actor: Actor) -> OrganisationName:
    """Keep a name the organisation bears or bore (M3); `name` is not saved yet. Raises Invalid."""
    name.name = " ".join(name.name.split())
    if not 0 < len(name.name) <= 200:
        raise Invalid(Problem("name", msg("A name has 1 to 200 characters.")))
    for field in ("valid_from", "valid_to"):
        if not _MOMENT.fullmatch(getattr(name, field)):
            raise Invalid(Problem(field, msg("Write a date as 2021, 2021-07 or 2021-07-01.")))
    with db.atomic():
        require_shared_data(actor)
        name.organisation = organisation
        name.save(force_insert=True)
        ledger.record("name_added", "organisation", organisation.id, actor, name=name.name, type=name.kind)
        raise_generation()
    return name


def create_topic(name: str, slug: str, actor: Actor) -> Topic:
    """A new subject word; its address stays whatever it is called later. Raises Invalid, Taken."""
    name = _topic_name(name)
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        raise Invalid(Problem("slug", msg("An address has lower-case letters a–z, digits and single hyphens.")))
    with db.atomic():
        require_shared_data(actor)
        _require_free(Topic.name == name, "name", name)
        _require_free(Topic.slug == slug, "slug", slug)
        topic = Topic.create(name=name, slug=slug)
        ledger.record("created", "topic", topic.id, actor, name=name, slug=slug)
        raise_generation()
    return topic


def rename_topic(topic: Topic, name: str, actor: Actor) -> Topic:
    """Give a topic another name; its address stays. Raises Taken where another topic has that name."""
    name = _topic_name(name)
    with db.atomic():
        require_shared_data(actor)
        _require_free((Topic.name == name) & (Topic.id != topic.id), "name", name)
        before = topic.refetch().name
        Topic.update(name=name).where(Topic.id == topic.id).execute()
        ledger.record("renamed", "topic", topic.id, actor, before=before, after=name)
        raise_generation()
    return topic.refetch()


def set_setting(key: str, value: str, actor: Actor) -> None:
    """Answer one of `setting_keys.KEYS` for the whole network. Raises Invalid."""
    value = checked(key, value)
    with db.atomic():
        require_shared_data(actor)
        row = Setting.get_or_none(Setting.key == key)
        before = row.value if row else ""
        if before == value and row:
            return
        Setting.insert(key=key, value=value).on_conflict(
            conflict_target=[Setting.key], update={Setting.value: value}
        ).execute()
        network = Organisation.get_or_none(Organisation.slug == NETWORK)
        subject = network.id if network else 0
        ledger.record("setting_changed", "organisation", subject, actor, key=key, before=before, after=value)
        raise_generation()


def _clean(values: dict) -> dict:
    if unknown := set(values) - _CHANGEABLE:
        raise Invalid(Problem(min(unknown), msg("This cannot be changed.")))
    clean, problems = {}, []
    for key, value in values.items():
        if key in _LIMITS:
            value = value.strip() if key == "description" else " ".join(value.split())
            if len(value) > _LIMITS[key] or key == "name" and not value:
                problems.append(Problem(key, msg("Give 1 to %(longest)s characters."), {"longest": _LIMITS[key]}))
        clean[key] = (value or None) if key == "land" else value
    problems += _odd(clean)
    if problems:
        raise Invalid(*problems)
    return clean


def _odd(values: dict) -> list[Problem]:
    found = []
    if "hue" in values and values["hue"] not in range(360):
        found.append(Problem("hue", msg("A hue is a whole number from 0 to 359.")))
    if values.get("land") is not None and values["land"] not in LANDS:
        found.append(Problem("land", msg("Choose one of the sixteen Länder, or none.")))
    if values.get("website") and not re.match(r"https?://[^\s]+\Z", values["website"]):
        found.append(Problem("website", msg("A website starts with https://.")))
    if values.get("email") and not re.match(r"[^\s@]+@[^\s@]+\Z", values["email"]):
        found.append(Problem("email", msg("This is not an e-mail address.")))
    return found


def _topic_name(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= 80:
        raise Invalid(Problem("name", msg("A topic has 1 to 80 characters.")))
    return name


def _require_free(clash, field: str, value: str) -> None:
    if Topic.select().where(clash).exists():
        raise Taken(msg("Another topic is already called %(name)s."), field=field, name=value)
