"""Inclusive German: findings and conversions of plain text and of our rich text; usable without the CMS."""

from coopcms.language.checker import check

__all__ = ["check"]
