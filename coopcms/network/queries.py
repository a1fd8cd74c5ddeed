"""Reads of what all centres share."""

from coopcms.errors import Unknown, msg
from coopcms.network.models import CENTRE, Organisation, OrganisationName, Setting, Topic


def organisation(slug: str) -> Organisation:
    """The organisation of that address; raises Unknown."""
    found = Organisation.get_or_none(Organisation.slug == slug)
    if found is None:
        raise Unknown(msg("There is no organisation “%(slug)s”."), field="centre", slug=slug)
    return found


def centres():
    """The active centres in the order people look for them."""
    return (
        Organisation.select()
        .where(Organisation.kind == CENTRE, Organisation.active)
        .order_by(Organisation.name, Organisation.id)
    )


def organisations():
    """All organisations, closed ones too."""
    return Organisation.select().order_by(Organisation.name, Organisation.id)


def former_names(organisation: Organisation) -> list[str]:
    """The names it bore before (M3), the newest first."""
    rows = (
        OrganisationName.select(OrganisationName.name)
        .where(OrganisationName.organisation == organisation, OrganisationName.kind == "former")
        .order_by(OrganisationName.valid_to.desc(), OrganisationName.id.desc())
    )
    return [name for (name,) in rows.tuples()]


def topics():
    """All topics in the order people look for them."""
    return Topic.select().order_by(Topic.name)


def topic_by_slug(slug: str) -> Topic | None:
    """The topic of that address."""
    return Topic.get_or_none(Topic.slug == slug)


def setting(key: str, default=""):
    """The network's answer to `key`, or `default` while it has none."""
    row = Setting.get_or_none(Setting.key == key)
    return default if row is None else row.value


def settings_by_prefix(prefix: str) -> dict:
    """All answers whose key starts with `prefix`, in one select: `settings_by_prefix("site.")`."""
    return {row.key: row.value for row in Setting.select().where(Setting.key.startswith(prefix))}
