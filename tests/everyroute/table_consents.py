"""The addresses by which people outside are asked and answer."""

from tests.everyroute import policies as p
from tests.everyroute.ask import Ask

LINK = {"token": "{approval}"}
PICTURE = {"number": "{approval_ask}", "width": "400"}
NONE = {"token": "0" * 43}

CONSENTS = {
    "GET approval.asked": [Ask(p.asked_by_link, LINK, marks=True, shows=True), Ask(p.stranger, NONE)],
    "POST approval.answered": [
        Ask(p.asked_by_link, LINK, {"antwort-{approval_ask}": "released"}, shows=True),
        Ask(p.stranger, NONE, {"antwort-1": "released"}),
    ],
    "GET approval.picture": [Ask(p.asked_by_link, LINK | PICTURE), Ask(p.stranger, NONE | PICTURE)],
}
