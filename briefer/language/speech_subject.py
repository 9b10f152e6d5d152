"""The subject of a reporting verb: the noun phrase before it, over adjuncts, appositions and relative clauses."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.bits import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STATEMENTS,
    WORDS,
    Bit,
    Range,
    has_clause,
    has_finite,
    is_adverb,
    is_comma,
    is_finite,
    is_participle_lead,
    is_time,
)
from briefer.language.phrases import phrase_before
from briefer.language.speech_relatives import (
    BE,
    PLURALS,
    RELATIVES,
    can_speak,
    ends_plural,
    in_predicate,
    is_relative,
    relative_before,
    relative_head,
)
from briefer.language.speech_verbs import SpeechVerb

_COMMAS = 4
_UNNAMED = frozenset({"some", "many", "others"})
_NO_SPEAKERS = frozenset({"according", "contrary", "least", "re", "ve", "ll", "well", "not"})
_NEVER_ALONE = frozenset({"you", "any", "those", "these", "every", "each", "twice", "once", "turn"})


def verb_group(items: Sequence[Bit], at: int) -> int | None:
    """The index where the verb group of the verb at `at` begins (auxiliaries, adverbs).

    None for a negated, infinitive or passive verb, which reports nothing.
    """
    start = at
    while start > 0:
        before = items[start - 1]
        if before.lower in WORDS["negators"] or before.lower in {"to", "let", "make", "help"}:
            return None
        if not is_adverb(before) and before.lower not in WORDS["adverbs"] and before.lower not in AUXILIARIES:
            break
        start -= 1
    return None if any(bit.lower in BE for bit in items[start:at]) else start


def subject_before(items: Sequence[Bit], group: int) -> Range | None:
    """The noun phrase before the verb group at `group`, None where there is none that could speak."""
    end = _over_adjunct(items, group)
    if end > 1 and items[end - 1].lower in RELATIVES:
        return relative_head(items, end - 1)
    if end > 1 and is_comma(items[end - 1]):
        return _with_apposition(items, end)
    start = phrase_before(items, end)
    if start < end and all(is_finite(bit) or bit.lower in WORDS["adverbs"] for bit in items[start:end]) and start > 1:
        # "the inquiry that followed recommended": the phrase before the relative clause.
        return relative_head(items, start - 1) if items[start - 1].lower in RELATIVES | {"that"} else None
    if start < end and in_predicate(items, start, end):
        head = None if end - start == 1 and is_relative(items, start - 1) else relative_before(items, start)
        return None if head is None else relative_head(items, head)
    if end - start > 1 and items[end - 1].lower in _UNNAMED:
        # "a plan some think is wrong": a clause with no pronoun before it.
        return end - 1, end
    start = _over_open_apposition(items, start)
    return (start, end) if start < end and can_speak(items, start, end) else None


def shared_subject(items: Sequence[Bit], group: int, previous: Range | None) -> Range | None:
    """The subject of the verb before "and": "The minister visited the site and said …"."""
    if group == 0 or items[group - 1].lower not in {"and", "but", "or"}:
        return None
    floor = group - 1
    while floor > 0 and items[floor - 1].kind != "quote" and items[floor - 1].text not in {";", ":", "."}:
        floor -= 1
    if previous is not None and previous[0] >= floor:
        return previous
    near = group - 3
    while near > floor and not is_comma(items[near]):
        near -= 1
    for begin in dict.fromkeys((near, floor)):
        first = next((at for at in range(begin + 1, group - 1) if is_finite(items[at])), None)
        if first is not None:
            start = phrase_before(items, first, begin)
            return (start, first) if start < first and can_speak(items, start, first) else None
        if near > floor and not _is_inserted(items, near):
            return None
    return None


def leading_subject(items: Sequence[Bit], end: int) -> Range | None:
    """The subject of the clause before a participle: "The firm cut jobs, saying …"."""
    for at in range(1, end):
        if is_finite(items[at]):
            subject = subject_before(items, at)
            return subject if subject and items[subject[0]].kind == "word" else None
    start = phrase_before(items, end - 1)
    return (start, end - 1) if start < end - 1 and can_speak(items, start, end - 1) else None


def agrees(items: Sequence[Bit], subject: Range, at: int, group: int, verb: SpeechVerb) -> bool:
    """Does the verb's form fit its subject? "officials report" and "the agency reports" do, "media reports" does not."""
    phrase = items[slice(*subject)]
    if has_clause(phrase) and not any(bit.lower in RELATIVES | {"whose"} for bit in phrase):
        return False
    if phrase[0].lower in _NO_SPEAKERS or (len(phrase) == 1 and phrase[0].lower in _NEVER_ALONE):
        return False
    if verb.form not in {"base", "third"} or group < at:
        return True
    phrase = phrase[: next((i for i in range(1, len(phrase)) if is_relative(phrase, i)), len(phrase))]
    last, before = phrase[-1], items[group - 1]
    if verb.form == "third" and is_finite(before) and before.lower not in AUXILIARIES:
        # "which raised hopes": the object of another verb.
        return False
    if subject[0] and is_comma(items[subject[0] - 1]) and phrase[0].lower.endswith("ing") and len(phrase) > 1:
        return False
    if last.lower.endswith(("'s", "s'")) or any(
        is_finite(bit) for bit in phrase[:-1] if bit.lower not in {"called", "named", "based"}
    ):
        return False
    if subject[0] and items[subject[0] - 1].lower == "to":
        return False
    return _is_plural(phrase) if verb.form == "base" else not _is_plural(phrase) or _head(phrase).text[0].isupper()


