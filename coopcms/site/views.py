"""The addresses of the public site at a glance; the pages behind them lie beside this file."""

from flask import Blueprint

from coopcms.content.kinds.registry import BY_PREFIX
from coopcms.review.queries_preview import PATH
from coopcms.site import centres, documents, errors, feeds, items, lists, media, search, shared, texts

site = Blueprint("site", __name__)

_NUMBER = "<int(max=2147483647):number>"
_KINDS = f"any({', '.join(BY_PREFIX)})"

site.add_url_rule("/", view_func=lists.home)
site.add_url_rule(f"/<{_KINDS}:prefix>/", view_func=lists.kind)
site.add_url_rule(f"/<{_KINDS}:prefix>/<slug>", view_func=items.item)
site.add_url_rule(f"/<{_KINDS}:prefix>/<slug>/", view_func=items.without_slash)
site.add_url_rule("/themen/<slug>", view_func=lists.topic)
site.add_url_rule("/zentren/", view_func=centres.centres)
site.add_url_rule("/zentren/<slug>", view_func=centres.centre)
site.add_url_rule("/zentren/<slug>/beitraege", view_func=centres.items_of_centre)
site.add_url_rule("/zentren/<slug>/feed.atom", view_func=feeds.centre_feed)
site.add_url_rule(f"{PATH}<token>", view_func=shared.shared)
site.add_url_rule(f"{PATH}<token>/bild/<int(max=2147483647):number>/<name>", "shared_picture", view_func=shared.picture)
site.add_url_rule(f"{PATH}<token>/dokument/{_NUMBER}/<name>", "shared_document", view_func=shared.document)
site.add_url_rule("/medien/<int(max=2147483647):number>/<name>", view_func=media.picture)
site.add_url_rule(f"/dokumente/{_NUMBER}/<name>", view_func=documents.document)
site.add_url_rule("/suche", view_func=search.search)
site.add_url_rule("/feed.atom", view_func=feeds.network_feed)
site.add_url_rule("/sitemap.xml", view_func=feeds.sitemap)
site.add_url_rule("/robots.txt", view_func=feeds.robots)
site.add_url_rule("/impressum", view_func=texts.imprint)
site.add_url_rule("/datenschutz", view_func=texts.privacy)
site.add_url_rule("/barrierefreiheit", view_func=texts.accessibility)

site.register_error_handler(404, errors.not_found)
