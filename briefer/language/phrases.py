"""The noun phrases beside a verb.

No parser: English news prose keeps the subject directly before its verb, so a phrase is found by what cannot stand inside
one. Shared by the finders of speakers and of roles.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.language.bits import (
    BREAKS,
    DETERMINERS,
    FINITE,
    INNER_PUNCTUATION,
    PREPOSITIONS,
    PRONOUNS,
    STATEMENTS,
    WORDS,
    Bit,
    has_clause,
    has_finite,
    is_adverb,
    is_finite,
    is_time,
    is_title,
)


def phrase_before(items: Sequence[Bit], end: int, floor: int = 0) -> int:
    """The index where the noun phrase begins that ends before index `end`; `end` where there is none."""
    if end > floor and items[end - 1].lower in PRONOUNS:
        return end - 1
    start = end
    while start > floor and _belongs(items, start - 1, floor):
        start -= 1
    return _trim_front(items, start, end)


def _belongs(items: Sequence[Bit], at: int, floor: int) -> bool:
    bit = items[at]
    if bit.kind == "quote":
        return False
    if bit.kind == "punct":
        return bit.text in INNER_PUNCTUATION
    if bit.lower in {"and", "or"}:
        return at > floor and items[at - 1].kind == "word" and not has_finite(_segment(items, at, floor))
    if bit.lower in WORDS["inner_breaks"]:
        return at == floor or items[at - 1].kind != "word"
    return bit.lower not in BREAKS and bit.lower not in FINITE


def _segment(items: Sequence[Bit], end: int, floor: int) -> Sequence[Bit]:
    start = end
    while start > floor and items[start - 1].kind == "word" and items[start - 1].lower not in BREAKS:
        start -= 1
    return items[start:end]


def _trim_front(items: Sequence[Bit], start: int, end: int) -> int:
    """Cut adjuncts and connectives before the subject: "On Monday the agency" → "the agency"."""
    while start < end and (
        items[start].lower in WORDS["leads"] or (items[start].kind == "punct" and items[start].text not in "$€£")
    ):
        start += 1
    if start == end:
        return end
    first = items[start]
    adverb = (
        first.lower.endswith("ly") and len(first.lower) > 4 and first.lower not in WORDS["not_adverbs"] and end - start > 1
    )
    if first.lower in PREPOSITIONS or is_time(first) or adverb:
        return _last_phrase(items, start, end)
    return start


def _last_phrase(items: Sequence[Bit], start: int, end: int) -> int:
    """Where the subject begins in a stretch that a preposition or adverb leads: "In a statement the firm" → "the firm"."""
    if end - start < 2:
        return end
    if items[end - 1].lower in PRONOUNS:
        return end - 1
    times = [at for at in range(start, end - 1) if is_time(items[at])]
    if times:
        after = times[-1] + 1
        while after < end - 1 and items[after].text[0].isdigit():
            after += 1
        return after
    for at in range(end - 1, start, -1):
        if items[at].lower in DETERMINERS and items[at - 1].lower not in PREPOSITIONS:
            return at
    if items[start].lower not in PREPOSITIONS:
        return start + 1
    at = end
    while at > start + 1 and items[at - 1].text[0].isupper():
        at -= 1
    if at < end:
        return at if at > start + 1 else max(at, end - 2)
    while (
        at > start + 1 and not items[at - 1].text[0].isupper() and end - at < 3 and items[at - 1].lower not in DETERMINERS
    ):
        at -= 1
    return at if items[at - 1].text[0].isupper() else end - 1


# ---------------------------------------------------------------- the phrase after a verb
def phrase_after(items: Sequence[Bit], start: int) -> int:
    """The index after the noun phrase that begins at `start`, with appositions: "the mediator, Ana Ruiz"."""
    end = _run_after(items, start)
    while end < len(items) - 1 and items[end].text == "," and (stop := _apposition_end(items, end + 1)):
        end = stop
    return end


def _run_after(items: Sequence[Bit], start: int) -> int:
    end = start
    while end < len(items):
        bit = items[end]
        if bit.kind == "quote" and end > start and is_title(bit):
            end += 1
            continue
        if bit.kind == "quote" or (bit.kind == "punct" and bit.text not in INNER_PUNCTUATION):
            break
        if bit.lower in BREAKS or bit.lower in FINITE or bit.lower in WORDS["negators"]:
            break
        if end > start and (_adjunct_starts(items, end) or _new_phrase(items, end) or is_finite_here(items, end)):
            break
        end += 1
    return end - 1 if end - start > 1 and items[end - 1].lower in {"and", "or"} else end


def is_finite_here(items: Sequence[Bit], at: int) -> bool:
    """Is the -ed form at `at` a finite verb rather than a participle before a preposition or a noun's adjective?"""
    if not is_finite(items[at]):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].lower in FINITE or following is None or following.lower not in PREPOSITIONS


def _new_phrase(items: Sequence[Bit], at: int) -> bool:
    """Does a determiner or pronoun behind a noun begin another phrase: "according to the ministry no one was hurt"?"""
    before, bit = items[at - 1], items[at]
    if (
        before.kind != "word"
        or before.lower in PREPOSITIONS
        or before.lower in {"and", "or", "&"}
        or before.lower in DETERMINERS
    ):
        return False
    return bit.lower in PRONOUNS or (
        bit.lower in DETERMINERS - {"one", "two", "three", "four", "five", "six", "her", "all", "both"}
    )


def _adjunct_starts(items: Sequence[Bit], at: int) -> bool:
    bit = items[at]
    lower = bit.lower
    if is_time(bit) or lower in {
        "during",
        "after",
        "before",
        "via",
        "through",
        "following",
        "amid",
        "adding",
        "saying",
        "since",
    }:
        return True
    if is_adverb(bit):
        return True
    following = items[at + 1 : at + 5]
    stop = next((i for i, b in enumerate(following) if b.kind != "word" or b.lower in PREPOSITIONS), len(following))
    return lower in {"in", "on", "at", "by", "from"} and (
        any(is_time(b) for b in following[:2]) or any(b.lower in STATEMENTS for b in following[:stop])
    )


def _apposition_end(items: Sequence[Bit], start: int) -> int:
    """The index after an apposition that begins at `start`; 0 where none does."""
    first = items[start]
    if first.kind != "word" or first.lower in PREPOSITIONS | BREAKS | PRONOUNS | {"and", "or", "but"} or is_time(first):
        return 0
    if first.lower.endswith("ing") and not first.text[0].isupper():
        return 0
    end = _run_after(items, start)
    closed = (
        end >= len(items)
        or items[end].kind == "punct"
        or items[end].lower in {"who", "which", "whose"}
        or _adjunct_starts(items, end)
    )
    return end if 0 < end - start <= 12 and closed and not has_clause(items[start:end]) else 0
