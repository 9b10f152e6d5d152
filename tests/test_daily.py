"""Three days of twelve feeds over loopback HTTP: what is read, which stories are found, what changed, what is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from briefer.archive import Archive, articles, briefings, check, runs
from briefer.daily import Delivered, Outcome
from briefer.daily.comparing import compare
from briefer.errors import DeliveryError, LockedError, NothingToBrief, UsageError
from briefer.models import Briefing, FrontPage
from briefer.verify import verify_file
from tests.news import DAYS
from tests.town import PRIVATE, SOME, Town, date


@dataclass
class Week:
    """Three days that were briefed, each right after it was published."""

    town: Town
    outcomes: list[Outcome]

    @property
    def out(self) -> Path:
        return self.town.folder / "briefings"

    def front(self, number: int) -> FrontPage:
        return self.outcomes[number].front

    def story(self, number: int, word: str) -> str:
        """The id of the story whose title holds a word."""
        (found,) = [s.id for s in (*self.front(number).stories, *self.front(number).quiet) if word in s.title]
        return found

    def briefing(self, number: int, word: str) -> Briefing:
        path = self.out / str(date(number)) / self.story(number, word) / "briefing.json"
        return Briefing.model_validate_json(path.read_bytes())


def versions_of(archive: Archive, key: str) -> tuple[articles.Version, ...]:
    """All versions of an article, oldest first."""
    rows = archive.db.execute(
        "SELECT version.id FROM version JOIN article ON article.id = article WHERE key = ? ORDER BY number", (key,)
    )
    return articles.versions(archive.db, [row["id"] for row in rows])


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    with Town(tmp_path_factory.mktemp("town")) as town:
        outcomes = []
        for number in range(3):
            town.publish(number)
            outcomes.append(town.run(number))
        yield Week(town, outcomes)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A small town of its own, on its first day, for tests that change it."""
    with Town(tmp_path, outlets=SOME) as made:
        made.publish(0)
        yield made


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the checksum of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kinds(briefing: Briefing) -> dict[str, str]:
    """What changed: kind → what the later day says, for the changes that are told."""
    return {change.kind: change.new.text if change.new else "" for change in reversed(briefing.news)}


# ---------------------------------------------------------------- what is read
def test_there_is_plenty_to_read(week: Week) -> None:
    assert len(week.town.settings().feeds) >= 12
    read = [week.front(number).articles for number in range(3)]
    assert read == [sum(map(len, DAYS[0].values())) + 3, *(sum(map(len, day.values())) for day in DAYS[1:])]
    assert sum(read) >= 60


def test_what_could_not_be_had_is_named_with_its_cause_and_nothing_else_is_lost(week: Week) -> None:
    causes = {left.subject.rpartition("/")[2]: left.cause for left in week.front(0).left_out}
    assert set(causes) == {"rss", "page", "inside", "paywall", "bomb"}
    assert "robots.txt" in causes["page"]
    assert "paywall" in causes["paywall"]
    assert "larger than" in causes["bomb"]
    assert all(outcome.partial for outcome in week.outcomes)


def test_a_private_address_is_refused_before_anything_connects_to_it(week: Week) -> None:
    (left,) = [left for left in week.front(0).left_out if left.subject.endswith("/inside")]
    assert "no public address" in left.cause
    assert PRIVATE.split("/")[2] in left.cause


def test_a_page_in_another_encoding_than_it_says_is_read_as_it_was_written(week: Week) -> None:
    with Archive(week.town.settings().archive.path) as archive:
        (found,) = versions_of(archive, f"{week.town.site('gazette').address}/gazette/0/cafe")
        assert "The café “Zürich” on Queen Square was sold to a family from Genève" in found.article.text


def test_on_the_second_day_servers_are_asked_whether_anything_changed(week: Week) -> None:
    hits = week.town.site("herald").hits("/herald/feed")
    assert len(hits) == 3
    assert ["if-none-match" in hit.headers for hit in hits] == [False, True, True]


# ---------------------------------------------------------------- stories
def test_one_event_is_one_story_however_it_is_headed(week: Week) -> None:
    assert len(week.briefing(0, "Ellis").sources) == 3
    assert len(week.briefing(0, "Kestrel").sources) == 3
    assert {story.folder for story in week.front(0).stories} == {story.id for story in week.front(0).stories}


