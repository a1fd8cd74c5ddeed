"""Moments inside reasons, which name them as one types them: on pages and in mails they read like all others."""

import re
from collections.abc import Mapping
from datetime import datetime

from coopcms.clock import BERLIN
from coopcms.rendering.filters import moment

_TYPED = re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d")
_KEYS = ("at", "embargo", "expires", "live")  # values of a message that name a moment


def with_moments(values: Mapping, locale: str) -> dict:
    """The values of a message; 24.12.2026 06:00 becomes 24. Dezember 2026, 06:00 Uhr."""
    return {key: _spoken(value, locale) if key in _KEYS else value for key, value in values.items()}


def _spoken(value: object, locale: str) -> object:
    if not isinstance(value, str) or not _TYPED.fullmatch(value):
        return value
    return moment(datetime.strptime(value, "%d.%m.%Y %H:%M").replace(tzinfo=BERLIN), locale)
