"""`briefer run` behind the command line: read, brief, write. All input and output of a run happens here.

Two processes share it (see `tandem`), so what a step needs is imported where it is taken.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefer.extract.embedded import EmbeddedEngine
from briefer.language.records import dataclass
from briefer.models import Article, Briefing, LeftOut, Usage
from briefer.output import write_bytes, write_text
from briefer.parallel import Partner, Pending
from briefer.tandem import Taken, Tandem

if TYPE_CHECKING:
    from briefer.pipeline import ByRules, Engine, Progress, TogetherEngine
    from briefer.render.pdf import Heights
    from briefer.settings import Settings

TEXTS = "sources"
"""The folder beside the briefing that holds extracted texts and where the sources were."""
LOCATIONS = "locations.json"


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What `briefer run` was asked to do."""

    sources: tuple[str, ...]
    output: Path | None
    formats: tuple[str, ...]
    engine: str
    as_of: dt.date | None
    title: str | None
    page: Literal["a4", "letter"]
    max_facts: int | None
    max_bytes: int
    quiet: bool
    json_errors: bool
    settings: Settings


def run_briefing(request: RunRequest, tandem: Tandem | None = None) -> bool:
    """Brief the sources and write what was asked for; says whether something was left out: a source, or what a bound on
    cost or tokens did not allow.

    `tandem` is given where the sources are already being read. Raises `UsageError`, `NothingToBrief`, `RenderError`.
    """
    tandem = tandem or Tandem(Partner(), request.sources, request.max_bytes, rules=request.settings.fetch)
    tandem.formats = request.formats
    engine = choose_engine(request.engine, request.settings)
    beside = None
    if isinstance(engine, EmbeddedEngine):
        tandem.go_on(engine)
    else:
        # Beside a model the rules read, too: what they prove stands whatever it says.
        beside = tandem.beside(_by_rules)
    _notice(request, f"briefer: engine: {_named(engine)} ({_why(request.engine, request.settings)})")
    with TerminalProgress(request.quiet) as progress, closing(engine):
        progress("read", 0, 0)
        if not isinstance(engine, EmbeddedEngine):
            _ask(engine, tandem)
        from briefer.compose import Options
        from briefer.language.keep import save
        from briefer.pipeline import brief

        fits = _Fits(tandem.partner, request.formats)
        reading = tandem.reading()
        options = Options(
            as_of=request.as_of,
            title=request.title,
            page=request.page,
            max_facts=request.max_facts,
            stored=text_path,
        )
        briefing = brief(reading.intake, engine, fits, options, progress, tandem.over, beside)
        fits.remember()
        written = _write(request, briefing, reading, tandem.partner)
        tandem.partner.start(save)()  # a partner ends without Python's own end
    report_left_out(reading.intake.left_out, request.json_errors)
    for path in written:
        _notice(request, f"briefer: wrote {path}")
    for note in getattr(engine, "told", ()):
        print(f"briefer: {note}", file=sys.stderr)
    if briefing.engine.model:
        _notice(request, f"briefer: {spent(briefing.usage)}")
    return bool(reading.intake.left_out) or bool(getattr(engine, "partial", False))


def _ask(engine: Engine | TogetherEngine, tandem: Tandem) -> None:
    """Let the first questions leave before anything is loaded that comes after them."""
    getattr(engine, "open", lambda: None)()  # while the partner reads
    if articles := tandem.reading().intake.articles:
        getattr(engine, "begin", lambda *_: None)(articles, _load_rest)


def _load_rest() -> None:
    """Load what a page is made with."""
    for name in ("briefer.pipeline", "briefer.render.pdf"):
        import_module(name)


def _by_rules(articles: Sequence[Article]) -> ByRules:
    from briefer.pipeline import by_rules

    return by_rules(articles)


class _Fits:
    """Does a briefing fit its page? While that is measured, the partner measures what the PDF will ask next."""

    def __init__(self, partner: Partner, formats: tuple[str, ...]) -> None:
        from briefer.render import pdf
        from briefer.render.sheet import sheet

        self._pdf, self._sheet = pdf, sheet
        self._partner = partner if "pdf" in formats and partner.turns is not None else None
        self._ahead: Pending[Heights] | None = None

    def __call__(self, briefing: Briefing) -> bool:
        made = self._sheet(briefing)
        if self._partner is not None and self._ahead is None:
            self._ahead = self._partner.start(self._pdf.heights_ahead, made)
        return self._pdf.sheet_fits(made)

    def remember(self) -> None:
        """Take over what the partner measured."""
        if self._ahead is not None:
            self._pdf.remember(self._ahead())


