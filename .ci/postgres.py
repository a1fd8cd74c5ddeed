"""`create NAME` or `drop URL`: a database on the PostgreSQL of 127.0.0.1; COOPCMS_CI_POSTGRES names another."""

import os
import sys

import psycopg

SERVER = os.environ.get("COOPCMS_CI_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


def create(name: str) -> str:
    """The URL of a new, empty database."""
    with psycopg.connect(SERVER, autocommit=True, connect_timeout=5) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
    return f"{SERVER.rsplit('/', 1)[0]}/{name}"


def drop(url: str) -> None:
    """Take away the database, and what killed test processes left beside it."""
    name = url.rsplit("/", 1)[1]
    with psycopg.connect(SERVER, autocommit=True, connect_timeout=5) as server:
        found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", (name,)).fetchall()
        for (each,) in found:
            server.execute(f'DROP DATABASE "{each}" WITH (FORCE)')


if __name__ == "__main__":
    try:
        print({"create": create, "drop": drop}[sys.argv[1]](sys.argv[2]) or "", end="")
    except psycopg.OperationalError as why:
        sys.exit(f"PostgreSQL: {why}")
