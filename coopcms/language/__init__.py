"""Inclusive German: findings and conversions of plain text and of our rich text; usable without the CMS."""

from coopcms.language.checker import check
from coopcms.language.converter import convert

__all__ = ["check", "convert"]
