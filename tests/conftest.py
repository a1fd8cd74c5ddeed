"""What all tests may ask for: see tests/fixtures, one file per noun."""

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
