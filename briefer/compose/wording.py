"""Which words a fact is told in: a source's own, chosen for neutrality and for standing alone, attributed where reported.

The order of preference is fixed: words that need no change; words made neutral by replacing loaded ones; the source's
words between quotation marks, which exempts them (Wikipedia, "Words to watch"). Every wording that differs from the claim's
own statement goes through the grounding gate again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefer.language.leaning import leans
from briefer.language.loaded import colloquial, loaded_words, neutralise
from briefer.language.name_words import is_agent
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.speech import speeches
from briefer.language.tokens import tokenize
from briefer.language.voiced import names_speaker
from briefer.models import Citation, Claim

Accepts = Callable[[str, str | None, Claim], bool]
"""Does the gate accept this statement with this speaker against the claim's passage?"""

LONGEST = 320
"""Characters of a statement; a longer one is told only where there is no other."""
IDEAL = 150
OFF_CENTRE = 1.0
"""What it costs to tell a fact in the words of a claim that is like none of the others; the likest costs nothing."""

_PERSONAL = rx(r"\b(?:I|we|you|my|our|your|us|me)\b")
_ARTICLE = rx(r"(?:The|A|An|His|Her|Its|Their|One|Some|Two)\b")
_INNER_QUOTE = rx(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its speaker and the claim it is taken from."""

    statement: str
    speaker: str | None
    claim: Claim


def tell(
    claims: Sequence[Claim],
    accepts: Accepts,
    wording: str | None = None,
    alike: Mapping[str, Mapping[str, float]] | None = None,
) -> Told | None:
    """The best wording that any of the claims allows; None where the gate accepts none of them.

    A `wording` that was put for them goes first, where it is neutral and holds. `alike` tells how surely two claims speak
    of the same: what all of them say is told before what one of them says besides.
    """
    neutral = neutralise(wording) if wording else None
    if neutral:
        itself = bool(speeches(neutral))  # it says who says it
        voiced = {c.id: itself or c.speaker is None or names_speaker(neutral, c.speaker) for c in claims}
        # Where one source says it in its own voice, no other need be named for it.
        for claim in sorted(claims, key=lambda c: not voiced[c.id]):
            if accepts(neutral, claim.speaker, claim):
                told = claim.model_copy(update={"attributed": voiced[claim.id]})
                return Told(_attributed(neutral, told), claim.speaker, claim)
    for claim in _plainest_first(claims, alike or {}):
        for statement in _wordings(claim):
            if accepts(statement, claim.speaker, claim):
                return Told(statement, claim.speaker, claim)
    return None


def _plainest_first(claims: Sequence[Claim], alike: Mapping[str, Mapping[str, float]]) -> Sequence[Claim]:
    if len(claims) < 2:
        return claims  # most facts: there is nothing to weigh
    shared = {c.id: sum(alike.get(c.id, {}).get(other.id, 0.0) for other in claims if other is not c) for c in claims}
    most = max(shared.values()) or 1.0
    cost = {c.id: awkwardness(c) + _alone(c, claims) + OFF_CENTRE * (1 - shared[c.id] / most) for c in claims}
    return sorted(claims, key=lambda c: (cost[c.id], c.source, c.order))


def _alone(claim: Claim, claims: Sequence[Claim]) -> float:
    """What it costs to give a fact to one speaker, by the share of its other sources that give it to another person."""
    others = [c for c in claims if c.source != claim.source]
    return sum(_apart(claim.speaker, other.speaker) for other in others) / (len(others) or 1)


def _apart(one: str | None, other: str | None) -> bool:
    return bool(one and other and names(one) and names(other) and not same_name(one, other))


def awkwardness(claim: Claim) -> float:
    """How ill the claim's statement stands on a neutral page; 0 is a plain sentence of good length."""
    text = claim.statement
    cost = 2.0 * colloquial(text) + 0.8 * len(loaded_words(text))
    cost += 1.2 * leans(text) + 0.8 * bool(_PERSONAL.search(text)) + 0.7 * ("?" in text)
    cost += 0.6 * (claim.block == "title") + 0.3 * text.startswith(("“", '"'))
    cost += abs(len(text) - IDEAL) / IDEAL * 0.5 + 2.0 * (len(text) > LONGEST)
    return cost


def citations(claims: Sequence[Claim], first: Claim) -> tuple[Citation, ...]:
    """The claims' passages, the told claim's first, then in the order of the sources; none twice."""
    ordered = [first, *(c for c in claims if c.id != first.id)]
    return tuple(dict.fromkeys(claim.citation for claim in ordered))


def _wordings(claim: Claim) -> Iterator[str]:
    if not loaded_words(claim.statement):
        yield _attributed(claim.statement, claim)
    else:
        neutral = neutralise(claim.statement)
        if neutral is not None:
            yield _attributed(neutral, claim)
    yield _attributed(quoted(claim.citation.quote), claim)


def quoted(passage: str) -> str:
    """The source's own words between quotation marks."""
    inner = _INNER_QUOTE.sub("'", " ".join(passage.split()))
    if inner.startswith("'") and inner.endswith("'") and inner.count("'") == 2:
        inner = inner[1:-1]
    return f"“{inner}”"


def _attributed(statement: str, claim: Claim) -> str:
    """The statement with ", X said" where it does not say itself who says it."""
    if claim.speaker is None or claim.attributed:
        return statement
    speaker = _within(claim.speaker)
    body, mark = (statement[:-1].rstrip(".,"), "”") if statement.endswith("”") else (statement.rstrip("."), "")
    return f"{body}{mark} {speaker} said." if body.endswith(("?", "!", "…")) else f"{body},{mark} {speaker} said."


def _within(speaker: str) -> str:
    """A speaker as he is named within a sentence: "the union", "doctors in Orrin", but "Harbour master Brandt"."""
    first, _, rest = speaker.partition(" ")
    several = rest[:1].islower() and first.endswith("s") and is_agent(tokenize(first)[0].lemma)
    return f"{first.lower()} {rest}" if several or _ARTICLE.fullmatch(first.capitalize()) else speaker
