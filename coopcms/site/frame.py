"""What every public page needs of the network, in one statement: its words, its organisations, their old names."""

import json
from collections import defaultdict
from dataclasses import dataclass

from coopcms.config import Settings
from coopcms.db import db
from coopcms.network.models import CENTRE
from coopcms.rendering.pages import Link, OwnerView, SiteView

# raw, because it is one statement on every public page; `%` would be a placeholder to one of the engines
_ALL = """
SELECT 1, key, cast(value AS text), '', '', 0, '' FROM settings WHERE substr(key, 1, 5) = 'site.'
UNION ALL SELECT 2, slug, name, short_name, kind, hue, CASE WHEN active THEN 'active' ELSE '' END FROM organisations
UNION ALL SELECT 3, o.slug, n.name, n.valid_to, n.kind, 0, '' FROM organisation_names n
JOIN organisations o ON o.id = n.organisation_id WHERE n.kind = 'former'
ORDER BY 1, 4 DESC, 3
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The values all pages share: `owners` by slug, closed ones too; `texts` are the network's settings."""

    site: SiteView
    owners: dict[str, OwnerView]
    texts: dict[str, str]


def frame(settings: Settings, kinds: tuple[Link, ...]) -> Frame:
    """The frame as it is now; what the network has not decided comes from the operator's settings."""
    texts, rows, former = {}, [], defaultdict(list)
    for part, key, value, *rest in db.execute_sql(_ALL).fetchall():
        if part == 1:
            texts[key] = json.loads(value)
        elif part == 2:
            rows.append((key, value, *rest))
        else:
            former[key].append(value)
    owners = {row[0]: _owner(row, tuple(former[row[0]])) for row in rows}
    centres = sorted((owners[row[0]] for row in rows if row[3] == CENTRE and row[5]), key=lambda o: o.name)
    return Frame(_site(settings, texts, kinds, tuple(centres)), owners, texts)


def _owner(row: tuple, former: tuple[str, ...]) -> OwnerView:
    slug, name, short, _kind, hue, _active = row
    return OwnerView(slug, name, hue, url=f"/zentren/{slug}", former_names=former, short=short)


def _site(settings: Settings, texts: dict, kinds: tuple[Link, ...], centres: tuple[OwnerView, ...]) -> SiteView:
    return SiteView(
        title=texts.get("site.title") or settings.site_title,
        claim=texts.get("site.claim") or settings.site_claim,
        funding=texts.get("site.funding") or settings.site_funding,
        origin=settings.base_url,
        kinds=kinds,
        centres=centres,
        imprint_url="/impressum",
        privacy_url="/datenschutz",
        accessibility_url="/barrierefreiheit",
        report_url="/barrierefreiheit#melden",
    )
