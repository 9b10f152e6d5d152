"""Twelve feeds and their pages over loopback HTTP, on several sites with all the trouble that sites give, for three days.

    with Town(folder) as town:
        town.publish(0)             # what the feeds name on the first day (tests/news.py)
        town.run(0)                 # briefer daily on that day

A town's ports differ from run to run, so what depends on addresses is compared within one town.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self
from unittest.mock import patch

from briefer.daily import DailyRequest, Deliverer, Outcome, run_daily
from briefer.daily.log import Log
from briefer.settings import Settings, load
from tests.news import DAYS, OUTLETS
from tests.patience import CEILING
from tests.site import Answer, Entry, Expired, Site, article, closed_port

FIRST = dt.date(2026, 3, 2)  # a Monday
SOME = ("herald", "ledger", "dispatch", "observer")
"""Outlets that tell of two events on each day, two of each."""
KINDS = ("rss", "atom", "json")
PRIVATE = "http://10.0.0.7/admin"
CAFE = (
    "The café “Zürich” on Queen Square was sold to a family from Genève – for how much, nobody says.",
    "It had been closed since the owner, René Müller, retired to the lake in spring of last year.",
    "The new owners want to keep the dark panelling and the billiard table, they told this newspaper.",
)
SLOW = (
    "The clock of the town hall goes right again after a winter in which it was eleven minutes slow.",
    "A clockmaker from the hills took its works apart and found a spider's nest in the escapement.",
    "The mayor set her own watch by it when the scaffolding had been taken down, witnesses said.",
)
MOVED = (
    "The post office in Harbour Street has moved two doors down, into what was a shoe shop until May.",
    "Parcels are now handed out from seven in the morning, an hour earlier than at the old counter.",
    "The yellow letter box stays where it was, because nobody could agree on a better place for it.",
)
PAYWALL = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def date(number: int) -> dt.date:
    """The `number`th day, counted from 0."""
    return FIRST + dt.timedelta(days=number)


class Town:
    """Three sites with four feeds each, a dead one, one that refuses, and the settings that read them all.

    With `outlets` named, it has their feeds alone and no trouble: enough for what does not depend on how much there is.
    """

    def __init__(self, folder: Path, *, outlets: Sequence[str] = ()) -> None:
        self.folder = folder
        self._whole = not outlets
        self._stack = ExitStack()
        self._entries: dict[str, list[Entry]] = {outlet: [] for outlet in outlets or OUTLETS}
        self.log = io.StringIO()

    def __enter__(self) -> Self:
        self.sites = [self._stack.enter_context(Site()) for _ in range(3)]
        self.dead = self._stack.enter_context(Expired())
        self._stack.enter_context(patch("briefer.ingest.fetch.retry.FIRST_PAUSE", 0.01))
        self.refusing = f"127.0.0.1:{closed_port()}"
        self.sites[0].robots("User-agent: *\nDisallow: /forbidden\n")
        self.settings_file = self.folder / "briefer.toml"
        self.settings_file.write_text(self._toml(), encoding="utf-8")
        return self

    def __exit__(self, *about: object) -> None:
        self._stack.close()

    def site(self, outlet: str) -> Site:
        """The site on which an outlet publishes."""
        return self.sites[[*OUTLETS].index(outlet) % len(self.sites)]

    def feed(self, outlet: str) -> str:
        """The address of an outlet's feed."""
        return f"{self.site(outlet).address}/{outlet}/feed"

    # ------------------------------------------------------------ what is published
    def publish(self, number: int) -> None:
        """Put a day's articles on the sites, and name them in the feeds, the latest first."""
        for outlet in self._entries:
            for place, (slug, title, paragraphs) in enumerate(DAYS[number][outlet]):
                self.page(outlet, slug, title, *paragraphs, number=number, hour=7 + place)
        if self._whole:
            self._trouble(number)
        for outlet, entries in self._entries.items():
            kind = KINDS[[*OUTLETS].index(outlet) % 3]
            self.site(outlet).feed(f"/{outlet}/feed", [*reversed(entries)], kind, OUTLETS[outlet])
        if self._whole:
            self._slow("radio", "/radio/feed", 0.5)

    def _slow(self, outlet: str, path: str, seconds: float) -> None:
        answer = self.site(outlet).answers[path]
        assert isinstance(answer, Answer)
        answer.delay = seconds

    def page(self, outlet: str, slug: str, title: str, *paragraphs: str, number: int, hour: int, head: str = "") -> str:
        """Put an article on an outlet's site and name it in its feed; returns its path."""
        path = f"/{outlet}/{number}/{slug}"
        when = dt.datetime.combine(date(number), dt.time(hour), dt.UTC)
        markup = article(title, *paragraphs, publisher=OUTLETS[outlet], published=when.isoformat(), head=head)
        self.site(outlet).page(path, markup)
        self.name(outlet, title, path, number, hour)
        return path

    def name(self, outlet: str, title: str, path: str, number: int, hour: int) -> None:
        """Name a page in an outlet's feed."""
        link = f"{self.site(outlet).address}{path}" if path.startswith("/") else path
        self._entries[outlet].append(Entry(title, link, dt.datetime.combine(date(number), dt.time(hour), dt.UTC)))

    def _trouble(self, number: int) -> None:
        """A bomb, a paywall, a page that robots may not read, and one that leads to a private address."""
        if number == 0:
            self._strange()
        self.site("wire").bomb(f"/wire/{number}/bomb", 20)
        self.name("wire", "A small page", f"/wire/{number}/bomb", number, 9)
        self.page("ledger", "paywall", "For subscribers", "Subscribe to read on.", number=number, hour=9, head=PAYWALL)
        self.name("herald", "Not for robots", "/forbidden/page", number, 9)
        self.sites[1].redirect(f"/ledger/{number}/inside", PRIVATE)
        self.name("ledger", "Inside", f"/ledger/{number}/inside", number, 10)

    def _strange(self) -> None:
        """Pages that can be read all the same: one in another encoding than it says, a slow one, and one that moved."""
        markup = article("Café “Zürich” sold", *CAFE, publisher=OUTLETS["gazette"])
        self.site("gazette").page("/gazette/0/cafe", markup, "windows-1252", header="utf-8")
        self.name("gazette", "Café “Zürich” sold", "/gazette/0/cafe", 0, 8)
        self._slow(
            "journal", self.page("journal", "clock", "Town hall clock goes right again", *SLOW, number=0, hour=8), 0.3
        )
        self.page("post", "moved-to", "Post office moves two doors down", *MOVED, number=0, hour=8)
        self._entries["post"].pop()
        self.site("post").redirect("/post/0/moved", "/post/0/moved-to")
        self.name("post", "Post office moves two doors down", "/post/0/moved", 0, 8)

    # ------------------------------------------------------------ runs
    def settings(self, **flags: object) -> Settings:
        """The settings, with flags by their dotted names (`daily__stories` for `daily.stories`)."""
        named = {name.replace("__", "."): value for name, value in flags.items()}
        return load(self.settings_file, {}, named).settings

    def run(
        self,
        number: int,
        *,
        again: bool = False,
        only_front: bool = False,
        deliverers: tuple[Deliverer, ...] = (),
        **flags: object,
    ) -> Outcome:
        """Brief a day, as of its last second."""
        now = dt.datetime.combine(date(number), dt.time(23, 59, 59), dt.UTC)
        request = DailyRequest(
            settings=self.settings(**flags),
            now=now,
            only_front=only_front,
            again=again,
            deliverers=deliverers,
            log=Log(self.log),
        )
        return run_daily(request)

    def _toml(self) -> str:
        hosts = [site.host for site in self.sites] + [self.dead.host, self.refusing]
        feeds = [(self.feed(outlet), OUTLETS[outlet]) for outlet in self._entries]
        if self._whole:
            feeds += [(f"{self.dead.address}/rss", "The Dead Letter"), (f"http://{self.refusing}/rss", "The Closed Door")]
        return "\n".join(
            [
                "[daily]",
                "stories = 6",
                "[fetch]",
                "per_host_seconds = 0",
                f"timeout = {CEILING}",
                "max_bytes = 200000",
                f"allow_hosts = {hosts!r}",
                *(f'[[feeds]]\nurl = "{url}"\npublisher = "{name}"' for url, name in feeds),
                "",
            ]
        )
