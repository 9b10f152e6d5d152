"""The whole way, on one screen.

    sources │ ingest │ extract │ reconcile │ compose │ fit │ render
            Reading  Extraction  Ledger     Briefing        files

    read_sources    bytes → articles, each with the stretches of its text that are the article
    Engine.extract  an article → claims that passed the grounding gate      (embedded, or a language model)
    reconcile       claims → origins, facts, contested points, updates
    compose         ledger → one briefing: ranked, neutral in wording, with a cited bottom line
    fit             the least important items leave the page until it is one page

The two heavy steps, article → claims and claims → briefing, are pure. Engine, page measure and progress are passed in;
there is no clock here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

from briefer.compose import Options, compose
from briefer.compose.budget import fit
from briefer.compose.wording import Accepts
from briefer.errors import DoesNotFit, NothingToBrief
from briefer.extract.embedded import EmbeddedEngine
from briefer.extract.gate import GateContext, supports
from briefer.models import Article, Briefing, Claim, ContestedPoint, EngineInfo, Extraction, Intake, Ledger, LeftOut, Usage
from briefer.parallel import mapped
from briefer.reconcile import reconcile

__all__ = ["EmbeddedEngine", "Engine", "Progress", "TogetherEngine", "brief", "by_rules", "silent"]

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many are done and how many there are."""
Over = Callable[[Callable[[Article], Extraction], Sequence[Article], int], AbstractContextManager[Iterable[Extraction]]]
"""How a function goes over the articles, in at most so many processes."""

ByRules = tuple[Sequence[Extraction], Sequence[ContestedPoint]]
"""The embedded engine's extractions, and the disputes that are detected in them."""


class Engine(Protocol):
    """What turns an article into claims."""

    @property
    def info(self) -> EngineInfo:
        """What the briefing says of it."""
        ...

    @property
    def processes(self) -> int:
        """How many processes may extract at once."""
        ...

    def extract(self, article: Article) -> Extraction:
        """The article's claims, each past the grounding gate."""
        ...


@runtime_checkable
class TogetherEngine(Protocol):
    """What reads all articles of a run together, and heads the page made of them: a language model."""

    @property
    def info(self) -> EngineInfo:
        """What the briefing says of it."""
        ...

    def ledger(
        self,
        articles: Sequence[Article],
        left_out: Sequence[LeftOut],
        progress: Progress,
        by_rules: Callable[[], ByRules],
        rehearse: Callable[[Ledger], object],
    ) -> Ledger:
        """All that is known of the story; what it states has passed the grounding gate.

        `by_rules` makes what the embedded engine has to say: it stands in for what the engine cannot do, and what is
        detected in it stands beside what the engine says. `rehearse` may be given a ledger that is not settled yet while
        there is time: nothing comes of it but that the real one is told the sooner.
        """
        ...

    def headed(self, briefing: Briefing, keep_title: bool, meanwhile: Callable[[], None]) -> Briefing:
        """The briefing with its title and bottom line, and with what it cost; `meanwhile` is done while it is headed."""
        ...


def silent(step: str, done: int, total: int) -> None:
    """Report no progress."""


def brief(
    intake: Intake,
    engine: Engine | TogetherEngine,
    fits: Callable[[Briefing], bool],
    options: Options = Options(),
    progress: Progress = silent,
    over: Over = mapped,
    beside: Callable[[], ByRules] | None = None,
) -> Briefing:
    """The briefing of the articles that were read.

    `fits` says whether a briefing's items fit its page; `over` shares extraction out over processes; `beside` gives what
    `by_rules` makes of the articles, where something else makes it. Raises `NothingToBrief` where no article was read or
    nothing that they say passed the gate, `DoesNotFit` where not even the shortest page would hold.
    """
    articles = intake.articles
    if not articles:
        causes = "; ".join(f"{left.subject}: {left.cause}" for left in intake.left_out) or "no source was named"
        raise NothingToBrief("no source could be read", causes, "name at least one readable article")

    def told(ledger: Ledger) -> Briefing:
        return compose(ledger, _gate(articles), engine.info, Usage(), options)

    if isinstance(engine, TogetherEngine):
        beside = beside or (lambda: by_rules(articles, over))
        ledger = engine.ledger(articles, intake.left_out, progress, beside, told)
    else:
        extractions = _extract(articles, engine, progress, over)
        progress("reconcile", 0, 1)
        ledger = reconcile(articles, extractions, intake.left_out)
    if not ledger.facts and not ledger.contested:
        raise NothingToBrief("nothing could be said", "no statement was found in the sources that could be cited")
    progress("compose", 0, 1)
    briefing = told(ledger)
    if isinstance(engine, TogetherEngine):
        # The page is cut under its first heading while a better one is asked for; often the cut holds.
        cut: list[Briefing] = []
        headed = engine.headed(briefing, options.title is not None, lambda: cut.append(_cut(briefing, fits)))
        return fit(_as_cut(headed, cut[0]), fits, few=True) if cut else fit(headed, fits)
    progress("fit the page", 0, 1)
    return fit(briefing, fits)


def by_rules(articles: Sequence[Article], over: Over = mapped) -> ByRules:
    """What the embedded engine has to say beside a model: its extractions, and the disputes that are detected in them."""
    from briefer.reconcile.model.asking import detected_in

    extractions = _extract(articles, EmbeddedEngine(), silent, over)
    return extractions, detected_in(articles, extractions)


def _cut(briefing: Briefing, fits: Callable[[Briefing], bool]) -> Briefing:
    try:
        return fit(briefing, fits)
    except DoesNotFit:
        return briefing


def _as_cut(headed: Briefing, cut: Briefing) -> Briefing:
    """The headed briefing with the items on its page that are on the page that was cut before."""
    kept = ("facts", "contested", "updates")
    return headed.model_copy(update={name: getattr(cut, name) for name in kept})


def _gate(articles: Sequence[Article]) -> Accepts:
    """The grounding gate as compose needs it: a statement against a claim's passage."""
    published = {article.id: article.published for article in articles}

    def accepts(statement: str, speaker: str | None, claim: Claim) -> bool:
        known = (speaker,) if speaker else ()
        context = GateContext(
            speaker=speaker, published=published[claim.source], passage_speaker=claim.speaker, known_names=known
        )
        return supports(statement, claim.citation.quote, context).supported

    return accepts


def _extract(articles: Sequence[Article], engine: Engine, progress: Progress, over: Over) -> tuple[Extraction, ...]:
    """Each article's claims, in the articles' order; the engine says how many processes it may use."""
    found: list[Extraction] = []
    with over(engine.extract, articles, engine.processes) as extractions:
        for extraction in extractions:
            progress("extract", len(found), len(articles))
            found.append(extraction)
    return tuple(found)
