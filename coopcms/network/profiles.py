"""The language profiles of the network and its centres: one TOML file each in the instance, read again when changed."""

import logging
from datetime import date
from pathlib import Path
from typing import NamedTuple

from coopcms.language.profile import DEFAULT, BadProfile, Profile, all_from_toml, of_day
from coopcms.network.models import NETWORK

log = logging.getLogger("coopcms.language")
LARGEST = 200_000  # bytes of one file
_folder: list[Path] = []
_read: dict[Path, tuple[tuple[int, int], tuple[Profile, ...], str]] = {}  # by file: its stamp, its profiles or why not


class Chosen(NamedTuple):
    """The profile to check by, and the files that could not be read, each with the reason in German."""

    profile: Profile
    problems: tuple[tuple[str, str], ...] = ()


def use(folder: Path) -> None:
    """Read the profiles in this folder from now on: network.toml, and <slug>.toml for a centre that differs."""
    _folder[:] = [folder]
    _read.clear()


def profile_for(slug: str, day: date) -> Chosen:
    """What holds for this centre on that day: its own profile, else the network's, else the shipped one."""
    problems = []
    for name in dict.fromkeys((slug, NETWORK)):
        profiles, why = _profiles("network" if name == NETWORK else name)
        if why:
            problems.append(why)
        found = of_day(profiles, day)
        if found:
            return Chosen(found, tuple(problems))
    return Chosen(DEFAULT, tuple(problems))


def _profiles(name: str) -> tuple[tuple[Profile, ...], tuple[str, str] | None]:
    """The profiles in a file, one for each period; nothing where there is no file."""
    if not _folder:
        return (), None
    file = _folder[0] / f"{name}.toml"
    try:
        stat = file.stat()
    except OSError:
        return (), None
    stamp = (stat.st_mtime_ns, stat.st_size)
    if _read.get(file, (None,))[0] != stamp:
        _read[file] = (stamp, *_parsed(file, stat.st_size))
    _stamp, found, why = _read[file]
    return found, (f"profiles/{file.name}", why) if why else None


def _parsed(file: Path, size: int) -> tuple[tuple[Profile, ...], str]:
    try:
        if size > LARGEST:
            raise BadProfile(f"Die Datei ist größer als {LARGEST // 1000} kB.")
        return all_from_toml(file.read_text("utf-8")), ""
    except BadProfile as why:
        said = str(why)
    except UnicodeDecodeError:
        said = "Die Datei ist kein Text in UTF-8."
    except OSError as why:
        said = f"Die Datei ist nicht lesbar: {why.strerror}."
    log.warning("%s: %s", file, said)
    return (), said