def choose_engine(name: str, settings: Settings) -> Engine | TogetherEngine:
    """The engine by its name; `auto` takes the model when a key is set.

    Raises `UsageError` where the model is asked for and cannot be used.
    """
    if name == "openai" or (name == "auto" and settings.engine.api_key is not None):
        from briefer.model_engine.setup import engine_of

        return engine_of(settings.engine)
    return EmbeddedEngine()


@contextmanager
def closing(engine: Engine | TogetherEngine) -> Iterator[None]:
    """Close what the engine holds open, however the run ends."""
    try:
        yield
    finally:
        close = getattr(engine, "close", None)
        if close is not None:
            close()


def _why(name: str, settings: Settings) -> str:
    if name != "auto":
        return "as asked"
    return "no key is set" if settings.engine.api_key is None else "a key is set"


def _named(engine: Engine | TogetherEngine) -> str:
    return f"{engine.info.name}, {engine.info.model}" if engine.info.model else engine.info.name


def spent(usage: Usage) -> str:
    """What a run took, in words: "7 requests, 12,345 tokens, $0.0123"."""
    tokens = usage.prompt_tokens + usage.completion_tokens
    cost = "cost unknown: no price is set" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    return f"{usage.requests} request{'s' if usage.requests != 1 else ''}, {tokens:,} tokens, {cost}"


def text_path(article: Article) -> str | None:
    """Where the run stores the article's text, relative to the briefing; None where the source file is that text."""
    return None if article.text_is_file else f"{TEXTS}/{article.id}.txt"


def report_left_out(left_out: Sequence[LeftOut], as_json: bool) -> None:
    """Say on stderr what was left out and why, a line each."""
    for left in left_out:
        if as_json:
            row = {"error": "LeftOut", "subject": left.subject, "cause": left.cause, "mend": left.mend}
            print(json.dumps(row, ensure_ascii=False), file=sys.stderr)
        else:
            mend = f" ({left.mend})" if left.mend else ""
            print(f"briefer: left out {left.subject}: {left.cause}{mend}", file=sys.stderr)


def _write(request: RunRequest, briefing: Briefing, reading: Taken, partner: Partner) -> list[Path]:
    texts = {article.id: article.text for article in reading.intake.articles}
    made = _rendered(request.formats, briefing, texts, partner)
    if request.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made[request.formats[0]])
        sys.stdout.flush()
        return []
    _write_texts(request.output / TEXTS, reading)
    for name, data in made.items():
        write_bytes(request.output / f"briefing.{name}", data)
    return [request.output / f"briefing.{name}" for name in made]


def _rendered(formats: tuple[str, ...], briefing: Briefing, texts: Mapping[str, str], partner: Partner) -> dict[str, bytes]:
    """Each format's bytes, in the formats' order; the PDF is made while the partner makes the others."""
    others = partner.start(render_all, [name for name in formats if name != "pdf"], briefing, texts)
    made = render_all([name for name in formats if name == "pdf"], briefing, texts) | others()
    return {name: made[name] for name in formats}


def render_all(formats: Sequence[str], briefing: Briefing, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The briefing in each of the formats."""
    return {name: render(name, briefing, texts) for name in formats}


def render(name: str, briefing: Briefing, texts: Mapping[str, str]) -> bytes:
    """The briefing in one format: "md", "html", "pdf" or "json"."""
    if name == "pdf":
        from briefer.render.pdf import render_pdf

        result = render_pdf(briefing)
        for note in result.notes:
            print(f"briefer: PDF: {note}", file=sys.stderr)
        return result.data
    if name == "html":
        from briefer.render.html import render_html

        return render_html(briefing, texts).encode()
    if name == "md":
        from briefer.render.markdown import render_markdown

        return render_markdown(briefing).encode()
    from briefer.render.jsonout import render_json

    return render_json(briefing).encode()


def _write_texts(folder: Path, reading: Taken) -> None:
    kept = {LOCATIONS}
    for article in reading.intake.articles:
        stored = text_path(article)
        if stored:
            kept.add(Path(stored).name)
            write_text(folder / Path(stored).name, article.text)
    write_text(folder / LOCATIONS, json.dumps(dict(reading.locations), ensure_ascii=False, indent=1) + "\n")
    for old in sorted(folder.glob("S*.txt")):
        if old.name not in kept:
            old.unlink()


def _notice(request: RunRequest, text: str) -> None:
    if not request.quiet:
        print(text, file=sys.stderr)


class TerminalProgress:
    """A progress line on a terminal, nothing in a pipe."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self._show

    def __exit__(self, *exc: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _show(self, step: str, done: int, total: int) -> None:
        if not self._shown:
            return
        tally = f" {done}/{total}" if total > 1 else ""
        print(f"\r\x1b[K{step}{tally} …", end="", file=sys.stderr, flush=True)
