"""What all formats share: text made safe to show, citation marks, and the count of sources and origins behind an item.

Text from articles is hostile: it is shown as it reads, and nothing in it may steer the page. Each format escapes for its
own syntax; what no format can show, or what could turn the reading order round, is taken out here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import Briefing, Citation, SourceItem

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNBROKEN = 28
FIRST_ISOLATE, END_ISOLATE = "\u2068", "\u2069"

_BREAKS = rx(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = rx(r"\s+")
# Control and format characters: C0, C1, soft hyphen, directional marks, embeddings, overrides and isolates, invisible
# operators, byte-order marks, interlinear annotation, and the tag characters in which text can be hidden.
_INVISIBLE = rx(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e0fff]"
)
# A joiner shapes Arabic, Indic and emoji sequences; beside an ASCII character it only hides.
_STRAY_JOINER = rx(r"(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_NO_CHARACTER = rx("[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
_RIGHT_TO_LEFT = rx("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LONG_RUN = rx(rf"\S{{{UNBROKEN}}}(?=\S)")
_ISO_DATE = rx(r"(\d{4})-(\d\d)-(\d\d)")
_NOT_IN_URL = rx(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")


# ---------------------------------------------------------------- text
def printable(text: str) -> str:
    """`text` with its line breaks as `\\n`, without characters that are invisible or reverse the reading order.

    Private-use characters, lone surrogates and noncharacters become U+FFFD, so the reader sees that something stood there.
    """
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return _NO_CHARACTER.sub("\ufffd", _STRAY_JOINER.sub("", text))


def line(text: str) -> str:
    """`text` as one printable line, white space folded."""
    return _SPACE.sub(" ", printable(text)).strip()


def isolated(text: str) -> str:
    """`text` between directional isolates where it holds right-to-left letters: what surrounds it stays in order."""
    return f"{FIRST_ISOLATE}{text}{END_ISOLATE}" if _RIGHT_TO_LEFT.search(text) else text


def breakable(text: str) -> str:
    """`text` with a chance to break the line inside every run of more than `UNBROKEN` characters without white space."""
    return _LONG_RUN.sub("\\g<0>\u200b", text)


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut between words where it can be, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ", limit // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:.–—-") + "…"


def safe_url(url: str | None) -> str | None:
    """`url` if it is an http or https address of a host, else None: no other scheme is ever made a link."""
    if url is None or _NOT_IN_URL.search(url) or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def date_text(date: dt.date | None) -> str | None:
    """A date as the page writes it, "16 December 2025"."""
    return None if date is None else f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_date(date: dt.date | None) -> str | None:
    """A date as lists write it, "16 Dec 2025"."""
    return None if date is None else f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def moment_text(moment: str | None) -> str | None:
    """The moment of an update's value: an ISO date at its start is written as the page writes dates, other words stay."""
    if moment is None:
        return None
    match = _ISO_DATE.match(moment)
    if match is None:
        return line(moment) or None
    try:
        date = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return line(moment)
    clock = line(moment[match.end() :].lstrip("T ,"))
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" + (f", {clock}" if clock else "")


def plural(count: int, noun: str) -> str:
    """ "1 source", "2 sources"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# ---------------------------------------------------------------- sources
def source_name(source: SourceItem) -> str:
    """How the page names a source: its publisher, else its host, else its file name, else its id."""
    if source.publisher and line(source.publisher):
        return line(source.publisher)
    url = safe_url(source.url)
    if url is not None:
        return line(urlsplit(url).hostname or source.id).removeprefix("www.")
    return line((source.path or "").replace("\\", "/").rpartition("/")[2]) or source.id


def origin_count(briefing: Briefing) -> int:
    """The number of origins among the briefing's sources."""
    return len({s.origin for s in briefing.sources})


# ---------------------------------------------------------------- marks and tallies
@dataclass(frozen=True, slots=True)
class Mark:
    """One source behind an item, with the passages of it that the item cites."""

    source: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much stands behind an item: the sources cited, of how many, and the origins among them."""

    sources: int
    of: int
    origins: int
    wires: int = 0
    """Origins that two or more of the sources share."""
    speakers: int = 0
    """Who says it, where all sources report it of somebody."""

    @property
    def long(self) -> str:
        """ "3 of 5 sources, 2 origins"."""
        return f"{self.sources} of {plural(self.of, 'source')}, {plural(self.origins, 'origin')}"

    @property
    def medium(self) -> str:
        """ "3/5 sources", with the origins where they are not as many: "3/5 sources, 2 origins"."""
        return f"{self.sources}/{plural(self.of, 'source')}{self._origins()}"

    @property
    def short(self) -> str:
        """ "3/5", with the number of origins where it differs: "3/5 (2)"."""
        return f"{self.sources}/{self.of}" + ("" if self.origins == self.sources else f" ({self.origins})")

    @property
    def side(self) -> str:
        """ "3 sources", with the origins where they are not as many, and who is behind: "3 sources, 2 origins, 1 wire"."""
        behind = [
            plural(n, what) for n, what in ((self.wires, "wire"), (self.speakers, "speaker")) if n and self.sources > 1
        ]
        return ", ".join((f"{plural(self.sources, 'source')}{self._origins()}", *behind))

    def _origins(self) -> str:
        return "" if self.origins == self.sources else f", {plural(self.origins, 'origin')}"


def marks(citations: Iterable[Citation], order: Mapping[str, int]) -> tuple[Mark, ...]:
    """One mark for each source cited, in the order of the source list, each with its citations in the order of the text."""
    by_source: dict[str, list[Citation]] = {}
    for citation in citations:
        held = by_source.setdefault(citation.source, [])
        if citation not in held:
            held.append(citation)
    ids = sorted(by_source, key=lambda s: (order.get(s, len(order)), s))
    return tuple(Mark(s, tuple(sorted(by_source[s], key=lambda c: (c.start, c.end)))) for s in ids)


def mark_text(ids: Sequence[str], limit: int = 12) -> str:
    """Source ids as one compact mark: "S1·3·4"; more than `limit` of them end in "+2"."""
    shown, more = ids[:limit], len(ids) - limit
    numbered = all(re.fullmatch(r"S\d+", i) for i in shown)
    text = "S" + "·".join(i[1:] for i in shown) if numbered and shown else "·".join(line(i) for i in shown)
    return f"{text} +{more}" if more > 0 else text
