"""Every record, in pipeline order: ingest → extract → reconcile → compose.

All records are frozen and refuse unknown fields; change one by `model_copy(update=…)`. Offsets count characters (Unicode
code points) of the article's stored text, end exclusive, and `text[start:end] == quote` always.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefer.errors import SpanError

ContestedKind = Literal[
    "figure", "time", "place", "participants", "occurrence", "attribution", "quotation", "characterisation"
]
BlockKind = Literal["title", "heading", "paragraph", "item"]
Hedge = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "range"]
Grain = Literal["year", "month", "week", "day", "part", "minute"]
Relation = Literal["at", "before", "after", "since", "until"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["asserted", "possible", "expected", "required", "conditional"]
Status = Literal["corroborated", "single_source", "contested"]


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


# ---------------------------------------------------------------- spans
class Span(Record):
    """A stretch of an article's stored text: `start` inclusive, `end` exclusive, in characters."""

    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span ends after it starts, not {self.start}–{self.end}")
        return self


class Block(Span):
    """One block of an article: its title, a subheading, a paragraph or a list item. Chrome lies outside all blocks."""

    kind: BlockKind = "paragraph"


class Citation(Record):
    """A span of a source with its quote. Only `Article.cite` makes one, so the quote is always the source's own text."""

    source: str
    start: Annotated[int, Field(ge=0)]
    end: int
    quote: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"{self.source} {self.start}–{self.end} cannot hold a quote of {len(self.quote)} characters")
        return self


# ---------------------------------------------------------------- ingest
class Article(Record):
    """A cleaned source text with its metadata.

    `text` is the stored text that all offsets count in: for plain text the file's own decoded text, for HTML and PDF the
    extracted text. `blocks` are the parts of it that are the article, in order and without overlap; what lies between them
    (menus, comments, adverts) is never cited. Metadata is null where the source does not say.
    """

    id: str
    path: str | None = None
    url: str | None = None
    text: str
    text_is_file: bool = True
    """Is `text` the decoded file itself (plain text), or was it extracted (HTML, PDF, JSON, stdin)?"""
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: dt.date | None = None
    sha256: str
    """Of the bytes as read."""
    notes: tuple[str, ...] = ()
    """What the reader should know of how it was read: an encoding guessed, hidden text stripped."""

    @model_validator(mode="after")
    def _blocks_in_text(self) -> Self:
        last = 0
        for block in self.blocks:
            if block.start < last or block.end > len(self.text):
                raise ValueError(f"{self.id}: block {block.start}–{block.end} lies outside the text or overlaps another")
            last = block.end
        return self

    def cite(self, start: int, end: int) -> Citation:
        """The citation of `text[start:end]`, without white space at its ends.

        Raises `SpanError` where that is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{self.id} {start}–{end}", f"outside a text of {len(self.text)} characters")
        raw = self.text[start:end]
        quote = raw.strip()
        if not quote:
            raise SpanError(f"{self.id} {start}–{end}", "holds white space only")
        start += len(raw) - len(raw.lstrip())
        return Citation(source=self.id, start=start, end=start + len(quote), quote=quote)

    def holds(self, citation: Citation) -> bool:
        """Does this article's text hold the citation's quote at its offsets?"""
        return citation.source == self.id and self.text[citation.start : citation.end] == citation.quote

    @property
    def key(self) -> str:
        """What the article is known by from day to day, whatever its text: its address, else its path, else its text."""
        return self.url or (f"file:{self.path}" if self.path else f"text:{self.text_sha256}")

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> int:
        """The number of words in the article's blocks."""
        return sum(len(self.text[b.start : b.end].split()) for b in self.blocks)


class LeftOut(Record):
    """A source that could not be used, and why."""

    subject: str
    cause: str
    mend: str = ""


class Intake(Record):
    """What ingest hands on: the articles, and what was left out."""

    articles: tuple[Article, ...]
    left_out: tuple[LeftOut, ...] = ()


# ---------------------------------------------------------------- what a sentence says
class Quantity(Record):
    """A number as the text means it: a closed interval, how it is hedged, its unit and what it counts.

    "nearly five hours" is hedge `nearly`, value 5, unit "hour". `low` and `high` bound what the words allow; an open end
    is infinite. `unit` is a canonical singular ("hour", "percent", "USD", "kilometre") or null for a bare count, `noun`
    the lemma of what is counted ("soldier") where the text says it.
    """

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    hedge: Hedge = "exact"
    unit: str | None = None
    noun: str | None = None


class When(Record):
    """A date or time as the text means it, resolved against the article's date.

    `first` and `last` are the days it may be (equal for one day), null where it cannot be resolved; `minute` the minute
    of the day (0–1439) where a clock time is given, `zone` its offset from UTC in minutes where the text says it.
    """

    start: int
    end: int
    text: str
    first: dt.date | None = None
    last: dt.date | None = None
    minute: int | None = None
    zone: int | None = None
    grain: Grain = "day"
    relation: Relation = "at"


