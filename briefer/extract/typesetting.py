"""A statement's marks set as print sets them: quotations closed, no blanks that only scraping left.

Words are never changed: only marks and the blanks around them, so that the passage still bears the statement.
"""

from __future__ import annotations

import re

from briefer.language.patterns import rx
from briefer.language.quotes import SAYING

_DOUBLE = rx(r"[\"“”]")
_SPACED = rx(r"\s(?:[,;.!?)\]’%:]|'[a-z]|n[’']t)|[(\[“‘$€£]\s|\. [\dm]")
"""What only a text put together from tokens, or a careless one, holds."""
_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (rx(r"(?<=\d) : (?=\d\d\b)"), ":"),
    (rx(r"\b([ap])\. m\b"), r"\1.m"),
    (rx(r"(?<=[a-z]) (?=n[’']t\b|[’'](?:s|re|ve|ll|m|d)\b)", re.IGNORECASE), ""),
    (rx(r"(?<=\b[Ii]) (?=[’'](?:ve|ll|m|d)\b)"), ""),
    (rx(r"(?<=[$€£]) (?=\d)|(?<=\d) (?=%)"), ""),
    (rx(r"(?<=\w)\. (?=\d+[- ](?:cal(?:iber|ibre)?|percent|per cent)\b)"), " ."),
    (rx(r"(?<=[(\[]) | (?=[)\]](?:[\s.,;:!?”\"]|$))"), ""),
    (rx(r"(?<=[\w”\"’)\]%]) (?=[,;!?.](?:[\s”\"’)]|$))"), ""),
    (rx(r"(?<=(?<!\w)‘) "), ""),
    (rx(r"(?<=[,.!?…]) (?=’(?:\W|$))"), ""),
)
_STOPS = tuple(",.!?…")
_FREE_SINGLE = rx(r"‘ ?([^‘’]*[^‘’\s]) ?’(?!\w)")
_FREE_POSSESSIVE = rx(r"(?<=[sS]) (?=’ \w)")
_SHUT_SINGLE = rx(r"’(?!\w)")
_ENDS_SINGLE = rx(r"[.,!?…]\s?’$")


def typeset(text: str) -> str:
    """The text with its quotations closed and its marks set close to what they belong to."""
    return closed_up(_single(_double(text)) if _DOUBLE.search(text) or "‘" in text or "’" in text else text)


def closed_up(text: str) -> str:
    """The text without the blanks inside its times, figures and short forms and before its marks."""
    if not _SPACED.search(text):
        return text
    for odd, repaired in _REPAIRS:
        text = odd.sub(repaired, text)
    return text


def _double(text: str) -> str:
    """Each double mark opening or closing, by turns: one is added where its partner was left in another clause."""
    out: list[str] = []
    at, opened = 0, -1
    paired = text.count('"') % 2 == 0
    for found in _DOUBLE.finditer(text):
        mark, here = found.group(), found.start()
        before, after = text[at:here], text[here + 1 :]
        if opened < 0 and (_opens(mark, text[:here], after, paired=paired) or (out and after)):
            out += [before, " " if before[-1:].isalnum() else "", mark]
            opened, at = len(out) - 1, here + 1 + _blank(after)
        elif opened < 0:
            out += [] if out else ["“" if mark == "”" else mark]
            out += [before.rstrip(), mark, " " if after[:1].isalnum() else ""]
            at = here + 1
        elif mark == "“" and out[opened] != "”" and not _closes(text[:here], after):
            continue
        else:
            if mark not in (out[opened], '"'):
                out[opened] = "“"
            out += [before.rstrip(), "”" if out[opened] == "“" else mark, " " if after[:1].isalnum() else ""]
            opened, at = -1, here + 1
    out.append(text[at:])
    if opened >= 0:
        out.append("”" if out[opened] == "“" else out[opened])
    return "".join(out)


def _blank(after: str) -> int:
    return len(after) - len(after.lstrip())


def _opens(mark: str, before: str, after: str, *, paired: bool) -> bool:
    """Does a mark open a quotation, where none is open? `paired`: the text has an even number of straight marks."""
    if mark == "“":
        return True
    if not after.strip(" .,;") or (mark == "”" and (not before[-1:].isspace() or not after[0].isalnum())):
        return False
    if paired:
        return not (_closes(before, after) and before.rstrip()[-1:] in _STOPS and SAYING.search(after[:80]))
    return not _closes(before, after)


def _closes(before: str, after: str) -> bool:
    """Does a mark stand as a closing one does: behind a word or the stop of one, before a blank or nothing?"""
    tight = bool(before) and not before[-1].isspace() and before[-1] not in "([—–-"
    return (not after or not after[0].isalnum()) and (tight or before.rstrip()[-1:] in _STOPS)


def _single(text: str) -> str:
    """With the partner of a curly single mark that opens or closes the text alone, and none standing free."""
    if "‘" not in text:
        text = _FREE_POSSESSIVE.sub("", text)
        return "‘" + text if _ENDS_SINGLE.search(text) else text
    text = _FREE_SINGLE.sub(r"‘\1’", text)
    return text + "’" if text.startswith("‘") and not _SHUT_SINGLE.search(text) else text
