"""What a contested question may be called: plainly, neutrally, and of nothing that its claims do not speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefer.language.lexicon import concept_bag, concepts
from briefer.language.loaded import loaded_words
from briefer.language.markup import markup
from briefer.language.names import names, same_name
from briefer.language.quantities import quantities
from briefer.language.tables import rows
from briefer.language.tokens import Token, is_content, tokenize
from briefer.models import Claim, ContestedKind

LONGEST = 90
_ASKING = frozenset(token.lemma for row in rows("asking.txt") for token in tokenize(row))
"""Words in which a question is put, whatever it is about."""
_PLAIN: Mapping[ContestedKind, str] = {
    "figure": "how many or how much",
    "time": "when it happened",
    "place": "where it happened",
    "participants": "who took part",
    "occurrence": "whether it is so",
    "attribution": "who said or did it",
    "quotation": "the words that were used",
    "characterisation": "how it is described",
}
MOST = 3


def words_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The words that claims and their passages hold, as they stand and as dictionaries have them; no names."""
    told = dict.fromkeys(part for claim in claims for part in (claim.statement, claim.citation.quote))
    return frozenset(key for part in told for token in tokenize(part) if token.text[0].islower() for key in _keys(token))


def topic_of(
    proposed: str, kind: ContestedKind, sides: Sequence[Sequence[Claim]], story: frozenset[str] = frozenset()
) -> tuple[str, str]:
    """The topic to show and why the proposed one was refused, "" where it stands.

    Names and figures have to be those of the sides' own claims; other words may be any of the `story`.
    """
    text = " ".join(proposed.split()).rstrip(".?!:; ")
    reason = _refused(text, [claim for side in sides for claim in side], story)
    if not reason:
        return text[0].upper() + text[1:], ""
    about = ", ".join(_common(sides))
    plain = _PLAIN[kind]
    return (f"{plain} ({about})" if about else plain), reason


def _refused(text: str, claims: Sequence[Claim], story: frozenset[str]) -> str:
    if not text or len(text) > LONGEST:
        return "the topic is empty" if not text else "the topic is too long"
    if markup(text) is not None:
        return "the topic holds markup"
    if loaded := loaded_words(text):
        return f"the topic is not neutral: “{loaded[0].word}”"
    told = [part for claim in claims for part in (claim.statement, claim.citation.quote, claim.about, claim.speaker or "")]
    bag = {concept for part in told for concept in concept_bag(part)}
    named = [name for part in told for name in names(part)]
    held = {key for part in told for token in tokenize(part) for key in _keys(token)}
    own = [name for name in names(text) if any(same_name(name.text, other.text) for other in named)]
    if quantities(text) and not all(any(q.text in part for part in told) for q in quantities(text)):
        return "the topic gives a figure that no claim gives"
    for token in tokenize(text):
        if not is_content(token) or any(name.start <= token.start < name.end for name in own):
            continue
        known = token.lemma in _ASKING or not (held | story).isdisjoint(_keys(token))
        if not known and bag.isdisjoint((token.lemma, *concepts(token.lemma))):
            return f"no claim speaks of the topic's “{token.text}”"
    return ""


def _keys(token: Token) -> tuple[str, str]:
    return token.lower.removesuffix("'s"), token.lemma


def _common(sides: Sequence[Sequence[Claim]]) -> list[str]:
    """Words for what all sides speak of, as the first claim has them; that somebody says it is not what it is about."""
    bags = [{concept for claim in side for concept in concept_bag(claim.statement)} for side in sides]
    shared = set.intersection(*bags) if bags else set()
    words: list[str] = []
    for token in tokenize(sides[0][0].statement):
        senses = {token.lemma, *concepts(token.lemma)}
        if token.is_word and is_content(token) and not shared.isdisjoint(senses) and "say" not in senses:
            words += [token.lower] if token.lower not in words else []
    return words[:MOST]
