"""The parts of fetching that need no network: unpacking, turns, tries, robots.txt."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ForbiddenSource, UnreachableSource
from briefer.ingest.fetch.pace import Pace
from briefer.ingest.fetch.retry import Passing, with_retries
from briefer.ingest.fetch.robots import LONGEST_PAUSE, Robots
from briefer.ingest.fetch.unpack import Damaged, TooLarge, unpacked

PACK = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


# ---------------------------------------------------------------- unpacking
@given(st.binary(max_size=3000), st.sampled_from(sorted(PACK)), st.integers(1, 400))
def test_what_was_packed_comes_out_whole(data: bytes, encoding: str, size: int) -> None:
    assert unpacked(pieces(PACK[encoding](data), size), encoding, 5000) == data


@pytest.mark.parametrize("encoding", sorted(PACK))
def test_what_packs_very_well_comes_out_whole(encoding: str) -> None:
    data = b"news " * 500_000
    assert unpacked([PACK[encoding](data)], encoding, 1 << 22) == data


def test_gzip_of_several_members_and_deflate_without_its_frame() -> None:
    assert unpacked([gzip.compress(b"one ") + gzip.compress(b"two")], "gzip", 99) == b"one two"
    assert unpacked([gzip.compress(b"one") + b"left behind"], "gzip", 99) == b"one"
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    assert unpacked([raw.compress(b"bare") + raw.flush()], "deflate", 99) == b"bare"


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_bomb_stops_at_the_cap(encoding: str) -> None:
    bomb = PACK[encoding](b" " * (8 << 20))
    assert len(bomb) < 60_000
    read = []

    def chunks() -> list[bytes]:
        read.append(1)
        return [bomb]

    with pytest.raises(TooLarge):
        unpacked(chunks(), encoding, 100_000)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_what_breaks_off_or_is_something_else_is_damaged(encoding: str) -> None:
    packed = PACK[encoding](bytes(range(256)) * 20)
    with pytest.raises(Damaged):
        unpacked([packed[:-6]], encoding, 10_000)
    with pytest.raises(Damaged):
        unpacked([b"<html>not packed at all</html>"], encoding, 10_000)


def test_an_encoding_that_is_not_read_is_named() -> None:
    with pytest.raises(Damaged, match="zstd"):
        unpacked([b"x"], "zstd", 99)


# ---------------------------------------------------------------- turns
def test_turns_of_one_host_are_apart_and_hosts_do_not_wait_for_one_another() -> None:
    now = [100.0]
    pace = Pace(2.0, lambda: now[0])
    assert [pace.wait_for("a"), pace.wait_for("a"), pace.wait_for("b"), pace.wait_for("a")] == [0.0, 2.0, 0.0, 4.0]
    now[0] = 120.0
    assert pace.wait_for("a", least=5.0) == 0.0
    assert pace.wait_for("a") == 5.0


# ---------------------------------------------------------------- tries
def failing(times: int, after: float | None = None) -> tuple[list[int], Callable[[], str]]:
    calls: list[int] = []

    def attempt() -> str:
        calls.append(1)
        if len(calls) <= times:
            raise Passing(UnreachableSource("x", "busy"), after)
        return "done"

    return calls, attempt


def test_what_may_pass_is_tried_again_with_growing_pauses() -> None:
    slept: list[float] = []
    _, attempt = failing(2)
    assert with_retries(attempt, lambda: 60.0, slept.append) == "done"
    assert slept == [0.5, 1.0]


def test_after_three_attempts_the_failure_itself_is_raised() -> None:
    calls, attempt = failing(9)
    with pytest.raises(UnreachableSource, match="busy"):
        with_retries(attempt, lambda: 60.0, lambda seconds: None)
    assert len(calls) == 3


def test_the_servers_own_pause_is_kept_where_it_fits_the_time() -> None:
    slept: list[float] = []
    _, attempt = failing(1, after=7.0)
    assert with_retries(attempt, lambda: 60.0, slept.append) == "done"
    assert slept == [7.0]
    calls, attempt = failing(1, after=90.0)
    with pytest.raises(UnreachableSource):
        with_retries(attempt, lambda: 60.0, slept.append)
    assert (len(calls), slept) == (1, [7.0])


# ---------------------------------------------------------------- robots.txt
def robots(status: int, text: str = "") -> tuple[list[str], Robots]:
    asked: list[str] = []

    def load(address: str) -> tuple[int, bytes]:
        asked.append(address)
        return status, text.encode()

    return asked, Robots("briefer/9.9 (any words)", load)


def test_robots_txt_is_read_once_a_site_and_its_rules_for_us_are_kept() -> None:
    asked, rules = robots(200, "User-agent: *\nDisallow: /\n\nUser-agent: briefer\nDisallow: /private/\nCrawl-delay: 3\n")
    assert rules.admit("https://a.example/news", "a") == 3.0
    with pytest.raises(ForbiddenSource, match=r"robots\.txt does not allow"):
        rules.admit("https://a.example/private/x", "a")
    assert asked == ["https://a.example/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_txt_all_is_allowed(status: int) -> None:
    assert robots(status)[1].admit("https://a.example/x", "a") == 0.0


def test_a_server_in_trouble_allows_nothing_for_now() -> None:
    with pytest.raises(ForbiddenSource, match="503"):
        robots(503)[1].admit("https://a.example/x", "a")


def test_an_endless_pause_is_cut() -> None:
    assert robots(200, "User-agent: *\nCrawl-delay: 86400\n")[1].admit("https://a.example/x", "a") == LONGEST_PAUSE
