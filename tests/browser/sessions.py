"""A session of one's own without the page for it: whoever tests something else need not go by the door each time."""

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from coopcms import config
from coopcms.accounts.queries import user_by_email
from coopcms.accounts.services_logins import open_session
from coopcms.web import TOKEN


def cookie_of(email: str) -> dict[str, str]:
    """The cookie that the server would have set for this account of this test's instance."""
    app = Flask(__name__)
    app.secret_key = config.load().secret_key
    held = (
        SecureCookieSessionInterface()
        .get_signing_serializer(app)
        .dumps({TOKEN: open_session(user_by_email(email), "browser")})
    )
    return {"name": "coopcms", "value": held, "domain": "127.0.0.1", "path": "/admin", "sameSite": "Lax"}
