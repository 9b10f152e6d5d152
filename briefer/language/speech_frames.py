"""Finding reporting verbs with their subject and their content among a sentence's bits."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.language.phrases import (
    BREAKS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    STATEMENTS,
    Bit,
    has_finite,
    is_finite,
    is_time,
    phrase_after,
    phrase_before,
)
from briefer.language.speech_verbs import SPEECH_VERBS, SpeechVerb, VerbClass

_AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "did",
        "does",
        "do",
    ]
)
_ADVERBS = frozenset(
    [
        "also",
        "later",
        "then",
        "again",
        "once",
        "already",
        "earlier",
        "previously",
        "further",
        "repeatedly",
        "often",
        "now",
        "still",
        "even",
        "only",
        "just",
        "first",
        "finally",
        "initially",
        "recently",
        "soon",
        "reportedly",
        "allegedly",
        "since",
        "long",
        "always",
        "today",
        "yesterday",
        "yet",
        "himself",
        "herself",
        "itself",
        "themselves",
        "all",
        "both",
    ]
)
_NEGATORS = frozenset(
    [
        "not",
        "never",
        "n't",
        "didn't",
        "doesn't",
        "don't",
        "hasn't",
        "haven't",
        "hadn't",
        "wouldn't",
        "won't",
        "couldn't",
        "can't",
        "cannot",
        "isn't",
        "wasn't",
        "nor",
    ]
)
_BLOCKERS = frozenset(["to"])
_ADDRESSEE_VERBS = frozenset(
    {"tell", "inform", "assure", "reassure", "warn", "remind", "brief", "advise", "promise", "alert", "ask"}
)
_ADDRESSEE_NEEDED = frozenset({"tell", "inform", "assure", "reassure", "brief"})
_HEARSAY = frozenset(
    [
        "said",
        "believed",
        "thought",
        "understood",
        "reported",
        "alleged",
        "rumoured",
        "rumored",
        "known",
        "estimated",
        "claimed",
        "considered",
        "feared",
        "hoped",
        "assumed",
        "suspected",
        "presumed",
    ]
)
_HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_VOID_SUBJECTS = frozenset(
    [
        "this",
        "these",
        "there",
        "that",
        "such",
        "what",
        "everything",
        "nothing",
        "it's",
        "which",
        "nobody",
        "none",
        "neither",
    ]
)
_INVERTING: frozenset[VerbClass] = frozenset(
    {"say", "claim", "admit", "announce", "warn", "think", "promise", "ask", "estimate", "accuse", "demand", "praise"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame in indices of bits: the speaker's bits (an empty range where nobody is named) and the content's."""

    speaker: tuple[int, int]
    verb: str
    verb_class: VerbClass
    content: tuple[int, int]
    at: int | None = None
    """The verb's index, null for a frame without one."""


def verb_frames(items: Sequence[Bit]) -> Iterator[Frame]:
    """The frames made by reporting verbs, in the order of the verbs."""
    previous: tuple[int, int] | None = None
    for at, bit in enumerate(items):
        if bit.kind != "word" or bit.lower not in SPEECH_VERBS:
            continue
        frame = _hearsay(items, at) or _quoted_as(items, at, previous)
        for verb in SPEECH_VERBS[bit.lower] if frame is None else ():
            if verb.particle and (at + 1 >= len(items) or items[at + 1].lower != verb.particle):
                continue
            frame = _active(items, at, verb, previous)
            if frame is not None:
                break
        if frame is not None:
            if frame.speaker[1] > frame.speaker[0]:
                previous = frame.speaker
            yield replace(frame, at=at)


# ---------------------------------------------------------------- passive and impersonal frames
def _hearsay(items: Sequence[Bit], at: int) -> Frame | None:
    """ "It is believed that …", "he is said to have …": nobody named says it."""
    if items[at].lower not in _HEARSAY or at == 0:
        return None
    before = at - 1
    while before > 0 and (items[before].lower in _ADVERBS or items[before].lower.endswith("ly")):
        before -= 1
    if items[before].lower not in {"is", "are", "was", "were", "be", "been"}:
        return None
    following = items[at + 1].lower if at + 1 < len(items) else ""
    subject = before - 1
    while subject > 0 and items[subject].lower in _AUXILIARIES:
        subject -= 1
    if subject >= 0 and items[subject].lower == "it" and following not in {"to", "by"}:
        begin = at + 2 if following == "that" else at + 1
        return Frame((at, at), "reportedly", "say", (begin, len(items)))
    if following == "to" and items[at].lower not in {"known", "considered"}:
        return Frame((at, at), "reportedly", "say", (0, len(items)))
    return None


