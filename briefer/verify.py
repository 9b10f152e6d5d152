"""`briefer verify`: does a briefing still hold against its sources, offline?

Every citation is looked up again at its offsets, every statement goes through the grounding gate again, and every count
is taken again. What was edited, moved or lost since is named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from briefer.compose.bottom_line import summary_text
from briefer.errors import BrieferError, VerificationFailed
from briefer.extract.bearing import Passage, borne
from briefer.extract.gate import GateContext, supports
from briefer.ingest.stored import stored_text
from briefer.language.records import dataclass
from briefer.models import Briefing, Citation, SourceItem


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what failed, a line each."""

    problems: tuple[str, ...]
    checks: int
    citations: int
    statements: int
    sources: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement on the page with what it rests on; `count` is the number of independent sources it claims.

    `together`: its passages may bear it part by part.
    """

    label: str
    statement: str
    speaker: str | None
    citations: tuple[Citation, ...]
    count: int | None = None
    together: bool = False


def verify_file(path: Path, root: Path | None = None) -> Report:
    """Check the briefing at `path`; the sources are looked for where the run found them, under `root`, beside the
    briefing and above it, and in the working folder.

    Raises `VerificationFailed` where the file is no readable briefing.
    """
    briefing = _load(path)
    finder = _Finder(path.resolve().parent, root)
    texts: dict[str, str] = {}
    problems: list[str] = []
    for source in briefing.sources:
        try:
            texts[source.id] = finder.text(source)
        except BrieferError as error:
            problems.append(str(error))
    return check(briefing, texts, problems)


def check(briefing: Briefing, texts: Mapping[str, str], problems: Sequence[str] = ()) -> Report:
    """Hold the briefing against its sources' texts (source id → text); `problems` are those already known. Pure."""
    found = list(problems)
    listed = {source.id: source for source in briefing.sources}
    stated = list(_stated(briefing))
    found += _citation_problems(stated, listed, texts)
    speakers = _speakers(stated)
    for item in stated:
        found += _together_problems(item, listed, speakers) if item.together else _statement_problems(item, listed)
    if briefing.bottom_line and briefing.summary != summary_text(briefing.bottom_line):
        found.append("summary: is not the text of its cited sentences")
    citations = sum(len(item.citations) for item in stated)
    return Report(tuple(found), citations + len(stated) + len(listed), citations, len(stated), len(listed))


def _load(path: Path) -> Briefing:
    try:
        return Briefing.model_validate_json(path.read_bytes())
    except OSError as error:
        raise VerificationFailed(str(path), error.strerror or "cannot be read", "name a briefing.json") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise VerificationFailed(str(path), f"is no sound briefing: {where}: {first['msg']}", "make it again") from None


def _stated(briefing: Briefing) -> Iterator[Stated]:
    speakers = {fact.statement: fact.speaker for fact in briefing.facts}
    for n, sentence in enumerate(briefing.bottom_line, 1):
        speaker = speakers.get(sentence.statement)
        yield Stated(f"summary sentence {n}", sentence.statement, speaker, sentence.citations, together=True)
    for fact in briefing.facts:
        yield Stated(f"fact {fact.id}", fact.statement, fact.speaker, fact.citations, fact.independent_sources)
    for point in briefing.contested:
        for n, side in enumerate(point.positions, 1):
            label = f"contested point {point.id}, position {n}"
            yield Stated(label, side.statement, side.speaker, side.citations, side.independent_sources)
    for update in briefing.updates:
        for n, value in enumerate(update.values, 1):
            yield Stated(f"update {update.id}, value {n}", value.value, None, value.citations)


def _citation_problems(
    stated: Sequence[Stated], listed: Mapping[str, SourceItem], texts: Mapping[str, str]
) -> Iterator[str]:
    for item in stated:
        for citation in item.citations:
            where = f"{item.label}: {citation.source} {citation.start}–{citation.end}"
            if citation.source not in listed:
                yield f"{where}: the briefing lists no source {citation.source}"
            elif citation.source in texts and texts[citation.source][citation.start : citation.end] != citation.quote:
                yield f"{where}: the source does not hold the quote {citation.quote[:60]!r} there"


