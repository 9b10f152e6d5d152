"""No invented detail: every content word of the statement stands in the passage, as itself or as another word for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.extract.grounding.align import SPEECH_KEYS, Alignment
from briefer.extract.grounding.certainty import PLANNING
from briefer.extract.grounding.clauses import Verb
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.scope import QUANTIFIERS
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import GLUE, licensed_widely
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.lexicon import antonyms
from briefer.language.speech_verbs import SPEECH_VERBS
from briefer.language.tokens import Token, is_content

LIGHT_VERBS = keys("content_light_verbs")


_STRONG = keys("content_strong")
"""Verbs that are never another way of saying something else."""


_DENIAL = keys("content_denial")


def invented(
    statement: Reading,
    passage: Reading,
    alignment: Alignment,
    accounted: Iterable[range],
    ours: Sequence[Sign],
    theirs: Sequence[Sign],
) -> str:
    """A plain sentence about the first word that the passage does not license; "" where all are.

    `accounted` are token ranges that other checks answer for (figures, dates, names), `ours` and `theirs` the signs of the
    two texts' words. No thesaurus foresees every paraphrase: the more of the statement is reworded, the more of its words
    may lack a licence, each for a word of the passage that nothing else stands for. In a copy none may. A statement most of
    whose words lack one speaks of something else.
    """
    known = {i for span in accounted for i in span}
    judged = [i for i, token in enumerate(statement.tokens) if i not in known and is_content(token)]
    loose: list[int] = []
    for at, token in enumerate(statement.tokens):
        if at in known or not is_content(token) or token.lower in QUANTIFIERS:
            continue
        if alignment.cited[at] and not _only_in_name(token, passage, alignment, at):
            continue
        contrary = _contrary(token, passage, alignment)
        if contrary is None and _is_answered_for(statement, passage, alignment, at):
            continue
        if contrary is not None and (ours[at] is Sign.DENIED) == (theirs[contrary] is Sign.DENIED):
            return f"the passage says “{passage.tokens[contrary].text}”, the statement “{token.text}”"
        if contrary is None:
            loose.append(at)
    # A figure, a day or a name that both have ties a short statement to its passage.
    tied = any(is_content(statement.tokens[i]) for i in known)
    if loose and len(loose) >= (_TIED if tied else _LOOSE) * len(judged):
        return f"the passage says nothing of “{statement.tokens[loose[0]].text}”"
    if len(judged) <= _FEW and (verbs := [at for at in loose if statement.tags[at] in VERBAL]):
        return f"the passage says nothing of “{statement.tokens[verbs[0]].text}”"
    anchored = _anchors(statement, alignment)
    if loose and not anchored and not any(statement.tags[i] is Tag.NUMBER for i in known):
        return f"the passage says nothing of “{statement.tokens[loose[0]].text}”"
    lenient = alignment.retold and anchored >= max(_TIES, len(loose))
    return _contrary_phrase(statement, passage, alignment) or _unexplained(statement, passage, alignment, loose, lenient)


_TIES = 2
"""So many words at least tie a retelling to its passage."""


def _anchors(statement: Reading, alignment: Alignment) -> int:
    """How many content words of the statement's own stand in the passage, speakers and words of saying left out."""
    speaking = {i for speech in statement.speeches for i in statement.between(speech.speaker_start, speech.speaker_end)}
    return sum(
        1
        for i, token in enumerate(statement.tokens)
        if i not in speaking
        and alignment.licensed(i)
        and is_content(token)
        and token.lemma not in GLUE
        and token.lemma not in SPEECH_KEYS
    )


_COMPASS = words("content_compass")


def _only_in_name(token: Token, passage: Reading, alignment: Alignment, at: int) -> bool:
    """ "going south" of one who lives in South Park: a word of direction that the passage has in a name alone."""
    return (
        token.lower in _COMPASS
        and not token.is_upper
        and all(passage.tokens[i].is_upper and passage.tags[i] is Tag.NAME for i in alignment.cited[at])
    )


def _contrary_phrase(statement: Reading, passage: Reading, alignment: Alignment) -> str:
    """A phrase that excludes a word of the passage: "arrived on time" for "were delayed"."""
    used = {at for cited in alignment.best for at in cited}
    for unit in statement.units:
        if len(unit.at) < 2 or unit.key not in thesaurus().sides or all(alignment.licensed(i) for i in unit.at):
            continue
        for other in passage.units:
            if not used.issuperset(other.at) and unit.opposes(other):
                return f"the passage says “{passage.words(other.at)}”, the statement “{statement.words(unit.at)}”"
    return ""