def _quoted_as(items: Sequence[Bit], at: int, previous: tuple[int, int] | None) -> Frame | None:
    """ "was quoted (by the agency) as saying …"."""
    if items[at].lower not in {"saying", "telling", "stating"} or at < 2 or items[at - 1].lower != "as":
        return None
    back = at - 1
    while back > 0 and at - back < 10 and items[back].lower not in {"quoted", "cited", "reported"}:
        back -= 1
    if items[back].lower not in {"quoted", "cited", "reported"} or back == 0:
        return None
    aux = back
    while aux > 0 and items[aux - 1].lower in _AUXILIARIES | _ADVERBS:
        aux -= 1
    begin = _after_verb(items, at, SpeechVerb("say", "say", "nothing", "gerund", ""))
    subject = _subject(items, aux) if aux < back else (back + 1, phrase_after(items[: at - 1], back + 1))
    if subject is None or subject[1] <= subject[0]:
        return None
    return Frame(subject, "say", "say", (begin, len(items)))


# ---------------------------------------------------------------- active frames
def _active(items: Sequence[Bit], at: int, verb: SpeechVerb, previous: tuple[int, int] | None) -> Frame | None:
    if verb.form == "gerund" or (verb.form == "participle" and items[at].lower.endswith("ing")):
        return _participial(items, at, verb, previous)
    chain = _verb_chain(items, at)
    if chain is None:
        return None
    if at == chain and _inverts(items, at, verb):
        return _inversion(items, at, verb)
    subject = _subject(items, chain) or _shared_subject(items, chain, previous)
    if subject is None or not _agrees(items, subject, at, chain, verb):
        return None
    return _placed(items, at, verb, subject)


def _verb_chain(items: Sequence[Bit], at: int) -> int | None:
    """The index where the verb group begins (auxiliaries, adverbs); None for a negated, infinitive or passive verb."""
    start = at
    while start > 0:
        before = items[start - 1]
        if before.lower in _NEGATORS or before.lower.endswith("n't") or before.lower in _BLOCKERS:
            return None
        is_adverb = before.lower in _ADVERBS or (
            before.lower.endswith("ly") and not before.text[0].isupper() and len(before.lower) > 4
        )
        if not is_adverb and before.lower not in _AUXILIARIES:
            break
        start -= 1
    if start < at and any(b.lower in {"is", "are", "was", "were", "be", "been", "being"} for b in items[start:at]):
        return None
    return start


def _subject(items: Sequence[Bit], chain: int) -> tuple[int, int] | None:
    """The noun phrase before the verb group: with an apposition between commas, before a relative, over an adjunct of time."""
    end = _over_adjunct(items, chain)
    if end > 1 and items[end - 1].lower in {"who", "which"}:
        end -= 2 if items[end - 2].text == "," else 1
        start = phrase_before(items, end)
        return (start, end) if start < end else None
    if end > 1 and items[end - 1].text in {",", "—", "–"}:
        return _with_apposition(items, end)
    start = phrase_before(items, end)
    if start >= end or _is_void(items, start, end) or not _nominal(items, start, end):
        return None
    return start, end


def _is_void(items: Sequence[Bit], start: int, end: int) -> bool:
    first = items[start].lower
    return (first in _VOID_SUBJECTS and end - start == 1) or (first in {"no", "none", "neither", "nobody"})


def _nominal(items: Sequence[Bit], start: int, end: int) -> bool:
    last = items[end - 1]
    return last.kind == "word" and last.lower not in PREPOSITIONS | BREAKS | _AUXILIARIES | {
        "and",
        "or",
        "the",
        "a",
        "an",
        "to",
    }


