"""Numbers that are names or addresses, not quantities: "Article 5", "Boeing 737", "COVID-19", "Tel. 4-11-72", "page 3"."""

from __future__ import annotations

import re

_LABELS = frozenset(
    ["no", "no.", "nos", "number", "numbers", "nr", "art", "article", "articles", "section", "sections", "chapter", "paragraph", "para", "clause", "phase", "level", "category", "cat", "grade", "tier", "type", "class", "mark", "model", "series", "version", "volume", "vol", "vol.", "issue", "page", "pages", "p.", "pp.", "figure", "table", "appendix", "annex", "exhibit", "room", "window", "gate", "terminal", "platform", "track", "pier", "berth", "dock", "hall", "court", "floor", "suite", "flat", "apartment", "apt", "building", "block", "unit", "house", "lot", "plot", "ward", "zone", "district", "sector", "route", "highway", "motorway", "interstate", "road", "line", "bus", "tram", "train", "flight", "channel", "radio", "studio", "act", "scene", "part", "episode", "season", "round", "group", "pool", "stage", "lane", "heat", "leg", "game", "day", "week", "year", "step", "rule", "law", "bill", "resolution", "proposition", "amendment", "order", "case", "file", "docket", "protocol", "directive", "regulation", "reactor", "silo", "well", "mine", "pit", "battalion", "brigade", "regiment", "division", "squadron", "company", "corps", "update", "version", "windows", "iphone", "ipad", "galaxy", "playstation", "xbox", "boeing", "airbus", "embraer", "bombardier", "cessna", "tupolev", "ilyushin", "antonov", "apollo", "soyuz", "falcon", "artemis", "voyager", "pioneer", "sputnik", "formula", "covid", "sars", "ebola", "tel", "tel.", "phone", "telephone", "fax", "call", "dial", "ring", "text", "ext", "extension", "psalm", "verse", "matthew", "mark", "luke", "john", "genesis", "isbn", "issn", "id", "pin", "code", "zip", "postcode", "area", "sheet", "form", "box", "item", "lesson", "unit", "question", "exit", "junction", "checkpoint", "camp", "post", "hill", "point", "site", "station", "sol", "route", "catch-22", "top", "hour", "layer", "war", "iphone", "pixel", "gpt", "gpt-4", "llama", "chapter", "book", "studio", "expo", "euro", "cop", "g", "u", "under-", "under-21", "generation", "wave", "agenda", "vision", "project", "operation", "task"]
) - {"mark", "day", "week", "year", "game", "company", "corps", "division", "hour", "top", "wave", "post", "point", "site", "house", "road", "ring", "call", "text", "well", "mine",
     "order", "law", "bill", "code", "part", "line", "camp", "hill", "court", "u", "g", "heat", "leg", "group", "train", "war", "john", "series", "task", "project"}  # fmt: skip
_SOFT = frozenset(
    [
        "day",
        "week",
        "year",
        "game",
        "line",
        "part",
        "mark",
        "point",
        "site",
        "road",
        "group",
        "order",
        "law",
        "bill",
        "code",
        "court",
        "camp",
        "hill",
        "war",
        "project",
        "series",
        "heat",
        "leg",
        "company",
        "division",
        "corps",
    ]
)
_PRIOR = re.compile(r"([^\s\d(\[“\"'‘]+)[  ]?$")
_COUNTING = frozenset(
    [
        "about",
        "some",
        "around",
        "at",
        "over",
        "under",
        "nearly",
        "almost",
        "only",
        "just",
        "more",
        "than",
        "of",
        "in",
        "on",
        "to",
        "from",
        "by",
        "with",
        "for",
        "between",
        "and",
        "or",
        "but",
        "the",
        "a",
        "an",
        "all",
        "these",
        "those",
        "as",
        "up",
        "down",
        "when",
        "while",
        "after",
        "before",
        "since",
        "until",
        "where",
        "least",
        "most",
        "fewer",
        "less",
        "another",
        "other",
        "further",
        "both",
        "its",
        "their",
        "his",
        "her",
        "our",
        "what",
        "if",
        "roughly",
        "approximately",
        "estimated",
        "another",
        "when",
        "there",
        "are",
        "were",
        "was",
        "is",
        "has",
        "have",
        "had",
        "said",
        "says",
        "yes",
        "no",
        "no,",
        "so",
        "then",
        "now",
        "also",
        "even",
        "perhaps",
        "among",
        "out",
        "killed",
        "wounded",
        "injured",
        "arrested",
        "including",
        "total",
        "another",
        "today",
        "yesterday",
        "each",
        "every",
        "first",
        "last",
        "next",
        "past",
        "top",
        "one",
        "two",
        "three",
        "police",
        "officials",
        "authorities",
        "government",
        "president",
        "minister",
        "still",
        "already",
        "because",
        "although",
        "though",
        "that",
        "which",
        "who",
    ]
)


