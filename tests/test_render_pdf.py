"""The one-page PDF, read back with another program's eyes (PDFium)."""

from __future__ import annotations

import ctypes
import datetime as dt
import json
from collections.abc import Iterator, Mapping

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from briefer.compose.budget import fit
from briefer.errors import DoesNotFit
from briefer.models import Briefing, SummarySentence
from briefer.render import pdf
from briefer.render.pdf import MIN_SIZE, SETTINGS, TEMPLATE, PdfResult, Setting, page_fits, pages, render_pdf
from briefer.render.sheet import sheet
from briefer.render.typeset import Typeset, typeset
from tests.briefings import FACTS, HOSTILE, POINTS, Desk, full, hostile, small

A4, LETTER = (595, 842), (612, 792)


def text_of(pdf: PdfResult) -> str:
    """The page's text with line ends as spaces and hyphens at them closed up."""
    document = pypdfium2.PdfDocument(pdf.data)
    raw = document[0].get_textpage().get_text_bounded()
    return " ".join(raw.replace("\ufffe", "").replace("\u200b", "").replace("\u0002", "").split())


def type_sizes(pdf: PdfResult) -> Iterator[float]:
    """The size in points of each piece of text on the page, as it is drawn."""
    page = pypdfium2.PdfDocument(pdf.data)[0]
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
        size = ctypes.c_float()
        assert pdfium.FPDFTextObj_GetFontSize(item.raw, size)
        yield size.value * abs(item.get_matrix().d)


def boxes(pdf: PdfResult) -> Iterator[tuple[float, float, float, float]]:
    page = pypdfium2.PdfDocument(pdf.data)[0]
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
        yield item.get_bounds()


def assert_one_page(pdf: PdfResult, paper: tuple[int, int] = A4) -> None:
    document = pypdfium2.PdfDocument(pdf.data)
    assert len(document) == 1
    width, height = document[0].get_size()
    assert (round(width), round(height)) == paper
    assert min(type_sizes(pdf)) >= MIN_SIZE - 0.01
    for left, bottom, right, top in boxes(pdf):
        assert left >= 20
        assert bottom >= 15
        assert right <= width - 20
        assert top <= height - 15


def one_fact(statement: str, **parts: object) -> Briefing:
    desk = Desk(sources=3)
    return desk.briefing(facts=(desk.fact(1, statement, "S1", "S2"), desk.fact(2, FACTS[0], "S3")), **parts)


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
@pytest.mark.parametrize("sources", [1, 3, 8, 40])
def test_a_full_story_is_one_page(sources: int, paper: str, size: tuple[int, int]) -> None:
    briefing = fit(full(facts=45, points=12, sources=sources, paper=paper)[0], page_fits)
    assert_one_page(render_pdf(briefing), size)


def test_everything_on_the_page_is_in_the_pdf() -> None:
    briefing, _ = small()
    told = text_of(render_pdf(briefing))
    for fact in briefing.facts:
        assert fact.statement in told
    assert "C1 Figure: Number of people treated in hospital" in told
    assert "Mayor Ingrid Voss" in told
    assert "140 (1 March 2025) S1 → none (2 March 2025, 04:15) S1" in told
    assert "S1·2·3 3/3 sources, 2 origins" in told
    assert "S2 1/3 sources ≠ C1" in told
    assert "as of 6 March 2025 · 3 sources, 2 origins · embedded engine" in told
    assert "S2: 3 hidden characters were left out of the reading." in told


def test_a_page_holds_forty_facts_and_ten_contested_points_of_eight_sources() -> None:
    briefing, _ = full(facts=40, points=10, sources=8)
    assert page_fits(briefing)
    pdf = render_pdf(briefing)
    assert_one_page(pdf)
    assert pdf.size == MIN_SIZE


