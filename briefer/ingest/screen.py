"""What is no article: nothing left after cleaning, a menu, a page of links, an error page, a form letter to the visitor.

Short is not bad: a wire brief of two sentences passes. What counts is running prose, that is, blocks that hold sentences.
"""

from __future__ import annotations

import re

from briefer.errors import EmptySource, NotAnArticle
from briefer.ingest.draft import Draft
from briefer.language.patterns import rx
from briefer.language.sentences import sentences

_ENDS = rx(r"[.!?…。！？][\"'”’»)\]]*$")
_WORD = rx(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VISITOR = rx(
    r"\b(?:you|your|yours|please|click|we use|sign (?:in|up)|log ?in|subscribe|javascript|cookies?|browser|captcha|"
    r"not found|could not be found|no longer available|access denied|forbidden|try again|lorem ipsum)\b",
    re.I,
)
_NAMED = rx(r"[^\W_][,;]? [“\"'(]?(?:[A-Z][\w’'-]+|\d)")
SENTENCE_WORDS = 5
PROSE_WORDS = 40
"""So many words of running prose make an article without further questions."""
BRIEF_WORDS = 20
"""So many do where no sentence speaks to the visitor…"""
FLASH_WORDS = 9
"""… and so many where moreover somebody or something is named or counted."""


def screen(draft: Draft, subject: str) -> None:
    """Let an article pass.

    Raises `EmptySource` where cleaning left nothing, `NotAnArticle` where what it left is no running prose.
    """
    if not draft.text.strip():
        raise EmptySource(subject, "it holds no text", "name a file that does")
    body = draft.body()
    if not body.strip():
        raise EmptySource(
            subject, "nothing is left after taking out menus, adverts and the like", "save the article's own page"
        )
    prose = running_prose(body)
    words = sum(len(_WORD.findall(s)) for s in prose)
    if words >= PROSE_WORDS and not (words < 3 * PROSE_WORDS and _to_visitor(prose) > 0.5):
        return
    named = any(_NAMED.search(s) for s in prose)
    if words >= (FLASH_WORDS if named else BRIEF_WORDS) and _to_visitor(prose) == 0:
        return
    cause = f"it has {words} words of running prose" if prose else "it has no sentence of running prose"
    raise NotAnArticle(subject, cause, "name a file with the whole text of an article")


def running_prose(body: str) -> list[str]:
    """The sentences of a body, one block a line: stretches of five words or more that end as sentences do."""
    found = (line[span.start : span.end] for line in body.split("\n") for span in sentences(line))
    return [s for s in found if _ENDS.search(s[-8:]) and len(_WORD.findall(s)) >= SENTENCE_WORDS]


def _to_visitor(prose: list[str]) -> float:
    """The share of sentences outside quotation marks that speak to the visitor of the page."""
    plain = [re.sub(r"[“\"][^”\"]*[”\"]", "", s) for s in prose]
    return sum(bool(_VISITOR.search(s)) for s in plain) / len(plain) if plain else 0.0
