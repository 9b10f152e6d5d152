"""Who somebody is: the role beside a name ("Transport Minister Ana Ruiz", "Ana Ruiz, the mediator")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.language.bits import BREAKS, PREPOSITIONS, PRONOUNS, Bit, bits, has_clause, is_time
from briefer.language.name_kinds import is_demonym
from briefer.language.name_words import CLASSES, TITLES, bare, is_agent
from briefer.language.names import Name, names
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.language.speech_verbs import SPEECH_VERBS


@dataclass(frozen=True, slots=True)
class Role:
    """A name with the text that says what its bearer is, as written and without the article; offsets of the role's text."""

    name: Name
    text: str
    start: int
    end: int


_AGE = rx(r",\s*(?:aged\s+)?\d{1,3}\s*(?=,)")
_AFTER = rx(r",\s+(?P<role>[^,;:.()“”\"\n]{3,90})")
_BRACKET = rx(r"\s*\((?P<role>[^()\n]{3,60})\)")
_WORD = rx(r"[^\W\d_][\w’'.-]*")
_RUN = 9
_ARTICLE = rx(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ADJECTIVES = CLASSES["role_adjectives"]
_HEADS = TITLES - _ADJECTIVES
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_DOTTED = rx(r"^(?:[A-Z]\.)+$")
_INNER = frozenset({"of", "for", "and", "the", "at", "to"})
_STOPS = CLASSES["role_stops"]


def roles(text: str, offset: int = 0) -> tuple[Role, ...]:
    """The roles attached to the people named in `text`, in the order of the names; `offset` is added to all positions."""
    found: list[Role] = []
    floor = 0
    for name in names(text):
        if name.kind in {"place", "organisation"} or is_demonym(name.text):
            continue
        spans = (_role_before(text, name, floor), _role_after(text, name))
        floor = name.start if text[name.end : name.end + 2] in {"'s", "’s"} else name.end
        for start, end in spans:
            if end > start and text[start:end].lower().rstrip(".") not in _HONORIFICS:
                shown = Name(name.text, name.start + offset, name.end + offset, name.key, name.kind)
                found.append(Role(shown, text[start:end], start + offset, end + offset))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    article = _ARTICLE.match(text[start:end])
    start += article.end() if article else 0
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


# ---------------------------------------------------------------- before the name
def _role_before(text: str, name: Name, floor: int) -> tuple[int, int]:
    """The title, role or occupation before the name: "managing director Ana Ruiz", "The mediator, Ana Ruiz, …"."""
    floor = max(floor, text.rfind("\n", 0, name.start) + 1, name.start - 120)
    head = text[floor : name.start]
    base = name.start - len(head)
    run = _run_before(head, len(head))
    if run < len(head):
        span = _role_words(text, base + run, name.start, governed=False)
        if span[1] > span[0]:
            return span
    if not head.endswith(", "):
        return 0, 0
    run = _run_before(head, len(head) - 2)
    closed = text[name.end : name.end + 1] in {",", ".", "", "\n", "—", "–"} or text[name.end : name.end + 2] == " ("
    if run >= len(head) - 2 or not closed:
        return 0, 0
    return _role_words(text, base + run, name.start - 2, governed=True)


def _run_before(head: str, end: int) -> int:
    """Where the run of words begins, one blank between each, that ends at `end`; at most nine."""
    start = end
    for word in reversed(_WORD.findall(head[:end])[-_RUN:]):
        at = start - len(word) - (start > 0 and head[start - 1] == " ")
        if head[at : at + len(word)] != word:
            break
        start = at
    return start


def _role_words(text: str, start: int, end: int, *, governed: bool) -> tuple[int, int]:
    """The longest tail of `text[start:end]` that is a role phrase: it ends in a role word or, where `governed`, in a phrase
    that a role word governs ("head of the agency")."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text[start:end])]
    if not words or words[-1][0].lower() in _INNER | {"a", "an"}:
        return 0, 0
    if not _is_role_head(words, len(words) - 1):
        head = _governed_head(words)
        if head is None or not (governed or _is_title_with_of(words, head)):
            return 0, 0
    first = len(words)
    while first > 0:
        word = words[first - 1][0]
        low = word.lower()
        if word.endswith(".") and bare(word) not in TITLES and not _DOTTED.search(word):
            break
        if word.islower() and low.endswith("ed") and low in SPEECH_VERBS:
            break
        if low in _STOPS and not (low == "and" and first < len(words)):
            break
        if (low in {"of", "for", "at", "to"} and not (governed or words[first - 2][0].lower() in _HEADS)) or (
            low in {"of", "for", "at", "to"} and not _governs(words, first - 1)
        ):
            break
        first -= 1
        if low in {"the", "a", "an", "his", "her", "its", "their"} and (
            first == 0 or words[first - 1][0].lower() not in _INNER
        ):
            break
    while first < len(words) and words[first][0].lower() in {"and", "of", "for", "at", "to"}:
        first += 1
    if not any(_is_role_head(words, at) for at in range(first, len(words))):
        return 0, 0
    return _trimmed(text, start + words[first][1], start + words[-1][2])


def _is_role_head(words: Sequence[tuple[str, int, int]], at: int) -> bool:
    word = words[at][0]
    return (is_agent(word.rstrip(".")) and word.lower() not in _ADJECTIVES) or word.rstrip(".").lower() in _HEADS


def _governed_head(words: Sequence[tuple[str, int, int]]) -> int | None:
    """The index of a role word with a phrase behind: "head of the agency"."""
    for at in range(len(words) - 1):
        if words[at + 1][0].lower() in {"of", "for", "at", "to"} and _is_role_head(words, at):
            return at
    return None


def _is_title_with_of(words: Sequence[tuple[str, int, int]], head: int) -> bool:
    """ "Secretary of State", all in capitals but for "of"."""
    return all(word[0][0].isupper() or word[0].lower() in {"of", "the", "and"} for word in words[head:])


def _governs(words: Sequence[tuple[str, int, int]], at: int) -> bool:
    return at > 0 and any(_is_role_head(words, i) for i in range(max(0, at - 3), at))


# ---------------------------------------------------------------- after the name
def _role_after(text: str, name: Name) -> tuple[int, int]:
    """The apposition after the name: "Ana Ruiz, 52, head of the agency, …", "Ana Ruiz (mayor)"."""
    at = name.end
    bracket = _BRACKET.match(text, at)
    if bracket is not None and _is_role_phrase(bits(bracket.group("role"))):
        return _trimmed(text, *bracket.span("role"))
    age = _AGE.match(text, at)
    at = age.end() if age else at
    after = _AFTER.match(text, at)
    if after is None:
        return 0, 0
    start, end = after.span("role")
    phrase = bits(text[start:end])
    stop = next(
        (
            bit.start
            for i, bit in enumerate(phrase)
            if i and (bit.lower in {"who", "which", "whose", "said", "says"} or is_time(bit))
        ),
        None,
    )
    if stop is not None:
        end = start + stop
        phrase = bits(text[start:end])
    return _trimmed(text, start, end) if _is_role_phrase(phrase) else (0, 0)


def _is_role_phrase(phrase: Sequence[Bit]) -> bool:
    """A noun phrase whose head, before any preposition, is a role; "of the League" is an affiliation and counts, too."""
    if not phrase or has_clause(phrase) or phrase[0].lower in BREAKS | PRONOUNS:
        return False
    if phrase[0].lower == "of":
        return len(phrase) > 1 and any(bit.text[0].isupper() for bit in phrase[1:])
    stop = next(
        (i for i, bit in enumerate(phrase) if bit.lower in PREPOSITIONS or bit.lower in {"and", "who"}), len(phrase)
    )
    head = phrase[stop - 1].lower if stop else ""
    return bool(stop) and (
        (is_agent(head) and head not in _ADJECTIVES) or head in _HEADS or (head.endswith("s") and is_agent(head[:-1]))
    )
