"""Templates: the same filters and globals in the public environment and in the desk's."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coopcms.rendering import filters


def make_environment(templates: Path, gettext: Callable, ngettext: Callable, locale: str = "de") -> Environment:
    """An environment over `templates` that speaks through the two catalogue functions; a missing value is an error."""
    env = Environment(
        loader=FileSystemLoader(templates),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    env.install_gettext_callables(gettext, ngettext, newstyle=True)
    return equip(env, lambda: locale)


def equip(env: Environment, locale: Callable[[], str]) -> Environment:
    """Give any environment what `templates/_macros` needs; `locale` is asked anew each time."""
    env.filters["moment"] = lambda value: filters.moment(value, locale())
    env.filters["day"] = lambda value: filters.day(value, locale())
    env.filters["iso"] = filters.iso
    env.filters["linked"] = filters.linked
    env.globals["icon"] = filters.icon
    env.globals["asset"] = filters.asset
    return env
