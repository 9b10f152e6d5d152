"""Sentences that several articles share word for word: an agency paragraph, a standing note. Each counts as one report.

Articles may be written apart and still print one paragraph of a third party. So a fact's origins are counted by its claims,
too: claims in the same words are one report, whichever articles print them. Words between quotation marks are left out
first: two outlets that quote one official are two reports of one speaker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.language.patterns import rx
from briefer.language.quotes import quotations
from briefer.models import Claim

FEWEST = 10
"""Words from which on the same wording is no chance."""

_WORD = rx(r"[^\W_]+(?:['’][^\W_]+)?")


def independent(claims: Sequence[Claim], origin: Mapping[str, str]) -> int:
    """How many independent reports the claims are: origins (source → its id), one where they share a sentence."""
    if len(claims) == 1:
        return 1
    root: dict[str, str] = {}
    worded: dict[tuple[str, ...], str] = {}
    for claim in claims:
        mine = _root(root, origin[claim.source])
        words = own_words(claim.citation.quote)
        if len(words) >= FEWEST:
            root[mine] = _root(root, worded.setdefault(words, mine))
    return len({_root(root, name) for name in list(root)})


def own_words(text: str) -> tuple[str, ...]:
    """The words of a passage outside direct quotations, in lower case."""
    kept, at = [], 0
    for span in quotations(text):
        kept.append(text[at : span.start])
        at = span.end
    kept.append(text[at:])
    return tuple(word.lower() for part in kept for word in _WORD.findall(part))


def _root(root: dict[str, str], name: str) -> str:
    root.setdefault(name, name)
    while root[name] != name:
        name = root[name]
    return name
