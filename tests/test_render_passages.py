"""The sources' texts with the cited passages marked."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Citation
from briefer.render.marks import printable
from briefer.render.page import Cited
from briefer.render.passages import Passage, marked, passages
from tests.texts import any_text

TEXT = "Eleven people were hurt. The port was <closed>."


def passage(text: str, start: int, end: int, anchor: str = "p1", *items: str) -> Passage:
    return Passage(anchor, start, end, text[start:end], items or ("F1",))


def cite(source: str, start: int, end: int) -> Citation:
    return Citation(source=source, start=start, end=end, quote="x" * (end - start))


def test_each_passage_has_one_anchor_however_many_items_cite_it() -> None:
    items = [Cited("F1", (cite("S2", 4, 9), cite("S1", 0, 3))), Cited("C1.1", (cite("S2", 4, 9),))]
    found = passages(items)
    assert [(p.anchor, p.items) for p in found.values()] == [("p1", ("F1",)), ("p2", ("F1", "C1.1"))]


def test_a_passage_is_marked_escaped_and_linked_back() -> None:
    found = marked(TEXT, [passage(TEXT, 25, 46)])
    assert str(found.text) == (
        "Eleven people were hurt. "
        '<mark id="p1" class="p1">The port was &lt;closed&gt;</mark><a class="back" href="#F1">F1↑</a>.'
    )


def test_a_passage_within_another_is_nested() -> None:
    found = marked(TEXT, [passage(TEXT, 0, 24, "p1"), passage(TEXT, 7, 13, "p2")])
    assert '<mark id="p1" class="p1">Eleven <mark id="p2" class="p2">people</mark>' in found.text
    assert found.cut == ()


def test_passages_that_cross_are_cut_so_that_marks_nest() -> None:
    found = marked(TEXT, [passage(TEXT, 0, 13, "p1"), passage(TEXT, 7, 23, "p2")])
    assert '<mark id="p2" class="p2">people</mark></mark>' in found.text
    assert '<mark class="p2"> were hurt</mark>' in found.text
    assert found.cut == ("p2",)


def test_a_quote_that_the_text_does_not_hold_is_handed_back() -> None:
    wrong = Passage("p1", 0, 3, "Ten", ("F1",))
    found = marked(TEXT, [wrong])
    assert found.missing == (wrong,)
    assert "<mark" not in found.text


def test_of_a_very_long_text_only_what_surrounds_its_passages_is_shown() -> None:
    text = "a" * 50_000 + " The port closed. " + "b" * 50_000
    found = marked(text, [passage(text, 50_001, 50_017)])
    assert len(found.text) < 2_000
    assert found.text.startswith("[…] aaa")
    assert 'class="p1">The port closed.</mark>' in found.text


class Nesting(HTMLParser):
    """Checks that tags nest, and collects the text and which passages are open at each character of it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.text = ""
        self.open: list[set[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().startswith("p" if tag == "mark" else "back")

    def handle_data(self, data: str) -> None:
        if "back" not in self.stack:
            self.text += data
            self.open += [set(self.stack)] * len(data)


@given(st.data())
def test_any_passages_are_marked_whole_and_nothing_of_the_text_is_lost(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab <>&\n\"'é", min_size=1, max_size=40))
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1]), max_size=8
        )
    )
    held = [passage(text, a, b, f"p{n}", f"F{n}") for n, (a, b) in enumerate(sorted(set(spans)))]
    reader = Nesting()
    reader.feed(str(marked(text, held).text))
    reader.close()
    assert reader.stack == []
    assert reader.text == printable(text)
    for p in held:
        inside = [p.anchor in classes for classes in reader.open]
        assert inside == [p.start <= n < p.end for n in range(len(text))]


@given(any_text(max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    shown = str(marked(text, []).text)
    assert "<" not in shown
    assert html.unescape(shown) == printable(text)
    assert not re.search(r"&(?!amp;|lt;|gt;|#34;|#39;)", shown)
