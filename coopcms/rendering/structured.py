"""Structured data (JSON-LD, schema.org) after K4: minimal and true; what the record does not know is not said."""

from coopcms.rendering.filters import iso
from coopcms.rendering.pages import CentreView, ItemView, OwnerView, SiteView
from coopcms.rendering.pictures import Cover

_TYPES = {"article": "NewsArticle", "story": "Article", "format": "Course"}
_GENERATED = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def home_data(site: SiteView) -> dict:
    """The site and how to search it."""
    search = {
        "@type": "SearchAction",
        "target": site.absolute(site.search_url) + "?q={search_term_string}",
        "query-input": "required name=search_term_string",
    }
    return _data("WebSite", name=site.title, url=site.absolute("/"), inLanguage=site.language, potentialAction=search)


def item_data(site: SiteView, item: ItemView) -> dict:
    """A text with its dates and owners, or a course with its provider; the lead centre publishes, all are sources."""
    address, owners = site.absolute(item.path), [_organisation(site, owner) for owner in item.owners]
    common = {"url": address, "inLanguage": item.language, "description": item.lead, "image": _image(site, item.cover)}
    if _TYPES.get(item.kind) == "Course":
        return _data("Course", name=item.title, provider=owners, courseMode=item.extra.get("mode", ""), **common)
    return _data(
        _TYPES.get(item.kind, "WebPage"),
        headline=item.title,
        mainEntityOfPage=address,
        publisher=owners[0] if owners else {},
        sourceOrganization=owners[1:],
        author={"@type": "Person", "name": item.byline} if item.byline else owners,
        datePublished=iso(item.published_at) if item.published_at else "",
        dateModified=iso(item.updated_at) if item.updated_at else "",
        **common,
    )


def centre_data(site: SiteView, view: CentreView) -> dict:
    """An organisation with the names it had."""
    return {"@context": "https://schema.org"} | _organisation(site, view.owner)


def _image(site: SiteView, cover: Cover | None) -> dict:
    """The picture that stands for a text, with whoever made it and the licence that everybody may use it by."""
    if cover is None:
        return {}
    plain, view = cover.plain, cover.view
    known = {
        "contentUrl": site.absolute(plain.url), "width": plain.width, "height": plain.height, "caption": cover.alt,
        "creditText": view.credit, "license": view.licence, "digitalSourceType": _GENERATED if view.ai else "",
    }  # fmt: skip
    return {"@type": "ImageObject"} | {key: value for key, value in known.items() if value}


def _organisation(site: SiteView, owner: OwnerView) -> dict:
    url = site.absolute(owner.url) if owner.url else ""
    known = {"name": owner.name, "url": url, "alternateName": list(owner.former_names)}
    return {"@type": "Organization"} | {key: value for key, value in known.items() if value}


def _data(kind: str, **known) -> dict:
    return {"@context": "https://schema.org", "@type": kind} | {key: value for key, value in known.items() if value}
