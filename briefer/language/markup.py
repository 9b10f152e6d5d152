"""Markup in a text that should be plain: what a format would lay out, link, hide or send on, were it not escaped."""

from __future__ import annotations

from briefer.language.patterns import rx

_MARKUP = rx(
    r"</?[a-zA-Z!@#][^<>\n]*>?"  # HTML elements, Slack mentions and channels
    r"|&(?:[a-zA-Z]{2,8}|#\d+|#x[0-9a-fA-F]+);"
    r"|!?\[[^\]\n]*\]\([^)\n]*\)"
    r"|(?:https?|ftp|javascript|data|file|mailto):\S+|\bwww\.\S+"
    r"|```|`[^`\n]+`|\*\*|(?<!\w)__(?=\w)|~~|(?<!\w)[*_~](?=\w[^*_~\n]*\w[*_~](?!\w))"
    r"|^\s*(?:#{1,6}|>|[-*+])\s|\|\s*:?-{2,}|\\[a-zA-Z]+\{|\{\{|\{%|<<<|>>>"
    r"|[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def markup(text: str, allowed: str = "") -> str | None:
    """The first piece of markup or invisible character in `text` that `allowed` does not hold, too; null for plain text."""
    return next(
        (found.group() for found in _MARKUP.finditer(text) if found.group().strip() not in allowed or not allowed), None
    )
