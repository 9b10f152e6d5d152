"""Does a statement itself tell who says it?"""

from __future__ import annotations

from briefer.language.names import names, same_name
from briefer.language.tokens import is_content, tokenize


def names_speaker(statement: str, speaker: str) -> bool:
    """Does the statement name the speaker: by a name of his, or by all content words of what he is called?"""
    if any(same_name(name.text, own.text) for name in names(speaker) for own in names(statement)):
        return True
    said = {token.lemma for token in tokenize(statement)}
    wanted = [token.lemma for token in tokenize(speaker) if is_content(token)]
    return bool(wanted) and all(word in said for word in wanted)
