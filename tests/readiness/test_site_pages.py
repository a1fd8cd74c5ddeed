"""The addresses readiness knows are those of the public site."""

from coopcms.content.kinds.registry import BY_PREFIX
from coopcms.readiness.site_pages import FIXED, centre_of, topic_of


def test_every_page_of_the_site_is_known_as_one(app):
    rules = [
        rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("site.") and "static" not in rule.endpoint
    ]
    fixed = {rule.rule for rule in rules if not rule.arguments}
    assert fixed == FIXED
    named = [rule.rule.replace("<slug>", "siegen") for rule in rules if rule.arguments == {"slug"}]
    assert named and all(centre_of(path) == "siegen" or topic_of(path) == "siegen" for path in named)
    prefixed = [rule for rule in rules if "prefix" in rule.arguments]
    assert {rule.rule.count("/") for rule in prefixed} == {2, 3} and BY_PREFIX