def test_many_contested_points_run_on_where_columns_would_not_hold_them() -> None:
    briefing, _ = full(facts=8, points=36, sources=8)
    assert pages(briefing, MIN_SIZE, tight=True) == 2
    assert page_fits(briefing)
    pdf = render_pdf(briefing)
    assert_one_page(pdf)
    assert pdf.standards == ("ua-1", "a-2a")
    told = text_of(pdf)
    assert all(f"C{n} " in told for n in range(1, 31))


def test_what_is_left_off_is_counted_at_the_foot() -> None:
    briefing = fit(full(facts=90, points=10)[0], page_fits)
    left = sum(not f.on_page for f in briefing.facts)
    assert f"{left} more items in briefing.json." in text_of(render_pdf(briefing))


def test_the_type_is_the_largest_that_fits() -> None:
    sizes = [render_pdf(full(facts=n, points=2)[0]).size for n in (4, 24, 44)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[1] > sizes[2] >= MIN_SIZE
    briefing, _ = full(facts=24, points=2)
    assert pages(briefing, sizes[1]) == 1
    assert pages(briefing, 10.5) == 2


def test_what_another_process_measured_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sheet(full(sources=4)[0])
    monkeypatch.setattr(pdf, "_known", {})
    ahead = pdf.heights_ahead(made)
    monkeypatch.setattr(pdf, "_known", {})
    pdf.remember(ahead)
    monkeypatch.setattr(pdf, "_query", lambda *asked: pytest.fail(f"{asked} is known"))
    assert pdf.heights_ahead(made) == ahead


def test_it_conforms_and_names_itself() -> None:
    pdf = render_pdf(small()[0])
    assert pdf.standards == ("ua-1", "a-2a")
    assert pdf.notes == ()
    document = pypdfium2.PdfDocument(pdf.data)
    meta = document.get_metadata_dict()
    assert meta["Title"] == "Ferry Aldermoor aground on the Skarn bank; all on board brought ashore"
    assert meta["Author"] == "briefer"
    assert b"/Lang(en)" in pdf.data


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert render_pdf(full()[0]).data == render_pdf(full()[0]).data


def test_a_character_that_no_font_has_lowers_the_standard_and_is_noted() -> None:
    pdf = render_pdf(one_fact("The delegation of 東京 left at noon."))
    assert_one_page(pdf)
    assert pdf.standards == ()
    assert len(pdf.notes) == 1
    assert pdf.notes[0].startswith("the PDF does not conform to PDF/UA-1 and PDF/A-2a")
    assert "東" in pdf.notes[0]


@pytest.mark.parametrize(
    "statement",
    [
        "قال المتحدث إن المحادثات استمرت خمس ساعات (12) وانتهت.",
        "דובר הממשלה אמר (שלום) 12.",
        "Прем’єр-міністр Łódź, Nguyễn, Đurđević, İstanbul, Αθήνα: € £ ₴ ≠ ½ ² – “x”.",
        "👨\u200d👩\u200d👧 waved 🏴\U000e0067\U000e0062\U000e007f at 東京\U0001f600.",
        "x" * 900,
        "https://news.example/" + "a/b-c_d?e=" * 60,
        "private \ue000 use, nul \x00, override \u202eevil\u202c, zero\u200bwidth",
    ],
)
def test_text_of_any_script_is_one_page(statement: str) -> None:
    assert_one_page(render_pdf(fit(one_fact(statement), page_fits)))


def test_hostile_text_reads_as_itself_and_links_nowhere() -> None:
    pdf = render_pdf(fit(hostile()[0], page_fits))
    assert_one_page(pdf)
    told = text_of(pdf)
    for text in (HOSTILE[0], HOSTILE[3], HOSTILE[7]):
        assert text.replace(" ", "") in told.replace(" ", "").replace("-", "").replace("\u2010", "") or text in told
    assert b"/URI" not in pdf.data
    assert b"root:" not in pdf.data


def test_web_addresses_of_sources_are_links() -> None:
    assert b"https://news.example/1" in render_pdf(small()[0]).data


def test_endless_titles_and_bottom_lines_leave_room_for_the_page() -> None:
    desk = Desk(sources=3)
    facts = tuple(desk.fact(n, text, "S1", "S2") for n, text in enumerate(FACTS, 1))
    endless = SummarySentence(statement="All on board were saved by many boats. " * 90, citations=facts[0].citations)
    briefing = desk.briefing(title="A very long title " * 60, facts=facts, bottom_line=(endless, endless))
    assert fit(briefing, page_fits) is briefing
    assert_one_page(render_pdf(briefing))


def test_a_statement_of_a_whole_page_leaves_it_before_all_others() -> None:
    desk = Desk()
    facts = (desk.fact(1, "word " * 4000, "S1", "S2"), *(desk.fact(n, t, "S1", "S2") for n, t in enumerate(FACTS, 2)))
    briefing = fit(desk.briefing(facts=facts), page_fits)
    assert [f.id for f in briefing.facts if not f.on_page] == ["F1"]
    with pytest.raises(DoesNotFit):
        render_pdf(desk.briefing(facts=facts))


@pytest.mark.parametrize("sides", [2, 3, 4, 5, 7])
def test_any_number_of_sides_stands_side_by_side(sides: int) -> None:
    desk = Desk(sources=8)
    point = desk.point(
        1, "figure", POINTS[0][1], tuple((f"About {n}0 people were hurt.", None) for n in range(1, sides + 1))
    )
    pdf = render_pdf(desk.briefing(contested=(point,), as_of=dt.date(1, 1, 1)))
    assert_one_page(pdf)
    assert all(f"About {n}0 people were hurt." in text_of(pdf) for n in range(1, sides + 1))


def test_a_page_of_nothing_is_a_page() -> None:
    assert_one_page(render_pdf(Desk(sources=2).briefing(as_of=None)))


def test_forty_sources_are_all_listed_with_publisher_and_date() -> None:
    told = text_of(render_pdf(fit(full(facts=10, points=2, sources=40)[0], page_fits)))
    for number in range(1, 41):
        assert f"S{number} " in told
    assert "S40 Island Gazette · 13 Mar 2025" in told
    assert "S39 Evening Standard-Disp… · 12 Mar 2025" in told


@pytest.mark.parametrize("setting", [SETTINGS[0], SETTINGS[-1]])
def test_which_digits_a_count_at_the_foot_has_is_all_one_to_its_height(setting: Setting) -> None:
    def heights(digit: str) -> str:
        words = [f"{digit * length} refused." for length in (1, 2, 3, 4)]
        notes = [" ".join(words[n % 4] for n in range(count)) for count in range(1, 60, 3)]
        pieces = [{"kind": "made", "how": note, "made": note, "short": "", "long": ""} for note in notes]
        return pdf._query(json.dumps({"paper": "a4", "pieces": pieces}), setting)

    assert len({heights(digit) for digit in "0123456789"}) == 1


def test_each_piece_is_set_once_in_a_setting_and_few_settings_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[list[tuple[Setting, str]]] = []
    made: list[str] = []
    query = pdf._query

    def counted(data: str, setting: Setting) -> str:
        measured.append([(setting, pdf._key(piece)) for piece in json.loads(data)["pieces"]])
        return query(data, setting)

    def set_here(template: str, inputs: Mapping[str, str]) -> Typeset:
        made.append(template)
        return typeset(template, inputs)

    monkeypatch.setattr(pdf, "_known", {})
    monkeypatch.setattr(pdf, "_query", counted)
    monkeypatch.setattr(pdf, "typeset", set_here)
    render_pdf(fit(full()[0], page_fits))
    pieces = [piece for asked in measured for piece in asked]
    assert len(pieces) == len(set(pieces))
    assert len(measured) < len(SETTINGS) / 2
    assert made == [TEMPLATE]
