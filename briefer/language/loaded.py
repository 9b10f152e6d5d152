"""Neutral wording: words that a neutral page does without, what stands for them, and how much of a tabloid a text is.

The lexicon is `data/loaded.txt`. Words inside direct quotations are the speaker's own and stay. A verb of saying counts only
where it reports speech, a verb of attack only where people's words, not things, do the attacking: "claimed that" but not
"claimed 12 lives", "slammed the plan" but not "slammed into the wall".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefer.language.inflect import forms
from briefer.language.name_words import MONTHS, WEEKDAYS, is_common
from briefer.language.phrases import bits
from briefer.language.quotes import quotations, tail_of_quotation, within
from briefer.language.sentences import sentences
from briefer.language.speech_frames import verb_frames
from briefer.language.tables import rows
from briefer.models import Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word in a text; `neutral` is what stands for it ("" where it may simply go, null where nothing does)."""

    start: int
    end: int
    word: str
    neutral: str | None
    kind: str


class _Entry(NamedTuple):
    kind: str
    part: str
    base: str
    neutral: str | None
    form: str


# ---------------------------------------------------------------- the lexicon
def _plural(noun: str) -> str:
    if noun.endswith("man") and noun != "strongman":
        return noun[:-2] + "en"
    if noun in {"police officer", "child"} or noun.endswith(" child"):
        return noun.replace("child", "children") if "child" in noun else noun + "s"
    if re.search(r"(?:s|x|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def _entries() -> Iterator[tuple[str, _Entry]]:
    for row in rows("loaded.txt"):
        head, _, listed = row.partition(":")
        kind, _, part = head.partition(".")
        for item in listed.split(";"):
            word, _, neutral = (piece.strip() for piece in item.partition("="))
            if not word:
                continue
            target = {"?": None, "-": ""}.get(neutral, neutral)
            if part in {"say", "verb"}:
                for form, written in forms(word)._asdict().items():
                    shown = target if not target else getattr(forms(target), form)
                    yield written, _Entry(kind, part, word, shown, form)
            elif part == "noun":
                yield word, _Entry(kind, part, word, target, "singular")
                yield _plural(word), _Entry(kind, part, word, _plural(target) if target else target, "plural")
            else:
                yield word, _Entry(kind, part, word, target, part)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, tuple[_Entry, ...]], re.Pattern[str]]:
    table: dict[str, list[_Entry]] = {}
    for written, entry in _entries():
        table.setdefault(written, []).append(entry)
    words = sorted(table, key=lambda w: (-len(w), w))
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(w).replace("'", "['’]") for w in words) + r")(?![\w-])", re.IGNORECASE
    )
    return {written: tuple(found) for written, found in table.items()}, pattern


# ---------------------------------------------------------------- finding
_SHOUT = re.compile(r"(?<![\w.-])[A-Z][A-Z’']{2,}(?:-[A-Z]+)*(?![\w.-])")
_ACRONYMS = frozenset(["WHO", "AIDS", "CEO", "CFO", "COO", "CTO", "CIO", "MEP", "MSP", "PHD", "NGO", "ATM", "VIP", "FAQ"])
_BANG = re.compile(r"!+")


def loaded_words(text: str, offset: int = 0) -> tuple[Loaded, ...]:
    """The loaded words of `text` outside its direct quotations, in order; `offset` is added to all positions."""
    table, pattern = _lexicon()
    quoted = quotations(text)
    tail = tail_of_quotation(text)
    saying, labels = _reported(text)
    found: list[Loaded] = []
    for m in pattern.finditer(text):
        if m.start() < tail or within(quoted, m.start()) or within(labels, m.start()):
            continue
        entry = next((e for e in table[_plain(m.group())] if _applies(text, m, e, saying)), None)
        if entry is not None:
            found.append(Loaded(m.start() + offset, m.end() + offset, m.group(), _agreeing(text, m, entry), entry.kind))
    taken = [(item.start - offset, item.end - offset) for item in found]
    found += [
        item
        for item in _shouting(text, offset)
        if item.start - offset >= tail and not within(quoted, item.start - offset) and not _taken(taken, item, offset)
    ]
    return tuple(sorted(found, key=lambda item: item.start))


def _taken(taken: list[tuple[int, int]], item: Loaded, offset: int) -> bool:
    return any(start < item.end - offset and item.start - offset < end for start, end in taken)


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())


