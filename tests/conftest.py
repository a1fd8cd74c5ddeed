"""What all tests may ask for: see tests/fixtures, one file per noun."""

from hypothesis import HealthCheck, settings

# A busy machine is no failure: random cases are judged by their result, not by their time.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.clock",
    "tests.fixtures.organisations",
    "tests.fixtures.people",
    "tests.fixtures.items",
    "tests.fixtures.web",
    "tests.fixtures.command",
    "tests.fixtures.browser",
    "tests.fixtures.statements",
]
