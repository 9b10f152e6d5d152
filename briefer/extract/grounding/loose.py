"""What a statement's words without a licence may stand for: a verb or a word of the passage that nothing else stands for.

No thesaurus foresees every paraphrase: the more of a statement is reworded, the more of its words may lack a licence.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.certainty import PLANNING
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import GLUE
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.tokens import is_content

LIGHT_VERBS = keys("content_light_verbs")
"""Verbs that say little themselves ("make", "take")."""

STRONG = keys("content_strong")
"""Verbs that are never another way of saying something else."""

_EMPTY = keys("content_empty")
"""Verbs of the passage that no other verb can stand for."""
_ROOM = ((0.75, 0), (0.6, 1), (0.5, 2), (0.35, 3), (0.2, 4), (0.0, 5))
"""How many words may lack a licence, by the share of the statement that is copied."""


def unexplained(statement: Reading, passage: Reading, alignment: Alignment, loose: Sequence[int], lenient: bool) -> str:
    """A plain sentence about the first loose word that is one too many or stands for no word of the passage; else "".

    `loose` are the words without a licence; with `lenient` one need stand for none in particular.
    """
    if not loose:
        return ""
    copied = alignment.copied
    room = next(room for share, room in _ROOM if copied >= share)
    general = 2 if room else 0
    spare_verbs = _spare_verbs(statement, passage, alignment)
    spare_words = _spare_words(passage, alignment)
    for at in loose:
        token = statement.tokens[at]
        if general and token.lemma in _ABSTRACT and statement.tags[at] not in VERBAL:
            general -= 1
            continue
        light = token.lemma in LIGHT_VERBS and not phrasal(statement, at)
        room -= not light
        explained = (
            _takes_verb(statement, passage, alignment, at, light, spare_verbs) or lenient
            if statement.tags[at] in VERBAL
            else _takes_word(statement, passage, alignment, at, spare_words, lenient)
        )
        if room < 0 or not explained or token.lemma in STRONG:
            return f"the passage says nothing of “{token.text}”"
    return ""


def _takes_verb(
    statement: Reading, passage: Reading, alignment: Alignment, at: int, light: bool, spare: list[Verb]
) -> bool:
    """Is there a verb of the passage for this one? It is taken off the spare ones."""
    verb = statement.verb_of(at)
    wanted = statement.tokens[at].lemma in PLANNING
    partner = next(
        (
            other
            for other in spare
            if (verb is None or _fits(alignment, verb, other, light))
            and (wanted or phrasal(passage, other.main) or passage.tokens[other.main].lemma not in PLANNING)
        ),
        None,
    )
    if partner is not None:
        spare.remove(partner)
    return partner is not None or (alignment.free and not light and bool(spare))


_FLAT = words("content_flat")


def _acts(reading: Reading, at: int) -> bool:
    return reading.tags[at] in VERBAL or reading.tokens[at].lower.endswith("ing")


_BODIES = keys("content_bodies")


def _takes_word(
    statement: Reading, passage: Reading, alignment: Alignment, at: int, spare: list[int], lenient: bool
) -> bool:
    """Is there a word of the passage that this one may stand for? It is taken off the spare ones."""
    token = statement.tokens[at]
    if statement.tags[at] is Tag.ADVERB or (token.lower in _FLAT and at and _acts(statement, at - 1)):
        return True
    if statement.tags[at] is Tag.NAME:
        return False
    if token.lower.endswith(("'s", "s'")) and not lenient:
        return token.lemma in _BODIES and any(
            other.lower in {"our", "we", "us", "its", "their", "they", "it"} for other in passage.tokens
        )
    if not alignment.free and (_placed(statement, at) or not _beside_known(statement, alignment, at)):
        return False
    if spare:
        spare.pop(0)
        return True
    return lenient


def _spare_words(passage: Reading, alignment: Alignment) -> list[int]:
    """The content words of the passage's sentences in question that no word of the statement stands for."""
    used = {at for cited in alignment.best for at in cited}
    sentences = {passage.sentence_of[at] for at in used if is_content(passage.tokens[at])}
    return [
        at
        for at, token in enumerate(passage.tokens)
        if at not in used
        and passage.sentence_of[at] in sentences
        and is_content(token)
        and passage.tags[at] is not Tag.NUMBER
        and token.lemma not in GLUE
    ]


def _beside_known(statement: Reading, alignment: Alignment, at: int) -> bool:
    """Does the word stand in a phrase with a word of the passage? One that is new as a whole is no paraphrase."""
    phrase = []
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(statement.tokens) and statement.tags[i] in {Tag.NOUN, Tag.NAME}:
            phrase.append(i)
            i += step
    return any(alignment.licensed(i) for i in phrase)


_PLACING = words("content_placing")


def _placed(statement: Reading, at: int) -> bool:
    """Is the word the head of a phrase that says where: "on the city's waterfront"?"""
    if statement.tags[at] is not Tag.NOUN or (
        at + 1 < len(statement.tags) and statement.tags[at + 1] in {Tag.NOUN, Tag.NAME}
    ):
        return False
    i = at - 1
    while i >= 0 and statement.tags[i] in {Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER}:
        i -= 1
    return i >= 0 and statement.tokens[i].lower in _PLACING


_ABSTRACT = keys("content_abstract")
"""Nouns so general that they name what the rest of the statement says."""


def phrasal(statement: Reading, at: int) -> bool:
    """Does a particle follow the verb that makes another one of it ("take off")?"""
    following = statement.tokens[at + 1].lower if at + 1 < len(statement.tokens) else ""
    return following in {"up", "off", "out", "down", "over", "away", "back"}


def _fits(alignment: Alignment, verb: Verb, other: Verb, light: bool) -> bool:
    """May the passage's verb be what the statement's stands for: has it the same object, or if none the same subject?"""
    doer = {i for at in verb.doer for i in alignment.cited[at]}
    done_to = {i for at in verb.done_to for i in alignment.cited[at]}
    if light and not done_to:
        return True
    there_doer, there_done = {*other.doer, other.main}, {*other.done_to, other.main, *(other.rest if light else ())}
    if done_to and not other.done_to and not other.passive and other.form is not Tag.AUXILIARY:
        return True
    if done_to and not done_to & there_done:
        return bool(not verb.doer and done_to & there_doer)
    if verb.done_to and not done_to:
        return False
    return bool(done_to & there_done or doer & there_doer or not doer)


def _spare_verbs(statement: Reading, passage: Reading, alignment: Alignment) -> list[Verb]:
    """The passage's verbs that no verb of the statement stands for."""
    used = {at for verb in statement.verbs for at in alignment.best[verb.main]}
    return [verb for verb in passage.verbs if verb.main not in used and passage.tokens[verb.main].lemma not in _EMPTY]
