"""From answers to sources: what was read on the web, as the readers of files take it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefer.errors import SourceError
from briefer.ingest.fetch.fetcher import Ask, Fetcher
from briefer.ingest.fetch.guard import Resolve, system_resolve
from briefer.ingest.fetch.many import fetch_all
from briefer.ingest.fetch.store import Stored
from briefer.ingest.fetch.urls import printable, without_tracking
from briefer.ingest.load import Kind, Raw, Told
from briefer.settings.model import Fetch

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def raw_of(stored: Stored, told: Told = Told()) -> Raw:
    """The answer as a source named by the address that it was asked for at, with what else is known of it."""
    charset = _CHARSET.search(stored.content_type)
    said = replace(told, url=stored.final, charset=charset[1] if charset else None)
    return Raw(printable(stored.url), stored.final, _kind(stored), stored.body, said)


def fetch_raws(
    rules: Fetch, resolve: Resolve = system_resolve, progress: Callable[[int, int], None] = lambda done, total: None
) -> Callable[[Sequence[str]], Mapping[str, Raw | SourceError]]:
    """What `read_sources` needs to read web addresses; each is asked for without what tracks its readers."""

    def fetch(addresses: Sequence[str]) -> Mapping[str, Raw | SourceError]:
        asks = [Ask(without_tracking(address)) for address in addresses]
        found = fetch_all(Fetcher(rules, resolve), asks, progress)
        return {
            address: one if isinstance(one, SourceError) else raw_of(one.stored)
            for address, one in zip(addresses, found, strict=True)
        }

    return fetch


def _kind(stored: Stored) -> Kind:
    kind = stored.content_type.partition(";")[0].strip().lower()
    if kind == "application/pdf" or stored.body.startswith(b"%PDF-"):
        return "pdf"
    return "text" if kind in {"text/plain", "text/markdown"} else "html"