def _is_plural(phrase: Sequence[Bit]) -> bool:
    head = _head(phrase)
    if head.lower in PLURALS or phrase[0].lower in PLURALS:
        return True
    stop = next((i for i, bit in enumerate(phrase) if bit.lower in PREPOSITIONS), len(phrase))
    if len(phrase) > stop > 1 and ends_plural(phrase[0].lower):
        # "sources close to the talks"
        return True
    joined = any(bit.lower == "and" for bit in phrase) and not any(bit.lower in PREPOSITIONS for bit in phrase)
    return joined or ends_plural(head.lower)


def _head(phrase: Sequence[Bit]) -> Bit:
    return next((phrase[i - 1] for i in range(1, len(phrase)) if phrase[i].lower in PREPOSITIONS), phrase[-1])


def _over_adjunct(items: Sequence[Bit], group: int) -> int:
    """Skip "on Monday", "in a statement" between subject and verb."""
    at = group
    while at > 1 and (is_time(items[at - 1]) or items[at - 1].text[0].isdigit()):
        at -= 1
    if at < group and any(is_time(bit) for bit in items[at:group]):
        while at > 1 and items[at - 1].lower in {"on", "in", "late", "early", "the", "this", "at", "last"}:
            at -= 1
        return at
    if group and items[group - 1].lower in STATEMENTS:
        for back in range(group - 2, max(group - 6, 0), -1):
            if items[back].lower in {"in", "at", "on", "during"} and items[back - 1].kind == "word":
                return back
    return group


def _with_apposition(items: Sequence[Bit], end: int) -> Range | None:
    """ "Ana Ruiz, head of the agency, (said)": the phrase and what stands between commas behind it."""
    stop = end - 1
    at, commas = stop, 0
    while at > 0 and commas < _COMMAS:
        back = at - 1
        while (
            back >= 0 and not is_comma(items[back]) and items[back].text not in {";", ":"} and items[back].kind != "quote"
        ):
            back -= 1
        chunk = items[back + 1 : at]
        if not chunk:
            return None
        if _is_occasion(chunk) and at == stop and back > 0:
            at = stop = back
            commas = 1
            continue
        told = next((i for i in range(1, len(chunk)) if is_relative(chunk, i)), len(chunk))
        clause = has_clause(chunk[:told]) or (commas > 1 and has_finite(chunk[:told]))
        if clause and chunk[0].lower not in RELATIVES | {"whose"}:
            return _clean(items, at + 1, stop) if commas else None
        fronted = chunk[0].text[0].isupper() and (
            chunk[0].lower in PREPOSITIONS | (BREAKS - {"but", "yet"}) or is_participle_lead(chunk)
        )
        if (fronted and back < 0) or is_time(chunk[0]):
            return _clean(items, at + 1, stop) if commas else None
        if back < 0 or items[back].text != ",":
            return _clean(items, phrase_before(items, at, back + 1), stop) if commas else None
        at = back
        commas += 1
    return None


def _over_open_apposition(items: Sequence[Bit], start: int) -> int:
    """ "Ana Ruiz, head of the agency said": an apposition whose second comma is missing."""
    if (
        start < 2
        or items[start - 1].text != ","
        or items[start].text[0].isupper()
        or items[start].lower in DETERMINERS | PRONOUNS
    ):
        return start
    back = start - 1
    while back > 0 and items[back - 1].kind == "word" and items[back - 1].text[0].isupper() and start - back < 6:
        back -= 1
    opens = back == 0 or items[back - 1].kind != "word"
    return back if opens and 1 < start - 1 - back <= 4 and items[back].lower not in PREPOSITIONS | BREAKS else start


def _is_occasion(chunk: Sequence[Bit]) -> bool:
    """ ", in a statement, ", ", speaking in Oslo, ": between subject and verb but no part of the subject."""
    first = chunk[0].lower
    if first in {"speaking", "asked", "writing", "citing", "quoting", "addressing"}:
        return True
    return first in {"in", "on", "at", "during"} and any(bit.lower in STATEMENTS or is_time(bit) for bit in chunk)


def _clean(items: Sequence[Bit], start: int, stop: int) -> Range | None:
    while start < stop and (items[start].kind == "punct" or items[start].lower in WORDS["leads"]):
        start += 1
    return (start, stop) if start < stop and items[start].kind == "word" else None


def _is_inserted(items: Sequence[Bit], at: int) -> bool:
    """Does the comma at `at` only set off a short insertion, with the subject before it?"""
    return is_comma(items[at]) and not any(is_finite(bit) for bit in items[at + 1 : at + 12])
