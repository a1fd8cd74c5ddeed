"""Why a file that was named could not be read."""

from coopcms.cli.output import gettext
from coopcms.errors import msg

_WHY = {
    FileNotFoundError: msg("There is no such file."),
    IsADirectoryError: msg("This is a folder."),
    PermissionError: msg("You may not read this file."),
}


def why_unread(error: OSError) -> str:
    """The reason in German; what is rare, in the system's own words."""
    return next((gettext(text) for kind, text in _WHY.items() if isinstance(error, kind)), error.strerror or str(error))
