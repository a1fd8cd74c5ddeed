"""The addresses by which people outside are asked and answer."""

from tests.everyroute import policies as p
from tests.everyroute.ask import Ask, each
from tests.everyroute.network import LEAD

LINK = {"token": "{approval}"}
PICTURE = {"number": "{approval_ask}", "width": "400"}
NONE = {"token": "0" * 43}
QUOTE = {"thing": "{about}", "hash": "{quote_hash}"}
NEW = {"centre": LEAD, "kind": "person", "name": "Cem Beispiel", "language": "de"}
NOTED = {"party": "{party}", "how": "phone", "note": "Am Telefon."}

CONSENTS = {
    "GET approval.asked": [Ask(p.asked_by_link, LINK, marks=True, shows=True), Ask(p.stranger, NONE)],
    "POST approval.answered": [
        Ask(p.asked_by_link, LINK, {"antwort-{approval_ask}": "released"}, shows=True),
        Ask(p.stranger, NONE, {"antwort-1": "released"}),
        Ask(p.public, LINK, {"aendern": "1"}, leaves=False),  # nothing was answered by it
        Ask(p.stranger, NONE, {"aendern": "1"}),
    ],
    "GET consents.index": Ask(p.item("view")),
    "GET consents.came_back": Ask(p.own, {"act": "bitten"}),
    "POST consents.act": [
        *each(
            p.asking,
            "act",
            {
                "sprechende": QUOTE | {"party": "{party}"},
                "firma": QUOTE | {"party": "{firm}"},
                "bitten": {"party": "{party}", "about": "{about}", "days": "7"},
                "antwort": QUOTE | NOTED | {"state": "released"},
            },
        ),
        Ask(p.exempting, {"act": "ausnahme"}, QUOTE | {"reason": "Grundgesetz"}),
        Ask(p.asking, {"act": "gefragt"}, QUOTE, leaves=False),
        Ask(p.asking, {"act": "alle"}, {"about": "{party}.{about}"}, leaves=False),  # these words stand nowhere now
        Ask(p.both(p.asking, p.keeping), {"act": "person"}, QUOTE | NEW),
        Ask(p.item("view"), {"act": "widerruf"}, QUOTE | NOTED | {"state": "withdrawn"}),
    ],
    "POST consents.revoke": [
        Ask(p.asking, {"link_id": "{approval_link}"}),
        Ask(p.both(p.item("view"), p.missing), {"link_id": "0"}),
    ],
    "GET approval.picture": [Ask(p.asked_by_link, LINK | PICTURE), Ask(p.stranger, NONE | PICTURE)],
    "GET registry.index": Ask(p.own),
    "GET registry.csv": Ask(p.own),
    "GET registry.proof": Ask(p.own),
    "GET registry_party.one": [
        Ask(p.hidden(p.keeping_entries), {"party_id": "{party}"}),
        Ask(p.missing, {"party_id": "0"}),
    ],
    "POST registry_party.change": Ask(
        p.hidden(p.keeping_entries), {"party_id": "{party}"}, {"name": "Anna Beispiel", "language": "de"}
    ),
}