# ---------------------------------------------------------------- extract
class Claim(Record):
    """One thing one article says.

    `statement` stands alone: neutral in form, without leading connectives. `citation` is the exact passage. `speaker`
    is who says it where it is reported speech (null: the article itself). `polarity` and `modality` are those of the
    main statement. `order` counts the article's claims from 0.
    """

    id: str
    source: str
    order: int
    statement: str
    citation: Citation
    block: BlockKind = "paragraph"
    """The kind of block it stands in: a title supports what the text says, but is no report of its own."""
    speaker: str | None = None
    attributed: bool = False
    """Does the statement itself say who says it?"""
    about: str = ""
    """What the statement leaves open, as a model put it: read where claims are compared, never told."""
    times: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"


class Verdict(Record):
    """What the grounding gate says of a statement, and why; `reason` is empty where it is supported."""

    supported: bool
    reason: str = ""


class Refusal(Record):
    """A statement that the grounding gate refused."""

    source: str
    statement: str
    reason: str


class Extraction(Record):
    """The claims of one article, and what the gate refused."""

    source: str
    claims: tuple[Claim, ...]
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader should know of how they were made: "the model gave no valid answer: …"."""


# ---------------------------------------------------------------- reconcile
class Origin(Record):
    """Articles that share one source text: a wire story and its copies."""

    id: str
    sources: tuple[str, ...]


class Fact(Record):
    """What one or more claims say in common; the first claim is the one it is told by."""

    id: str
    claims: tuple[Claim, ...]
    origins: int
    also: tuple[Claim, ...] = ()
    """Claims of other facts that state this one, too: a sentence may state two."""
    like: tuple[str, ...] = ()
    """Other facts that may speak of the same thing in other words."""
    wording: str | None = None
    """The words to tell it in, where a model put it in words that the gate accepted."""
    weight: int | None = None
    """How much a page needs it, 3 (wrong without it) to 1 (detail), where a model weighed it."""


class Position(Record):
    """One answer to a contested question, with the claims that give it."""

    claims: tuple[Claim, ...]
    value: str
    """The answer in short, as the detector read it: "about 4,200 people"."""
    origins: int
    wording: str | None = None
    """The words to tell it in, where a model put it in words that the gate accepted."""


class ContestedPoint(Record):
    """A question that sources answer differently: two or more positions."""

    id: str
    topic: str
    kind: ContestedKind
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    facts: tuple[str, ...] = ()
    """The facts it is about."""
    why: str = ""
    """Why the detector holds the positions for incompatible."""
    sure: float = 1.0
    """How sure of it the detector is, 0 to 1."""


class UpdateValue(Record):
    """One value of something that changes, and when it held."""

    value: str
    as_of: str | None
    claims: tuple[Claim, ...]


class Update(Record):
    """A later value that replaces an earlier one of the same thing, oldest first."""

    id: str
    topic: str
    values: Annotated[tuple[UpdateValue, ...], Field(min_length=2)]
    facts: tuple[str, ...] = ()


class Ledger(Record):
    """All that is known of one story."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    facts: tuple[Fact, ...]
    contested: tuple[ContestedPoint, ...] = ()
    updates: tuple[Update, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader should know of how it was made."""
    alike: Mapping[str, Mapping[str, float]] = Field(default_factory=dict)
    """Claim → other claims → how surely, 0 to 1, the two speak of the same thing, where rules compared them."""


# ---------------------------------------------------------------- compose: the briefing.json contract
class SourceItem(Record):
    """A source as the page lists it.

    `path` names the file within the folder it came from ("seeds/a.txt"), whatever the working folder. `text_path` is
    where the text that the offsets count in lies beside the briefing, null where the file itself is that text.
    """

    id: str
    path: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: dt.date | None
    origin: str
    words: int
    sha256: str
    text_path: str | None = None
    text_sha256: str


class FactItem(Record):
    """A fact as the page states it; `speaker` is who said it where the statement is attributed."""

    id: str
    statement: str
    speaker: str | None = None
    status: Status
    independent_sources: int
    on_page: bool = True
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class PositionItem(Record):
    """One side of a contested point.

    `wires` counts the origins that two or more of its sources share; `speakers` are those who say it, each once, empty
    where a source says it itself.
    """

    statement: str
    speaker: str | None = None
    independent_sources: int
    wires: int = 0
    speakers: tuple[str, ...] = ()
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class ContestedItem(Record):
    """A contested point with its sides, and the sources that are silent on it."""

    id: str
    topic: str
    kind: ContestedKind
    on_page: bool = True
    positions: Annotated[tuple[PositionItem, ...], Field(min_length=2)]
    silent: tuple[str, ...] = ()


class ValueItem(Record):
    """One value of an update."""

    value: str
    as_of: str | None
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class UpdateItem(Record):
    """A thing whose value changed, oldest value first."""

    id: str
    topic: str
    on_page: bool = True
    values: Annotated[tuple[ValueItem, ...], Field(min_length=2)]


class SummarySentence(Record):
    """One sentence of the bottom line with its citations."""

    statement: str
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class EngineInfo(Record):
    """What made the briefing."""

    name: Literal["embedded", "openai"]
    model: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)


class Usage(Record):
    """What the model cost; all zero for the embedded engine."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    cached: int = 0
    """Questions answered without a request: by the response cache, or by an identical question of the run."""


# ---------------------------------------------------------------- what changed since an earlier briefing
ChangeKind = Literal["reversed", "settled", "newly_contested", "updated", "withdrawn", "new"]
"""The weightiest first."""


class Said(Record):
    """What a briefing said of something, and the day it held, where that is known."""

    text: str
    as_of: dt.date | None = None


class ItemChange(Record):
    """What became of one thing between an earlier briefing of a story and a later one.

    `item` is its id in the later briefing, null where it is no more; `before` its id in the earlier one, null where it was
    not told. `old` is what the earlier one said of it, `new` what the later one says; either is null where it said nothing.
    """

    kind: ChangeKind
    topic: str
    item: str | None = None
    before: str | None = None
    old: Said | None = None
    new: Said | None = None


class SourceChange(Record):
    """A source whose text is another than it was in the earlier briefing.

    `corrected` where it says so itself; `notice` is where. `taken_out` are passages that the earlier briefing cited and
    that stand there no more.
    """

    kind: Literal["edited", "corrected"]
    source: str
    old_sha256: str
    new_sha256: str
    notice: Citation | None = None
    taken_out: tuple[str, ...] = ()


class Changes(Record):
    """What changed since the briefing of `since`; `unchanged` are the items of the later one that were told then, too."""

    since: dt.date
    items: tuple[ItemChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()
    unchanged: tuple[str, ...] = ()


class Briefing(Record):
    """The one page. Every other format is rendered from it; `schema` names the contract's version."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["briefer/briefing/1"] = Field(default="briefer/briefing/1", alias="schema")
    title: str
    as_of: dt.date | None
    summary: str
    bottom_line: tuple[SummarySentence, ...] = ()
    """The summary's sentences with their citations."""
    sources: tuple[SourceItem, ...]
    facts: tuple[FactItem, ...]
    contested: tuple[ContestedItem, ...] = ()
    updates: tuple[UpdateItem, ...] = ()
    integrity: tuple[str, ...] = ()
    engine: EngineInfo
    usage: Usage = Usage.model_construct()
    """Built without validation, which would build its validator at import: 25 ms of every command."""
    page: Literal["a4", "letter"] = "a4"
    changes: Changes | None = None
    """What changed since the story's last briefing; null where there was none before."""

    @property
    def news(self) -> tuple[ItemChange, ...]:
        """The changes that the page tells, weightiest kinds first: all but new facts that are off the page."""
        off = {fact.id for fact in self.facts if not fact.on_page}
        items = self.changes.items if self.changes is not None else ()
        told = [change for change in items if change.kind != "new" or change.item not in off]
        return tuple(sorted(told, key=lambda change: get_args(ChangeKind).index(change.kind)))

    @property
    def tally(self) -> str:
        """How much changed, in words ("1 settled, 2 updated, 1 source edited"), "nothing new" where nothing did."""
        names = [change.kind.replace("_", " ") for change in self.news]
        names += [f"source {source.kind}" for source in (self.changes.sources if self.changes else ())]
        return ", ".join(f"{names.count(name)} {name}" for name in dict.fromkeys(names)) or "nothing new"


# ---------------------------------------------------------------- the front page of a day
class FrontStory(Record):
    """A story as the front page shows it; `bottom_line` cites the sources of the story's own briefing.

    `publishers` names those sources, `origins` counts the independent ones among them. `contested` is the number of points
    that they differ on, and `disputes` the first of them. `since` is the day of the story's last briefing, null where it
    is new; `news` what changed since, and `tally` that in words. `folder` is where the story's pages lie, relative to the
    front page; null where none were made. `searches` names the saved searches that find the story.
    """

    id: str
    title: str
    bottom_line: tuple[SummarySentence, ...]
    publishers: dict[str, str]
    origins: int
    contested: int
    disputes: tuple[str, ...] = ()
    since: dt.date | None = None
    news: tuple[ItemChange, ...] = ()
    tally: str = ""
    folder: str | None = None
    searches: tuple[str, ...] = ()


class QuietStory(Record):
    """A story that goes on without news: one line."""

    id: str
    title: str
    since: dt.date
    folder: str | None = None
    searches: tuple[str, ...] = ()


class FrontPage(Record):
    """The day's stories by weight; every other format of the front page is rendered from it.

    `quiet` are those without news, `more` how many there were beyond those that were briefed. `articles` counts what was
    read, and `left_out` says what could not be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["briefer/front/1"] = Field(default="briefer/front/1", alias="schema")
    date: dt.date
    stories: tuple[FrontStory, ...]
    quiet: tuple[QuietStory, ...] = ()
    more: int = 0
    articles: int
    left_out: tuple[LeftOut, ...] = ()
    engine: EngineInfo
    usage: Usage = Usage()
    page: Literal["a4", "letter"] = "a4"