def _over_adjunct(items: Sequence[Bit], chain: int) -> int:
    """Skip "on Monday", "in a statement" between subject and verb."""
    at = chain
    while at > 1 and (is_time(items[at - 1]) or items[at - 1].text[0].isdigit()) and at - 1 > 0:
        at -= 1
    if at < chain:
        while at > 1 and items[at - 1].lower in {"on", "in", "late", "early", "the", "this", "at"}:
            at -= 1
        return at if at > 0 and any(is_time(b) for b in items[at:chain]) else chain
    if items[chain - 1].lower in STATEMENTS if chain else False:
        for back in range(chain - 2, max(chain - 6, 0), -1):
            if items[back].lower in {"in", "at", "on", "during"} and back > 0 and items[back - 1].kind == "word":
                return back
    return chain


def _with_apposition(items: Sequence[Bit], end: int) -> tuple[int, int] | None:
    """ "Ana Ruiz, head of the agency, (said)": the phrase and what stands between commas behind it."""
    stop = end - 1
    at = stop
    commas = 0
    while at > 0 and commas < 4:
        back = at - 1
        while back >= 0 and items[back].text not in {",", ";", ":", "—", "–"} and items[back].kind != "quote":
            back -= 1
        chunk = items[back + 1 : at]
        relative = bool(chunk) and chunk[0].lower in {"who", "which", "whose"}
        if has_finite(chunk) and not relative:
            if commas >= 2 or (commas == 1 and at == stop):
                return at + 1, stop
            start = phrase_before(items, at, back + 1)
            return (start, stop) if commas and start < at and not has_finite(items[start:at]) else None
        first = chunk[0].lower if chunk else ""
        fronted = bool(chunk) and ((first in PREPOSITIONS - {"of"} and chunk[0].text[0].isupper()) or is_time(chunk[0]))
        if fronted or not chunk:
            return None if commas == 0 else (at + 1, stop)
        if back < 0 or items[back].text != ",":
            start = phrase_before(items, at, back + 1)
            return (start, stop) if commas and start < at else None
        at = back
        commas += 1
    return None


