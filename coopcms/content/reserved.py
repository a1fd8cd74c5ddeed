"""Slugs no new item gets though no item has them: addresses are a floor above, so the composition root joins them."""

from collections.abc import Callable

Lookup = Callable[[str, str], set[str]]  # (kind, beginning of a slug) → reserved slugs that begin so
_lookups: list[Lookup] = []


def use(*lookups: Lookup) -> None:
    """Ask these from now on."""
    _lookups[:] = lookups


def reserved(kind: str, beginning: str) -> set[str]:
    """The slugs of a kind that begin so and are not to be given to another item."""
    return {name for lookup in _lookups for name in lookup(kind, beginning)}
