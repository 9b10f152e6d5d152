"""Title, publisher, byline, dateline and date of publication, from what an article's own text prints.

Only what the text says counts: a date without a year stays unresolved unless the text names a year on which it falls on
the weekday given; a copyright year is no date of publication; an all-number date that can be read two ways is settled
by how the text writes its other dates, or not at all.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Sequence

from briefer.ingest.chrome import kind_of
from briefer.ingest.headline import is_masthead
from briefer.ingest.lines import Line, split_lines
from briefer.ingest.stamps import Date, byline, dateline, dates, is_name, is_stamp
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import Block

_LOOK = 16
"""Lines around the title that may name the writer."""
_STAMPS = 40
"""Lines around the title that may give the date."""
_OPENING = 120
"""Words of the article among which its stamps stand: title, standfirst and the first paragraphs."""
_HEAD, _TAIL = 40_000, 8_000
"""Characters above and below the body that are read."""
_COPYRIGHT = rx(
    r"(?:©|\(c\)|\bcopyright\b)\W*(?:copyright\W*)?(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2})?)?\W*(?:by\s+)?"
    r"(?!designed|powered|all |no |policy|notice|infring|law)(?P<name>[^\W\d_][^|·•\n;,]*?)\W*"
    r"(?:(?:19|20)\d{2}\b|\ball rights\b|\bno re|\breproduction\b|\bunless\b|\.\s|[|·•;,]|$)",
    re.IGNORECASE,
)
_IMPRINT = rx(
    r"^\W*(?P<name>[^\W\d_a-z][\w&.’' -]{1,50}?),? (?:is|has been) (?:the |an? |your )?(?:[\w-]+ ){0,2}"
    r"(?:published|printed|produced|brand|service|publication|part|member|financed|funded|owned|destination)\b"
)
_REPORTING = rx(r"^\W*(?:reporting|writing|written|report) by (?P<name>[^;)\n]+)", re.IGNORECASE)
_UPDATED = rx(r"\bupdated?\b|\bmodified\b|\bcorrected\b", re.IGNORECASE)
_PUBLISHED = rx(r"\b(?:published|posted|released|issued|first)\b", re.IGNORECASE)
_YEAR = rx(r"(?<![\d.,/-])(?:19|20)\d{2}(?![\d,/-])")
_SEPARATOR = rx(r"\s*[|·•]\s*|\s+[–—]\s+|\s+-\s+")
_CAMEL = rx(r"[A-Z][a-z]+[A-Z0-9]\w*$")
_KNOWN = """
reuters, associated press, the associated press, agence france-presse, afp, al jazeera, bbc, bbc news, cnn, deutsche welle,
france 24, euronews, the guardian, the new york times, the washington post, bloomberg, financial times, the times,
the telegraph, the independent, politico, npr, cbs news, abc news, nbc news, fox news, sky news, the economist,
the wall street journal, xinhua, tass, kyodo news, press trust of india, ansa, efe, dpa, interfax, ukrinform, the hindu,
the kyiv independent, the times of india, the japan times, south china morning post, the straits times, der spiegel,
le monde, el país, haaretz, the moscow times, usa today, los angeles times, the irish times, the globe and mail
"""
_OUTLETS = frozenset(name.strip() for name in _KNOWN.split(","))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself; null where it does not say."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: dt.date | None = None


def read_metadata(text: str, blocks: Iterable[Block]) -> Metadata:
    """The metadata that `text` prints around and at the start of its article, whose blocks are `blocks`.

    Pure; values are the text's own words, white space folded. `published` is a calendar day, never guessed.
    """
    blocks = tuple(blocks)
    if not blocks:
        return Metadata()
    title = next((b for b in blocks if b.kind == "title"), None)
    opening = _opening(text, blocks)
    head = _outside(text, blocks, opening[-1].end)
    near = _near(head, title.start if title else blocks[0].start)
    tail = split_lines(text[blocks[-1].end : blocks[-1].end + _TAIL])
    places = [place for place in (dateline(text[b.start : min(b.end, b.start + 160)]) for b in opening) if place]
    places += [place for place in (dateline(line.text) for line in near if _is_plain(line)) if place]
    printed = " ".join(text[title.start : title.end].split()) if title else None
    publisher = _publisher(text, head, tail, printed, places[0][0] if places else None)
    return Metadata(
        title=printed,
        publisher=publisher,
        byline=_byline(near[:_LOOK], tail, title.start if title else 0, publisher),
        dateline=" ".join(places[0][0].split()) if places else None,
        published=_published(text, near, tail, [date for _, date in places if date]),
    )


def _is_plain(line: Line) -> bool:
    """Is the line short and no chrome, so that it may be a dateline set apart?"""
    return len(line.text) < 100 and kind_of(line.text) is None


def _opening(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks at the start of the article, up to some paragraphs into it."""
    words = 0
    for i, block in enumerate(blocks):
        words += len(text[block.start : block.end].split()) if block.kind != "title" else 0
        if words > _OPENING:
            return blocks[: i + 1]
    return blocks


