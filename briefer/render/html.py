"""The briefing as one HTML file that needs nothing else: no script, no font, no picture, no network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefer.models import Briefing
from briefer.render.marks import Mark, line, printable, shortened
from briefer.render.page import cited_items, page
from briefer.render.passages import Key, Passage, key_of, marked, passages
from briefer.render.templating import environment

if TYPE_CHECKING:
    import jinja2

_LETTERS = "bcdefghijklmnopqrstuvwxyz"
_TIP = 300


def render_html(briefing: Briefing, texts: Mapping[str, str]) -> str:
    """The items on the page as HTML; each citation mark opens its passage in the source's text, further down.

    `texts` gives the stored text of each source by its id. Where a text is not at hand, or does not hold a quote at its
    offsets, the quote is listed by itself. Everything from articles is escaped.
    """
    shown = page(briefing)
    cited = passages(cited_items(shown))
    sources = {
        row.id: marked(texts.get(row.id, ""), [p for key, p in cited.items() if key[0] == row.id]) for row in shown.sources
    }
    names = {row.id: row.name for row in shown.sources}
    return template("page.html.jinja").render(
        page=shown,
        sources=sources,
        cites=lambda marks: _cites(marks, cited, names),
        cut=[anchor for text in sources.values() for anchor in text.cut],
    )


def _cites(marks: tuple[Mark, ...], cited: Mapping[Key, Passage], names: Mapping[str, str]) -> Markup:
    """Links to the passages: "S1", and "b", "c" for further passages of the same source."""
    return Markup(" ").join(
        Markup('<a class="cite" href="#{}" aria-label="{}" title="{}">{}</a>').format(
            cited[key_of(citation)].anchor,
            f"passage in {mark.source}" if len(mark.citations) == 1 else f"passage {number + 1} in {mark.source}",
            f"{names.get(mark.source, mark.source)}: “{shortened(line(citation.quote), _TIP)}”",
            mark.source if number == 0 else _LETTERS[(number - 1) % len(_LETTERS)],
        )
        for mark in marks
        for number, citation in enumerate(mark.citations)
    )


def load() -> None:
    """Load the template, for whoever has time before there is something to render."""
    template("page.html.jinja")


@cache
def template(name: str) -> jinja2.Template:
    """An HTML template by its file's name; what its expressions write is escaped."""
    html = environment(autoescape=True)
    html.filters["printable"] = printable
    return html.get_template(name)