def _is_answered_for(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """Is the word one that needs no licence, or has one that the alignment does not know of?"""
    token = statement.tokens[at]
    if statement.tags[at] in {Tag.NUMBER, Tag.AUXILIARY} or _is_idle(statement, alignment, at):
        return True
    if token.lemma in LIGHT_VERBS and statement.tags[at] in VERBAL and not _phrasal(statement, at):
        verb = statement.verb_of(at)
        return verb is None or all(alignment.licensed(i) or statement.tokens[i].lemma in GLUE for i in verb.done_to)
    if _merely_says(statement, passage, at):
        return True
    return token.lemma in GLUE or licensed_widely(token, passage) or _denies(token, passage)


def _merely_says(statement: Reading, passage: Reading, at: int) -> bool:
    """ "called it", "found that", "reckons": a verb of saying or finding, where the passage reports what somebody says."""
    entries = SPEECH_VERBS.get(statement.tokens[at].lower, ()) if statement.tags[at] in VERBAL else ()
    plain = any(entry.verb_class in {"say", "claim", "think", "estimate"} for entry in entries)
    return plain and bool(passage.speeches or passage.quoted) and statement.tokens[at].lemma not in _STRONG


_EMPTY = keys("content_empty")
"""Verbs of the passage that no other verb can stand for."""


_LOOSE, _TIED = 0.5, 0.7
"""Share of a statement's words without a licence from which it speaks of something else; more where a figure ties it."""
_FEW = 3
"""In a statement of no more words than this the verb is all that is said: none may stand in for it."""
_ROOM = ((0.75, 0), (0.6, 1), (0.5, 2), (0.35, 3), (0.2, 4), (0.0, 5))
"""How many words may lack a licence, by the share of the statement that is copied."""


def _unexplained(statement: Reading, passage: Reading, alignment: Alignment, loose: Sequence[int], lenient: bool) -> str:
    """A plain sentence about the first loose word that is one too many or stands for no word of the passage."""
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
        light = token.lemma in LIGHT_VERBS and not _phrasal(statement, at)
        room -= not light
        explained = (
            _takes_verb(statement, passage, alignment, at, light, spare_verbs) or lenient
            if statement.tags[at] in VERBAL
            else _takes_word(statement, passage, alignment, at, spare_words, lenient)
        )
        if room < 0 or not explained or token.lemma in _STRONG:
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
            and (wanted or _phrasal(passage, other.main) or passage.tokens[other.main].lemma not in PLANNING)
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


_CONTROL = keys("content_control")


def _is_idle(statement: Reading, alignment: Alignment, at: int) -> bool:
    """ "no longer", "made up of", and "intended to" before a verb of the passage, whose mode is checked elsewhere."""
    lower = statement.tokens[at].lower
    before = statement.tokens[at - 1].lower if at else ""
    following = [token.lower for token in statement.tokens[at + 1 : at + 3]]
    if (
        (lower == "least" and before == "at")
        or (lower == "longer" and before == "no")
        or (lower == "board" and before == "on")
        or (lower == "made" and following == ["up", "of"])
    ):
        return True
    if lower == "all" and following[:1] == ["but"]:
        return True
    if lower == "provided" and following[:1] == ["that"]:
        return True
    if lower in {"known", "believed", "reported", "said", "thought", "understood"} and following[:1] == ["to"]:
        return True
    if statement.tokens[at].lemma not in _CONTROL or following[:1] != ["to"]:
        return False
    return any(verb.chain[:1] == (at + 1,) and alignment.licensed(verb.main) for verb in statement.verbs)


def _phrasal(statement: Reading, at: int) -> bool:
    following = statement.tokens[at + 1].lower if at + 1 < len(statement.tokens) else ""
    return following in {"up", "off", "out", "down", "over", "away", "back"}


def _denies(token: Token, passage: Reading) -> bool:
    """ "denied that …" where the passage says "no …": the sign of what is denied is checked elsewhere."""
    return token.lemma in _DENIAL and any(
        other.lower in {"no", "not", "neither", "nor", "never", "none", "nobody", "nothing", "cannot", "without"}
        or other.lower.endswith("n't")
        for other in passage.tokens
    )


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


def _contrary(token: Token, passage: Reading, alignment: Alignment) -> int | None:
    """The passage's word that excludes the statement's, null where there is none."""
    used = {at for cited in alignment.cited for at in cited}
    if token.lemma in LIGHT_VERBS or token.lower == "left" or (alignment.free and token.lemma in _MANIFOLD):
        return None
    for at, other in enumerate(passage.tokens):
        if (
            (at not in used or token.lower in _COMPASS)
            and other.is_word
            and (thesaurus().opposed(token.lemma, other.lemma) or antonyms(token.lemma, other.lemma))
        ):
            return at
    return None


_MANIFOLD = keys("content_manifold")


def _spare_verbs(statement: Reading, passage: Reading, alignment: Alignment) -> list[Verb]:
    """The passage's verbs that no verb of the statement stands for."""
    used = {at for verb in statement.verbs for at in alignment.best[verb.main]}
    return [verb for verb in passage.verbs if verb.main not in used and passage.tokens[verb.main].lemma not in _EMPTY]
