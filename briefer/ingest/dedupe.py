"""Which source is the same as an earlier one.

The same bytes are; so is the same address under the same headline, and the same body by the same publisher. Two outlets
that print one wire text are two sources of one origin and stay; so does an edited or updated copy.
"""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefer.ingest.draft import Draft

_TRACKING_LIST = "fbclid gclid mc_cid mc_eid ref ref_src cmp cmpid ocid smid amp source taid"
_TRACKING = frozenset(_TRACKING_LIST.split())


def identities(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What two drafts share when they are the same source: (why they are, a key to compare)."""
    body = _folded(draft.body())
    said = "\n".join((_folded(draft.title or ""), _folded(draft.publisher or ""), draft.url or ""))
    found = [("the same text", _key("text", _folded(draft.text), said))]
    if draft.publisher:
        found.append(
            (
                "the same text by the same publisher",
                _key("body", body, _folded(draft.title or ""), _folded(draft.publisher)),
            )
        )
    address = _address(draft.url)
    if address:
        found.append(("the same address and headline", _key("url", address, _folded(draft.title or ""))))
    return tuple(found)


def _key(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _address(url: str | None) -> str | None:
    """The address without what does not tell pages apart; null for a site's front page, which no article has."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = urlencode(
        sorted((k, v) for k, v in parse_qsl(parts.query) if k.lower() not in _TRACKING and not k.lower().startswith("utm_"))
    )
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}" if path or query else None