def _speakers(stated: Sequence[Stated]) -> Mapping[Citation, tuple[str, ...]]:
    """Who speaks in each passage, as the items that cite it say."""
    found: dict[Citation, dict[str, None]] = {}
    for item in stated:
        for citation in item.citations if item.speaker else ():
            found.setdefault(citation, {})[item.speaker or ""] = None
    return {citation: tuple(names) for citation, names in found.items()}


def _together_problems(
    item: Stated, listed: Mapping[str, SourceItem], speakers: Mapping[Citation, tuple[str, ...]]
) -> Iterator[str]:
    passages = [
        Passage(citation.quote, speaker, listed[citation.source].published)
        for citation in item.citations
        if citation.source in listed
        for speaker in (None, *speakers.get(citation, ()))
    ]
    if reason := borne(item.statement, passages):
        yield f"{item.label}: no cited passage supports it: {reason}"


def _statement_problems(item: Stated, listed: Mapping[str, SourceItem]) -> Iterator[str]:
    verdicts = [_supported(item, citation, listed) for citation in item.citations]
    if not any(supported for supported, _ in verdicts):
        yield f"{item.label}: no cited passage supports it: {verdicts[0][1]}"
    if item.count is not None:
        origins = {listed[c.source].origin for c in item.citations if c.source in listed}
        if item.count != len(origins):
            yield f"{item.label}: says {item.count} independent sources, its citations have {len(origins)}"


def _supported(item: Stated, citation: Citation, listed: Mapping[str, SourceItem]) -> tuple[bool, str]:
    source = listed.get(citation.source)
    context = GateContext(
        speaker=item.speaker,
        published=source.published if source else None,
        passage_speaker=item.speaker,
        known_names=(item.speaker,) if item.speaker else (),
    )
    verdict = supports(item.statement, citation.quote, context)
    return verdict.supported, verdict.reason


class _Finder:
    """Finds the text that a source's offsets count in, and checks that it is the one that was read."""

    def __init__(self, folder: Path, root: Path | None) -> None:
        self._folder, self._root = folder, root
        self._locations = _locations(folder / "sources" / "locations.json")

    def text(self, source: SourceItem) -> str:
        """The source's text. Raises `VerificationFailed` where it is missing or has changed."""
        original = self._original(source)
        if original is not None and hashlib.sha256(original.read_bytes()).hexdigest() != source.sha256:
            raise VerificationFailed(f"source {source.id} ({source.path})", f"has changed since: {original}")
        if original is None and source.path and source.path != "-" and not self._only_text(source):
            raise VerificationFailed(
                f"source {source.id} ({source.path})", "is missing", "put it back, or name its folder with --root"
            )
        path = self._folder / source.text_path if source.text_path else original
        if path is None or not path.is_file():
            raise VerificationFailed(f"source {source.id}", "its stored text is missing", "make the briefing again")
        text = stored_text(path)
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != source.text_sha256:
            raise VerificationFailed(f"source {source.id}", f"its text has changed since: {path}")
        return text

    def _only_text(self, source: SourceItem) -> bool:
        """Was the file not kept, so that the stored text stands for it? `briefer daily` says so by an empty place."""
        return source.text_path is not None and self._locations.get(source.id) == ""

    def _original(self, source: SourceItem) -> Path | None:
        if source.path is None or source.path == "-":
            return None
        name = source.path.partition("#")[0]
        return next((path for path in self._candidates(source.id, name) if path.is_file()), None)

    def _candidates(self, ident: str, name: str) -> Iterator[Path]:
        if self._root is not None:
            yield self._root / name
            yield self._root / Path(name).name
            return
        if ident in self._locations:
            if self._locations[ident]:
                yield Path(self._locations[ident])
            return
        for folder in (Path.cwd(), self._folder, *self._folder.parents):
            yield folder / name


def _locations(path: Path) -> Mapping[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