def _outside(text: str, blocks: Sequence[Block], end: int) -> list[Line]:
    """The lines outside the blocks, down to `end`; text too far above is blanked, so that offsets hold."""
    start = max(0, min(blocks[0].start, end) - _HEAD)
    lines = split_lines(" " * start + text[start:end])
    out, at = [], 0
    for line in lines:
        while at < len(blocks) and blocks[at].end <= line.start:
            at += 1
        if at == len(blocks) or line.end <= blocks[at].start:
            out.append(line)
    return out


def _near(head: Sequence[Line], title: int) -> list[Line]:
    """The head's lines, those below the title first, then those above it, the nearest first."""
    below = [line for line in head if line.start >= title]
    above = [line for line in head if line.start < title]
    return below + above[::-1]


# ---------------------------------------------------------------- who
def _byline(near: Sequence[Line], tail: Sequence[Line], title: int, publisher: str | None) -> str | None:
    """The writer: a line that says "by", else a name beside the date, else the agency's sign-off."""
    for line, after in itertools.pairwise([*near, *near[-1:]]):
        if line.text.strip(" :").lower() in ("by", "written by", "words by") and is_name(after.text):
            return after.text
        name = byline(line.text)
        if name and (line.start > title or line.text[:2].lower() == "by") and not _is_outlet(name, publisher):
            return re.sub(r"\s+(?:on$|[@(]|\S+@).*", "", " ".join(name.split()))
    beside = [line for line in near if line.start > title and kind_of(line.text) is None and _is_beside_stamp(line, near)]
    if (
        len(beside) == 1
        and is_name(beside[0].text)
        and "&" not in beside[0].text
        and not _is_outlet(beside[0].text, publisher)
    ):
        return beside[0].text
    for line in tail[:6]:
        found = _REPORTING.match(line.text)
        if found:
            return re.sub(r"\s+in\s+[A-Z][\w ]+?(?=\s+and\b|,|$)", "", found["name"]).strip(" .")
    return None


def _is_beside_stamp(line: Line, near: Sequence[Line]) -> bool:
    """Could the line be a name, of a person, a paper or a place, and does it stand within two lines of a dated stamp?"""
    if line.words > 6 or line.capital < 0.5 or is_stamp(line.text):
        return False
    at = near.index(line)
    return any(is_stamp(one.text) and any(dates(one.text)) for one in near[max(0, at - 2) : at + 3])


def _is_outlet(name: str, publisher: str | None) -> bool:
    """Is the name a newspaper's or a station's rather than a person's?"""
    low = name.lower()
    return low in _OUTLETS or (len(name.split()) < 2) or (publisher is not None and low == publisher.lower())


# ---------------------------------------------------------------- where
def _publisher(text: str, head: Sequence[Line], tail: Sequence[Line], title: str | None, place: str | None) -> str | None:
    """The outlet's name: after the page's title, its masthead, else its imprint, its copyright line, its dateline."""
    page = _after_title(head, title)
    masthead = next((name for name in (_masthead(line, text) for line in head[:2]) if name), None)
    known = next((line.text for line in head if line.text.lower() in _OUTLETS), None)
    imprint = next((m["name"].strip() for m in (_IMPRINT.match(line.text) for line in tail) if m), None)
    owner = next((m["name"].strip(" .") for m in (_COPYRIGHT.search(line.text) for line in tail) if m), None)
    agency = re.search(r"\(([^()]+)\)$", place) if place else None
    if masthead and imprint and _is_same_outlet(masthead, imprint):
        masthead = imprint
    name = page or masthead or known or imprint or owner or (agency[1] if agency else None)
    return _as_printed(name.strip(" :,"), text) if name and len(name.split()) <= 9 and name != title else None