def _shared_subject(items: Sequence[Bit], chain: int, previous: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "The minister visited the site and said …": the subject of the verb before "and"."""
    if chain == 0 or items[chain - 1].lower not in {"and", "but", "or"}:
        return None
    floor = chain - 1
    while floor > 0 and items[floor - 1].kind != "quote" and items[floor - 1].text not in {";", ":", "."}:
        floor -= 1
    if previous is not None and previous[0] >= floor:
        return previous
    for at in range(floor, chain - 1):
        if is_finite(items[at]) and at > floor:
            start = phrase_before(items, at, floor)
            if start < at and _nominal(items, start, at) and items[start].lower not in _VOID_SUBJECTS:
                return start, at
            return None
    return None


def _agrees(items: Sequence[Bit], subject: tuple[int, int], at: int, chain: int, verb: SpeechVerb) -> bool:
    """Does the verb's form fit its subject? A base form needs a plural or an auxiliary: "officials say", "may say"."""
    if verb.form not in {"base", "third"} or chain < at:
        return True
    if has_finite(items[slice(*subject)]) or items[subject[1] - 1].lower.endswith(("'s", "s'")):
        return False
    last = items[subject[1] - 1]
    head = next((items[i - 1] for i in range(subject[0] + 1, subject[1]) if items[i].lower in PREPOSITIONS), last)
    plural = (
        (head.lower.endswith("s") and not head.lower.endswith("ss") and not head.lower.endswith("'s"))
        or head.lower
        in {"police", "people", "they", "we", "i", "you", "some", "many", "others", "both", "critics", "women", "men"}
        or any(items[i].lower == "and" for i in range(*subject))
    )
    if verb.form == "base":
        return plural or items[at].lower == "put"
    return True


def _inverts(items: Sequence[Bit], at: int, verb: SpeechVerb) -> bool:
    """Is it '"…," said X' or "…, said X"?"""
    if (
        at == 0
        or verb.form not in {"past", "third"}
        or verb.verb_class not in _INVERTING
        or verb.lemma in _ADDRESSEE_NEEDED
        or at + 1 >= len(items)
    ):
        return False
    before = items[at - 1]
    if before.kind != "quote" and before.text not in {",", "—", "–"}:
        return False
    after = items[at + 1]
    if after.kind != "word" or after.lower in BREAKS | FINITE | PREPOSITIONS | _ADVERBS or is_time(after):
        return False
    if after.lower in PRONOUNS and before.kind != "quote":
        return False
    end = phrase_after(items, at + 1)
    closes = (
        end >= len(items)
        or items[end].kind == "punct"
        or is_time(items[end])
        or items[end].lower in PREPOSITIONS | {"who", "as", "when", "while", "adding", "after", "saying"}
        or items[end].kind == "quote"
    )
    return closes and (before.kind == "quote" or has_finite(items[: at - 1]) or at > 3)


def _inversion(items: Sequence[Bit], at: int, verb: SpeechVerb) -> Frame | None:
    end = phrase_after(items, at + 1)
    stop = len(items) if _goes_on(items, end) else at
    return Frame((at + 1, end), verb.lemma, verb.verb_class, (_content_start(items, at), stop))


def _goes_on(items: Sequence[Bit], end: int) -> bool:
    """Is more of the content to come after the frame: a quotation, or a clause after a comma?"""
    rest = items[end:]
    if any(bit.kind == "quote" for bit in rest):
        return not any(bit.lower in {"adding", "saying"} for bit in rest[:3])
    return False


def _placed(items: Sequence[Bit], at: int, verb: SpeechVerb, subject: tuple[int, int]) -> Frame | None:
    """The frame with its content: before it, after it, or on both sides."""
    after = _after_verb(items, at, verb)
    rest = items[after:]
    before = _content_before(items, subject[0])
    body = [bit for bit in rest if bit.kind != "punct"]
    if before and (not body or rest[0].text in {",", ".", "?", "!", ";", "—", "–"} or _adjunct_only(rest)):
        return Frame(
            subject, verb.lemma, verb.verb_class, (_content_start(items, subject[0]), _tail_end(items, subject[0], after))
        )
    if before and items[subject[0] - 1].kind == "quote" and rest and rest[0].kind == "quote":
        return Frame(subject, verb.lemma, verb.verb_class, (_content_start(items, subject[0]), len(items)))
    if not body or not _fits(items, at, after, verb):
        return None
    return Frame(subject, verb.lemma, verb.verb_class, (after, _right_end(items, after)))


def _content_before(items: Sequence[Bit], start: int) -> bool:
    """Does what is reported stand before the subject: a quotation or a clause, closed by a comma?"""
    if start < 1:
        return False
    before = items[start - 1]
    if before.kind == "quote":
        return True
    if before.text not in {",", "—", "–"}:
        return False
    chunk = items[: start - 1]
    if any(bit.kind == "quote" for bit in chunk[-2:]):
        return True
    return has_finite(chunk) or len(chunk) >= 4


def _content_start(items: Sequence[Bit], frame: int) -> int:
    """Where the content before a frame begins: after a semicolon, or at the sentence's start."""
    at = frame - 1
    while at > 0:
        if items[at - 1].text in {";"}:
            return at
        at -= 1
    while at < frame and (items[at].lower in {"and", "but", "yet"} or items[at].kind == "punct"):
        at += 1
    return at


def _tail_end(items: Sequence[Bit], start: int, after: int) -> int:
    """The end of the content before the frame, or the sentence's end where the content goes on behind it."""
    rest = items[after:]
    words = [bit for bit in rest if bit.kind != "punct"]
    if not words or words[0].lower in {
        "adding",
        "saying",
        "as",
        "citing",
        "after",
        "when",
        "while",
        "referring",
        "who",
        "but",
    }:
        return start - 1 if items[start - 1].kind != "quote" else start
    if any(bit.kind == "quote" for bit in rest) or (
        rest[0].text == "," and len(words) >= 3 and not _adjunct_only(rest[1:])
    ):
        return len(items)
    return start - 1 if items[start - 1].kind != "quote" else start


def _right_end(items: Sequence[Bit], after: int) -> int:
    for at in range(after, len(items)):
        if items[at].text == ";" or (
            items[at].text == "," and at + 1 < len(items) and items[at + 1].lower in {"adding", "saying"}
        ):
            return at
    return len(items)


def _adjunct_only(rest: Sequence[Bit]) -> bool:
    """Is what follows the verb no content: "on Monday", "in a statement", "by phone"?"""
    words = [bit for bit in rest if bit.kind != "punct"]
    if not words:
        return True
    first = words[0]
    if (
        first.lower in PREPOSITIONS
        or is_time(first)
        or first.lower in {"as", "when", "while", "adding", "citing", "here", "referring"}
    ):
        return first.lower != "that"
    return first.lower.endswith("ly") and len(words) <= 3


def _after_verb(items: Sequence[Bit], at: int, verb: SpeechVerb) -> int:
    """The index where the content after the verb may begin: over a particle, the one spoken to, adjuncts and "that"."""
    start = at + 1 + bool(verb.particle)
    that = _that(items, start)
    if that is not None:
        return that + 1
    if verb.lemma in _ADDRESSEE_VERBS:
        start = _over_addressee(items, start, verb.lemma in _ADDRESSEE_NEEDED)
    moved = True
    while moved and start < len(items):
        moved = False
        end = _over_one_adjunct(items, start)
        if end > start:
            start, moved = end, True
    if start < len(items) and items[start].text == ":":
        start += 1
    return start


def _that(items: Sequence[Bit], start: int) -> int | None:
    """The index of the "that" which opens the content, past an addressee and adjuncts without a verb of their own."""
    for at in range(start, min(start + 16, len(items))):
        bit = items[at]
        if bit.lower == "that":
            return at
        if (
            bit.kind == "quote"
            or bit.text in {":", ";", "."}
            or (is_finite(bit) and bit.lower not in {"published", "posted", "released"})
        ):
            return None
        if bit.lower in PRONOUNS and at == start:
            return None
    return None


def _over_addressee(items: Sequence[Bit], start: int, needed: bool) -> int:
    end = start
    while (
        end < len(items) and items[end].kind == "word" and items[end].lower not in BREAKS | FINITE | PREPOSITIONS | {"to"}
    ):
        if end > start and items[end].lower in PRONOUNS | {"the", "a", "its", "his", "her", "their", "there"}:
            break
        end += 1
    if end == start or end >= len(items):
        return end if needed else start
    nxt = items[end]
    if needed or nxt.kind == "quote" or nxt.text in {",", ":"} or nxt.lower in PRONOUNS or is_time(nxt):
        return end if nxt.kind != "word" or not is_finite(nxt) else max(start, end - 1)
    return start


def _over_one_adjunct(items: Sequence[Bit], start: int) -> int:
    first = items[start]
    if is_time(first):
        end = start + 1
        while end < len(items) and (
            is_time(items[end])
            or (items[end].lower in {"on", "in", "at"} and end + 1 < len(items) and is_time(items[end + 1]))
        ):
            end += 1
        return end
    if first.lower not in {"in", "on", "at", "by", "to", "during", "before", "via", "after", "through", "from", "over"}:
        return start
    following = items[start + 1 : start + 4]
    if (
        first.lower in {"on", "in", "at"}
        and following
        and (is_time(following[0]) or (following[0].text[0].isdigit() and any(is_time(b) for b in following[:2])))
    ):
        end = start + 2
        while end < len(items) and (is_time(items[end]) or items[end].text[0].isdigit()):
            end += 1
        return end
    for end in range(start + 1, min(start + 7, len(items))):
        if items[end].kind != "word" or is_finite(items[end]) or items[end].lower in BREAKS:
            break
        if items[end].lower in STATEMENTS | {
            "reporters",
            "journalists",
            "afp",
            "reuters",
            "bbc",
            "cnn",
            "lawmakers",
            "mps",
        }:
            return end + 1
    return start


def _fits(items: Sequence[Bit], at: int, after: int, verb: SpeechVerb) -> bool:
    """Is what follows the verb something it can report?"""
    if (after > 0 and items[after - 1].lower == "that") or items[after].kind == "quote" or items[after - 1].text == ":":
        return True
    if verb.needs == "that":
        return (verb.lemma in {"put", "count", "call", "describe"} and _estimates(items, after, verb.lemma)) or any(
            bit.kind == "quote" for bit in items[after : after + 4]
        )
    if verb.particle or verb.needs == "nothing":
        return verb.lemma != "say" or not _adjunct_only(items[after:]) or has_finite(items[after:])
    return items[after].lower in PRONOUNS | {"there", "whether"} or has_finite(items[after : after + 25])


def _estimates(items: Sequence[Bit], after: int, lemma: str) -> bool:
    window = items[after : after + 10]
    if lemma == "count":
        return any(bit.text[0].isdigit() for bit in window[:3])
    return any(
        a.lower == "at" and (b.text[0].isdigit() or b.lower in {"about", "around", "more", "nearly"})
        for a, b in itertools.pairwise(window)
    )


def _participial(items: Sequence[Bit], at: int, verb: SpeechVerb, previous: tuple[int, int] | None) -> Frame | None:
    """ ", saying …", ", adding that …": the speaker is the subject of the clause before; "is warning that …" is active."""
    if at > 0 and items[at - 1].lower in {"is", "are", "was", "were", "been", "be"}:
        chain = at - 1
        while chain > 0 and items[chain - 1].lower in _AUXILIARIES | _ADVERBS:
            chain -= 1
        subject = _subject(items, chain)
        return _placed(items, at, verb, subject) if subject else None
    if at < 2 or (items[at - 1].text not in {",", "—", "–"} and items[at - 1].kind != "quote"):
        return None
    after = _after_verb(items, at, verb)
    if after >= len(items) or not _fits(items, at, after, verb):
        return None
    subject = previous or _leading_subject(items, at)
    return Frame(subject, verb.lemma, verb.verb_class, (after, _right_end(items, after))) if subject else None


def _leading_subject(items: Sequence[Bit], end: int) -> tuple[int, int] | None:
    for at in range(1, end):
        if is_finite(items[at]):
            subject = _subject(items, at)
            return subject if subject and items[subject[0]].kind == "word" else None
    start = phrase_before(items, end - 1)
    return (start, end - 1) if start < end - 1 and _nominal(items, start, end - 1) else None


# ---------------------------------------------------------------- sources without a verb
_VIEWS = frozenset(
    [
        "view",
        "opinion",
        "words",
        "account",
        "telling",
        "estimation",
        "judgment",
        "judgement",
        "reckoning",
        "estimate",
        "estimates",
        "count",
        "version",
        "assessment",
    ]
)


def sourced_frames(items: Sequence[Bit]) -> Iterator[Frame]:
    """The frames without a reporting verb: "according to X", "in X's view", "for X, …", "reportedly"."""
    for at, bit in enumerate(items):
        if bit.lower == "according" and at + 2 < len(items) and items[at + 1].lower == "to":
            yield from _beside(items, at, at + 2, "according to", "say")
        elif (
            bit.lower == "per"
            and at + 1 < len(items)
            and (at == 0 or items[at - 1].text == ",")
            and _names_source(items, at + 1)
        ):
            yield from _beside(items, at, at + 1, "according to", "say")
        elif bit.lower in {"in", "by", "on"} and at + 2 < len(items):
            yield from _view(items, at)
        elif bit.lower in _HEARSAY_ADVERBS:
            yield Frame((at, at), bit.lower, "say", (0, len(items)))
        elif at == 0 and bit.lower == "for":
            yield from _for(items)
    yield from _colon(items)


def _names_source(items: Sequence[Bit], at: int) -> bool:
    return items[at].text[0].isupper() or items[at].lower in {"the", "its", "his", "her", "their", "a"}


def _beside(items: Sequence[Bit], at: int, start: int, verb: str, cls: VerbClass) -> Iterator[Frame]:
    """A frame set off from its content: before it, behind it or within."""
    end = _source_end(items, start)
    if end <= start:
        return
    if at == 0 or all(
        bit.kind == "punct" or bit.lower in {"but", "and", "yet", "still", "however", "meanwhile"} for bit in items[:at]
    ):
        content = (end, len(items))
    else:
        rest = [bit for bit in items[end:] if bit.kind != "punct"]
        content = (_content_start(items, at), len(items) if rest else at)
    yield Frame((start, end), verb, cls, content)


def _source_end(items: Sequence[Bit], start: int) -> int:
    end = start
    while end < len(items):
        bit = items[end]
        if (bit.kind == "quote" and end > start) or (bit.kind == "punct" and bit.text not in {"(", ")", "&", "-"}):
            break
        if bit.lower in BREAKS - {"that"} or bit.lower in PRONOUNS or (bit.lower in FINITE and end > start):
            break
        end += 1
    if end + 1 < len(items) and items[end].text == "," and end > start:
        stop = phrase_after(items, start)
        later = items[stop : stop + 1]
        if stop > end and (not later or later[0].kind == "punct"):
            return stop
    return end


def _view(items: Sequence[Bit], at: int) -> Iterator[Frame]:
    """ "in his view", "by her reckoning", "in the view of the court"."""
    for end in range(at + 1, min(at + 7, len(items))):
        bit = items[end]
        if bit.kind != "word" or is_finite(bit):
            return
        if bit.lower not in _VIEWS:
            continue
        if end + 1 < len(items) and items[end + 1].lower == "of":
            stop = _source_end(items, end + 2)
            speaker = (end + 2, stop)
        elif (
            items[end - 1].lower.endswith(("'s", "s'"))
            or items[end - 1].lower in {"his", "her", "their", "its", "my", "our"}
            or (end - 2 > at and items[end - 2].lower.endswith(("'s", "s'")))
        ):
            stop, speaker = end + 1, (at + 1, end)
        else:
            return
        if speaker[1] > speaker[0]:
            first = at == 0
            rest = [b for b in items[stop:] if b.kind != "punct"]
            content = (
                (stop, len(items))
                if first or (rest and items[at - 1].text in {":", ";"})
                else (_content_start(items, at), len(items) if rest else at)
            )
            yield Frame(speaker, "according to", "think", content)
        return


_FOR_NOT = frozenset(
    [
        "example",
        "instance",
        "now",
        "years",
        "months",
        "days",
        "weeks",
        "hours",
        "decades",
        "centuries",
        "the",
        "good",
        "safety",
        "sure",
        "once",
        "all",
        "most",
        "many",
        "some",
        "comparison",
    ]
)


def _for(items: Sequence[Bit]) -> Iterator[Frame]:
    """ "For the minister, …" at the head of a sentence, where a name or a role follows."""
    end = 1
    while (
        end < len(items)
        and (items[end].kind == "word" or items[end].text in "()")
        and not is_finite(items[end])
        and end < 10
    ):
        end += 1
    if end >= len(items) - 2 or items[end].text != "," or end == 1:
        return
    phrase = items[1:end]
    if any(bit.lower in _FOR_NOT - {"the"} or is_time(bit) or bit.text[0].isdigit() for bit in phrase):
        return
    named = any(bit.text[0].isupper() for bit in phrase)
    if named and has_finite(items[end:]):
        yield Frame((1, end), "according to", "think", (end, len(items)))


def _colon(items: Sequence[Bit]) -> Iterator[Frame]:
    """A headline's or caption's 'Minister: "…"'."""
    for at in range(1, min(8, len(items) - 1)):
        if items[at].text == ":" and items[at + 1].kind == "quote":
            before = items[:at]
            plain = all(
                bit.kind == "word" and not is_finite(bit) and bit.lower not in PREPOSITIONS - {"of", "for"}
                for bit in before
            )
            if plain and before[0].lower not in BREAKS | PRONOUNS and not any(bit.lower in SPEECH_VERBS for bit in before):
                yield Frame((0, at), "say", "say", (at + 1, len(items)))
            return


def clipped(items: Sequence[Bit], frames: Sequence[Frame]) -> list[Frame]:
    """The frames with content cut where another frame of the same rank begins: "X said …, but Y says …", "X asked …, Y said"."""
    out: list[Frame] = []
    for frame in frames:
        start, end = frame.content
        for other in frames:
            begins = other.speaker[0]
            if (
                other is frame
                or not start < begins < end
                or other.speaker[0] == other.speaker[1]
                or frame.speaker[0] >= start
            ):
                continue
            tail = other.content[1] <= begins and other.content[0] <= frame.speaker[0]
            joined = items[begins - 1].lower in {"but", "while", "although", "and"} and items[begins - 2].text == ","
            if tail:
                end = min(end, other.content[1])
            elif joined:
                end = min(end, begins - 2)
        out.append(replace(frame, content=(start, end)))
    return out