def _reported(text: str) -> tuple[frozenset[int], tuple[Span, ...]]:
    """Where in the text a verb reports speech, and the stretches that are somebody's own word for a thing ("called it …")."""
    verbs: set[int] = set()
    labels: list[Span] = []
    for span in sentences(text):
        items = bits(text[span.start : span.end])
        for frame in verb_frames(items):
            if frame.at is not None:
                verbs.add(items[frame.at].start + span.start)
            first, last = frame.content
            if frame.verb in _LABELLING and last > first:
                labels.append(Span(start=items[first].start + span.start, end=items[last - 1].end + span.start))
    return frozenset(verbs), tuple(sorted(labels, key=lambda label: label.start))


_LABELLING = frozenset(["call", "describe", "label", "characterise", "characterize", "speak of", "talk of"])
_THING_AFTER = re.compile(
    r"\s+(?:into|through|against|shut|on|onto|down|off|past|open|ashore|the (?:\w+ )?(?:coast|coastline|island|islands|door|brakes|shore|wall|"
    r"town|city|region|state|road|ground|car|vehicle|building|hull))\b",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|become|became|becomes|seem|seems|seemed|look|looks|looked|remain|remains|remained|as|so|too|how|"
    r"very|more|most|get|got|made|feel|felt|called|it|and|but|or|not)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"(?:,\s+|\s+)(?!(?:and|or|but|to|that|for|of|in|on|at|by|with|as|if|when|enough|because|than|is|was|are|were|would|will|has|had|have|could|can|may)\b)[A-Za-z]"
)
_DETERMINER_BEFORE = re.compile(
    r"\b(?:a|an|the|his|her|its|their|our|my|your|this|that|these|those|some|any|no|of|in|for|with|from|by|to|on|at|two|three|four|new|old|"
    r"former|first|\w+['’]s?)\s+$",
    re.IGNORECASE,
)
_TO_BEFORE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|did|do|does|not|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_LEGAL = re.compile(
    r"[\s-]+(?:attacks?|charges?|offen[cs]es?|organi[sz]ations?|groups?|lists?|threats?|acts?|financing|designation|watch|suspects?|cell|plot|"
    r"incident|watchlist|entity|entities|sanctions)\b",
    re.IGNORECASE,
)
_AUXILIARY_BEFORE = re.compile(
    r"\b(?:has|have|had|having|is|are|was|were|be|been|being|['’]ve|['’]d|got|get|gets)\s+(?:not\s+|also\s+|\w+ly\s+|already\s+|since\s+)?$",
    re.IGNORECASE,
)
_SLANG_VERBS_OK = frozenset(
    {"sack", "oust", "ink", "eye", "grab", "snatch", "tank", "rock", "dump", "bin", "pocket", "bust", "jet"}
)
_NOT_SLANG = {
    "boss": re.compile(r"hugo\s$", re.IGNORECASE),
    "mate": re.compile(r"\b(?:running|team|class|first|check|soul)[ -]$", re.IGNORECASE),
}


def _applies(text: str, m: re.Match[str], entry: _Entry, saying: frozenset[int]) -> bool:
    before, after = text[max(0, m.start() - 40) : m.start()], text[m.end() : m.end() + 40]
    inside_sentence = bool(before.strip()) and before.rstrip()[-1:] not in '.!?:"“'
    if m.group()[0].isupper() and inside_sentence and not m.group().isupper() and not _headline(text, m):
        return False
    if _ambiguous(entry.base, before, after):
        return False
    match entry.part:
        case "say":
            return m.start() in saying
        case "verb":
            return _verb_applies(text, m, entry, before, after, saying)
        case "adj":
            return bool(_NOUN_AFTER.match(after)) or bool(_BE_BEFORE.search(before))
        case "noun":
            if entry.base == "terrorist" and (_LEGAL.match(after) or before.endswith("-")):
                return False
            if entry.base in _NOT_SLANG and _NOT_SLANG[entry.base].search(before):
                return False
            return not (entry.form == "singular" and _TO_BEFORE.search(before))
        case _:
            return True


_ONLY_BEFORE = {
    "row": re.compile(r"\s+(?:over|about|between|with|erupt|broke|escalat|deepen|rumbl)"),
    "probe": re.compile(r"\s+(?:into|after|found|finds|launched|opened|continues|is|was|team|by)\b"),
}
_ONLY_AFTER = {
    "hike": re.compile(r"\b(?:price|rate|fare|tax|fee|pay|wage|rent|tariff|duty|cost|bill)s?\s+$", re.IGNORECASE)
}
_NEVER_BEFORE = {
    "historic": re.compile(
        r"\s+(?:cent(?:er|re)|buildings?|sites?|districts?|towns?|quarters?|monuments?|houses?|city|rates?|records?|data)\b"
    ),
    "explosive": re.compile(
        r"\s+(?:devices?|materials?|charges?|vests?|drones?|belts?|ordnance|weapons?|substances?|mixtures?|eruptions?)\b"
    ),
    "landmark": re.compile(r"\s+(?:buildings?|hotels?|towers?)\b"),
    "epic": re.compile(r"\s+(?:poems?|novels?|films?|poetry)\b"),
}