@pytest.mark.parametrize(("words", "days"), [
    (("Port Ellis", "Ellis", "Ellis"), 3), (("Kestrel", "Kestrel", "Kestrel"), 3), (("tram", "Marlow Bay", "tram"), 3), (("Norvia", "Norvia"), 2),
])  # fmt: skip
def test_a_story_keeps_its_id_from_day_to_day(week: Week, words: tuple[str, ...], days: int) -> None:
    ids = []
    for number, word in enumerate(words):
        front = week.front(number)
        ids.append(next(s.id for s in (*front.stories, *front.quiet) if word in s.title))
    assert len(ids) == days
    assert len(set(ids)) == 1


# ---------------------------------------------------------------- what changed
def test_on_the_first_day_everything_is_new_and_a_dispute_is_marked(week: Week) -> None:
    assert all(story.since is None for story in week.front(0).stories)
    (point,) = week.briefing(0, "Ellis").contested
    assert point.kind == "figure"


def test_the_dispute_over_the_injured_is_settled_and_the_port_is_closed(week: Week) -> None:
    fire = week.briefing(1, "Ellis")
    told = kinds(fire)
    assert fire.contested == ()
    assert "Fifteen workers were injured" in told["settled"]
    assert "closed" in told["reversed"]
    assert "6,500 tonnes" in told["updated"]


def test_a_story_told_again_without_news_is_one_line(week: Week) -> None:
    assert [story.title for story in week.front(2).quiet if "Ellis" in story.title]
    assert not [story for story in week.front(2).stories if "Ellis" in story.title]
    page = (week.out / str(date(2)) / "front.md").read_text(encoding="utf-8")
    assert re.search(r"^- \[.*Ellis.*\]\(<\w+/briefing.html>\): nothing new since 3 Mar 2026$", page, re.MULTILINE)


def test_a_toll_that_rises_is_updated_each_day_with_its_old_value(week: Week) -> None:
    for number, (old, new) in enumerate((("three", "five"), ("five", "seven")), 1):
        updated = [c for c in week.briefing(number, "Kestrel").news if c.kind == "updated"]
        (change,) = [c for c in updated if c.new is not None and "killed" in c.new.text]
        assert change.old is not None
        assert change.new is not None
        assert old in change.old.text.lower()
        assert new in change.new.text.lower()
        assert (change.old.as_of, change.new.as_of) == (date(number - 1), date(number))


def test_a_question_that_comes_up_is_newly_contested(week: Week) -> None:
    (story,) = [story for story in week.front(1).stories if "newly contested" in story.tally]
    assert "Marlow Bay" in story.title or "march" in story.title.lower()
    assert story.contested == 1


def test_a_company_that_corrects_its_figure_updates_it(week: Week) -> None:
    assert "350,000" in kinds(week.briefing(1, "Norvia"))["updated"]


# ---------------------------------------------------------------- what is written
def test_the_files_of_a_date_lie_in_its_folder(week: Week) -> None:
    folder = week.out / str(date(1))
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        f"front.{f}" for f in ("md", "html", "pdf", "json")
    }
    stories = {story.id for story in (*week.front(1).stories, *week.front(1).quiet)}
    assert {path.name for path in folder.iterdir() if path.is_dir()} == stories
    assert (week.out / "latest").resolve() == (week.out / str(date(2))).resolve()


def test_every_pdf_is_one_page(week: Week) -> None:
    pdfs = sorted(week.out.rglob("*.pdf"))
    assert len(pdfs) > 15
    assert [str(pdf) for pdf in pdfs if len(pypdfium2.PdfDocument(pdf)) != 1] == []


def test_every_link_of_a_front_page_leads_to_a_file(week: Week) -> None:
    for number in range(3):
        folder = week.out / str(date(number))
        links = re.findall(r'href="([^"#]+\.html)', (folder / "front.html").read_text(encoding="utf-8"))
        assert links
        assert [link for link in links if not (folder / link).is_file()] == []


def test_every_briefing_verifies_against_what_lies_beside_it(week: Week) -> None:
    for path in sorted(week.out.glob("*/*/briefing.json")):
        assert verify_file(path).problems == ()


def test_the_archive_is_sound_and_holds_all_of_it(week: Week) -> None:
    with Archive(week.town.settings().archive.path) as archive:
        report = check.check(archive.db)
        assert report.problems == ()
        assert (report.runs, report.briefings) == (
            3,
            sum(len(week.front(n).stories) + len(week.front(n).quiet) for n in range(3)),
        )
        assert archive.db.execute("SELECT count(*) FROM claim").fetchone()[0] > 100


