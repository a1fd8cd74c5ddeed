"""Settings: defaults, then `coopcms.toml` in the instance folder, then COOPCMS_* of the environment."""

import contextlib
import os
import re
import secrets
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from coopcms.errors import Invalid, Problem, msg
from coopcms.resources import default_instance

FILE = "coopcms.toml"
PREFIX = "COOPCMS_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator decides. Empty addresses are filled from `instance`: a database file, a mail folder."""

    instance: Path
    database_url: str = ""  # sqlite:///FILE or postgresql://USER@HOST/NAME
    secret: str = ""  # empty: kept in the file `secret` of the instance
    base_url: str = "http://127.0.0.1:8000"  # scheme and host of the public site, without a slash at the end
    mail_url: str = ""  # smtp://USER:PASSWORD@HOST:PORT, smtps://… or a folder that mails are written to
    mail_from: str = "coopcms@localhost"
    site_title: str = "coopcms"
    site_claim: str = ""
    site_funding: str = ""
    session_idle_minutes: int = 60
    session_hours: int = 12
    max_upload_mb: int = 8
    max_media_mb: int = 25  # of one picture or PDF
    languages: str = "de en"  # of the desk; the first is the default
    links_a_day: int = 500  # links to other sites looked at in a night; 0: none ever, not after a save either
    links_private: str = ""  # host:port of a private network that may be looked at, too, separated by blanks

    @property
    def secret_key(self) -> str:
        """The key that cookies and forms are signed with; made at the first need, readable by the owner only."""
        return self.secret or _kept_secret(self.instance / "secret")

    @property
    def secure(self) -> bool:
        """True where the site is served over https."""
        return self.base_url.startswith("https://")


def load(instance: Path | None = None) -> Settings:
    """The settings of `instance`, else of COOPCMS_INSTANCE, else of ./instance. Raises Invalid with file and place."""
    named = os.environ.get(PREFIX + "INSTANCE")
    folder = Path(instance or named or default_instance()).absolute()
    values = _from_file(folder / FILE) | _from_environment()
    values["database_url"] = values.get("database_url") or f"sqlite:///{folder / 'coopcms.sqlite'}"
    values["mail_url"] = values.get("mail_url") or str(folder / "mail")
    values["base_url"] = values.get("base_url", Settings.__dataclass_fields__["base_url"].default).rstrip("/")
    return Settings(folder, **values)


def _known() -> dict[str, type]:
    return {f.name: f.type for f in fields(Settings) if f.name != "instance"}


def _from_file(file: Path) -> dict:
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise _broken(file, why) from why
    except OSError as why:
        raise _refused(file, "", msg("%(file)s cannot be read: %(why)s."), why=why.strerror) from why
    for key, value in values.items():
        if key not in _known():
            known = ", ".join(_known())
            raise _refused(file, key, msg("%(file)s: there is no setting “%(key)s”, only %(known)s."), known=known)
        if type(value) is not _known()[key]:
            raise _refused(file, key, msg("%(file)s: “%(key)s” has to be %(type)s."), type=_known()[key].__name__)
    return values


def _broken(file: Path, why: ValueError) -> Invalid:
    place = re.search(r"\(at (?:line (\d+)|end of document).*\)$", str(why))
    line = place and place[1] or str(file.read_bytes().count(b"\n") + 1)
    return _refused(file, "", msg("%(file)s cannot be read, look at line %(line)s: %(why)s"), line=line, why=str(why))


def _refused(file: Path, key: str, message: str, **values) -> Invalid:
    return Invalid(Problem(key or FILE, message, {"file": str(file), "key": key, **values}))


def _from_environment() -> dict:
    found = {}
    for key, kind in _known().items():
        if (text := os.environ.get(PREFIX + key.upper())) is not None:
            found[key] = _number(key, text) if kind is int else text
    return found


def _number(key: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as why:
        name = PREFIX + key.upper()
        raise Invalid(Problem(name, msg("%(name)s has to be a whole number."), {"name": name})) from why


def _kept_secret(file: Path) -> str:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"secret.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)  # whole or not at all, and the first of several processes wins
        draft.unlink()
    return file.read_text().strip()
