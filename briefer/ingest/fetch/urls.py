"""Addresses: which are read, what of them tells pages apart, and which two are the same page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefer.errors import ForbiddenSource, UnreadableSource

_TRACKING = re.compile(
    r"(?:utm_\w+|mc_[ce]id|_?hs(?:enc|mi)|ns_\w+|at_(?:medium|campaign|custom\d|link\w*|bbc\w*|ptr\w*|format)|"
    r"pk_(?:campaign|kwd|source|medium)|mtm_\w+|(?:fb|g|dc|ms|tw|yc|wbra|gbra|ttc|s)clid|igsh(?:id)?|xtor|cmp(?:id)?|ocid|"
    r"smid|taid|ito|ref_src|ref_url|ncid|sr_share|soc_src|soc_trk|guce_\w+|spm|__twitter_impression|wt_?\.?mc\w*|"
    r"partner_?id|rss(?:id)?|feed(?:type|name)?|traffic_source|campaign_?id|icid|intcid)",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def checked(address: str) -> str:
    """The address in its normal form: its host in ASCII, without user and fragment.

    Raises `UnreadableSource` where it is none of http or https, `ForbiddenSource` where it carries a password.
    """
    import httpx2

    subject = printable(address)
    try:
        url = httpx2.URL(address.strip())
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise UnreadableSource(subject, f"is no web address: {error}", "check the address") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise UnreadableSource(subject, "only http and https are read", "name a web address")
    if url.userinfo:
        raise ForbiddenSource(subject, "an address with a user name or password is not read", "take them out")
    return str(url.copy_with(fragment=None))


def printable(address: str) -> str:
    """The address as it may be shown: without a password, on one line, not endless."""
    shown = re.sub(r"(?<=//)[^/?#@\s]*@", "", " ".join(address.split()))
    return shown if len(shown) <= 300 else shown[:299] + "…"


def joined(base: str, reference: str) -> str:
    """The address that `reference` means on the page `base`, checked as `checked` does."""
    import httpx2

    try:
        return checked(str(httpx2.URL(base).join(reference.strip())))
    except (httpx2.InvalidURL, ValueError) as error:
        raise UnreadableSource(printable(reference), f"is no web address: {error}", "check the address") from None


def without_tracking(address: str) -> str:
    """The address without what was added to it to see where readers come from, and without its fragment.

    Only parameters that are known for it are taken out: any other may choose the page.
    """
    plain = address.partition("#")[0]
    base, mark, query = plain.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0]))
    return f"{base}?{kept}" if mark and kept else base


def same_page(address: str) -> str:
    """A key equal for addresses of one page: scheme, "www." and the like, tracking and a last slash do not count."""
    parts = urlsplit(without_tracking(address))
    host = bare_host(address)
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}?{query}"


def bare_host(address: str) -> str:
    """The host of an address without "www.", "m." and the like."""
    return _MOBILE.sub("", (urlsplit(address).hostname or "").lower().rstrip("."))


def origin(address: str) -> str:
    """Scheme, host and port of an address: what one robots.txt speaks for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def host(address: str) -> str:
    """Host and port of an address: what is asked no more often than it may be."""
    return urlsplit(address).netloc.rpartition("@")[2].lower()