def test_the_log_has_a_line_a_story(week: Week) -> None:
    lines = week.town.log.getvalue().splitlines()
    assert sum(line.startswith("briefer: story ") for line in lines) == sum(
        len(week.front(n).stories) + len(week.front(n).quiet) for n in range(3)
    )
    assert any(f"story {week.story(1, 'Kestrel')}: 3 sources, 0 contested, since 2026-03-02: " in line for line in lines)


def test_two_dates_are_compared_from_the_archive(week: Week) -> None:
    with Archive(week.town.settings().archive.path) as archive:
        rows = {row.story: row for row in compare(archive, date(0), date(1))}
        kept = {b.story: b.briefing for b in briefings.of_date(archive.db, date(1))}
    fire = rows[week.story(1, "Ellis")]
    assert fire.state == "both"
    assert fire.briefing.changes == kept[fire.story].changes


# ---------------------------------------------------------------- again, and again
def test_a_day_that_is_done_is_not_read_again_and_gives_the_same_bytes(week: Week) -> None:
    before, requests = digests(week.out), [len(site.requests) for site in week.town.sites]
    again = week.town.run(1)
    assert digests(week.out) == before
    assert [len(site.requests) for site in week.town.sites] == requests
    assert again.front == week.front(1)
    with Archive(week.town.settings().archive.path) as archive:
        assert len(runs.dates(archive.db)) == 3


def test_files_that_were_lost_are_written_again(week: Week) -> None:
    before = digests(week.out)
    (week.out / str(date(2)) / "front.pdf").unlink()
    (week.out / str(date(2)) / ".front.pdf.k2j3").write_text("half of it")
    week.town.run(2)
    assert digests(week.out) == before


def test_the_front_page_alone_leads_to_no_story(week: Week, tmp_path: Path) -> None:
    out = week.town.run(1, only_front=True, output__folder=str(tmp_path / "sheet"))
    assert sorted(path.name for path in out.folder.iterdir()) == ["front.html", "front.json", "front.md", "front.pdf"]
    assert "briefing.html" not in (out.folder / "front.html").read_text(encoding="utf-8")


def test_a_day_read_again_takes_in_what_was_published_since(town: Town) -> None:
    first = town.run(0, daily__stories=2)
    slug = ("A second barge has run onto the Elm Ford weir.", "Its crew of two climbed ashore.", "The lock is shut.")
    town.page("herald", "barge", "Second barge runs onto weir", *slug, number=0, hour=20)
    town.site("herald").feed("/herald/feed", town._entries["herald"], "rss", "The Ellis Herald")
    assert town.run(0, daily__stories=2).front.articles == first.front.articles
    assert town.run(0, daily__stories=2, again=True).front.articles == first.front.articles + 1
    with Archive(town.settings().archive.path) as archive:
        assert runs.dates(archive.db) == (date(0),)
        assert check.check(archive.db).problems == ()


def test_a_day_read_again_that_finds_nothing_keeps_what_it_had(town: Town) -> None:
    first = town.run(0, daily__stories=1)
    for outlet in town._entries:
        town.site(outlet).feed(f"/{outlet}/feed", [])
    with pytest.raises(NothingToBrief):
        town.run(0, daily__stories=1, again=True)
    assert town.run(0, daily__stories=1).front == first.front


