"""Sentences that cannot stand alone: they speak of what only the sentence before names."""

from __future__ import annotations

import re

from briefer.language.patterns import rx

_LEANING = rx(
    r"^(?:“|\")?(?:(?:he|she|it|they|this|that|these|those|his|her|their|its|such|there|here)\b"
    r"|the (?:former|latter|other)s?\b"
    r"|(?:in|on|at|by|since|during|until|last|earlier|later)(?: \w+){1,3},? (?:he|she|it|they)\b"
    r"|(?:\w+ ){0,2}(?:minutes|hours|days|weeks|months|years) (?:earlier|later|before|afterwards)\b"
    r"|to \w+ (?:him|her|it|them)\b|(?:[\w’'-]+ ){1,7}(?:as well|too|either)\W*$)",
    re.IGNORECASE,
)
_PART_OF_THOSE = rx(r"^(?:“|\")?\w+ of (?:those|these|them)\b", re.IGNORECASE)


def leans(statement: str) -> bool:
    """Does the statement speak of the sentence before ("They …", "In 1994, it …", "So has Arl, too.")?"""
    return _LEANING.match(statement) is not None or part_of_those(statement)


def part_of_those(statement: str) -> bool:
    """Does it tell a part of what only the sentence before names ("Eighteen of those …")?"""
    return _PART_OF_THOSE.match(statement) is not None
