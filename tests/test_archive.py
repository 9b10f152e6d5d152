"""The archive: one SQLite file; what is kept twice is kept once, what is found again is what was kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.archive import Archive, articles, briefings, check, export, retention, runs, search
from briefer.archive.schema import MIGRATIONS
from briefer.errors import ArchiveError, UsageError
from briefer.models import Article, Briefing, LeftOut
from briefer.verify import verify_file
from tests.briefings import small
from tests.stories import article, claims

MONDAY, TUESDAY = dt.date(2026, 3, 2), dt.date(2026, 3, 3)
SEVEN = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
BRIDGE = "The Harrow bridge was closed on Monday after cracks were found. Some 400 lorries were turned back."


@pytest.fixture
def archive(tmp_path: Path):
    with Archive(tmp_path / "briefer.sqlite") as opened:
        yield opened


def paper(text: str, url: str = "https://paper.example/bridge") -> Article:
    return article("S1", text, title="Bridge closed").model_copy(update={"url": url})


def filed(archive: Archive, date: dt.date = MONDAY, story: str = "bridge") -> tuple[Briefing, dict[str, str]]:
    """A done run of one story, with the texts it cites."""
    briefing, texts = small()
    sources = tuple(s.model_copy(update={"text_path": f"sources/{s.id}.txt", "path": None}) for s in briefing.sources)
    briefing = briefing.model_copy(update={"sources": sources})
    read = [article(s.id, texts[s.id]).model_copy(update={"url": s.url}) for s in briefing.sources]
    with archive.transaction() as db:
        runs.begin(db, date, SEVEN)
        versions = articles.keep(db, read, SEVEN)
        runs.keep_intake(db, date, versions, ())
        runs.keep_stories(db, date, [runs.KeptStory(date, story, briefing.title, "{}")])
        briefings.keep_briefing(db, date, story, briefing, dict(zip(texts, versions, strict=True)))
        runs.finish(db, date, "{}")
    return briefing, texts


# ---------------------------------------------------------------- the file
def test_the_tables_are_brought_to_the_newest_version_and_stay_there(tmp_path: Path) -> None:
    for _ in range(2):
        with Archive(tmp_path / "a.sqlite") as archive:
            assert archive.db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
            assert archive.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_missing_archive_is_not_made_by_those_who_only_read(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_file_that_is_no_archive_and_one_of_a_newer_briefer_are_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("This is a note, and no database at all. " * 50)
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(tmp_path / "note.txt")
    with Archive(tmp_path / "newer.sqlite") as archive:
        archive.db.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="newer briefer"):
        Archive(tmp_path / "newer.sqlite")


def test_a_transaction_is_written_whole_or_not_at_all(archive: Archive) -> None:
    def fail() -> None:
        with archive.transaction() as db:
            runs.begin(db, MONDAY, SEVEN)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert runs.find(archive.db, MONDAY) is None


def test_while_another_writes_a_writer_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.archive.store.BUSY", 0.05)
    with (
        Archive(tmp_path / "a.sqlite") as one,
        Archive(tmp_path / "a.sqlite") as other,
        one.transaction(),
        pytest.raises(ArchiveError, match="locked"),
        other.transaction(),
    ):
        pass


# ---------------------------------------------------------------- articles
def test_an_article_that_did_not_change_is_kept_once_and_one_that_did_is_a_new_version(archive: Archive) -> None:
    with archive.transaction() as db:
        first = articles.keep(db, [paper(BRIDGE)], SEVEN)
        again = articles.keep(db, [paper(BRIDGE)], SEVEN)
        edited = articles.keep(db, [paper(BRIDGE.replace("400", "250"))], SEVEN)
    assert first == again != edited
    told = [(v.number, "250" in v.article.text) for v in articles.versions(archive.db, (*first, *edited))]
    assert told == [(1, False), (2, True)]


def test_an_edit_taken_back_is_a_third_version(archive: Archive) -> None:
    with archive.transaction() as db:
        kept = [articles.keep(db, [paper(text)], SEVEN)[0] for text in (BRIDGE, BRIDGE.upper(), BRIDGE)]
    assert [version.number for version in articles.versions(archive.db, kept)] == [1, 2, 3]


@given(text=st.text(st.characters(), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was_but_for_half_characters(text: str) -> None:
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    with Archive(Path(":memory:")) as archive:
        with archive.transaction() as db:
            ids = articles.keep(db, [article("S1", "x").model_copy(update={"text": text, "blocks": ()})], SEVEN)
        found = articles.versions(archive.db, ids)[0]
        assert (found.article.text, found.text_sha256) == (whole, articles.text_hash(whole))
        assert check.check(archive.db).problems == ()


def test_claims_are_kept_with_the_version_that_makes_them(archive: Archive) -> None:
    with archive.transaction() as db:
        (version,) = articles.keep(db, [paper(BRIDGE)], SEVEN)
        for _ in range(2):
            articles.keep_claims(db, version, claims(BRIDGE))
    kept = [row["statement"] for row in archive.db.execute("SELECT statement FROM claim ORDER BY position")]
    assert kept == [claim.statement for claim in claims(BRIDGE)]


# ---------------------------------------------------------------- runs
def test_a_run_goes_on_from_where_it_stopped(archive: Archive) -> None:
    later = SEVEN + dt.timedelta(minutes=5)
    with archive.transaction() as db:
        assert runs.begin(db, MONDAY, SEVEN).state == "open"
        versions = articles.keep(db, [paper(BRIDGE)], SEVEN)
        runs.keep_intake(db, MONDAY, versions, [LeftOut(subject="https://dead.example", cause="no answer")])
        run = runs.begin(db, MONDAY, later)
    assert (run.state, run.now, run.left_out[0].cause) == ("read", SEVEN, "no answer")
    assert runs.intake(archive.db, MONDAY) == versions


def test_a_date_knows_the_stories_of_the_dates_before_it_only(archive: Archive) -> None:
    with archive.transaction() as db:
        for date, mark in ((MONDAY, "one"), (TUESDAY, "two")):
            runs.begin(db, date, SEVEN)
            runs.keep_stories(db, date, [runs.KeptStory(date, "bridge", "Bridge", mark)])
    assert runs.known_stories(archive.db, MONDAY) == ()
    assert [s.signature for s in runs.known_stories(archive.db, TUESDAY)] == ["one"]
    assert [s.signature for s in runs.known_stories(archive.db, TUESDAY + dt.timedelta(days=1))] == ["two"]


def test_a_run_started_again_keeps_what_was_made_and_delivered_until_it_has_its_own(archive: Archive) -> None:
    filed(archive)
    sent = runs.Delivery("email", "abc", done=True, reference="<m@x>")
    with archive.transaction() as db:
        runs.keep_delivery(db, MONDAY, sent)
        run = runs.start_again(db, MONDAY, SEVEN + dt.timedelta(hours=1))
    assert (run.state, run.now.hour, run.attempt) == ("open", 8, 2)
    assert briefings.of_date(archive.db, MONDAY) != ()
    assert runs.delivery(archive.db, MONDAY, "email") == sent


# ---------------------------------------------------------------- briefings
def test_a_briefing_comes_back_whole_with_the_texts_it_cites(archive: Archive) -> None:
    briefing, texts = filed(archive)
    assert briefings.find(archive.db, MONDAY, "bridge") == briefing
    assert briefings.texts(archive.db, MONDAY, "bridge") == texts
    found = briefings.last_before(archive.db, TUESDAY, "bridge")
    assert found is not None
    assert (found.date, found.briefing) == (MONDAY, briefing)
    assert briefings.last_before(archive.db, MONDAY, "bridge") is None


def test_a_date_kept_again_replaces_what_was_kept(archive: Archive) -> None:
    filed(archive)
    counts = [archive.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("briefing", "item", "version")]
    filed(archive)
    assert counts == [
        archive.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("briefing", "item", "version")
    ]
    assert check.check(archive.db).problems == ()


# ---------------------------------------------------------------- search
def test_words_are_found_by_their_stem_in_briefings_and_in_articles(archive: Archive) -> None:
    filed(archive)
    hits = search.search(archive.db, "markers warned")
    assert [(h.kind, h.story, h.item) for h in hits] == [("fact", "bridge", "F3"), ("article", "bridge", None)]
    assert "«markers»" in hits[0].snippet
    assert hits[1].url == "https://news.example/3"
    assert [(s.story, s.date) for s in search.stories(archive.db, "ferry")] == [("bridge", "2026-03-02")]


@pytest.mark.parametrize(
    "words", ['AND OR NOT "', "title:x NEAR(a b)", "a* ^b -c", "it's (half", 'col:"x', "\x00 x", "🙂 x"]
)
def test_no_word_is_read_as_the_syntax_of_a_query(archive: Archive, words: str) -> None:
    filed(archive)
    assert search.search(archive.db, words) == ()


def test_words_in_quotation_marks_are_looked_for_in_their_order(archive: Archive) -> None:
    filed(archive)
    assert search.search(archive.db, '"channel markers"')
    assert not search.search(archive.db, '"markers channel"')
    assert search.search(archive.db, "markers channel")


def test_a_search_without_a_word_is_a_usage_error(archive: Archive) -> None:
    with pytest.raises(UsageError, match="no word"):
        search.search(archive.db, ' "" -- ')


# ---------------------------------------------------------------- retention
def test_what_is_too_old_goes_and_what_a_kept_run_cites_stays(archive: Archive) -> None:
    filed(archive, MONDAY)
    filed(archive, TUESDAY)
    with archive.transaction() as db:
        articles.keep(db, [paper("An article that no run names.")], SEVEN - dt.timedelta(days=9))
        gone = retention.forget(db, TUESDAY)
    retention.shrink(archive.db)
    assert (gone.runs, gone.versions) == (1, 1)
    assert runs.dates(archive.db) == (TUESDAY,)
    assert check.check(archive.db).problems == ()
    with archive.transaction() as db:
        retention.forget(db, TUESDAY + dt.timedelta(days=1))
    for table in ("article", "version", "run", "story", "briefing", "source", "item", "claim"):
        assert archive.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table
    assert not search.search(archive.db, "ferry")


# ---------------------------------------------------------------- check
def damage(archive: Archive, statement: str) -> None:
    archive.db.execute("PRAGMA foreign_keys = OFF")
    archive.db.execute(statement)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE version SET text = replace(text, 'ferry', 'barge')", "its text is not the one that was kept"),
        ("UPDATE version SET text = replace(text, 'ferry', 'barge')", "does not hold the quote"),
        ("UPDATE briefing SET json = replace(json, 'ferry', 'barge')", "is not the one that was kept"),
        ("DELETE FROM version WHERE id = 1", "names a row of version that is not there"),
        ("DELETE FROM version WHERE id = 1", "the text of S1 is missing"),
        ("INSERT INTO item_search (item_search) VALUES ('delete-all')", "search index item_search"),
        ("DELETE FROM item WHERE id = 'F1'", "its facts and points are not those kept for search"),
        ("UPDATE run SET front = NULL", "has no front page"),
        ("UPDATE version SET record = '{}'", "is no sound article"),
    ],
)
def test_a_check_finds_what_is_wrong(archive: Archive, statement: str, problem: str) -> None:
    filed(archive)
    assert check.check(archive.db).problems == ()
    damage(archive, statement)
    assert any(problem in found for found in check.check(archive.db).problems), check.check(archive.db).problems


def test_a_damaged_page_of_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Archive(path) as archive:
        filed(archive)
        retention.shrink(archive.db)
    data = bytearray(path.read_bytes())
    at = data.index(b"ferry Aldermoor ran aground")
    data[at - 2000 : at - 1000] = bytes(1000)
    path.write_bytes(data)
    with Archive(path) as archive:
        assert any(problem.startswith("the file: ") for problem in check.check(archive.db).problems)


# ---------------------------------------------------------------- export
def test_exported_files_are_briefings_that_verify(archive: Archive, tmp_path: Path) -> None:
    briefing, _ = filed(archive)
    (path,) = export.files(archive.db, tmp_path / "out", None, MONDAY)
    assert path == tmp_path / "out" / "2026-03-02" / "bridge" / "briefing.json"
    assert Briefing.model_validate_json(path.read_bytes()) == briefing
    assert [p for p in verify_file(path).problems if "has changed" in p or "hold the quote" in p] == []


def test_exported_lines_hold_a_briefing_each(archive: Archive) -> None:
    filed(archive, MONDAY)
    filed(archive, TUESDAY)
    assert len([*export.lines(archive.db, None, None)]) == 2
    assert len([*export.lines(archive.db, "bridge", TUESDAY)]) == 1
    assert [*export.lines(archive.db, "no such story", None)] == []