def test_old_days_are_forgotten_where_the_settings_say_so(week: Week, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    with Archive(week.town.settings().archive.path) as archive:
        archive.db.execute("VACUUM INTO ?", (str(copy),))
    week.town.run(2, archive__path=str(copy), archive__keep_days=1, output__folder=str(tmp_path / "out"))
    with Archive(copy) as archive:
        assert runs.dates(archive.db) == (date(1), date(2))
        assert check.check(archive.db).problems == ()


def test_an_article_that_was_edited_is_a_new_version_and_the_page_says_so(tmp_path: Path) -> None:
    slug, title = "landslide", "Coast road closed after landslide near Tarn"
    first = ("A landslide closed the coast road near Tarn, the road authority said.", "Two cars were buried under the mud.")
    notice = "Correction: An earlier version of this article said that two cars were buried."
    later = ("A landslide closed the coast road near Tarn, the road authority said.", "Four cars were buried.", notice)
    with Town(tmp_path, outlets=("observer",)) as town:
        path = town.page("observer", slug, title, *first, number=0, hour=9)
        town.publish(0)
        town.run(0, daily__stories=12)
        page = town.page("observer", slug, title, *later, number=1, hour=9)
        town.site("observer").answers[path] = town.site("observer").answers[page]
        town._entries["observer"].pop()
        town.name("observer", title, path, 1, 9)
        town.publish(1)
        front = town.run(1, daily__stories=12).front
        (story,) = [story for story in front.stories if "landslide" in story.title]
        with Archive(town.settings().archive.path) as archive:
            versions = versions_of(archive, f"{town.site('observer').address}{path}")
            briefing = briefings.find(archive.db, date(1), story.id)
    assert [("Four" in version.article.text) for version in versions] == [False, True]
    assert "source corrected" in story.tally
    assert briefing is not None
    assert briefing.changes is not None
    (source,) = briefing.changes.sources
    assert source.notice is not None
    assert source.notice.quote == notice


# ---------------------------------------------------------------- what stops a run
def test_a_second_run_beside_the_first_ends_at_once(town: Town) -> None:
    from tests.test_daily_stopped import holding  # a process of its own: a lock is not held against oneself

    with holding(town.settings().archive.path) as pid, pytest.raises(LockedError, match=f"process {pid}"):
        town.run(0)


def test_a_day_to_come_and_settings_without_sources_are_usage_errors(town: Town) -> None:
    now = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
    from briefer.daily import DailyRequest, run_daily
    from briefer.settings import Settings

    with pytest.raises(UsageError, match="still to come"):
        run_daily(DailyRequest(town.settings(), now, date=date(1)))
    bare = Settings.model_validate({"archive": {"path": str(town.folder / "bare.sqlite")}})
    with pytest.raises(UsageError, match="no feed"):
        run_daily(DailyRequest(bare, now))


def test_a_day_without_an_article_fails_and_can_be_tried_again(town: Town) -> None:
    for outlet in town._entries:
        town.site(outlet).feed(f"/{outlet}/feed", [])
    with pytest.raises(NothingToBrief):
        town.run(0)
    town.publish(0)
    assert town.run(0, daily__stories=1).front.stories


def test_topics_keep_and_leave_out_stories(town: Town) -> None:
    kept = town.run(0, topics__keep=["avalanches", "Port Ellis"], topics__leave_out=["warehouse"]).front
    assert [("Kestrel" in s.title or "avalanche" in s.title.lower()) for s in kept.stories] == [True]


# ---------------------------------------------------------------- delivery
class Letterbox:
    """A channel that takes what it is given, or fails."""

    channel = "letterbox"

    def __init__(self, *, full: bool = False) -> None:
        self.full, self.taken = full, list[Delivered]()

    def deliver(self, delivered: Delivered) -> str:
        if self.full:
            raise DeliveryError("letterbox", "is full", "empty it")
        self.taken.append(delivered)
        return f"letter {len(self.taken)}"


def test_a_day_is_delivered_once_and_again_only_where_it_changed_or_failed(week: Week, tmp_path: Path) -> None:
    full, box = Letterbox(full=True), Letterbox()
    for letterbox in (full, box, box):
        outcome = week.town.run(1, deliverers=(letterbox,), output__folder=str(tmp_path), page__formats=["json"])
        assert outcome.partial or letterbox is box
    assert [delivered.reference for delivered in box.taken] == [""]
    (delivered,) = box.taken
    assert set(delivered.files) == {"front.md", "front.html", "front.pdf"}
    assert "briefing.html" not in delivered.files["front.html"].decode()
    assert set(delivered.briefings) == {s.id for s in (*week.front(1).stories, *week.front(1).quiet)}
    with Archive(week.town.settings().archive.path) as archive:
        kept = runs.delivery(archive.db, date(1), "letterbox")
        assert kept is not None
        assert (kept.done, kept.reference) == (True, "letter 1")


def test_one_channel_that_fails_does_not_keep_the_others_from_theirs(week: Week) -> None:
    full, box = Letterbox(full=True), Letterbox()
    full.channel = "the full one"
    outcome = week.town.run(2, deliverers=(full, box))
    assert len(box.taken) == 1
    assert outcome.partial
    assert "letterbox: is full (empty it)" in week.town.log.getvalue()


def test_the_json_of_a_front_page_is_what_the_archive_keeps(week: Week) -> None:
    data = json.loads((week.out / str(date(0)) / "front.json").read_text(encoding="utf-8"))
    assert FrontPage.model_validate(data) == week.front(0)
