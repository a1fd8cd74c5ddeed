"""How a test reads the page of a text's consents and fills in its forms."""

from coopcms.consents.queries_asked import states_of
from tests.admin.pages import Page


def matters(item) -> list:
    """What others must agree to in the newest words."""
    return states_of(item, item.refetch().head.content)[0]


def fields(item, number: int = 0) -> dict[str, str]:
    """What names a thing in a form."""
    one = matters(item)[number]
    return {"thing": f"{one.kind}-{one.subject}", "hash": one.hash}


def badges(page: Page) -> list[str]:
    """Where each thing and each voice stands, in words."""
    return page.texts("//ol[@class='consent-list']//span[contains(@class, 'state ')]")
