"""The questions of reconciliation: about all claims and their mend, or about sentences and a review of what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.language.records import dataclass
from briefer.llm.asking import Ask, words
from briefer.llm.prompts import fence_marker, load
from briefer.models import Article, Origin
from briefer.reconcile.model.checks import Checked
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.passages import Passage, shown
from briefer.reconcile.model.review import View
from briefer.reconcile.model.wire import Compared, Reconciled, Reviewed

STAGE, COMPARE, REVIEW, AGAIN = "reconcile.v1", "compare.v1", "review.v1", "again.v1"
STAGES = (STAGE, COMPARE, REVIEW, AGAIN)
ANSWER_TOKENS = (1500, 70)
"""What an answer may be long: so many tokens, and so many more a line."""
MOST_TOKENS = 16_000
"""More than this few servers give."""
TOLD = 60
"""Facts of a review, at most, as far as the length of its answer goes."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What all questions of one story share: its articles by id, and their origins."""

    articles: Mapping[str, Article]
    origins: Sequence[Origin]

    def survey(self, lines: Sequence[Line]) -> Ask[Reconciled]:
        """The question about all claims."""
        prompt = load(STAGE)
        shown = "\n".join(line.text for line in lines)
        return Ask(
            stage=prompt.name,
            subject="reconciliation",
            messages=prompt.render(sources=self.sources, marker=fence_marker(shown), claims=shown),
            answer=Reconciled,
            check=lambda answer: _objection(answer, lines),
            prompt=prompt.sha256,
            max_answer_tokens=_tokens(len(lines)),
        )

    def compare(self, held: Sequence[Passage], number: int = 1, of: int = 1) -> Ask[Compared]:
        """The question about all sentences, or about one section of so many."""
        prompt = load(COMPARE)
        text = shown(held, heard=of > 1)
        known = {passage.number for passage in held}
        return Ask(
            stage=prompt.name,
            subject="reconciliation, all sentences" if of == 1 else f"reconciliation, part {number} of {of}",
            messages=prompt.render(sources=self.sources, marker=fence_marker(text), lines=text, part=of > 1),
            answer=Compared,
            check=lambda answer: _unknown(_cited(answer), known, "sentence"),
            prompt=prompt.sha256,
            max_answer_tokens=_tokens(len(held)),
        )

    def review(self, seen: View, facts: bool = True, points: bool = True) -> Ask[Reviewed]:
        """The question that holds what was found against the articles: about facts, about points, or both."""
        prompt = load(REVIEW)
        text = seen.text
        known = {passage.number for passage in seen.passages}
        sides = sum(len(point.sides) for point in seen.points.values())
        what = "" if facts and points else ": facts" if facts else ": contested points"
        return Ask(
            stage=REVIEW,
            subject=f"reconciliation, review{what}",
            messages=prompt.render(
                sources=self.sources,
                marker=fence_marker(text),
                lines=text,
                facts=facts,
                points=points,
                refused=bool(seen.refused),
            ),
            answer=Reviewed,
            check=lambda answer: _unknown([n for telling in answer.facts for n in telling.sentences], known, "sentence"),
            prompt=prompt.sha256,
            max_answer_tokens=_tokens(TOLD * facts + sides),
        )

    def around(self, facts: bool = True, points: bool = True) -> int:
        """Words of a review besides what it shows."""
        return words(
            load(REVIEW).render(sources=self.sources, marker="", lines="", facts=facts, points=points, refused=points)
        )

    def again(self, lines: Sequence[Line], said: Reconciled | None, checked: Checked) -> Ask[Reconciled]:
        """The question to mend what did not stand."""
        due = [problem for problem in checked.problems if problem.again]
        first = self.survey(lines)
        prompt = load(AGAIN)
        problems = "\n".join(f"- {problem.what}: {problem.reason}" for problem in due)
        return Ask(
            stage=AGAIN,
            subject=f"{first.subject}, again",
            messages=(*first.messages, *prompt.render(answer=said.model_dump_json() if said else "", problems=problems)),
            answer=first.answer,
            prompt=prompt.sha256,
            max_answer_tokens=min(MOST_TOKENS, ANSWER_TOKENS[0] + 2 * ANSWER_TOKENS[1] * len(checked.problems)),
        )

    @property
    def sources(self) -> str:
        """Each source with its day; copies of one text stand together."""
        parts = []
        for origin in self.origins:
            names = [
                f"{source} {article.published:%Y-%m-%d}" if (article := self.articles[source]).published else source
                for source in origin.sources
            ]
            parts.append(" = ".join(names))
        copies = any(len(o.sources) > 1 for o in self.origins)
        return ", ".join(parts) + (" (= marks copies of one text)" if copies else "")


def _tokens(lines: int) -> int:
    base, each = ANSWER_TOKENS
    return min(MOST_TOKENS, base + each * lines)


def _objection(answer: Reconciled, lines: Sequence[Line]) -> str | None:
    """Why an answer is of no use at all; what is wrong with parts of it is settled later."""
    named = [n for group in answer.facts for n in group.claims]
    named += [n for point in answer.contested for position in point.positions for n in position.claims]
    if not answer.facts and not answer.contested and len(lines) > 3:
        return "there are no facts; group the claims"
    return _unknown(named, {line.number for line in lines}, "claim")


def _cited(answer: Compared) -> list[int]:
    return [n for disputed in answer.contested for position in disputed.positions for n in position.sentences]


def _unknown(named: Sequence[int], known: set[int], what: str = "line") -> str | None:
    if named and 2 * sum(n not in known for n in named) > len(named):
        return f"most numbers name no {what}; cite the {what}s from {min(known)} to {max(known)}"
    return None
