"""No invented detail: every content word of the statement stands in the passage, as itself or as another word for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.extract.grounding.align import SPEECH_KEYS, Alignment
from briefer.extract.grounding.exceptions import negated
from briefer.extract.grounding.loose import LIGHT_VERBS, STRONG, phrasal, unexplained
from briefer.extract.grounding.numbers import figures
from briefer.extract.grounding.polarity import Sign
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.reckoned import average
from briefer.extract.grounding.scope import QUANTIFIERS
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.extract.grounding.wordforms import VERBAL, Tag
from briefer.extract.grounding.wording import GLUE, licensed_widely
from briefer.extract.grounding.wordlists import keys, words
from briefer.language.lexicon import antonyms
from briefer.language.speech_verbs import SPEECH_VERBS
from briefer.language.tokens import Token, is_content, lemma

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
        if contrary is not None and _converse(statement, passage, alignment, at, contrary):
            continue
        if contrary is not None and (ours[at] is Sign.DENIED) == (
            theirs[contrary] is Sign.DENIED or negated(passage, contrary)
        ):
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
    return _contrary_phrase(statement, passage, alignment) or unexplained(statement, passage, alignment, loose, lenient)


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
        if unit.key not in thesaurus().sides or all(alignment.licensed(i) for i in unit.at):
            continue
        for other in passage.units:
            if max(len(unit.at), len(other.at)) > 1 and not used.issuperset(other.at) and unit.opposes(other):
                return f"the passage says “{passage.words(other.at)}”, the statement “{statement.words(unit.at)}”"
    return ""


def _is_answered_for(statement: Reading, passage: Reading, alignment: Alignment, at: int) -> bool:
    """Is the word one that needs no licence, or has one that the alignment does not know of?"""
    token = statement.tokens[at]
    if statement.tags[at] in {Tag.NUMBER, Tag.AUXILIARY} or _is_idle(statement, alignment, at):
        return True
    if token.lemma in LIGHT_VERBS and statement.tags[at] in VERBAL and not phrasal(statement, at):
        verb = statement.verb_of(at)
        return verb is None or all(alignment.licensed(i) or statement.tokens[i].lemma in GLUE for i in verb.done_to)
    if _merely_says(statement, passage, at):
        return True
    if token.lower == "average" and any(average(q, statement.text, figures(passage.text)) for q in figures(statement.text)):
        return True
    return token.lemma in GLUE or licensed_widely(token, passage) or _denies(token, passage)


def _merely_says(statement: Reading, passage: Reading, at: int) -> bool:
    """ "called it", "found that", "reckons": a verb of saying or finding, where the passage reports what somebody says."""
    entries = SPEECH_VERBS.get(statement.tokens[at].lower, ()) if statement.tags[at] in VERBAL else ()
    plain = any(entry.verb_class in {"say", "claim", "think", "estimate"} for entry in entries)
    return plain and bool(passage.speeches or passage.quoted) and statement.tokens[at].lemma not in STRONG


_LOOSE, _TIED = 0.5, 0.7
"""Share of a statement's words without a licence from which it speaks of something else; more where a figure ties it."""
_FEW = 3
"""In a statement of no more words than this the verb is all that is said: none may stand in for it."""

_CONTROL = keys("content_control")


_CONFRONTED = frozenset({"faced", "confronted", "presented"})


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
    if lower in {"dates", "dated", "dating"} and following[:1] in (["from"], ["back"]):
        return True
    if (lower == "equivalent" and following[:1] in (["of"], ["to"])) or (
        lower in _CONFRONTED and following[:1] == ["with"]
    ):
        return True
    if lower == "set" and statement.tags[at] is Tag.PARTICIPLE and following[:1] in (["for"], ["to"]):
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


def _denies(token: Token, passage: Reading) -> bool:
    """ "denied that …" where the passage says "no …": the sign of what is denied is checked elsewhere."""
    return token.lemma in _DENIAL and any(
        other.lower in {"no", "not", "neither", "nor", "never", "none", "nobody", "nothing", "cannot", "without"}
        or other.lower.endswith("n't")
        for other in passage.tokens
    )


_CONVERSES = (("buy", "sell"), ("purchase", "sell"), ("lend", "borrow"), ("give", "receive"), ("send", "receive"))
_ENDS = frozenset({"to", "from", "by"})


def _converse(statement: Reading, passage: Reading, alignment: Alignment, at: int, contrary: int) -> bool:
    """ "the dentist bought it" of "it was sold to the dentist": one deal, told from its other end."""
    pair = {statement.tokens[at].lemma, passage.tokens[contrary].lemma}
    verb, other = statement.verb_of(at), passage.verb_of(contrary)
    if verb is None or other is None or not any(pair == set(map(lemma, one)) for one in _CONVERSES):
        return False
    places = [i for word in verb.doer for i in alignment.best[word]]
    if not places or set(places) & {*other.doer}:
        return False
    return any(token.lower in _ENDS for token in passage.tokens[max(0, min(places) - 4) : min(places)])


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
