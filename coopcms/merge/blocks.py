"""Interim."""

from types import SimpleNamespace

from coopcms.merge.three_way import merge_value


def merge_blocks(base, ours, theirs):
    """Interim."""
    value, conflict = merge_value(base, ours, theirs)
    return SimpleNamespace(items=value, conflicts=(1,) if conflict else ())
