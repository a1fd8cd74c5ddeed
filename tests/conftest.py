"""What all tests may ask for: see tests/fixtures, one file per noun."""

import gc
import os

from hypothesis import HealthCheck, settings

# A busy machine is no failure: random cases are judged by their result, not by their time. A gate must give the same
# answer twice, so under CI the cases are the same in each run; whoever runs the suite by hand meets new ones.
settings.register_profile("house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("gate", settings.get_profile("house"), derandomize=True)
settings.register_profile("long", settings.get_profile("house"), max_examples=500)  # asked for by slow tests
settings.load_profile("gate" if os.environ.get("CI") else "house")

# Queries are trees of many small objects: looking through them every 700 for garbage takes an eighth of the time.
gc.set_threshold(50_000, 20, 20)

# No test asks a machine on the internet: whoever tests the check of links switches it on for a server of its own.
os.environ["COOPCMS_LINKS_A_DAY"] = "0"

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.clock",
    "tests.fixtures.organisations",
    "tests.fixtures.pictures",
    "tests.fixtures.documents",
    "tests.fixtures.people",
    "tests.fixtures.items",
    "tests.fixtures.approvals",
    "tests.fixtures.demo",
    "tests.fixtures.web",
    "tests.fixtures.command",
    "tests.fixtures.browser",
    "tests.fixtures.statements",
    "tests.fixtures.lasting",
]
