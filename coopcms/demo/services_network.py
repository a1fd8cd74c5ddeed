"""The demo's network: organisations with all their names, topics, settings, and the cast with its roles."""

from coopcms.accounts.services import create_user, grant_role
from coopcms.actor import Actor
from coopcms.demo import texts
from coopcms.network import services
from coopcms.network.models import OrganisationName
from coopcms.network.queries import organisation


def load_network(actor: Actor) -> None:
    """Write everything of network.toml but passwords."""
    data = texts.network()
    for entry in data["organisations"]:
        _organisation(dict(entry), actor)
    for topic in data["topics"]:
        services.create_topic(topic["name"], topic["slug"], actor)
    for key, value in data["settings"].items():
        services.set_setting(key, value, actor)
    for account in data["accounts"]:
        user = create_user(account["email"], account["name"], None, actor)
        for role, slug in (held.split("@") for held in account["roles"]):
            grant_role(user, role, organisation(slug), actor)


def _organisation(entry: dict, actor: Actor) -> None:
    slug, name, names = entry.pop("slug"), entry.pop("name"), entry.pop("names", [])
    made = services.create_organisation(slug, name, actor, **entry)
    for other in names:
        services.add_name(made, OrganisationName(**other), actor)
