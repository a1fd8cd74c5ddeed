"""Our server asks machines of the public internet only, and the very one that was looked at."""

import socket
import threading

import pytest

from coopcms.readiness import hosts
from coopcms.readiness.hosts import NotPublic, Unresolved, door_of, is_public


@pytest.fixture
def names(monkeypatch):
    """Names and the addresses they lead to."""
    known: dict[str, list[str]] = {}

    def look_up(host, port, **_more):
        if host not in known:
            raise socket.gaierror("unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a9fe:a9fe::",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "fec0::1", "fecf::1", "feff::1", "::7f00:1", "::10.0.0.1",
    "::93.184.215.14", "::ffff:0:127.0.0.1", "::ffff:0:93.184.215.14", "5f00::1", "64:ff9b:1::a00:1", "100::1",
    "2002:5db8:d70e::1", "2001:0:5db8:d70e::1", "2001:20::1", "3fff::1", "4000::1", "1fff::1", "192.88.99.1",
]  # fmt: skip


@pytest.mark.parametrize("ip", PRIVATE)
def test_no_machine_of_our_own_network_is_asked(names, ip):
    names["beispiel.example"] = [ip]
    assert not is_public(ip)
    with pytest.raises(NotPublic):
        door_of("https://beispiel.example/")


@pytest.mark.parametrize(
    "ip",
    [
        "93.184.215.14",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2a01:4f8::1",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
    ],
)
def test_a_public_machine_is_asked(names, ip):
    names["beispiel.example"] = [ip]
    door = door_of("https://beispiel.example/a?b=c")
    assert (door.machines, door.port, door.parts.path) == ((ip,), 443, "/a")


def test_one_private_address_among_public_ones_is_enough_to_refuse(names):
    names["beispiel.example"] = ["93.184.215.14", "127.0.0.1"]
    with pytest.raises(NotPublic):
        door_of("http://beispiel.example/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://beispiel.example/", "file:///etc/passwd", "gopher://beispiel.example/", "//beispiel.example/", "http://",
        "http://user@beispiel.example/", "http://user:pw@beispiel.example/", "http://beispiel.example:22/",
        "https://beispiel.example:6379/", "http://beispiel.example:443/", "http://beispiel.example:0x50/",
        "http://beispiel.example:99999/", "http://[::1", "http://beispiel.example/a\r\nX: y",
        "http://bei spiel.example/", "http://beispiel.example\n.evil.example/",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_asked(names, url):
    names |= {"beispiel.example": ["93.184.215.14"], "evil.example": ["93.184.215.14"]}
    with pytest.raises(NotPublic):
        door_of(url)


@pytest.mark.parametrize(
    "url", ["http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::]/"]
)
def test_odd_spellings_of_this_machine_lead_to_it_too(url):
    with pytest.raises((NotPublic, Unresolved)):
        door_of(url)


def test_an_exception_names_host_and_port(names):
    names["intern.example"] = ["10.0.0.5"]
    allowed = frozenset({"intern.example:8000"})
    assert door_of("http://intern.example:8000/", allowed).machines == ("10.0.0.5",)
    with pytest.raises(NotPublic):
        door_of("http://intern.example/", allowed)


def test_an_unknown_name_is_no_private_one(names):
    with pytest.raises(Unresolved):
        door_of("https://unbekannt.example/")


def test_a_name_server_that_does_not_answer_is_not_waited_for(monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(hosts, "_PATIENCE", 0.05)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: gate.wait(5) and [])
    with pytest.raises(Unresolved):
        door_of("https://langsam.example/")
    gate.set()
