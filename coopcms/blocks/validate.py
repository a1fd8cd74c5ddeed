"""Interim."""


def is_body(value) -> bool:
    """Interim."""
    return isinstance(value, list) and all(isinstance(block, dict) and "type" in block for block in value)
