"""The question that two claims answer differently, put in the sources' own words and in nobody's favour."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefer.language.finite import is_verb_form
from briefer.language.lexicon import concepts
from briefer.language.timeatoms import WEEKDAYS
from briefer.language.tokens import Token, lemma, tokenize
from briefer.models import Quantity
from briefer.reconcile.detectors.counting import may_befall
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.detectors.outcomes import outcome_of
from briefer.reconcile.story import Story

_OUTCOMES: Mapping[str, str] = {
    "dead": "killed",
    "hurt": "injured",
    "critical": "in a critical condition",
    "held": "arrested",
    "moved": "who had to leave",
    "sheltered": "in shelters",
    "late": "delayed",
    "striking": "on strike",
    "sacked": "to go",
    "attending": "taking part",
    "employed": "employed",
    "asked": "demanded",
    "seats": "won",
}
_UNITS: Mapping[str, str] = {
    "time": "length of time",
    "length": "distance or height",
    "area": "area",
    "mass": "weight",
    "speed": "speed",
    "magnitude": "magnitude",
    "temperature": "temperature",
    "times": "how often",
}
MOST = 3
"""Words of the sources that a topic quotes."""


def of_figures(story: Story, sides: Sequence[Measure]) -> str:
    """What the figures of both sides measure: "number of people on strike", "share of ships (delayed)"."""
    named = sorted(sides, key=lambda m: m.outcome is None)
    noun = next((name for m in named if (name := _counted(story, m))), "")
    outcome = next((m.outcome for m in sides if m.outcome), None)
    said = _OUTCOMES.get(outcome, outcome) if outcome and outcome_of(noun) is None and may_befall(outcome, noun) else ""
    dimension = sides[0].dimension
    if dimension == "count":
        return " ".join(word for word in ("number of", noun or "those", said) if word) if noun or said else "the number"
    if dimension == "percent":
        return " ".join(word for word in ("share of", noun or "the whole", said) if word)
    about = common_words(story, sides[0].claim, sides[0].said, sides[1].said)
    name = "sum of money" if dimension.startswith("money") else _UNITS.get(dimension.split("/")[0], "figure")
    return f"{name} ({about})" if about else name


def of_times(story: Story, index: int, mine: Collection[str], others: Collection[str]) -> str:
    """When what both claims speak of happened; where they share no word, what the first speaks of."""
    about = common_words(story, index, mine, others) or common_words(story, index, mine, mine)
    return f"when it happened ({about})" if about else "when it happened"


def common_words(story: Story, index: int, mine: Collection[str], others: Collection[str]) -> str:
    """The words of a claim for what two claims both say, at most `MOST`, as written and in order; verbs name no thing."""
    wanted = {concept for concept in mine if concept in others}
    words: list[str] = []
    for token in tokenize(story.claim(index).citation.quote):
        said = token.is_word and not wanted.isdisjoint((token.lemma, *concepts(token.lemma)))
        if said and names_a_thing(token) and token.lower not in words:
            words.append(token.lower)
    return ", ".join(words[:MOST])


def names_a_thing(token: Token) -> bool:
    """May a topic quote the word: no verb, no abbreviation, no day of the week?"""
    return not is_verb_form(token) and "." not in token.text and token.lower not in WEEKDAYS


def _counted(story: Story, measure: Measure) -> str:
    """The word for what is counted, as the claim has it."""
    noun = measure.quantity.noun
    return _surface(story, measure.claim, measure.quantity, noun) if noun else ""


def _surface(story: Story, index: int, quantity: Quantity, noun: str) -> str:
    claim = story.claim(index)
    wanted = concepts(lemma(noun))
    for token in tokenize(claim.citation.quote[quantity.end - claim.citation.start :]):
        if token.is_word and not wanted.isdisjoint(concepts(token.lemma)):
            return token.text if token.text.istitle() else token.lower
    return noun
