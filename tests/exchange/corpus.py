"""Lines of the bulk form, in our own words."""

import json
import random
from collections.abc import Iterator

WORDS = [
    "Betrieb", "Halle", "Lager", "Mitarbeiter:innen", "Werkstatt", "Größe", "Maschine", "Auftrag", "Zentrum",
    "Schulung", "Prozess", "Daten", "Straße", "Häuser", "Kolleg:innen", "Anfang", "Ergebnis", "Plan", "Termin",
    "Logistik", "Montage", "Sensor", "Energie", "Pilot", "Rechnung", "Team", "Wissen", "Weg",
]  # fmt: skip


def line(slug: str = "neue-halle", **changes) -> bytes:
    """One good line with these changes."""
    values = {
        "slug": slug,
        "kind": "article",
        "title": f"Titel {slug}",
        "summary": "Wie ein Betrieb anfing.",
        "body_html": "<h2>Anfang</h2><p>Die Mitarbeiter:innen wollten <strong>mehr</strong>.</p><!-- image:3 -->",
        "centre": "siegen",
        "centre_name": "Zentrum Siegen (Beispiel)",
        "topics": ["Lager"],
        "published_at": "2024-05-03T08:00:00+00:00",
        "author": "Beispiel",
    }
    return json.dumps(values | changes, ensure_ascii=False).encode() + b"\n"


def archive(size: int, seed: int = 7) -> Iterator[bytes]:
    """So many different articles of about 300 words."""
    chance = random.Random(seed)
    for number in range(size):
        paragraphs = (" ".join(chance.choices(WORDS, k=50)) for _ in range(6))
        body = "".join(f"<p>{words}.</p>" for words in paragraphs)
        topics = chance.sample(WORDS, 2)
        owners = ["hannover"] if number % 5 == 0 else []
        when = f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}T08:00:00+02:00"
        yield line(f"text-{number}", body_html=body, topics=topics, co_owners=owners, published_at=when)
