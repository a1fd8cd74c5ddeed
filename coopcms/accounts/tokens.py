"""Words that open something for who knows them: only their SHA-256 is stored."""

import base64
import binascii
import hashlib
import secrets


def fresh() -> str:
    """A new token of 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def bearing(text: str) -> str:
    """A new token that brings this text along; as the digest is one of the whole, another text opens nothing."""
    return fresh() + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def borne(token: str) -> str:
    """What such a token brings along, empty if that cannot be read."""
    packed = token[len(fresh()) :]
    try:
        return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