def _is_same_outlet(masthead: str, imprint: str) -> bool:
    """Is the imprint's name the fuller form of the masthead's?"""
    long, other = masthead.lower().split(), imprint.lower().split()
    return len(other) >= len(long) and any(len(word) > 3 and word in other for word in long)


def _masthead(line: Line, text: str) -> str | None:
    """The outlet's name where the line, one of the first of the text, is its masthead."""
    if is_stamp(line.text) or line.words > 10 or len(text[: line.start].split()) > 12:
        return None
    name = _SEPARATOR.split(line.text)[0].strip().rstrip("!")
    part = Line(0, len(name), name, 0) if name else line
    if not name or kind_of(name) is not None or part.words > 6 or part.capital < 1.0:
        return None
    if part.words == 1 and not _CAMEL.match(name):
        found = re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
        return name if name.isupper() and len(found) > 2 else None
    again = text.lower().count(name.lower().removeprefix("the ")) > 1
    return name if is_masthead(part) or (again and part.words > 1) else None


def _after_title(head: Sequence[Line], title: str | None) -> str | None:
    """The site's name in a page title: "Headline | Site"."""
    if title is None or not head or not head[0].text.startswith(title):
        return None
    parts = [part.strip(" |–—-") for part in re.split(r"\s[|–—-]\s", head[0].text[len(title) :])]
    site = next((part for part in reversed(parts) if part), None)
    return site if site and len(site.split()) <= 5 else None


def _as_printed(name: str, text: str) -> str:
    """The name in mixed case where the text prints it so anywhere, for mastheads shout."""
    if not name.isupper():
        return name
    for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
        if not found[0].isupper() and found[0][0].isupper():
            return found[0]
    return name


# ---------------------------------------------------------------- when
def _published(text: str, near: Sequence[Line], tail: Sequence[Line], places: Sequence[Date]) -> dt.date | None:
    """The day of publication: from the stamps nearest to the title, the datelines, the line below the body."""
    stamps = [line.text for line in near[:_STAMPS] if is_stamp(line.text) or dateline(line.text)]
    for line in tail[:3]:
        if kind_of(line.text) is not None or line.text.lower().startswith("also"):
            break
        stamps += [line.text] if is_stamp(line.text) else []
    found = [(_rank(line, date), date) for line in stamps for date in dates(line)]
    found += [(1, date) for date in places]
    days = (_day(date, text) for _, date in sorted(found, key=lambda one: one[0]))
    return next((day for day in days if day), None)


def _rank(line: str, date: Date) -> int:
    """0: the line calls the date that of publication; 2: that of a later version; 1: it calls it nothing."""
    before = line[: date.start]
    if _PUBLISHED.search(before):
        return 0
    return 2 if _UPDATED.search(before) else 1


def _day(date: Date, text: str) -> dt.date | None:
    """The calendar day that `date` means in `text`; null where that is not certain."""
    if date.swapped:
        date = _settled(date, text) or date
        if date.swapped:
            return None
    if date.year is not None:
        return date.resolve()
    if date.weekday is None:
        return None
    years = sorted({int(year) for year in _YEAR.findall(text[:200_000])})
    fitting = [day for day in (date.resolve(year) for year in years) if day and day.weekday() == date.weekday]
    return fitting[0] if len(fitting) == 1 else None


def _settled(date: Date, text: str) -> Date | None:
    """An all-number date read in the order in which the text writes its dates in words, or as its weekday demands."""
    normal = Date(date.start, date.end, date.year, date.month, date.day, date.weekday)
    turned = Date(date.start, date.end, date.year, date.day, date.month, date.weekday)
    if date.weekday is not None:
        fits = [one for one in (normal, turned) if (day := one.resolve()) and day.weekday() == date.weekday]
        if len(fits) == 1:
            return fits[0]
    written = [one.day_first for one in dates(text[:100_000]) if one.day_first is not None]
    first = sum(written)
    if not written or 2 * first == len(written):
        return None
    return normal if 2 * first > len(written) else turned
