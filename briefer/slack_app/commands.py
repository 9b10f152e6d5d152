"""What a user typed after `/brief` → what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefer.language.patterns import rx

Kind = Literal["urls", "words", "today", "diff", "why", "sources", "help", "story"]
"""`story` comes from a button alone: a day and a story's id."""

MOST_URLS = 20
"""Addresses that one command may name."""

HELP = (
    "/brief URL URL …   a briefing of those articles",
    "/brief WORDS   the story that the words are about",
    "/brief today   today's front page",
    "/brief diff   what changed since the day before",
    "/brief why 3   contested point 3 of your last briefing: each side's passages",
    "/brief sources   the sources of your last briefing",
    "/brief help   this list",
)
"""What there is to type, a line each."""

# Slack writes an address as <https://host/path|text>, or leaves it as it was typed.
_ADDRESS = rx(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>|(https?://[^\s<>|]+)")
# A command of one word by that word; so typed, each is known to be a kind.
_ALONE: Mapping[str, Kind] = {"today": "today", "diff": "diff", "sources": "sources", "help": "help"}
_POINT = rx(r"why\s+(?:c|point\s+|no\.?\s*|#)?(\d{1,3})", 2)


@dataclass(frozen=True, slots=True)
class Command:
    """What is asked for; `arguments` are the addresses, the words, or the number of the point."""

    kind: Kind
    arguments: tuple[str, ...] = ()


def parse(text: str) -> Command:
    """The command in what was typed. Words that are no command's are looked for; nothing at all is `help`."""
    words = text.split()
    found = addresses(text)
    if found:
        return Command("urls", found)
    if not words:
        return Command("help")
    first = words[0].lower()
    if len(words) == 1 and first in _ALONE:
        return Command(_ALONE[first])
    point = _POINT.fullmatch(" ".join(words))
    if point:
        return Command("why", (point[1],))
    if first == "why" and len(words) <= 2:
        return Command("help")
    return Command("words", tuple(words))


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a text as Slack sends it, each once, at most `MOST_URLS`."""
    found = (m[1] or m[2].rstrip(".,;:!?)'\"") for m in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(url.replace("&amp;", "&") for url in found))[:MOST_URLS]
