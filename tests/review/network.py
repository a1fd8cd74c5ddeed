"""A whole network for random tests: three centres, everybody with one role, and some with many."""

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for
from coopcms.db import db, is_postgres
from coopcms.ledger.models import Generation
from coopcms.migrations.tables import MODELS
from coopcms.network.models import NETWORK, Organisation
from tests.fixtures.people import password_hash

CENTRES = ("siegen", "ruhr-owl", "hannover")
ROLES = ("author", "reviewer", "publisher", "centre_lead")


def emptied() -> None:
    """Every table empty, as if the database had just been made."""
    tables = [model._meta.table_name for model in MODELS]
    if is_postgres():
        db.execute_sql(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
    else:
        db.execute_sql("PRAGMA foreign_keys = 0")
        for table in tables:
            db.execute_sql(f"DELETE FROM {table}")
        db.execute_sql("INSERT INTO documents_ft (documents_ft) VALUES ('delete-all')")
        db.execute_sql("PRAGMA foreign_keys = 1")
    Generation.create(id=1, n=1)


def peopled() -> dict[str, object]:
    """The actors by name: `author@siegen`, …, `all@siegen`, `network_editor@netz`, `administrator@netz`."""
    places = {slug: Organisation.create(slug=slug, name=slug.title(), kind="centre") for slug in CENTRES}
    places[NETWORK] = Organisation.create(slug=NETWORK, name="Netz", kind="network")
    cast = {f"{role}@{slug}": [role] for slug in CENTRES for role in ROLES}
    cast |= {f"second@{slug}": ["reviewer"] for slug in CENTRES}
    cast |= {
        "all@siegen": list(ROLES),
        "network_editor@netz": ["network_editor"],
        "administrator@netz": ["administrator"],
    }
    return {name: _actor(name, roles, places[name.partition("@")[2]]) for name, roles in cast.items()}


def _actor(name: str, roles: list[str], place: Organisation):
    user = User.create(email=f"{name}.example", name=f"{name} (Beispiel)", password=password_hash())
    for role in roles:
        Role.create(user=user, organisation=place, role=role)
    return actor_for(user, "desk")
