"""The full-text index over the documents' normalised words: FTS5 on SQLite, GIN on PostgreSQL."""

from peewee import PostgresqlDatabase

SQLITE = """CREATE VIRTUAL TABLE documents_ft USING fts5(
    head, body, content='documents', content_rowid='item_id', tokenize='unicode61')"""
POSTGRES = """CREATE INDEX documents_ft ON documents USING gin
    ((setweight(to_tsvector('simple', head), 'A') || setweight(to_tsvector('simple', body), 'B')))"""


def up(migrator, db):
    db.execute_sql(POSTGRES if isinstance(db, PostgresqlDatabase) else SQLITE)


def down(migrator, db):
    db.execute_sql("DROP INDEX documents_ft" if isinstance(db, PostgresqlDatabase) else "DROP TABLE documents_ft")
