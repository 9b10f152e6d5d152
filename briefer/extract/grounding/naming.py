"""Every name of the statement stands in the passage, in whatever form names take."""

from __future__ import annotations

from collections.abc import Iterable

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import words
from briefer.language.names import Name, names, same_name
from briefer.language.tokens import lemma, tokenize

_PRONOUNS = words("naming_pronouns")


def misnamed(
    statement: Reading, passage: Reading, alignment: Alignment, context: GateContext, taken: Iterable[tuple[int, int]]
) -> str:
    """A plain sentence about the first name that the passage does not have; "" where all stand.

    `taken` are the spans of figures and times, which hold no names.
    """
    spans = tuple(taken)
    cited: tuple[Name, ...] | None = None
    for name in names(statement.text):
        if any(start < name.end and name.start < end for start, end in spans):
            continue
        if _all_stand(statement, alignment, name) or _is_word(name):
            continue
        cited = names(passage.text) if cited is None else cited
        if any(same_name(name.text, other.text) for other in cited) or _stands_for_pronoun(name, passage, context):
            continue
        if _words_stand(statement, passage, alignment, name):
            continue
        return f"the passage does not name “{name.text}”"
    return ""


def _is_word(name: Name) -> bool:
    """ "MPs", "CEO": an abbreviation that is a word of the thesaurus, for the check of content to judge."""
    return len(name.text) <= 5 and name.text[:2].isupper() and bool(thesaurus().senses(lemma(name.text)).takes)


def _all_stand(statement: Reading, alignment: Alignment, name: Name) -> bool:
    """Does each word of the name stand in the passage as itself?"""
    own = statement.between(name.start, name.end)
    return bool(own) and all(any(link.exact for link in alignment.links[i]) or not statement.tokens[i].is_word for i in own)


def _words_stand(statement: Reading, passage: Reading, alignment: Alignment, name: Name) -> bool:
    """Titles, common words with a capital, adjectives of a place: each word is licensed or akin to one of the passage's."""
    own = [i for i in statement.between(name.start, name.end) if statement.tokens[i].is_word]
    return bool(own) and all(alignment.licensed(i) or _relative(statement.tokens[i].lower, passage) for i in own)


def _relative(word: str, passage: Reading) -> bool:
    """Is the word a place's adjective, or the place of an adjective: "Lunde" and "Lundian"?"""
    bare = word.removesuffix("'s")
    if len(bare) < 5:
        return False
    return any(
        token.is_upper and tag is Tag.NAME and _same_start(bare, token.lower.removesuffix("'s"))
        for token, tag in zip(passage.tokens, passage.tags, strict=True)
    )


_ENDINGS = words("naming_endings")


def _same_start(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    stem = short[:-1] if short[-1] in "aeoy" else short
    return len(stem) >= 4 and long.startswith(stem) and (long[len(stem) :] in _ENDINGS or long[len(short) :] in _ENDINGS)


def _stands_for_pronoun(name: Name, passage: Reading, context: GateContext) -> bool:
    if context.passage_speaker and any(same_name(name.text, part) for part in names_in(context.passage_speaker)):
        return True
    has_pronoun = any(token.lower in _PRONOUNS for token in passage.tokens)
    return has_pronoun and any(same_name(name.text, known) for known in context.known_names)


def words_of_context(passage: Reading, context: GateContext) -> frozenset[str]:
    """The lower-case words of the names that may stand for a pronoun of the passage."""
    known = context.known_names if any(token.lower in _PRONOUNS for token in passage.tokens) else ()
    return frozenset(token.lower for name in (context.passage_speaker or "", *known) for token in tokenize(name))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a speaker's description, or the description itself where it holds none."""
    found = tuple(name.text for name in names(text))
    return found or (text,)
