"""What a browser calls itself, in two names."""

import pytest

from coopcms.accounts.devices import browser_and_system


@pytest.mark.parametrize(
    ("agent", "names"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", ("Firefox", "Linux")),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", ("Chrome", "Android")),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17.0 Safari/605.1", ("Safari", "macOS")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_browser_and_system_are_told_apart(agent, names):
    assert browser_and_system(agent) == names
