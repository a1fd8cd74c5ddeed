"""Words that open something for who knows them: only their SHA-256 is stored."""

import hashlib
import secrets


def fresh() -> str:
    """A new token of 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
