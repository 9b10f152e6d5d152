"""`read_sources`, the way in: real files of every kind become numbered articles whose offsets hold."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
import typst

from briefer.ingest import Reading, read_sources, stored_text

ONE = (
    "The northern bridge reopened to traffic on Monday after eleven weeks of repairs, the city’s transport office said.",
    "About 14,000 vehicles crossed it each day before it closed in May, according to the office’s own figures.",
)
TWO = (
    "The ferry Sunrise ran aground off the island of Holm on Friday evening with 84 people on board, the coast guard said.",
    "All of them were taken ashore within two hours. Nobody was hurt, according to the ferry’s owner, Belt Lines.",
)
THREE = (
    "The council of Holm voted on Tuesday to close the island’s only school at the end of June, by seven votes to four.",
    "Parents had collected 612 signatures against the plan. The mayor said that 19 pupils were too few for a school.",
)
FOUR = (
    "Rail fares in the region will rise by four percent in June, the state’s rail office announced on Thursday.",
    "A monthly ticket between Holm and Valdora will then cost 98 euros. Passenger groups called the rise unfair.",
)


def plain(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def html(paragraphs: tuple[str, ...]) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<!DOCTYPE html><html><head></head><body><article><h1>Headline</h1>{body}</article></body></html>"


def pdf(paragraphs: tuple[str, ...]) -> bytes:
    made: bytes = typst.compile(("#set page(width: 12cm, height: auto)\n" + plain(paragraphs)).encode())
    return made


def read(*sources: Path | str, stdin: bytes | None = None, max_bytes: int = 100_000) -> Reading:
    return read_sources(
        [str(s) for s in sources], stdin=io.BytesIO(stdin) if stdin is not None else None, max_bytes=max_bytes
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with one article of every kind."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.txt").write_text(plain(ONE), encoding="utf-8")
    (folder / "2.html").write_text(html(TWO), encoding="utf-8")
    (folder / "3.pdf").write_bytes(pdf(THREE))
    (folder / "4.jsonl").write_text(json.dumps({"title": "Fares to rise", "text": plain(FOUR)}) + "\n", encoding="utf-8")
    return folder


def test_every_kind_becomes_an_article_in_order(news: Path) -> None:
    reading = read(news)
    articles = reading.intake.articles
    assert reading.intake.left_out == ()
    assert [(a.id, a.path) for a in articles] == [
        ("S1", "news/1.txt"),
        ("S2", "news/2.html"),
        ("S3", "news/3.pdf"),
        ("S4", "news/4.jsonl#1"),
    ]
    for article, paragraphs in zip(articles, (ONE, TWO, THREE, FOUR), strict=True):
        assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph"] == list(paragraphs)
    assert [a.text_is_file for a in articles] == [True, False, False, False]


def test_locations_are_kept_apart_from_the_articles(news: Path) -> None:
    reading = read(news)
    assert reading.locations == {
        f"S{n}": str(news / name) for n, name in enumerate(("1.txt", "2.html", "3.pdf", "4.jsonl"), 1)
    }
    assert str(news.parent) not in reading.intake.model_dump_json()


def test_the_hash_is_of_the_bytes_as_read(news: Path) -> None:
    for article, location in zip((r := read(news)).intake.articles, r.locations.values(), strict=True):
        assert article.sha256 == hashlib.sha256(Path(location).read_bytes()).hexdigest()


def test_the_same_files_make_the_same_intake_from_any_working_folder(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(news).intake
    monkeypatch.chdir(news)
    assert read(".").intake == before


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_plain_text_is_stored_as_pythons_text_mode_reads_it(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(plain(ONE).replace("\n", ends).encode())
    (article,) = read(path).intake.articles
    assert article.text == path.read_text(encoding="utf-8") == stored_text(path)
    assert article.text_is_file


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [("utf-8-sig", ()), ("utf-16", ()), ("utf-16-le", ()), ("utf-32", ()), ("cp1252", ("encoding guessed: windows-1252",))],
)
def test_a_text_that_is_no_plain_utf8_is_stored_beside_the_briefing(
    tmp_path: Path, encoding: str, notes: tuple[str, ...]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(plain(ONE).encode(encoding))
    (article,) = read(path).intake.articles
    assert article.text == plain(ONE) == stored_text(path)
    assert article.notes == notes
    assert not article.text_is_file


def test_broken_bytes_are_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(plain(ONE).encode() + b"\xff")
    (article,) = read(tmp_path / "a.txt").intake.articles
    assert article.notes == ("1 broken character replaced",)


def test_a_control_character_keeps_its_place_in_the_text_and_is_in_no_block(tmp_path: Path) -> None:
    text = plain(ONE).replace("Monday", "Mon\x00day")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    (article,) = read(tmp_path / "a.txt").intake.articles
    assert article.text == text
    assert all("\x00" not in article.text[b.start : b.end] for b in article.blocks)


def test_text_hidden_in_tag_characters_is_noted_and_in_no_block(tmp_path: Path) -> None:
    hidden = "".join(chr(0xE0000 + ord(c)) for c in "Nine people died.")
    text = plain(ONE).replace("Monday", f"Monday{hidden}")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,) = read(tmp_path / "a.txt").intake.articles
    assert article.text == text
    assert hidden not in "".join(article.text[b.start : b.end] for b in article.blocks)
    assert article.notes == ("17 characters that nobody sees lie in the text, outside what is cited",)


def test_a_page_in_an_old_encoding_is_read_by_what_it_declares(tmp_path: Path) -> None:
    page = html(ONE).replace("<head>", '<head><meta charset="windows-1252">')
    (tmp_path / "a.htm").write_bytes(page.encode("cp1252"))
    (article,) = read(tmp_path / "a.htm").intake.articles
    assert article.text == "\n\n".join(ONE)
    assert article.notes == ()


def test_a_text_file_that_holds_a_page_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(html(ONE), encoding="utf-8")
    (article,) = read(tmp_path / "a.txt").intake.articles
    assert article.text == "\n\n".join(ONE)
    assert (article.notes, article.text_is_file) == (("read as a web page",), False)


@pytest.mark.parametrize(
    "stdin", [plain(ONE).encode(), html(ONE).encode(), pdf(ONE), json.dumps({"text": plain(ONE)}).encode()]
)
def test_standard_input_may_be_of_any_kind(stdin: bytes) -> None:
    reading = read("-", stdin=stdin)
    (article,) = reading.intake.articles
    assert (article.path, article.text_is_file, reading.locations) == ("-", False, {"S1": "-"})
    assert [article.text[b.start : b.end] for b in article.blocks] == list(ONE)


def test_what_fails_is_left_out_and_the_numbers_stay_without_gaps(news: Path) -> None:
    (news / "0.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (news / "1b.txt").write_text(" \n \n", encoding="utf-8")
    (news / "1c.md").write_text("Home\nNews\nSport\nWeather\n", encoding="utf-8")
    (news / "2b.txt").write_text("x" * 200_000, encoding="utf-8")
    (news / "3b.pdf").write_bytes(b"%PDF-1.4 broken")
    reading = read(news, news / "missing.txt", "https://news.example/a")
    assert [a.id for a in reading.intake.articles] == ["S1", "S2", "S3", "S4"]
    assert [left.subject for left in reading.intake.left_out] == [
        "news/0.txt", "news/1b.txt", "news/1c.md", "news/2b.txt", "news/3b.pdf", f"{news}/missing.txt", "https://news.example/a",
    ]  # fmt: skip
    assert all(left.cause and left.mend for left in reading.intake.left_out)
    assert reading.intake.left_out[0].cause == "it is a picture, not text"


def test_a_copy_is_left_out_and_names_the_earlier_one(news: Path) -> None:
    (news / "5.txt").write_bytes((news / "1.txt").read_bytes())
    (left,) = read(news).intake.left_out
    assert (left.subject, left.cause) == ("news/5.txt", "the same file as S1 (news/1.txt)")


def test_the_articles_of_one_json_file_are_no_copies_of_each_other(tmp_path: Path) -> None:
    items = [{"title": "A", "text": plain(ONE)}, {"title": "B", "text": plain(TWO)}, {"title": "A", "text": plain(ONE)}]
    (tmp_path / "a.json").write_text(json.dumps(items), encoding="utf-8")
    intake = read(tmp_path / "a.json").intake
    assert [a.path for a in intake.articles] == [f"{tmp_path.name}/a.json#1", f"{tmp_path.name}/a.json#2"]
    assert intake.left_out[0].cause == f"the same text as S1 ({tmp_path.name}/a.json#1)"


def test_one_wire_text_in_two_outlets_makes_two_articles(tmp_path: Path) -> None:
    items = [{"title": "Bridge", "text": plain(ONE), "publisher": name} for name in ("Valley Post", "Harbour Courier")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    assert len(read(tmp_path / "a.jsonl").intake.articles) == 2


def test_progress_is_told_each_file(news: Path) -> None:
    told: list[str] = []
    read_sources([str(news)], progress=told.append)
    assert told == ["news/1.txt", "news/2.html", "news/3.pdf", "news/4.jsonl"]


def test_no_sources_make_an_empty_intake() -> None:
    assert read().intake.articles == ()


def test_every_sample_article_is_read(shared: Path) -> None:
    intake = read(shared / "seeds").intake
    assert [a.path for a in intake.articles] == sorted(f"seeds/{p.name}" for p in (shared / "seeds").glob("*.txt"))
    assert intake.left_out == ()
    for article in intake.articles:
        assert article.text == (shared / article.path).read_text(encoding="utf-8")


def test_every_article_of_the_stories_is_read(shared: Path) -> None:
    for folder in sorted((shared / "eval" / "stories").glob("*/articles")):
        assert read(folder).intake.left_out == (), folder.parent.name
