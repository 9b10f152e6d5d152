"""PDFs: printed lines become paragraphs again; running heads, page numbers and text nobody can see are left out."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
import typst

from briefer.errors import EmptySource, UnreadableSource
from briefer.ingest.draft import Draft
from briefer.ingest.pdf import read_pdf

FIRST = (
    "The municipal administration announced on Wednesday that the northern suspension bridge would remain closed after an "
    "extraordinarily detailed examination by independent engineers, who discovered considerable deterioration underneath "
    "the carriageway. Responsibility for its maintenance rests with the regional transportation authority."
)
SECOND = (
    "“We had hoped to reopen by Easter,” said Anna Holm, who leads the city’s transport office. “That is no longer "
    "realistic, and commuters deserve an honest answer.” Representatives of the neighbouring communities criticised the "
    "communication."
)
THIRD = (
    "About 14,000 vehicles crossed the bridge each day before it closed in May. Ferry companies strengthened their morning "
    "services immediately, and the transportation authority subsidises additional departures until midsummer."
)
LOOK = """#let day = datetime(year: 2025, month: 12, day: 3)
#set document(title: "Bridge stays closed until summer", author: "Ann Smith", date: day)
#set text(size: 10pt, lang: "en", hyphenate: true)
"""
PAPER = """#set page(width: 11cm, height: 7cm, header: [The Harbour Courier #h(1fr) News],
  footer: context [Page #counter(page).display()])
"""
JUSTIFIED = "#set par(justify: true)\n"
INDENTED = "#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)\n"
RAGGED = "#set par(justify: false)\n"


@cache
def printed(*parts: str) -> bytes:
    made: bytes = typst.compile("\n".join(parts).encode(), timestamp=0)
    return made


def texts(draft: Draft, kind: str) -> list[str]:
    return [draft.text[b.start : b.end] for b in draft.blocks if b.kind == kind]


@pytest.mark.parametrize("setting", [JUSTIFIED, INDENTED, RAGGED])
def test_paragraphs_are_whole_again_over_lines_hyphens_and_pages(setting: str) -> None:
    draft = read_pdf(
        printed(LOOK, PAPER, setting, "= Bridge stays closed until summer\n", f"{FIRST}\n\n{SECOND}\n\n{THIRD}"), "a.pdf"
    )
    assert texts(draft, "paragraph") == [FIRST, SECOND, THIRD]
    assert texts(draft, "title") == ["Bridge stays closed until summer"]
    assert "Harbour Courier" not in draft.text
    assert "Page" not in draft.text


def test_the_information_dictionary_is_believed_where_the_page_bears_it_out() -> None:
    draft = read_pdf(printed(LOOK, PAPER, "= Bridge stays closed until summer\n", FIRST), "a.pdf")
    assert (draft.title, draft.byline, draft.published) == (
        "Bridge stays closed until summer",
        "Ann Smith",
        dt.date(2025, 12, 3),
    )


def test_a_file_name_is_no_title() -> None:
    look = '#set document(title: "Microsoft Word - draft3.docx", author: "admin")\n'
    draft = read_pdf(printed(look, PAPER, "= Bridge stays closed\n", FIRST), "a.pdf")
    assert draft.title == "Bridge stays closed"
    assert draft.byline != "admin"


def test_headings_and_items_keep_their_kind() -> None:
    items = "- A second inspection will be held in March by the engineers.\n- The ferries run every ten minutes.\n"
    body = f"= Bridge stays closed\n{FIRST}\n\n== What comes next\n{SECOND}\n{items}"
    draft = read_pdf(printed(LOOK, JUSTIFIED, body), "a.pdf")
    assert texts(draft, "heading") == ["What comes next"]
    assert texts(draft, "item") == [
        "A second inspection will be held in March by the engineers.",
        "The ferries run every ten minutes.",
    ]


def test_a_hyphen_of_its_own_stays_at_a_lines_end() -> None:
    words = " ".join(["The Franco-German and well-known agreement was re-elected."] * 12)
    draft = read_pdf(
        printed("#set page(width: 6cm, height: 30cm)\n", RAGGED, "#set text(hyphenate: false)\n", words), "a.pdf"
    )
    assert set(" ".join(texts(draft, "paragraph")).split()) == set(words.split())


def test_two_columns_are_read_one_after_the_other() -> None:
    draft = read_pdf(
        printed(LOOK, "#set page(width: 21cm, height: 8cm, columns: 2)\n", JUSTIFIED, f"{FIRST}\n\n{SECOND}\n\n{THIRD}"),
        "a.pdf",
    )
    assert texts(draft, "paragraph") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "hidden",
    [
        "#text(fill: white)[The bridge collapsed and nine people died.]",
        "#text(size: 0.4pt)[The bridge collapsed and nine people died.]",
        "#place(dx: 90cm)[The bridge collapsed and nine people died.]",
    ],
)
def test_text_that_nobody_can_see_is_left_out_and_noted(hidden: str) -> None:
    draft = read_pdf(printed(LOOK, JUSTIFIED, f"{FIRST}\n\n{hidden}\n\n{SECOND}"), "a.pdf")
    assert draft.text == f"{FIRST}\n\n{SECOND}"
    assert draft.notes == ("hidden text stripped: 7 words",)


def test_white_letters_on_a_dark_bar_are_seen() -> None:
    bar = "#block(fill: navy, inset: 6pt)[#text(fill: white)[Ferries run every ten minutes until the summer.]]"
    draft = read_pdf(printed(LOOK, JUSTIFIED, f"{FIRST}\n\n{bar}\n\n{SECOND}"), "a.pdf")
    assert "Ferries run every ten minutes until the summer." in draft.text
    assert draft.notes == ()


def test_a_page_that_is_a_picture_asks_for_ocr() -> None:
    with pytest.raises(EmptySource) as caught:
        read_pdf(printed("#rect(width: 5cm, height: 5cm, fill: gray)"), "scan.pdf")
    assert (caught.value.subject, caught.value.cause, caught.value.mend) == (
        "scan.pdf",
        "no text layer in 1 page",
        "run OCR first",
    )


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"28" * 32 + b">/U<" + b"37" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<31><31>]/Size 4>>\n%%EOF"
)


@pytest.mark.parametrize(("data", "cause"), [(LOCKED, "locked with a password"), (b"%PDF-1.7 and nothing more", "damaged")])
def test_a_locked_or_damaged_pdf_says_so(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_pdf(data, "a.pdf")
    assert cause in caught.value.cause
    assert caught.value.mend


def test_the_same_pdf_gives_the_same_draft() -> None:
    data = printed(LOOK, PAPER, FIRST)
    assert read_pdf(data, "a.pdf") == read_pdf(data, "a.pdf")
