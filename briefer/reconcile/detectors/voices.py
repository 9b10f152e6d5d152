"""Who a claim speaks for: its speaker, or whoever the sentence says holds the view ("For the union, …", "X blames …")."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.language.tokens import STOPWORDS, tokenize
from briefer.models import Claim

_PRONOUN = rx(r"^(?:he|she|it|they|we|i|his|her|their|who|that|this|which)$", re.IGNORECASE)
_NO_SUBJECT = rx(
    r"(?:if|when|while|as|on|in|at|for|from|after|before|since|there|what|this|that|these|those|nobody|nothing|none)\b",
    re.IGNORECASE,
)
_VIEW = rx(
    r"^\W*(?:for|to|according to|in the (?:view|eyes|version|words|opinion|account) of)\s+"
    r"(?P<who>(?:the |an? |[A-Z])[^,:;.\"“]{1,60}?)(?:,|:| (?:it|this|that|the \w+|there) (?:is|was|has)\b)",
)
_STANCE = (
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|contradict(?:s|ed)?|dismiss(?:es|ed)?|blam(?:es?|ed)"
    r"|attribut(?:es?|ed)|call(?:s|ed)|describ(?:es?|ed)|insist(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?|argu(?:es?|ed)"
    r"|sees?|thinks?|thought|believ(?:es?|ed)|says?|said|told|speaks? of|spoke of|refer(?:s|red) to|point(?:s|ed) to|puts?"
    r"|counts|names|admits?|acknowledg(?:es?|ed)|accepts?|confirm(?:s|ed)?|reckon(?:s|ed)?|warn(?:s|ed)?|accus(?:es?|ed)"
    r"|complain(?:s|ed)?|swears?|swore|prais(?:es?|ed)|critici[sz](?:es?|ed)|assum(?:es?|ed)|suspect(?:s|ed)?"
    r"|stress(?:es|ed)?|assur(?:es?|ed)|alleg(?:es?|ed)|made|makes|feels?|holds? that)"
)
_SUBJECT = rx(
    r"^\W*(?:(?:but|and|yet|however|while|meanwhile|on \w+|in \w+)\b,?\s+)?"
    r"(?P<who>(?:[A-Z]|the |an? |some |many |most |its |his |her |their )[^,;:.\"“«]{1,70}?)(?:,[^,\"“]{3,70},)?\s+"
    rf"(?:(?:has|have|had|also|now|still|again|repeatedly|however|\w+ly)\s+)*(?:{_STANCE})\b"
)
_INVERTED = rx(
    r"[,”\"»]\s*(?:says?|said|assures?|claims?|insists?|repl(?:ied|ies)|told)\s+(?P<who>(?:the |an? |[A-Z])[^,.;]{2,50})"
)


@lru_cache(maxsize=8192)
def voice(claim: Claim) -> str | None:
    """Whose view the claim gives as written; None where it is the article's own."""
    if claim.speaker and not _PRONOUN.match(claim.speaker):
        return claim.speaker
    for pattern in (_VIEW, _SUBJECT, _INVERTED):
        found = pattern.search(claim.citation.quote)
        if found and not _PRONOUN.match(found.group("who")) and not _NO_SUBJECT.match(found.group("who")):
            return found.group("who").strip()
    return claim.speaker


@lru_cache(maxsize=8192)
def one_voice(a: str, b: str) -> bool:
    """May two phrases stand for one speaker? One that shares a content word with the other may."""
    return same_name(a, b) or not _content(a).isdisjoint(_content(b))


def differ(a: Claim, b: Claim) -> bool:
    """Do the claims give the views of two speakers, each of them known?"""
    left, right = voice(a), voice(b)
    return bool(left and right) and not one_voice(left or "", right or "")


@lru_cache(maxsize=8192)
def _content(text: str) -> frozenset[str]:
    return frozenset(token.lemma for token in tokenize(text) if token.is_word and token.lower not in STOPWORDS)
