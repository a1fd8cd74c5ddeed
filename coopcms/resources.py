"""Where the shipped files lie: in a checkout beside the package, in a wheel inside it."""

from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


def _folder(name: str) -> Path:
    shipped = PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else CHECKOUT / name


def templates() -> Path:
    """The folder of all Jinja templates."""
    return _folder("templates")


def translations() -> Path:
    """The folder of all catalogues, one folder per language."""
    return _folder("translations")


@cache
def catalogue() -> NullTranslations:
    """The German catalogue for mails and the command line; English msgids where it has not been compiled."""
    return Translations.load(translations(), ["de"])


def workflows() -> Path:
    """The folder of the shipped workflow files."""
    return _folder("workflows")


def static() -> Path:
    """The folder of built style sheets, fonts and icons; it may be absent where nothing was built."""
    return PACKAGE / "static"


def default_instance() -> Path:
    """`instance` of the checkout; for an installed wheel, of the current folder."""
    home = CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
    return home / "instance"
