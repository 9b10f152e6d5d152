"""Who stands behind a position: how many wires among its sources, and who is heard to say it.

Four outlets may be one agency's text four times, and two outlets that quote one official are two reports of one speaker.
Both are counted here, so that the page can say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefer.language.aliases import same_name
from briefer.models import Claim


def speakers(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Who says what the claims report, each once, by the fullest form of the name; () where an article itself says it."""
    if any(claim.speaker is None for claim in claims):
        return ()
    found: list[str] = []
    for speaker in (claim.speaker or "" for claim in claims):
        known = next((n for n, name in enumerate(found) if name == speaker or same_name(name, speaker)), None)
        if known is None:
            found.append(speaker)
        elif len(speaker) > len(found[known]):
            found[known] = speaker
    return tuple(found)


def wires(claims: Sequence[Claim], origin: Mapping[str, str]) -> int:
    """How many origins the claims' sources share, two or more sources each (source → origin id)."""
    held = Counter(origin[source] for source in dict.fromkeys(claim.source for claim in claims))
    return sum(sources > 1 for sources in held.values())
