"""What every public page needs of the network, in one statement: words, organisations, their old names, its pages."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coopcms.config import Settings
from coopcms.content.kinds.page import PAGE
from coopcms.db import db
from coopcms.network.models import CENTRE
from coopcms.rendering.pages import Link, OwnerView, SiteView

Titles = Callable[[list[int]], Mapping[int, str]]
SHOWN = 20  # standing pages in the footer; the list has all

# raw, because it is one statement on every public page; `%` would be a placeholder to one of the engines
_ALL = f"""
SELECT 1, key, cast(value AS text), '', '', 0, '' FROM settings WHERE substr(key, 1, 5) = 'site.'
UNION ALL SELECT 2, slug, name, short_name, kind, hue, CASE WHEN active THEN 'active' ELSE '' END FROM organisations
UNION ALL SELECT 3, o.slug, n.name, n.valid_to, n.kind, 0, '' FROM organisation_names n
JOIN organisations o ON o.id = n.organisation_id WHERE n.kind = 'former'
UNION ALL SELECT 4, i.slug, r.title, '', '', i.id,
CASE WHEN EXISTS (SELECT 1 FROM quotes q WHERE q.item_id = i.id) THEN 'quotes' ELSE '' END FROM items i
JOIN listings l ON l.item_id = i.id AND l.kind = '{PAGE.name}' AND l.organisation_id IS NULL AND l.topic_id IS NULL
JOIN revisions r ON r.id = i.live_id
ORDER BY 1, 4 DESC, 3
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The values all pages share: `owners` by slug, closed ones too; `texts` are the network's settings."""

    site: SiteView
    owners: dict[str, OwnerView]
    texts: dict[str, str]


def frame(settings: Settings, kinds: tuple[Link, ...], titles: Titles) -> Frame:
    """The frame as it is now; what the network has not decided comes from the operator's settings.

    `titles` looks up what of the titles of live items may be public; it is asked where a standing page quotes somebody.
    """
    texts, rows, former, pages = {}, [], defaultdict(list), []
    for part, key, value, *rest in db.execute_sql(_ALL).fetchall():
        if part == 1:
            texts[key] = json.loads(value)
        elif part == 2:
            rows.append((key, value, *rest))
        elif part == 3:
            former[key].append(value)
        else:
            pages.append((rest[2] if rest[3] else 0, Link(value, f"/{PAGE.prefix}/{key}")))
    owners = {row[0]: _owner(row, tuple(former[row[0]])) for row in rows}
    centres = sorted((owners[row[0]] for row in rows if row[3] == CENTRE and row[5]), key=lambda o: o.name)
    site = replace(_site(settings, texts, kinds, tuple(centres)), pages=_titled(pages[:SHOWN], titles))
    return Frame(site, owners, texts)


def _titled(pages: list[tuple[int, Link]], titles: Titles) -> tuple[Link, ...]:
    """The pages, those in which somebody is quoted called as readers may know them."""
    quoting = [number for number, _link in pages if number]
    known = titles(quoting) if quoting else {}
    return tuple(replace(link, title=known.get(number, link.title)) for number, link in pages)


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
