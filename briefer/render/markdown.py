"""The briefing as Markdown (CommonMark with GitHub's tables); the passages stand below, like footnotes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefer.language.patterns import rx
from briefer.models import Briefing
from briefer.render.marks import Mark, isolated, line
from briefer.render.page import Page, cited_items, page
from briefer.render.templating import environment

if TYPE_CHECKING:
    import jinja2

# What CommonMark, GitHub's tables, strike-through, mentions, issue numbers, formulas and bare links could read as markup.
_ACTIVE = rx(r"[\\`*_\[\]<>|~&$@#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LIST_NUMBER = rx(r"(\d{1,9})(?=[.)])")


class Ready(str):
    """Markdown that is meant as such; every other string is escaped when a template writes it."""

    __slots__ = ()


def render_markdown(briefing: Briefing) -> str:
    """The items on the page as Markdown, with marks like [S1] and all cited passages at the end.

    Everything that comes from an article is escaped, so that none of it is read as markup or HTML.
    """
    shown = page(briefing)
    text = template("page.md.jinja").render(
        page=shown, cited=cited_items(shown), marks=_marks, link=_link, ready=Ready, facts_title=facts_title(shown)
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def facts_title(shown: Page) -> str:
    """The heading of the facts; where there is one source only, it says that nothing could be corroborated."""
    return "Key facts (all from one source)" if shown.one_source else "Key facts"


def escape(text: str) -> str:
    """`text` as one line of Markdown that reads as that text."""
    told = _ACTIVE.sub(lambda m: "\\" + m[0], isolated(line(text)))
    if told[:1] in {"-", "+", "="}:
        return "\\" + told
    number = _LIST_NUMBER.match(told)
    return told if number is None else f"{number[0]}\\{told[number.end() :]}"


def _marks(marks: tuple[Mark, ...]) -> Ready:
    return Ready(" ".join(f"[{escape(m.source)}]" for m in marks))


def _link(text: str, url: str | None) -> Ready:
    return Ready(escape(text) if url is None else f"[{escape(text)}](<{url.replace('&', '&amp;')}>)")


def _written(value: object) -> object:
    """What a template expression writes: text escaped unless it is `Ready`."""
    return value if isinstance(value, Ready) or not isinstance(value, str) else Ready(escape(value))


def load() -> None:
    """Load the template, for whoever has time before there is something to render."""
    template("page.md.jinja")


@cache
def template(name: str) -> jinja2.Template:
    """A Markdown template by its file's name; what its expressions write is escaped unless it is `Ready`."""
    return environment(finalize=_written).get_template(name)
