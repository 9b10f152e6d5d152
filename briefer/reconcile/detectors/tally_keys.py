"""What a figure counts, as a key: figures of different articles under one key may be counts of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefer.language.finite import is_verb_form
from briefer.language.lexicon import concept, concept_bag
from briefer.language.names import name_key
from briefer.language.patterns import rx
from briefer.language.tokens import is_content, tokenize
from briefer.reconcile.detectors.comparability import unfit
from briefer.reconcile.detectors.counting import anybody, counted
from briefer.reconcile.detectors.measures import Measure
from briefer.reconcile.detectors.outcomes import outcome_of
from briefer.reconcile.story import Story

Key = tuple[str, ...]

_EMPTY = frozenset(
    concept_bag(
        "time day week month year hour minute night way part side thing case point number one other place step round "
        "question issue reason example kind sort type degree level area end half lot bit deal chance mistake word story "
        "son daughter brother sister cousin uncle aunt nephew niece father mother wife husband child kid friend sibling"
    )
)
_RUNNING = 60 * 24 * 3600.0
"""Seconds; shorter lengths of time are mostly of what still goes on, told on different days."""
_CONVERTED = rx(r"(?:\(|\bor |\babout )\s*$")
_CLAUSE = rx(r"[.;:]\s|[—–]| but | while | whereas ")
_OF_PLACE = rx(r"\b(?:in|to|with|from|of|for|across|at|near|off|against)\s+(?:the\s+)?$")
_NEXT = rx(r" [a-z]+")
_DONE = rx(
    r"(?P<verb>[a-z]+)(?: (?:him|her|them|it|me|us|at least|about|some|almost|nearly|[A-Z][\w'’.-]*|the [a-z]+))*\s*$"
)
_OF_THE = rx(r"\s+(?:\w+\s+)?of (?:the|its|their|our|his|her)\b")
_ANCHORED = 70
_NEAR = 80
"""Characters before a figure in which the verb stands whose doings it counts."""


def keyed(story: Story, found: Sequence[Measure]) -> Mapping[Key, list[Measure]]:
    """The figures by what they count, in order; those of parts, rests and other events are left out."""
    by_key: dict[Key, list[Measure]] = defaultdict(list)
    for measure in found:
        if measure.rest or measure.elsewhere or converted(story, measure) or is_part(story, measure):
            continue
        if measure.dimension == "count" and measure.value <= 1 and not _befalls_a_person(measure):
            continue
        if unfit(measure):
            continue
        if measure.dimension == "time" and measure.value < _RUNNING:
            continue
        key = _key(story, measure)
        if key is not None:
            by_key[key].append(measure)
    return by_key


def _key(story: Story, m: Measure) -> Key | None:
    noun = counted(m.quantity.noun)
    if m.dimension == "count":
        if anybody(m.quantity.noun) or (m.outcome and outcome_of(noun) == m.outcome):
            return (m.outcome, "person") if m.outcome else None
        if noun in _EMPTY:
            return None
        return ("number", noun)
    if m.dimension == "times":
        done = _done(story, m)
        return ("times", done) if done else None
    name = anchor(story, m)
    if m.dimension == "percent":
        return ("share", name or noun) if name or noun else None
    return (m.dimension, name)


def _done(story: Story, m: Measure) -> str:
    """What was done so many times: the verb just before, whoever it was done to, or just behind ("twice admitted")."""
    claim = story.claim(m.claim)
    text, base = claim.citation.quote, claim.citation.start
    end = m.quantity.start - base
    before = _DONE.search(text[max(0, end - _NEAR) : end])
    after = _NEXT.match(text, m.quantity.end - base)
    for word in (before["verb"] if before else "", after.group().strip() if after else ""):
        if word and is_verb_form(token := tokenize(word)[0]) and is_content(token):
            return concept(token.lemma)
    return ""


def anchor(story: Story, m: Measure) -> str:
    """The name that the figure is told of: the next in its clause, up to the next figure."""
    claim = story.claim(m.claim)
    text, base = claim.citation.quote, claim.citation.start
    end = m.quantity.end - base
    later = [q.start - base for q in claim.quantities if q.start - base >= end]
    stop = min([*later, end + _ANCHORED, len(text)])
    if cut := _CLAUSE.search(text, end, stop):
        stop = cut.start()
    ahead = sorted((at, name) for name in claim.names if end <= (at := text.find(name, end)) < stop)
    ahead = [(at, name) for at, name in ahead if not _qualifies(text[at + len(name) :])]
    placed = [name for at, name in ahead if _OF_PLACE.search(text, 0, at)]
    return name_key((placed or [name for _, name in ahead] or [""])[0])


def _qualifies(after: str) -> bool:
    """Does a noun follow that the name only qualifies ("Internet services")?"""
    found = _NEXT.match(after)
    if found is None:
        return False
    token = tokenize(found.group())[0]
    return is_content(token) and not is_verb_form(token)


def _befalls_a_person(m: Measure) -> bool:
    return m.outcome is not None and anybody(m.quantity.noun)


def is_part(story: Story, m: Measure) -> bool:
    """Is it a part of a whole that is told with it ("three of the four soldiers")?"""
    claim = story.claim(m.claim)
    return _OF_THE.match(claim.citation.quote, m.quantity.end - claim.citation.start) is not None


def converted(story: Story, m: Measure) -> bool:
    """Is it the figure before it in another unit ("75 kilometres (50 miles)")?"""
    claim = story.claim(m.claim)
    before = [q for q in claim.quantities if q.end <= m.quantity.start]
    if not before or m.dimension in ("count", "percent"):
        return False
    between = claim.citation.quote[before[-1].end - claim.citation.start : m.quantity.start - claim.citation.start]
    return len(between) <= 12 and _CONVERTED.search(between) is not None and before[-1].unit != m.quantity.unit