def labelled(raw: str, low: str, start: int, end: int) -> bool:
    """Is the number at `start`–`end` part of a name, an address, a code or a list's numbering?"""
    digits = low[start].isdigit()
    if digits and (_coded(low, start, end) or _numbering(low, start, end)):
        return True
    found = _PRIOR.search(low, max(0, start - 24), start)
    if found is None:
        return False
    word = found[1]
    capital = raw[found.start(1)].isupper()
    spaced = found.end() > found.end(1)
    if not spaced and word[-1] not in "#№.":
        return False
    if word in _LABELS or (word.rstrip(".") in _LABELS and word.endswith(".")):
        return digits or capital
    if word in _SOFT:
        return capital and digits and end - start <= 4 and not _counts(low, end)
    if not (digits and capital and spaced) or word in _COUNTING or not word[-1].isalpha():
        return False
    return _named(raw, low, found.start(1), start, end)


def _counts(low: str, end: int) -> bool:
    return bool(re.compile(r"[  ](?:people|percent|per cent|million|billion|thousand|[a-z]+s(?![a-z]))|%").match(low, end))


def _named(raw: str, low: str, word: int, start: int, end: int) -> bool:
    """A capitalised name right before small digits that count nothing: "Ariane 6 lifted off", "Flight Zulu 12"."""
    if "," in raw[start:end] or "." in raw[start:end] or end - start > 4:
        return False
    sentence_start = word == 0 or (
        raw[max(0, word - 2) : word].strip() in (".", "!", "?", "", "“", '"', "-", "–", "•") and not raw[word - 1].isalpha()
    )
    if sentence_start and (word == 0 or raw[word - 1 : word] == "\n" or raw[max(0, word - 2)] in ".!?\n"):
        return False
    return not re.compile(
        r"(?:[  ]?(?:%|percent|per cent|million|billion|thousand|m\b|bn|k\b|[°])|[-  ][a-z]|[  ][a-z]+)"
    ).match(low, end)


def _coded(low: str, start: int, end: int) -> bool:
    """Digits inside a code, an address, a phone number or a version."""
    before, after = low[max(0, start - 2) : start], low[end : end + 2]
    if before[-1:] in ("@", "#", "_", "/", "=", "№") or after[:1] in ("@", "_", "="):
        return True
    if before[-1:] == "-" and (before[:1].isalpha() or before[:1].isdigit()):
        return not _ranged_prefix(low, start)
    if before[-1:] == "[" and after[:1] == "]":
        return True
    if re.compile(r"(?:-\d+){2,}|-\d{3,}-|(?:\.\d+){2,}(?!\d)|[-/]\d{4,}").match(low, end) and not re.compile(
        r"[-–]\d{1,3},\d{3}"
    ).match(low, end):
        return True
    if before[-1:] == "+" and end - start <= 3 and after[:1] in (" ", "-", "(") and after[1:2].isdigit():
        return True
    if before[-1:] == "." and before[:1].isalnum() and not before[:1].isspace():
        return True
    token_start = low.rfind(" ", 0, start) + 1
    token = low[token_start:start]
    return "http" in token or "www." in token or (len(token) > 3 and "/" in token and "." in token)


def _ranged_prefix(low: str, start: int) -> bool:
    return low[max(0, start - 4) : start] in ("per-", "and-", "plus-") or low[max(0, start - 10) : start].endswith(
        ("magnitude-", "aged-", "minus-")
    )


def _numbering(low: str, start: int, end: int) -> bool:
    """ "3. Boil water" at the head of a line."""
    if end - start > 2 or low[end : end + 1] not in (".", ")") or not low[end + 1 : end + 2].isspace():
        return False
    line = low.rfind("\n", 0, start) + 1
    return low[line:start].strip(" \t(•*-") == ""