def _ambiguous(base: str, before: str, after: str) -> bool:
    """Has the word, where it stands, a plain meaning rather than the loaded one?"""
    if base in _ONLY_BEFORE and not _ONLY_BEFORE[base].match(after):
        return True
    if base in _ONLY_AFTER and not _ONLY_AFTER[base].search(before):
        return True
    return base in _NEVER_BEFORE and bool(_NEVER_BEFORE[base].match(after))


def _headline(text: str, m: re.Match[str]) -> bool:
    """Is the word on a line whose words mostly begin with capitals?"""
    start, end = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
    words = [w for w in text[start : end if end >= 0 else len(text)].split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _verb_applies(text: str, m: re.Match[str], entry: _Entry, before: str, after: str, saying: frozenset[int]) -> bool:
    if m.start() in saying and entry.kind != "criticism":
        return False
    if entry.kind == "criticism":
        return (
            not _THING_AFTER.match(after)
            and (entry.form != "base" or bool(_TO_BEFORE.search(before)))
            and not _noun_like(before, after, entry)
        )
    if entry.form == "base" and not _TO_BEFORE.search(before):
        return False
    if _noun_like(before, after, entry):
        return False
    return not (entry.base in _SLANG_VERBS_OK and not re.match(r"\s+(?:the|a|an|his|her|its|their|\d|off|from)\b", after))


def _noun_like(before: str, after: str, entry: _Entry) -> bool:
    """Is the form a noun or an adjective here: "a surge in", "the blast", "soaring prices"?"""
    if entry.form in {"base", "third", "gerund"} or entry.base in {"slam", "blast"}:
        return bool(_DETERMINER_BEFORE.search(before)) and not (entry.form == "base" and _TO_BEFORE.search(before))
    return False


def _agreeing(text: str, m: re.Match[str], entry: _Entry) -> str | None:
    """The neutral word in the form that the place asks for, with the capitals of the word it stands for."""
    neutral = entry.neutral
    if not neutral:
        return neutral if neutral is None or _may_go(text, m, entry) else None
    if (
        entry.part in {"verb", "say"}
        and entry.form == "past"
        and _AUXILIARY_BEFORE.search(text[max(0, m.start() - 30) : m.start()])
    ):
        base = next(e.neutral for e in _lexicon()[0][entry.base] if e.base == entry.base and e.form == "base")
        neutral = forms(base).participle if base else neutral
    if entry.base == "boss" and entry.form == "singular" and re.match(r"\s+[A-Z]", text[m.end() : m.end() + 2]):
        neutral = "head"
    if m.group().isupper() and len(m.group()) > 1:
        return neutral.upper() if _is_shouted_line(text, m) else neutral
    return neutral[0].upper() + neutral[1:] if m.group()[0].isupper() else neutral


def _is_shouted_line(text: str, m: re.Match[str]) -> bool:
    start, end = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
    line = text[start : end if end >= 0 else len(text)]
    return line.upper() == line


def _may_go(text: str, m: re.Match[str], entry: _Entry) -> bool:
    """May the word be left out with the sentence staying whole?"""
    before, after = text[max(0, m.start() - 40) : m.start()], text[m.end() : m.end() + 30]
    if entry.part == "adj":
        return bool(_NOUN_AFTER.match(after)) and not _BE_BEFORE.search(before) and not after.startswith(",")
    if entry.part == "adv":
        return not re.match(r"\s*(?:[.!?;]|$)", after) or before.rstrip().endswith(",")
    return True


def _shouting(text: str, offset: int) -> Iterator[Loaded]:
    for line in re.finditer(r"[^\n]+", text):
        if line.group().upper() == line.group():
            continue
        for m in _SHOUT.finditer(text, *line.span()):
            if is_common(m.group()) and m.group() not in _ACRONYMS and not _beside_capitals(text, m):
                yield Loaded(m.start() + offset, m.end() + offset, m.group(), _unshouted(text, m), "shouting")
        for m in _BANG.finditer(text, *line.span()):
            yield Loaded(m.start() + offset, m.end() + offset, m.group(), ".", "shouting")


def _beside_capitals(text: str, m: re.Match[str]) -> bool:
    """Does an acronym or a place in capitals stand beside, as in a dateline or a name?"""
    around = text[max(0, m.start() - 16) : m.start()].split()[-1:] + text[m.end() : m.end() + 16].split()[:1]
    return any(len(word) > 1 and word.strip(".,:;/").isupper() and not is_common(word.strip(".,:;/")) for word in around)


def _unshouted(text: str, m: re.Match[str]) -> str:
    before = text[: m.start()].rstrip()[-1:] if m.start() else ""
    name = m.group().lower() in WEEKDAYS | MONTHS
    return m.group().capitalize() if name or before in {"", ".", "!", "?"} else m.group().lower()


# ---------------------------------------------------------------- mending
_ARTICLE = re.compile(r"\b([Aa])n?(\s+)$")
_SILENT = re.compile(r"[Hh](?:our|onest|onou?r|eir)|[FHLMNRSX](?=[A-Z\d]|\b)|8|11\b|18\b")
_YOU = re.compile(r"[Uu](?:ni(?!n|m)|s[eu]|biq|fo)|[Ee]uro|[Oo]n(?:e\b|ce)|U(?=[A-Z\d])")


def neutralise(text: str) -> str | None:
    """`text` with every loaded word replaced or left out, null where one has no neutral form. Neutral text comes back as it is."""
    out = text
    for item in reversed(loaded_words(text)):
        if item.neutral is None:
            return None
        out = _put(out, item)
    return out


def _put(text: str, item: Loaded) -> str:
    before, after = text[: item.start], text[item.end :]
    neutral = item.neutral or ""
    if item.word.startswith(("a ", "an ")) and not neutral:
        return before + after.lstrip()
    if neutral:
        if item.kind == "shouting" and item.word.startswith("!"):
            return (
                before
                + (
                    ""
                    if before.endswith((".", "?"))
                    or (after.lstrip(" ").startswith(("”", '"', "’")) and before.endswith((",", ".")))
                    else "."
                )
                + after
            )
        return _with_article(before, neutral + after)
    if before.rstrip().endswith(",") and after.startswith(","):
        return before.rstrip()[:-1] + after[1:] if after[1:].strip() else before.rstrip()[:-1] + after
    if after.startswith(",") and (not before.strip() or before.rstrip()[-1] in ".!?"):
        after = after[1:]
    if re.match(r"\s*[.!?;]", after) and before.rstrip().endswith(","):
        return before.rstrip()[:-1] + after.lstrip()
    before = re.sub(
        r"\b(?:deeply|highly|hugely|most|very|truly|utterly|absolutely|increasingly|extremely|widely|rather|so)\s+$",
        "",
        before,
    )
    after = after.lstrip() if not before or before[-1].isspace() else after
    if item.word[0].isupper() and after:
        after = after[0].upper() + after[1:]
    return _with_article(before, after)


def _with_article(before: str, after: str) -> str:
    """Joined, with "a" or "an" as the next word asks."""
    article = _ARTICLE.search(before)
    if article is None or not after[:1].isalnum():
        return before + after
    vowel = bool(_SILENT.match(after)) or (after[0].lower() in "aeiou" and not _YOU.match(after))
    return before[: article.start()] + article.group(1) + ("n" if vowel else "") + article.group(2) + after


# ---------------------------------------------------------------- style
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|you['’]re|you['’]ll)\b", re.IGNORECASE)
_CONTRACTION = re.compile(r"\b\w+(?:n['’]t|['’](?:re|ve|ll|d))\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?")
_WEIGHTS = {
    "slang": 3.0,
    "sensational": 2.0,
    "metaphor": 2.0,
    "shouting": 3.0,
    "editorial": 1.5,
    "evaluative": 1.0,
    "label": 1.5,
    "criticism": 2.0,
    "saying": 0.7,
}
_FULL = 0.25


def colloquial(text: str) -> float:
    """How much of a tabloid the text is outside its quotations: 0 (plain) to 1. Counts loaded words, shouting, second person,
    contractions and questions by weight against the number of words."""
    quoted = quotations(text)
    words = sum(1 for m in re.finditer(r"\w+", text) if not within(quoted, m.start()))
    if not words:
        return 0.0
    points = sum(_WEIGHTS.get(item.kind, 1.0) for item in loaded_words(text))
    for pattern, weight in ((_SECOND_PERSON, 1.5), (_CONTRACTION, 1.0), (_QUESTION, 1.5)):
        points += weight * sum(1 for m in pattern.finditer(text) if not within(quoted, m.start()))
    return round(min(1.0, points / (words + 8) / _FULL), 4)
