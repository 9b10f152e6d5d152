"""The briefing as one HTML file."""

from __future__ import annotations

from html.parser import HTMLParser

from syrupy.assertion import SnapshotAssertion

from briefer.render.html import render_html
from briefer.render.marks import line
from tests.briefings import HOSTILE, Desk, full, hostile, small

VOID = {"meta", "link", "br", "img"}


class Reader(HTMLParser):
    """Collects tags, ids, links and text, and checks that every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def body(text: str) -> str:
    return text[text.index("<body>") :]


def test_one_of_each(snapshot: SnapshotAssertion) -> None:
    assert body(render_html(*small())) == snapshot


def test_every_citation_mark_opens_its_passage_and_every_passage_leads_back() -> None:
    page = Reader(render_html(*full()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert set(inner) <= set(ids)
    marks = {attrs.get("id") for tag, attrs in page.tags if tag == "mark"}
    cites = [attrs for tag, attrs in page.tags if attrs.get("class") == "cite"]
    assert {(a["href"] or "")[1:] for a in cites} == marks
    assert "Coastal Herald: “The ferry Aldermoor" in str(cites[0]["title"])


def test_the_sources_text_stands_below_whole() -> None:
    briefing, texts = small()
    page = Reader(render_html(briefing, texts))
    assert page.text.count("It was said on the quay.") == "".join(texts.values()).count("It was said on the quay.")


def test_without_its_text_a_source_lists_its_quotes() -> None:
    briefing, texts = small()
    page = Reader(render_html(briefing, {"S1": texts["S1"]}))
    quotes = [attrs for tag, attrs in page.tags if tag == "blockquote"]
    assert len(quotes) == 5
    assert {f"#{a['id']}" for a in quotes} <= set(page.values("href"))


def test_it_needs_nothing_else() -> None:
    page = Reader(render_html(*full()))
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert page.values("src") == []


def test_hostile_text_reads_as_itself() -> None:
    page = Reader(render_html(*hostile()))
    assert "script" not in {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert all(href.startswith("#") for href in page.values("href"))
    for text in HOSTILE:
        assert line(text) in page.text
    assert not set(page.text) & set("\u202e\u2066\x00\x1b\u200b")


def test_landmarks_language_and_table_heads_are_there() -> None:
    page = Reader(render_html(*small()))
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(t) for t in ("header", "main", "h1")] == [1, 1, 1]
    assert ("html", {"lang": "en"}) in page.tags
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert tags.count("caption") == 1


def test_it_is_the_same_every_time() -> None:
    assert render_html(*full()) == render_html(*full())


def test_a_page_of_nothing_is_a_page() -> None:
    desk = Desk(sources=2)
    assert "Key facts" not in Reader(render_html(desk.briefing(), desk.texts)).text
