"""Looking at pages: real servers on this machine, which only an exception allows to be asked."""

import socket
import ssl
import time

import pytest
import trustme

from coopcms.readiness.visit import Visit, Visitor
from tests.readiness.servers import answering, dripping, saying


@pytest.fixture
def visitor():
    """A factory: a visitor who may ask these servers."""
    return lambda *servers, **more: Visitor(
        "coopcms-links (+https://netz.example)", frozenset(server.place for server in servers), **more
    )


def always(code: int, **headers):
    return lambda _method, _path: (code, headers)


def by_path(**answers):
    """Answers by the path without its slash; a text is where it sends on to."""

    def answer(_method: str, path: str) -> tuple[int, dict]:
        code, to = answers[path.strip("/").partition("?")[0]]
        return code, {"Location": to} if to else {}

    return answer


@pytest.mark.parametrize(
    ("code", "status"),
    [(200, "ok"), (204, "ok"), (404, "gone"), (410, "gone"), (401, "closed"), (403, "closed"), (429, "closed"),
     (500, "failing"), (503, "failing"), (418, "closed")],
)  # fmt: skip
def test_a_number_is_told_in_a_word(visitor, code, status):
    with answering(always(code)) as server:
        assert visitor(server).visit(server.url()) == Visit(status, code)


def test_the_head_is_enough(visitor):
    with answering(always(200)) as server:
        visitor(server).visit(server.url("/a?b=c#d"))
    ((method, path, headers),) = server.requests
    assert (method, path, headers["Host"]) == ("HEAD", "/a?b=c", server.place)
    assert headers["User-Agent"] == "coopcms-links (+https://netz.example)"


def test_who_answers_no_head_is_asked_for_a_little_of_the_page(visitor):
    with answering(lambda method, _path: (405 if method == "HEAD" else 200, {})) as server:
        began = time.monotonic()
        assert visitor(server).visit(server.url()) == Visit("ok", 200)
    assert server.asked() == [("HEAD", "/"), ("GET", "/")] and time.monotonic() - began < 5


def test_signs_of_other_scripts_are_sent_encoded_and_nothing_twice(visitor):
    with answering(always(200)) as server:
        visitor(server).visit(server.url("/Maß%20e/ü?q=ß%20x"))
    assert server.asked() == [("HEAD", "/Ma%C3%9F%20e/%C3%BC?q=%C3%9F%20x")]


def test_a_move_for_good_is_told_with_the_new_address(visitor):
    with answering(by_path(a=(301, "/b"), b=(308, "/c"), c=(200, ""))) as server:
        assert visitor(server).visit(server.url("/a")) == Visit("moved", 200, server.url("/c"))


def test_a_move_for_now_is_none(visitor):
    with answering(by_path(a=(301, "/b"), b=(302, "/c"), c=(200, ""))) as server:
        assert visitor(server).visit(server.url("/a")) == Visit("ok", 200)


def test_a_move_to_nowhere_is_a_dead_link(visitor):
    with answering(by_path(a=(301, "/b"), b=(404, ""))) as server:
        assert visitor(server).visit(server.url("/a")) == Visit("gone", 404)


def test_three_moves_are_followed_and_no_fourth(visitor):
    moves = dict(a=(302, "/b"), b=(302, "/c"), c=(302, "/d"), d=(200, ""))
    with answering(by_path(**moves)) as server:
        assert visitor(server).visit(server.url("/a")).status == "ok"
        assert len(server.requests) == 4
    with answering(always(302, Location="/im-kreis")) as server:
        assert visitor(server).visit(server.url("/a")).status == "failing"
        assert len(server.requests) == 4


def test_a_move_into_our_own_network_is_refused(visitor):
    with answering(always(200)) as inner, answering(always(302, Location=inner.url("/geheim"))) as outer:
        assert visitor(outer).visit(outer.url()).status == "refused"
        assert inner.requests == []


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://beispiel.example/", "http://169.254.169.254/latest/meta-data"]
)
def test_a_move_to_what_is_no_public_page_is_refused(visitor, to):
    with answering(always(302, Location=to)) as server:
        assert visitor(server).visit(server.url()).status == "refused"


def test_without_an_exception_this_machine_is_never_asked(visitor):
    with answering(always(200)) as server:
        assert visitor().visit(server.url()).status == "refused"
        assert visitor().visit(f"http://localhost:{server.port}/").status == "refused"
        assert server.requests == []


def test_the_machine_that_was_looked_at_is_the_one_that_is_asked(visitor, monkeypatch):
    """A name that leads elsewhere at its second question changes nothing: there is no second question."""
    with answering(always(200)) as server:
        questions, truly = [], socket.getaddrinfo

        def look_up(host, port, *args, **more):
            if host == "127.0.0.1":
                return truly(host, port, *args, **more)
            questions.append(host)
            ip = "127.0.0.1" if len(questions) == 1 else "169.254.169.254"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        place = f"beispiel.example:{server.port}"
        seen = Visitor("a", frozenset({place})).visit(f"http://{place}/")
        assert (seen, questions) == (Visit("ok", 200), ["beispiel.example"])
        assert server.requests[0][2]["Host"] == place


def test_who_does_not_listen_is_silent(visitor):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    seen = Visitor("a", frozenset({f"127.0.0.1:{port}"})).visit(f"http://127.0.0.1:{port}/")
    assert seen.status == "silent" and seen.note


def test_who_answers_too_slowly_is_cut_off(visitor):
    with dripping(every=0.05) as server:
        began = time.monotonic()
        seen = visitor(server, seconds=0.6).visit(server.url())
    assert seen.status == "silent" and time.monotonic() - began < 2


def test_who_answers_too_slowly_behind_a_certificate_is_cut_off_too(visitor):
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with dripping(0.05, tls) as server:
        began = time.monotonic()
        seen = visitor(server, seconds=0.8, tls=trusting).visit(server.url(scheme="https"))
    assert seen.status == "silent" and time.monotonic() - began < 3


@pytest.mark.parametrize(
    "answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300, b"HTTP/1.1 99999 x\r\n\r\n", b""]
)
def test_an_answer_that_is_none_is_silence(visitor, answer):
    with saying(answer) as server:
        assert visitor(server).visit(server.url()).status == "silent"


def test_a_certificate_that_nobody_vouches_for_is_told(visitor):
    authority = trustme.CA()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with answering(always(200), tls) as server:
        assert visitor(server).visit(server.url(scheme="https")).status == "certificate"
        assert server.requests == []


def test_the_certificate_is_held_against_the_name(visitor):
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with answering(always(200), tls) as server:
        assert visitor(server, tls=trusting).visit(server.url(scheme="https")) == Visit("ok", 200)
        other = Visitor("a", frozenset({f"localhost:{server.port}"}), tls=trusting)
        assert other.visit(f"https://localhost:{server.port}/").status == "certificate"
