"""May two descriptions be of one speaker?"""

from __future__ import annotations

from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.units import Unit, units
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.names import names, same_name
from briefer.language.patterns import rx
from briefer.language.tokens import Token, is_content, tokenize


def same_speaker(a: str, b: str) -> bool:
    """May the two descriptions be of one speaker: a name shared, or the head noun of one among the words of the other?"""
    if a.casefold() == b.casefold():
        return True
    a, b = _possessed(a), _possessed(b)
    named_a, named_b = names(a), names(b)
    if any(same_name(x.text, y.text) for x in named_a for y in named_b):
        return _own_name(a) == _own_name(b) or _heads_agree(a, b)
    if any(name.kind == "person" for name in named_a) and any(name.kind == "person" for name in named_b):
        return False
    return _heads_agree(a, b)


_FOR = rx(r"^[^A-Z,]+\b(?:for|of)\b")


def _own_name(speaker: str) -> bool:
    """Is the name in the description its own, not that of somebody it speaks for ("a spokesman for Ruiz")?"""
    return _FOR.search(speaker) is None


def _possessed(speaker: str) -> str:
    """What belongs to somebody, without the possessor: "Ruiz's spokesman" is a spokesman, not Ruiz.

    "Ruiz, the mayor's brother" stays Ruiz: each part between commas loses its own possessor alone.
    """
    return ",".join(_without_possessor(part) for part in speaker.split(","))


def _without_possessor(speaker: str) -> str:
    tokens = tokenize(speaker)
    last = max(
        (i for i, token in enumerate(tokens[:-1]) if token.lower.endswith(("'s", "s'")) and tokens[i + 1].is_word),
        default=None,
    )
    if last is None or any(token.lemma in _PAPERS for token in tokens[last + 1 :]):
        return speaker
    return speaker[tokens[last + 1].start :]


_PAPERS = keys("persons_papers")
"""What speaks for who it belongs to: "the ministry's figures"."""


def _heads_agree(a: str, b: str) -> bool:
    """Is the head of the first description licensed by the words of the second?"""
    tokens_b = tokenize(b)
    cited = units(tokens_b)
    head = head_of(tokenize(a))
    if head is None:
        return False
    return any(unit.licenses(head_unit) for head_unit in _units_of(head) for unit in cited)


def _units_of(token: Token) -> tuple[Unit, ...]:
    return units((token,))


_OF = words("speakers_of")


def head_of(tokens: tuple[Token, ...]) -> Token | None:
    """The head of a description: its last content word before "of", "who" or a comma."""
    head: Token | None = None
    for token in tokens:
        if token.lower in _OF and head is not None:
            break
        if is_content(token):
            head = token
    return head


def words_in(speaker: str, passage: Reading) -> bool:
    """Do all content words of a description stand in the passage, as themselves or as other words for them?"""
    words = [token for token in tokenize(speaker) if is_content(token)]
    return bool(words) and all(
        any(unit.licenses(own) for own in units((word,)) for unit in passage.units) for word in words
    )
