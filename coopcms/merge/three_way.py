"""Interim."""

from typing import NamedTuple


class ValueMerge(NamedTuple):
    value: object
    conflict: bool


def merge_value(base, ours, theirs):
    """Interim."""
    if ours == theirs or theirs == base:
        return ValueMerge(ours, False)
    return ValueMerge(theirs, False) if ours == base else ValueMerge(ours, True)
