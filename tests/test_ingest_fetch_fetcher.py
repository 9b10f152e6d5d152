"""The guarded fetcher over real loopback HTTP and HTTPS: what is read, and everything that is refused or bounded."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import trustme

from briefer.errors import (
    ForbiddenSource,
    NotAnArticle,
    OversizedSource,
    SourceError,
    UnreachableSource,
    UnreadableSource,
    UsageError,
)
from briefer.ingest.fetch.fetcher import Answer, Ask, Fetcher
from briefer.ingest.fetch.many import fetch_all
from briefer.ingest.fetch.retry import with_retries
from briefer.ingest.fetch.store import Stored
from briefer.settings.model import Fetch
from tests import site as our
from tests.patience import CEILING, patience
from tests.site import Site, article, closed_port

TEXT = "The bridge at Elm Ford was closed on Monday after a barge struck one of its piers."


def fetcher(*sites: Site, **settings: object) -> Fetcher:
    given = {"per_host_seconds": 0.0, "timeout": CEILING, "allow_hosts": [one.host for one in sites]} | settings
    return Fetcher(Fetch.model_validate(given))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses before another try, in seconds: they take no time, and are kept."""
    made: list[float] = []

    def hurried(attempt: Callable[[], Any], left: Callable[[], float], sleep: Callable[[float], None]) -> Any:
        return with_retries(attempt, left, made.append)

    monkeypatch.setattr("briefer.ingest.fetch.fetcher.with_retries", hurried)
    return made


# ---------------------------------------------------------------- reading
def test_a_page_is_read_with_what_its_server_says_of_it(site: Site) -> None:
    url = site.page("/story", article("Bridge closed", TEXT))
    found = fetcher(site).get(Ask(url)).stored
    assert TEXT.encode() in found.body
    assert (found.url, found.final) == (url, url)
    assert found.content_type == "text/html; charset=utf-8"
    assert found.etag is not None
    (hit,) = site.hits("/story")
    assert hit.headers["host"] == site.host
    assert hit.headers["user-agent"].startswith("briefer/")
    assert "cookie" not in hit.headers


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_packed_answers_are_unpacked(site: Site, encoding: str) -> None:
    import brotli

    packed = our.gzipped(b"<p>unpacked</p>") if encoding == "gzip" else brotli.compress(b"<p>unpacked</p>")
    url = site.serve("/x", our.Answer(packed, headers={"Content-Encoding": encoding, "Content-Type": "text/html"}))
    assert fetcher(site).get(Ask(url)).stored.body == b"<p>unpacked</p>"


def test_redirects_are_followed_and_the_last_address_is_told(site: Site) -> None:
    site.page("/story", article("Bridge closed", TEXT))
    first = site.redirect("/a", site.redirect("/b", "/story", 301))
    assert fetcher(site).get(Ask(first)).stored.final == f"{site.address}/story"


def test_redirects_without_end_are_given_up(site: Site) -> None:
    url = site.redirect("/a", "/a")
    with pytest.raises(UnreachableSource, match="more than 8 redirects"):
        fetcher(site).get(Ask(url))


# ---------------------------------------------------------------- what may not be reached
def test_a_loopback_address_is_refused_before_connecting(site: Site) -> None:
    with pytest.raises(ForbiddenSource, match="no public address"):
        fetcher().get(Ask(site.page("/story", article("Bridge closed", TEXT))))
    assert site.connections == 0


def test_a_redirect_to_a_private_address_is_refused_before_connecting(site: Site) -> None:
    with Site(host="localhost") as inner:
        inner.page("/secret", "<p>not for you</p>")
        url = site.redirect("/a", f"{inner.address}/secret")
        with pytest.raises(ForbiddenSource, match="localhost is no public address"):
            fetcher(site).get(Ask(url))
        assert inner.connections == 0
    assert len(site.hits("/a")) == 1


