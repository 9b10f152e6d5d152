"""A clause of a source told so that it stands alone on a page: the only edits the embedded engine makes."""

from __future__ import annotations

import re

from briefer.extract.typesetting import typeset
from briefer.language.names import names
from briefer.language.patterns import rx
from briefer.language.speech import Speech

_SPACE = rx(r"\s+")
_BULLET = rx(r"^(?:[•▪◦‣*·–—-]|\d{1,2}[.)])\s+")
_CONNECTIVE = rx(
    r"^(?:(?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|besides|additionally|consequently|thus|therefore"
    r"|in addition|at the same time|for (?:his|her|its|their) part|as a result|in turn|in fact|indeed|after all|by contrast"
    r"|on the other hand|in the meantime|for example|for instance|of course|instead|still|now|then|yet|so|also)\s*,\s*"
    r"|(?:and|but|or|so|yet)\s+(?!not\b))",
    re.IGNORECASE,
)
_DATELINE = rx(
    r"^(?:[A-Z][\w.’'/-]+(?:[ ,/]+(?:[A-Z][\w.’'/-]+|\d{1,2}|de|la|of))*,?\s*)?"
    r"(?:\([A-Z][\w .&/’'-]{1,40}\)\s*(?:[-–—]+|:)\s+|(?<=[A-Z]{3})\s*[–—-]{1,2}\s+)"
)
"""The place, day and agency that open a wire story: "PORT LESK, March 5 (Agency) -"."""
_OWN_TAIL = (
    r",?\s+(?:(?:that|which|of which|a copy of which)\s+)?(?:(?:has|have|had|was|were)\s+)?(?:been\s+)?"
    r"(?:seen|obtained|reviewed|read|viewed|heard|examined)\s+by"
)
_TRAILING = rx(r"[\s,;:–—-]+(?:(?:and|but|while|whereas|although|though|or)\s*)?$", re.IGNORECASE)
_DASH_ONLY = rx(r"^[\s–—-]+")
_ENDED = rx(r"[.!?…]$|[.!?…,][”\"»’']+$")
_PRONOUN = rx(r"he|she", re.IGNORECASE)
_NAME = rx(r"[^\W\d_a-z][\w’'-]+")


def stand_alone(clause: str, *, in_quotation: bool, frame: tuple[Speech, str | None] | None = None, offset: int = 0) -> str:
    """The clause as a sentence of its own, "" where nothing is left.

    `in_quotation`: the clause lies inside a quotation whose marks are elsewhere, so it is put between marks. `frame` is
    the frame of speech inside the clause with its resolved speaker: a speaking pronoun is replaced by the name. `offset`
    is where the clause starts in the article.
    """
    text = clause
    if frame is not None and not in_quotation:
        text = _name_speaker(text, frame[0], frame[1], offset)
    text = _SPACE.sub(" ", text).strip()
    text = _DATELINE.sub("", _DASH_ONLY.sub("", _BULLET.sub("", text)))
    if in_quotation:
        inner = typeset(text.strip('“”"«» '))
        return f"“{_sentence(inner)}”" if inner else ""
    text = typeset(_balance(text))
    text = _CONNECTIVE.sub("", text, count=1)
    return _sentence(_TRAILING.sub("", text))


def kept(clause: str, publisher: str | None) -> int:
    """How many characters of the clause to cite: all but a closing word about the outlet itself ("… seen by The Times").

    That an outlet has seen a paper is no news from the paper.
    """
    if not publisher:
        return len(clause)
    own = re.escape(publisher.removeprefix("The ").removeprefix("THE "))
    found = re.search(_OWN_TAIL + rf"\s+(?:the\s+)?{own}[.\s]*$", clause, re.IGNORECASE)
    return found.start() if found else len(clause)


def _name_speaker(text: str, frame: Speech, speaker: str | None, offset: int) -> str:
    start, end = frame.speaker_start, frame.speaker_end
    if start is None or end is None or not speaker or not _PRONOUN.fullmatch(text[start - offset : end - offset]):
        return text
    person = next(
        (_whole(name.text, speaker) for name in names(speaker) if name.kind == "person"),
        speaker if _NAME.fullmatch(speaker) else None,
    )
    return text[: start - offset] + person + text[end - offset :] if person else text


def _whole(name: str, speaker: str) -> str:
    """The name with the surname that stands behind a given one."""
    found = re.search(rf"{re.escape(name)}(?: [^\W\d_a-z][^\W\d_]+)?(?![\w’'-])", speaker)
    return found.group() if found and " " not in name else name


def _balance(text: str) -> str:
    """With the angled quotation mark whose partner was left in another clause."""
    if text.count("«") > text.count("»"):
        return text + "»"
    return "«" + text if text.count("»") > text.count("«") else text


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    if _ENDED.search(text):
        return text
    return text + "."
