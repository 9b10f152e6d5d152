"""briefing.json: the contract, in the order of the records."""

from __future__ import annotations

import json

from briefer.models import Briefing


def render_json(briefing: Briefing) -> str:
    """The briefing as the text of briefing.json, items off the page included.

    Keys keep the order of the records, text stays unescaped Unicode, and the same briefing gives the same text. Raises
    ValueError for a number that JSON cannot hold.
    """
    data = briefing.model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