@pytest.mark.parametrize(
    "form", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_no_way_of_writing_an_address_gets_around_the_guard(site: Site, form: str) -> None:
    with pytest.raises(SourceError):
        fetcher().get(Ask(f"http://{form}:{site.port}/story"))
    assert site.connections == 0


def test_every_address_of_a_name_must_be_public() -> None:
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        return ["93.184.215.14", "10.0.0.7"]

    with pytest.raises(ForbiddenSource, match=r"10\.0\.0\.7"):
        Fetcher(Fetch(per_host_seconds=0), resolve).get(Ask("http://two-faced.example/"))
    assert asked == [("two-faced.example", 80)]


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    """A name that answers differently the second time gains nothing: it is not asked a second time for one connection."""
    site.page("/story", article("Bridge closed", TEXT))
    answers = {"rebound.example": iter([["127.0.0.1"], ["127.0.0.1"]])}
    rules = Fetch(per_host_seconds=0, allow_hosts=("rebound.example",))
    found = Fetcher(rules, lambda host, port: next(answers[host])).get(Ask(f"http://rebound.example:{site.port}/story"))
    assert TEXT.encode() in found.stored.body
    assert site.hits("/story")[0].headers["host"] == f"rebound.example:{site.port}"


def test_a_host_is_allowed_by_its_name_not_by_what_it_resolves_to(site: Site) -> None:
    rules = Fetch(per_host_seconds=0, allow_hosts=("other.example",))
    with pytest.raises(ForbiddenSource):
        Fetcher(rules, lambda host, port: ["127.0.0.1"]).get(Ask(f"http://intruder.example:{site.port}/"))
    assert site.connections == 0


def test_ports_of_other_services_are_refused() -> None:
    with pytest.raises(ForbiddenSource, match="port 25"):
        Fetcher(Fetch(), lambda host, port: ["93.184.215.14"]).get(Ask("http://mail.example:25/"))


def test_other_schemes_are_refused_in_redirects_too(site: Site) -> None:
    url = site.redirect("/a", "file:///etc/passwd")
    with pytest.raises(UnreadableSource, match="only http and https"):
        fetcher(site).get(Ask(url))


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    assert fetcher(site).get(Ask(site.page("/story", article("Bridge closed", TEXT))))


# ---------------------------------------------------------------- bounds
@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_bomb_stops_at_the_cap(site: Site, encoding: str) -> None:
    url = site.bomb("/bomb", megabytes=50, encoding=encoding)
    assert len(site.answers["/bomb"].body) < 100_000
    with pytest.raises(OversizedSource, match="larger than 1,048,576 bytes"):
        fetcher(site, max_bytes=1 << 20).get(Ask(url))


def test_a_large_answer_is_not_read_to_its_end(site: Site) -> None:
    url = site.serve("/big", our.Answer(b"x" * 300_000, headers={"Content-Type": "text/html"}))
    with pytest.raises(OversizedSource):
        fetcher(site, max_bytes=100_000).get(Ask(url))


def test_a_server_that_hangs_costs_the_time_set_once(site: Site) -> None:
    url = site.page("/story", article("Bridge closed", TEXT))
    site.serve("/robots.txt", our.Answer(b"late", held=True))
    with pytest.raises(UnreachableSource, match="no answer in the time set"):
        fetcher(site, timeout=0.3).get(Ask(url))
    assert len(site.requests) <= 1  # none, where the time was over before the machine came to it


def test_a_server_that_drips_costs_the_time_set(site: Site) -> None:
    # Whoever bounds each wait alone, and not the whole, has the answer after 20 seconds.
    url = site.serve("/drip", our.Answer(b"x" * 400, headers={"Content-Type": "text/html"}, drip=0.05))
    with pytest.raises(UnreachableSource, match="no answer in the time set"):
        fetcher(site, timeout=0.5).get(Ask(url))


def test_a_name_that_does_not_resolve_in_time_costs_the_time_set() -> None:
    release = threading.Event()

    def slow(host: str, port: int) -> Sequence[str]:
        release.wait(CEILING)
        return []

    with pytest.raises(UnreachableSource, match="no answer in the time set"):
        Fetcher(Fetch(timeout=0.3), slow).get(Ask("http://slow.example/"))
    release.set()


def test_a_name_that_does_not_exist_is_told_at_once(pauses: list[float]) -> None:
    asked: list[str] = []

    def none(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(UnreachableSource, match="the name nowhere.example cannot be resolved"):
        Fetcher(Fetch(), none).get(Ask("https://nowhere.example/"))
    assert asked == ["nowhere.example"]
    assert pauses == []


def test_a_closed_port_is_tried_again_and_then_told(pauses: list[float]) -> None:
    with pytest.raises(UnreachableSource, match="the connection failed"):
        fetcher(allow_hosts=("127.0.0.1",)).get(Ask(f"http://127.0.0.1:{closed_port()}/"))
    assert pauses == [0.5, 1.0]


# ---------------------------------------------------------------- trouble that passes
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(site: Site, status: int, pauses: list[float]) -> None:
    answers = iter([our.Answer(status=status), our.Answer(b"<p>now</p>", headers={"Content-Type": "text/html"})])
    url = site.serve("/x", lambda hit: next(answers))
    assert fetcher(site).get(Ask(url)).stored.body == b"<p>now</p>"
    assert pauses == [0.5]


def test_retry_after_is_kept(site: Site) -> None:
    answers = iter(
        [
            our.Answer(status=429, headers={"Retry-After": "1"}),
            our.Answer(b"<p>now</p>", headers={"Content-Type": "text/html"}),
        ]
    )
    url = site.serve("/x", lambda hit: next(answers))
    fetcher(site).get(Ask(url))
    first, second = site.hits("/x")
    assert second.at - first.at >= 1.0


def test_a_pause_longer_than_the_time_is_not_waited_for(site: Site, pauses: list[float]) -> None:
    url = site.serve("/x", our.Answer(status=503, headers={"Retry-After": "3600"}))
    with pytest.raises(UnreachableSource, match="in trouble \\(503\\)"):
        fetcher(site).get(Ask(url))
    assert pauses == []
    assert len(site.hits("/x")) == 1


def test_an_answer_that_breaks_off_is_asked_for_again(site: Site, pauses: list[float]) -> None:
    whole = our.Answer(b"<p>whole</p>", headers={"Content-Type": "text/html"})
    answers = iter([our.Answer(b"<p>whole</p>", headers={"Content-Type": "text/html"}, cut=4), whole])
    url = site.serve("/x", lambda hit: next(answers))
    assert fetcher(site).get(Ask(url)).stored.body == b"<p>whole</p>"
    assert pauses == [0.5]


@pytest.mark.parametrize(
    ("status", "error", "says"),
    [(404, UnreachableSource, "no such page"), (403, ForbiddenSource, "refuses"), (402, ForbiddenSource, "money")],
)
def test_what_will_not_pass_is_told_at_once(site: Site, status: int, error: type[SourceError], says: str) -> None:
    url = site.serve("/x", our.Answer(status=status))
    with pytest.raises(error, match=says):
        fetcher(site).get(Ask(url))
    assert len(site.hits("/x")) == 1


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip"])
def test_kinds_that_are_no_articles_are_not_read(site: Site, kind: str) -> None:
    url = site.serve("/x", our.Answer(b"\x00" * 100, headers={"Content-Type": kind}))
    with pytest.raises(NotAnArticle, match=kind):
        fetcher(site).get(Ask(url))


# ---------------------------------------------------------------- asked before
def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    url = site.page("/story", article("Bridge closed", TEXT))
    read = fetcher(site)
    first = read.get(Ask(url))
    again = read.get(Ask(url, known=first.stored))
    assert again == Answer(first.stored, unchanged=True)
    assert site.hits("/story")[1].headers["if-none-match"] == first.stored.etag
    site.page("/story", article("Bridge open again", TEXT))
    assert not read.get(Ask(url, known=first.stored)).unchanged


def test_validators_go_only_to_the_address_that_gave_them(site: Site) -> None:
    with Site(host="localhost") as other:
        url = site.redirect("/a", other.page("/story", article("Bridge closed", TEXT)))
        read = fetcher(site, other)
        first = read.get(Ask(url))
        assert read.get(Ask(url, known=first.stored)).unchanged
        assert "if-none-match" not in site.hits("/a")[1].headers
        assert "if-none-match" in other.hits("/story")[1].headers


def test_a_fresh_answer_is_used_without_asking() -> None:
    kept = Stored("https://a.example/", "https://a.example/", "text/html", b"<p>kept</p>", fresh=True)
    assert Fetcher(Fetch()).get(Ask("https://a.example/", known=kept)).stored is kept


# ---------------------------------------------------------------- robots.txt
def test_robots_txt_is_asked_once_and_obeyed_in_redirects_too(site: Site) -> None:
    site.robots("User-agent: *\nDisallow: /private/\n")
    site.page("/private/story", article("Bridge closed", TEXT))
    url = site.redirect("/a", "/private/story")
    read = fetcher(site)
    with pytest.raises(ForbiddenSource, match=r"robots\.txt"):
        read.get(Ask(url))
    with pytest.raises(ForbiddenSource, match=r"robots\.txt"):
        read.get(Ask(f"{site.address}/private/story"))
    assert len(site.hits("/robots.txt")) == 1
    assert site.hits("/private/story") == []


def test_a_robots_txt_counts_whatever_the_cap_of_pages_is_and_an_endless_one_closes_the_site(site: Site) -> None:
    site.page("/x", article("Bridge closed", TEXT))
    site.robots("# a word of welcome\n" * 1000 + "User-agent: *\nDisallow: /x\n")
    with pytest.raises(ForbiddenSource, match="does not allow"):
        fetcher(site, max_bytes=2000).get(Ask(f"{site.address}/x"))
    site.robots("# a word of welcome\n" * 40_000)
    with pytest.raises(ForbiddenSource, match=r"robots\.txt is larger than"):
        fetcher(site).get(Ask(f"{site.address}/x"))


def test_a_dead_host_costs_one_wait_however_many_pages_it_has(site: Site) -> None:
    site.serve("/robots.txt", our.Answer(b"late", held=True))
    found = fetch_all(fetcher(site, timeout=0.3), [Ask(f"{site.address}/{n}") for n in range(20)])
    assert len(site.requests) <= 1
    assert [type(one) for one in found] == [UnreachableSource] * 20
    assert [one.subject for one in found if isinstance(one, SourceError)] == [f"{site.address}/{n}" for n in range(20)]


def test_a_host_that_fails_again_and_again_is_given_up(site: Site) -> None:
    urls = [site.serve(f"/{n}", our.Answer(status=503, headers={"Retry-After": "3600"})) for n in range(10)]
    found = fetch_all(fetcher(site), [Ask(url) for url in urls])
    assert [hit.path for hit in site.requests] == ["/robots.txt", "/0", "/1", "/2"]
    causes = [one.cause for one in found if isinstance(one, SourceError)]
    assert causes[:3] == ["the server is in trouble (503)"] * 3
    assert causes[3:] == [f"{site.host} failed 3 times in a row and was given up"] * 7


def test_a_page_that_is_missing_is_no_trouble_of_its_host(site: Site) -> None:
    read = fetcher(site)
    found = fetch_all(read, [Ask(f"{site.address}/{n}") for n in range(5)])
    assert [one.cause for one in found if isinstance(one, SourceError)] == ["there is no such page (404)"] * 5


def test_an_address_that_leads_nowhere_leaves_time_for_the_next(site: Site) -> None:
    site.page("/story", article("Bridge closed", TEXT))
    rules = Fetch(per_host_seconds=0, allow_hosts=("two.example",), timeout=CEILING)
    found = Fetcher(rules, lambda host, port: ["::1", "127.0.0.1"]).get(Ask(f"http://two.example:{site.port}/story"))
    assert TEXT.encode() in found.stored.body


# ---------------------------------------------------------------- many
def plain(body: bytes) -> our.Answer:
    return our.Answer(body, headers={"Content-Type": "text/plain"})


def test_answers_come_in_the_order_of_the_asks_and_hosts_do_not_wait_for_one_another(site: Site) -> None:
    with Site() as quick, Site() as stuck:

        def after(other: Site, answer: our.Answer) -> Callable[[our.Hit], our.Answer]:
            """The answer when another host has been asked for all that is wanted of it, and not before."""

            def give(hit: our.Hit) -> our.Answer:
                patience(lambda: {f"/{n}" for n in range(3)} <= {one.path for one in other.requests}, CEILING / 2)
                return answer

            return give

        fast = [quick.serve(f"/{n}", plain(b"fast")) for n in range(3)]
        slow = [site.serve(f"/{n}", after(quick, plain(b"slow"))) for n in range(3)]
        last = stuck.serve("/", after(site, our.Answer(status=404)))
        urls = [last, slow[0], fast[0], slow[1], fast[1], slow[2], fast[2], "nonsense"]
        told: list[tuple[int, int]] = []
        found = fetch_all(
            fetcher(site, quick, stuck), [Ask(url) for url in urls], lambda done, total: told.append((done, total))
        )
    bodies = [one.stored.body if isinstance(one, Answer) else type(one).__name__ for one in found]
    assert bodies == ["UnreachableSource", b"slow", b"fast", b"slow", b"fast", b"slow", b"fast", "UnreadableSource"]
    assert told == [(n, 8) for n in range(1, 9)]


def test_one_host_is_asked_one_thing_at_a_time_and_not_too_often(site: Site) -> None:
    urls = [site.page(f"/{n}", article("Bridge closed", TEXT)) for n in range(4)]
    fetch_all(fetcher(site, per_host_seconds=0.1), [Ask(url) for url in urls])
    times = [hit.at for hit in site.requests]
    # A busy machine notes a request late, and the next gap is then short: the whole tells the pace.
    assert times[-1] - times[0] > 0.2


def test_no_more_requests_at_once_than_set() -> None:
    running, most, lock = [0], [0], threading.Lock()

    def answer(hit: our.Hit) -> our.Answer:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.05)
        with lock:
            running[0] -= 1
        return plain(b"ok")

    with Site() as a, Site() as b, Site() as c, Site() as d:
        urls = [one.serve("/x", answer) for one in (a, b, c, d)]
        fetch_all(fetcher(a, b, c, d, concurrency=2), [Ask(url) for url in urls])
    assert 1 <= most[0] <= 2


# ---------------------------------------------------------------- HTTPS
@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def secure(authority: trustme.CA, name: str) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return Site(host="localhost", tls=context)


def test_https_with_an_authority_that_is_trusted(authority: trustme.CA, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with secure(authority, "localhost") as site:
        url = site.page("/story", article("Bridge closed", TEXT))
        assert url.startswith("https://")
        found = fetcher(site, ca_file=tmp_path / "ca.pem").get(Ask(url))
    assert TEXT.encode() in found.stored.body


def test_a_certificate_of_an_unknown_authority_is_refused(authority: trustme.CA) -> None:
    with secure(authority, "localhost") as site:
        url = site.page("/story", article("Bridge closed", TEXT))
        with pytest.raises(UnreachableSource, match="certificate is not trusted"):
            fetcher(site).get(Ask(url))
        assert site.requests == []


def test_a_certificate_for_another_name_is_refused(authority: trustme.CA, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with secure(authority, "elsewhere.example") as site:
        url = site.page("/story", article("Bridge closed", TEXT))
        with pytest.raises(UnreachableSource, match="certificate is not trusted"):
            fetcher(site, ca_file=tmp_path / "ca.pem").get(Ask(url))


def test_a_missing_ca_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ca_file"):
        fetcher(ca_file=tmp_path / "none.pem")
