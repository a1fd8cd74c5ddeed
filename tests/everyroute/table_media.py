"""The addresses of pictures and PDFs."""

from tests.everyroute import policies as p
from tests.everyroute.ask import Ask

MEDIA = {
    "GET site.picture": Ask(p.public, {"number": "{picture}", "name": "400.webp"}),
    "GET media_bytes.picture": [
        Ask(p.own, {"number": "{picture}", "width": "400"}),
        Ask(p.missing, {"number": "0", "width": "400"}),
    ],
    "GET media_bytes.document": [Ask(p.own, {"number": "{document}"}), Ask(p.missing, {"number": "0"})],
}
