"""What was read before: bodies with the validators by which a server says that nothing changed."""

from __future__ import annotations

from typing import Protocol

from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer as it is kept. `url` is the address that was asked for, `final` the one that answered in the end.

    `content_type` is the header's whole value ("" where there was none), `body` the unpacked bytes. `etag` and
    `last_modified` are the server's validators, null where it gave none. An answer that is `fresh` is used without asking
    the server at all; a store sets it for what must not change any more, such as a day that has been briefed.
    """

    url: str
    final: str
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
    fresh: bool = False


class Store(Protocol):
    """Keeps answers by the address asked for. Called from one thread only, the one that gathers."""

    def get(self, url: str) -> Stored | None:
        """The answer kept for an address, null where there is none."""
        ...

    def put(self, stored: Stored) -> None:
        """Keep an answer in place of an earlier one for its address. Called for each as it comes, changed or not."""
        ...


class MemoryStore:
    """A store for as long as the program runs."""

    def __init__(self) -> None:
        self.kept: dict[str, Stored] = {}

    def get(self, url: str) -> Stored | None:
        """The answer kept for an address, null where there is none."""
        return self.kept.get(url)

    def put(self, stored: Stored) -> None:
        """Keep an answer in place of an earlier one for its address."""
        self.kept[stored.url] = stored
