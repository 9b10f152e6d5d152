"""How the matches of a pattern may begin, so that a long list of patterns need not all be tried on every text.

A pattern here begins at a word's beginning. What it may begin with is read off its source: letters, groups of alternatives
and what is optional; anything else may begin anyhow, told as "". The letters are in lower case; a space after them says
that the word ends there.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.language.patterns import rx

LENGTH = 4
"""Letters of a beginning that are compared."""

_LETTERS = rx(r"[a-z]*")
_MOST = 64
"""A pattern of more beginnings may begin anyhow."""


def beginnings(pattern: str) -> frozenset[str]:
    """All that a match may begin with, at most `LENGTH` letters each; {""} where the source does not tell."""
    found = frozenset(_read(pattern, ""))
    return found if len(found) <= _MOST and "" not in found else frozenset([""])


def heads(word: str) -> tuple[str, ...]:
    """What `beginnings` may meet at the beginning of a word, but for "": its first 1 to `LENGTH` letters."""
    ended = word.casefold() + " "
    return tuple(ended[:n] for n in range(1, min(LENGTH, len(ended)) + 1))


def _read(pattern: str, before: str) -> Iterator[str]:
    for part in _alternatives(pattern):
        letters = _LETTERS.match(part)
        run = letters[0] if letters else ""
        rest = part[len(run) :]
        if run and rest[:1] in ("?", "*", "{"):
            yield (before + run[:-1])[:LENGTH]
            continue
        known = before + run
        if known and rest[:1] == " " and rest[1:2] not in ("?", "*", "{"):
            known += " "
        if len(known) >= LENGTH or not rest.startswith("(?:"):
            yield known[:LENGTH]
            continue
        end = _closing(rest)
        inner, after = rest[3:end], rest[end + 1 :]
        if after[:1] == "?":
            after = after[1:]
            yield from _read(after, known)
        elif after[:1] in ("*", "{", "+"):
            yield known
            continue
        for alternative in _alternatives(inner):
            yield from _read(alternative + after, known)


def _alternatives(pattern: str) -> list[str]:
    """The pattern's alternatives, split at the bars that stand in no group or class."""
    parts, start = [], 0
    for at, mark, depth in _marks(pattern):
        if mark == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group ends that the pattern begins with."""
    return next((at for at, mark, depth in _marks(pattern) if mark == ")" and not depth), len(pattern))


def _marks(pattern: str) -> Iterator[tuple[int, str, int]]:
    """The brackets and bars that stand in no class, each with its place and how many groups are open after it."""
    depth, at = 0, 0
    while at < len(pattern):
        mark = pattern[at]
        if mark == "\\":
            at += 1
        elif mark == "[":
            at = _class_end(pattern, at)
        elif mark in "()|":
            depth += {"(": 1, ")": -1, "|": 0}[mark]
            yield at, mark, depth
        at += 1


def _class_end(pattern: str, at: int) -> int:
    end = at + 2 if pattern[at + 1 : at + 2] != "^" else at + 3
    while end < len(pattern) and pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end
