"""The independent statements of a sentence: where it may be cut so that each piece still says a whole thing.

A cut is made at a semicolon, at a comma with a coordinator or a contrasting conjunction, and at a bare "and" or "but", but
only between two clauses that each have their own subject and finite verb (Quirk et al., 1985, 13.44, coordination of
clauses). No cut is made inside quotations and brackets, inside conditions, between a reporting frame and what is reported,
before an elided subject, or before a pronoun that would lose the noun it stands for. Unsure cases are not cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.language.finite import OPENING, SAYING, TIME, is_finite, is_verb_form, main_verb
from briefer.language.patterns import rx
from briefer.language.quotes import quotations
from briefer.language.records import dataclass
from briefer.language.tokens import Token, tokenize
from briefer.language.words import ADVERBS, PREPOSITIONS
from briefer.models import Span

MIN_WORDS = 4
"""A piece of fewer words stands for nothing of its own."""

MAX_TOKENS = 400
"""What is longer is no sentence but a list or a table that lost its lines; it is not cut."""

_MAY_JOIN = rx(r";|\b(?:and|but|while|whilst|whereas|although|though|yet)\b", re.IGNORECASE)
_JOINERS = frozenset(("and", "but", "while", "whereas", "whilst", "although", "though", "yet"))
_BARE_JOINERS = frozenset(("and", "but"))
_FRONTED = frozenset(("while", "whereas", "whilst", "although", "though"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest", "provided", "until"))
_SUBORDINATORS = _CONDITIONS | frozenset(
    (
        "after",
        "as",
        "because",
        "before",
        "once",
        "since",
        "when",
        "where",
        "that",
        "who",
        "which",
        "how",
        "why",
        "what",
        "so",
    )
)
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_POINTERS = frozenset(
    ("this", "these", "those", "that", "one", "some", "others", "both", "neither", "each", "all", "none", "many")
)
_RELATIVES = frozenset(("who", "which", "whose", "whom", "where", "that"))
_CIRCUMSTANCE = frozenset(
    ("when", "while", "because", "if", "as", "since", "unless", "until", "whether", "although", "though", ";", ":")
)
_QUOTES = frozenset("\"“‘'«")
_HEDGES = frozenset(
    (
        "more",
        "less",
        "fewer",
        "than",
        "about",
        "nearly",
        "almost",
        "around",
        "at",
        "least",
        "most",
        "up",
        "to",
        "over",
        "under",
    )
)
_LEADS = (PREPOSITIONS | ADVERBS | TIME) - frozenset(("most", "many", "few", "much", "own", "same"))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Between two tokens: the left piece ends before `end`, the right begins at `start`."""

    end: int
    start: int
    mark: str


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The independent statements of the sentence `text[start:end]`, in order and trimmed.

    They cover it but for the marks and conjunctions between them. A sentence that is not cut is one clause; white space
    alone is none. Reported content that continues after ", and that …" becomes a piece without its frame.
    """
    piece = text[start:end]
    trimmed = piece.strip()
    if not trimmed:
        return ()
    start += len(piece) - len(piece.lstrip())
    end = start + len(trimmed)
    tokens = tokenize(trimmed, start) if _MAY_JOIN.search(trimmed) else ()
    if not MIN_WORDS < len(tokens) <= MAX_TOKENS:
        return (Span(start=start, end=end),)
    pieces, at = [], 0
    first = _fronted(tokens)
    for cut in (*first, *_candidates(tokens, _covered(text, tokens, start, end))):
        if cut.end <= at or cut.start >= len(tokens):
            continue
        if cut in first or _separable(tokens, at, cut):
            pieces.append((at + _skipped(tokens, at, cut in first), cut.end))
            at = cut.start
    pieces.append((at, len(tokens)))
    return tuple(Span(start=tokens[a].start, end=tokens[b - 1].end) for a, b in pieces)


def _skipped(tokens: Sequence[Token], at: int, fronted: bool) -> int:
    return 1 if fronted and at == 0 and tokens[0].lower in _FRONTED else 0


def _covered(text: str, tokens: Sequence[Token], start: int, end: int) -> list[bool]:
    """For each token: does it stand inside a quotation or brackets?"""
    quoted = [(span.start, span.end) for span in quotations(text[start:end], start)]
    covered, depth, at = [], 0, 0
    for token in tokens:
        while at < len(quoted) and quoted[at][1] <= token.start:
            at += 1
        depth = max(0, depth + (token.text in "([") - (token.text in ")]"))
        covered.append(depth > 0 or (at < len(quoted) and quoted[at][0] <= token.start))
    return covered


def _candidates(tokens: Sequence[Token], covered: Sequence[bool]) -> Iterator[_Cut]:
    for at, token in enumerate(tokens[:-1]):
        if covered[at]:
            continue
        if token.text == ";":
            joined = tokens[at + 1].lower in _JOINERS
            yield _Cut(at, at + 1 + joined, ";")
        elif token.text in {",", "–", "—"} and tokens[at + 1].lower in _JOINERS:
            yield _Cut(at, at + 2 + _reports_on(tokens, at + 2), ",")
        elif token.lower in _BARE_JOINERS and at and tokens[at - 1].text not in {",", ";", "–", "—"}:
            that = _reports_on(tokens, at + 1)
            yield _Cut(at, at + 1 + that, "that" if that else "")


def _reports_on(tokens: Sequence[Token], at: int) -> bool:
    """Does a further "that" stand here, of a report that an earlier one began?"""
    return (
        at < len(tokens)
        and tokens[at].lower == "that"
        and any(token.lower == "that" and tokens[before].lower in SAYING for before, token in enumerate(tokens[1:at]))
    )


def _fronted(tokens: Sequence[Token]) -> tuple[_Cut, ...]:
    """The cut of "While A, B": after a fronted contrasting clause."""
    if tokens[0].lower not in _FRONTED:
        return ()
    for at, token in enumerate(tokens):
        if token.text == "," and at > MIN_WORDS and main_verb(tokens[1:at]) is not None:
            right = tokens[at + 1 :]
            if (
                _words(right) >= MIN_WORDS
                and right[0].lower not in _JOINERS
                and _own_subject(right)
                and _own_subject(tokens[1:at])
            ):
                return (_Cut(at, at + 1, ","),)
            return ()
    return ()


# ---------------------------------------------------------------- may it be cut here?
def _separable(tokens: Sequence[Token], at: int, cut: _Cut) -> bool:
    left, right = tokens[at : cut.end], tokens[cut.start :]
    if _words(left) < MIN_WORDS or _words(right) < MIN_WORDS or main_verb(left) is None:
        return False
    if right[0].lower == "that":
        return False
    if left[0].lower in _SUBORDINATORS | _FRONTED and not _main_after_fronted(left):
        return False
    if cut.mark != ";" and not _finished(left, bare=not cut.mark):
        return False
    return _own_subject(right, bare=not cut.mark, lead=cut.mark == ";")


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.is_word or token.text[:1].isdigit() for token in tokens)


def _main_after_fronted(left: Sequence[Token]) -> bool:
    """After a fronted subordinate clause, has the main one come?"""
    commas = [at for at, token in enumerate(left) if token.text == ","]
    return any(main_verb(left[comma + 1 :]) is not None for comma in commas[:1])


def _finished(left: Sequence[Token], bare: bool) -> bool:
    """Is the left clause whole, so that what follows the conjunction is no part of it?

    Not where a condition or the content of an unsettled report is open, or a report whose content has no verb yet ("say the
    mayor, and …"); before a bare conjunction, not where any subordinate clause or report is open.
    """
    lowers = [token.lower for token in left]
    if not _CONDITIONS.isdisjoint(lowers):
        return False
    verbs = [at for at, token in enumerate(left) if token.is_word and is_finite(left, at)]
    last = verbs[-1]
    if any(word in OPENING for word in lowers[:last]):
        return False
    if _awaits_verb(lowers, last):
        return False
    return not bare or not any(word in _SUBORDINATORS or word in SAYING or word == ":" for word in lowers)


def _awaits_verb(lowers: Sequence[str], last: int) -> bool:
    """Is a list that follows the last reporting verb perhaps the subject of what is reported?"""
    saying = next((at for at in range(len(lowers) - 1, last - 1, -1) if lowers[at] in SAYING), None)
    return saying is not None and "," in lowers[saying + 2 :] and lowers[saying + 1] not in PREPOSITIONS


def _own_subject(right: Sequence[Token], bare: bool = False, lead: bool = False) -> bool:
    """Does the clause begin with a subject of its own, no pronoun, that a finite verb follows?

    After a bare conjunction the subject must be plain, without relative clause or aside: "ships and planes that …,
    officials said" goes on with a noun, not with a clause. `lead` lets a leading phrase stand without its comma.
    """
    at = _after_lead(right)
    if at is None and lead:
        at = 0
    if at is None or right[at].lower in _SUBORDINATORS or _pronoun(right, at):
        return False
    if right[at].lower == "there":
        return any(is_finite(right, verb) for verb in range(at + 1, min(at + 4, len(right))))
    if is_verb_form(right[at]) and not _noun_after_all(right, at):
        return False
    clause = right[at:]
    verb = main_verb(clause)
    return bool(verb) and _is_subject(clause[:verb], bare)


def _is_subject(words: Sequence[Token], bare: bool) -> bool:
    lowers = [token.lower for token in words]
    if not _CIRCUMSTANCE.isdisjoint(lowers) or not any(
        token.text[:1].isdigit() or (token.is_word and token.lower not in _LEADS) for token in words
    ):
        return False
    if "," in lowers:
        return not bare and lowers[-1] == "," and lowers.count(",") > 1
    return not bare or _RELATIVES.isdisjoint(lowers)


def _pronoun(right: Sequence[Token], at: int) -> bool:
    """Is the subject a word that stands for a noun of another clause?"""
    low = right[at].lower
    return low in _PRONOUNS or (
        low in _POINTERS and at + 1 < len(right) and (is_verb_form(right[at + 1]) or right[at + 1].lower in ADVERBS)
    )


def _noun_after_all(right: Sequence[Token], at: int) -> bool:
    """A word that may be a verb is a noun where a finite verb comes next ("plans were made")."""
    return at + 1 < len(right) and not right[at].lower.endswith("ed") and is_finite(right, at + 1)


def _counted(right: Sequence[Token]) -> bool:
    """Does it begin with a hedged number ("more than 300")?"""
    number = next((at for at, token in enumerate(right[:5]) if token.text[:1].isdigit()), None)
    return number is not None and all(token.lower in _HEDGES for token in right[:number])


def _after_lead(right: Sequence[Token]) -> int | None:
    """Where the subject begins: after a leading phrase that a comma closes, if there is one; None where it is elided."""
    if right[0].text in _QUOTES and len(right) > 1:
        return 1
    if right[0].lower not in _LEADS or _counted(right):
        return 0
    for at, token in enumerate(right[:12]):
        if token.text == ",":
            return at + 1 if at + 1 < len(right) and right[at + 1].lower not in _JOINERS else None
        if token.is_word and is_finite(right, at):
            return None
    return None
