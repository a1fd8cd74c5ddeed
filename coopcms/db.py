"""The database: the only place that knows the two engines, SQLite and PostgreSQL."""

from datetime import UTC, date, datetime

from peewee import SCOPE_VALUES, Context, DatabaseProxy, DateTimeField, Field, Node, PostgresqlDatabase, SelectBase
from peewee import Model as PeeweeModel
from playhouse.db_url import connect

db = DatabaseProxy()

# what is visible to whom is one long condition: compiling it would take seconds, answering it takes milliseconds
_POSTGRES = "-c jit=off"
_SQLITE = {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 10000, "foreign_keys": 1}


class Once(Context):
    """Peewee's own text in two thirds of the time: it was half of what a page of the desk costs.

    A select on the right of an IN is written once and not twice, n of them in one another not 2ⁿ times; and a column
    at one go, not through six objects that each write a part of `"t1"."id"`.
    """

    def sql(self, obj):
        """Write this part of a query."""
        if isinstance(obj, Field) and self.scope != SCOPE_VALUES and type(obj).__sql__ is Field.__sql__:
            table = obj.model._meta.table
            if not table._alias:
                return self.literal(f'"{self.alias_manager[table]}"."{obj.column_name}"')
        return obj.__sql__(self) if isinstance(obj, Node) else super().sql(obj)

    def as_new(self):
        """A context in which Peewee tries whether that side is empty."""
        return Trial(**self.state.settings)


class Trial(Once):
    """Takes a select as not empty without writing it: only a list without values is."""

    def parse(self, node):
        """What is on the right, and its values."""
        return ("(SELECT)", []) if isinstance(node, SelectBase) else super().parse(node)


def open_database(url: str):
    """Connect the proxy to `url` (sqlite:///… or postgresql://…) and return the database behind it; twice is once."""
    if getattr(db.obj, "opened_as", "") == url:
        return db.obj
    if url.startswith("sqlite"):
        # IMMEDIATE: a read lock may not wait to become a write lock, so every atomic() starts as a writer
        database = connect(url, lock_type="IMMEDIATE", pragmas=_SQLITE)
    else:
        scheme, rest = url.split("://", 1)
        driver = "psycopg3+pool" if "pool" in scheme or "max_connections" in rest else "psycopg3"
        database = connect(f"{driver}://{rest}", unquote_user=True, unquote_password=True, options=_POSTGRES)
    database.opened_as = url
    database.context_class = Once
    db.initialize(database)
    return database


def is_postgres() -> bool:
    """True on PostgreSQL; nobody outside migrations, search and this module asks."""
    return isinstance(db.obj, PostgresqlDatabase)


def locked(query):
    """The rows of `query` are ours until commit; on SQLite the whole transaction already is."""
    return query.for_update() if is_postgres() else query


def lean(query):
    """The rows of a select as the engine gives them: where there are ten thousands, converting costs more than reading.

    Moments come through `moment_in`, days through `day_in`; a truth may be 0 or 1.
    """
    return db.execute(query)


def moment_in(value: str | datetime | None) -> datetime | None:
    """The moment that a lean row of either engine holds."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found else None


def day_in(value: str | date | None) -> date | None:
    """The day that a lean row of either engine holds."""
    return date.fromisoformat(value) if isinstance(value, str) else value


class UtcField(DateTimeField):
    """An aware UTC moment; stored without zone, so that both engines order it alike."""

    def db_value(self, value):
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None else None

    def python_value(self, value):
        value = super().python_value(value)
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


class Model(PeeweeModel):
    """The base of all tables."""

    class Meta:
        database = db
        legacy_table_names = False

    def refetch(self):
        """The row as it stands in the database now."""
        return type(self).get_by_id(self.get_id())
