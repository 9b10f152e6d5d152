"""Every setting, by section, with its default, its bounds and what it means.

These records are the one place that knows the settings: reading, `briefer config`, the file that `briefer init` writes and
docs/configuration.md are all made from them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, StringConstraints, model_validator
from pydantic.config import JsonDict

ENVIRONMENT_ONLY: JsonDict = {"environment_only": True}
"""Marks a setting that no file may hold."""


def _address(text: str) -> str:
    rest = text.partition("://")[2]
    if not text.lower().startswith(("http://", "https://")) or not rest.strip("/"):
        raise ValueError("a web address that begins with https:// or http://")
    if "@" in rest.partition("/")[0]:
        raise ValueError("a web address without a user name or password")
    return text


def _words(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise ValueError("one or more words")
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('the name of a time zone, such as "Europe/Vienna"') from None
    return text


def _header(text: str) -> str:
    if not (text.isascii() and text.isprintable() and text[:1].isalnum()):
        raise ValueError("a name in ASCII that begins with a letter, as a header can carry it")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[Text, AfterValidator(_address)]
Words = Annotated[Text, AfterValidator(_words)]
Zone = Annotated[Text, AfterValidator(_zone)]


class Section(BaseModel):
    """A frozen group of settings that refuses names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Page(Section):
    """The one page."""

    paper: Literal["a4", "letter"] = Field(default="a4", description="Paper of the one page.")
    formats: tuple[Literal["md", "html", "pdf", "json"], ...] = Field(
        default=("md", "html", "pdf", "json"), min_length=1, description="The files that are written."
    )
    language: Literal["en"] = Field(
        default="en", description="Language of the articles and the page: English alone so far."
    )
    max_facts: int | None = Field(default=None, ge=1, description="At most this many facts on a page.", examples=[12])


class Price(Section):
    """What a model costs, in US dollars a million tokens."""

    prompt: float = Field(ge=0, description="A million tokens of prompt.")
    completion: float = Field(ge=0, description="A million tokens of completion.")


class Engine(Section):
    """What reads the articles."""

    name: Literal["auto", "embedded", "openai"] = Field(
        default="auto", description="auto takes the model when a key is set; embedded needs none."
    )
    model: Text | None = Field(
        default=None, description="The model's name, as its server knows it.", examples=["gpt-5-mini"]
    )
    base_url: Address | None = Field(
        default=None, description="An OpenAI-compatible server.", examples=["http://localhost:11434/v1"]
    )
    api_key: SecretStr | None = Field(
        default=None, description="The key; OPENAI_API_KEY in the environment is the better place.", examples=["sk-…"]
    )
    timeout: float = Field(default=60.0, gt=0, description="Seconds that one request may take.")
    concurrency: int = Field(default=8, ge=1, le=256, description="Requests at once.")
    max_cost: float | None = Field(
        default=None, ge=0, description="Stop before a run costs more, in US dollars.", examples=[0.5]
    )
    max_tokens: int | None = Field(default=None, ge=0, description="Stop before a run uses more tokens.", examples=[200000])
    cache: bool = Field(default=True, description="Keep answers, so that a rerun costs nothing.")
    prices: dict[str, Price] = Field(
        default_factory=dict,
        description="What models cost, in US dollars a million tokens.",
        examples=[{"gpt-5-mini": {"prompt": 0.25, "completion": 2.0}}],
    )


class Feed(Section):
    """A feed to read: RSS, Atom or JSON Feed."""

    url: Address = Field(description="Where the feed is.", examples=["https://news.example/rss.xml"])
    publisher: Text | None = Field(
        default=None, description="Who publishes it, as the page names them.", examples=["Example News"]
    )


class Site(Section):
    """A site without a feed: its news sitemap, or a page that lists its articles."""

    url: Address = Field(
        description="Where its sitemap or its list of articles is.", examples=["https://paper.example/sitemap-news.xml"]
    )
    publisher: Text | None = Field(
        default=None, description="Who publishes it, as the page names them.", examples=["The Example Paper"]
    )


class Folder(Section):
    """A folder of articles on this machine."""

    path: Path = Field(description="Where it is.", examples=["clippings"])
    publisher: Text | None = Field(default=None, description="Publisher of those that name none.", examples=["Clippings"])


class Search(Section):
    """A saved search: the daily briefing keeps the stories that it finds, above the number of stories."""

    words: Words = Field(
        description="What an article must hold, all of it, as briefer search reads it.", examples=["flood insurance"]
    )
    name: Text | None = Field(
        default=None, description="What the front page calls it; unset: its words.", examples=["Floods"]
    )


class Topics(Section):
    """What the daily briefing is about."""

    keep: tuple[Text, ...] = Field(default=(), description="Keep stories with one of these words only; empty keeps all.")
    leave_out: tuple[Text, ...] = Field(default=(), description="Leave out stories with one of these words.")


class Daily(Section):
    """The daily briefing."""

    stories: int = Field(default=7, ge=1, le=100, description="At most this many stories a day.")
    hours: int = Field(default=24, ge=1, le=24 * 31, description="Articles of the last so many hours are read.")
    time_zone: Zone = Field(default="UTC", description="The time zone in which a day begins and ends.")


class Fetch(Section):
    """How the web is read."""

    allow_hosts: tuple[Text, ...] = Field(
        default=(), description="Hosts that may be read although their addresses are not public."
    )
    concurrency: int = Field(default=8, ge=1, le=64, description="Requests at once, over all hosts.")
    per_host_seconds: float = Field(default=1.0, ge=0, le=60, description="Seconds between two requests to one host.")
    timeout: float = Field(
        default=20.0, gt=0, le=300, description="Seconds that one address may take, with redirects and body."
    )
    max_bytes: int = Field(
        default=5 * 1024 * 1024, ge=1024, description="Leave out pages and feeds larger than this, in bytes once unpacked."
    )
    per_source: int = Field(
        default=50, ge=1, le=1000, description="At most this many articles of one feed or site, newest first."
    )
    ca_file: Path | None = Field(
        default=None, description="Certificate authorities to trust besides the usual ones, as PEM.", examples=["ca.pem"]
    )
    user_agent: Annotated[Text, AfterValidator(_header)] = Field(
        default="briefer/0.1 (news briefing; reads feeds and the articles they name)",
        description="The name that requests carry and that robots.txt is asked for.",
    )


class Archive(Section):
    """The archive of articles and briefings."""

    path: Path = Field(default=Path("briefer.sqlite"), description="The archive's file.")
    keep_days: int | None = Field(
        default=None, ge=1, description="Forget articles after so many days; unset: never.", examples=[365]
    )


class Output(Section):
    """Where files go."""

    folder: Path = Field(default=Path("briefings"), description="The folder of the dated briefings.")


class Email(Section):
    """Delivery by e-mail; unset host: none."""

    host: Text | None = Field(default=None, description="The SMTP server.", examples=["smtp.example.org"])
    port: int = Field(default=587, ge=1, le=65535, description="Its port.")
    tls: Literal["starttls", "tls"] = Field(default="starttls", description="How the connection is made secret.")
    user: Text | None = Field(default=None, description="The account's name.", examples=["desk@example.org"])
    password: SecretStr | None = Field(
        default=None,
        description="Its password; BRIEFER_DELIVERY_EMAIL_PASSWORD in the environment is the better place.",
        examples=["…"],
    )
    sender: Text | None = Field(
        default=None, alias="from", description="The sender's address.", examples=["desk@example.org"]
    )
    to: tuple[Text, ...] = Field(default=(), description="Those who get it.", examples=[["reader@example.org"]])

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.host and not (self.sender and self.to):
            raise ValueError('"from" and "to" where "host" is set')
        return self


class SlackDelivery(Section):
    """Delivery to Slack; unset channel: none."""

    channel: Text | None = Field(
        default=None, description="The channel that gets the front page, by its id.", examples=["C0123456789"]
    )


class Delivery(Section):
    """Where the daily briefing is sent besides its folder."""

    email: Email = Email()
    slack: SlackDelivery = SlackDelivery()


class Slack(Section):
    """The Slack app. Its tokens come from the environment only."""

    allowed_channels: tuple[Text, ...] = Field(default=(), description="Channels that may ask, by id; empty allows all.")
    allowed_users: tuple[Text, ...] = Field(default=(), description="Users who may ask, by id; empty allows all.")
    per_user_per_hour: int = Field(default=20, ge=1, description="Briefings that one user may ask for in an hour.")
    per_workspace_per_hour: int = Field(
        default=200, ge=1, description="Briefings that all users together may ask for in an hour."
    )
    queue: int = Field(default=50, ge=1, description="Jobs that may wait.")
    workers: int = Field(default=2, ge=1, le=64, description="Jobs at once.")
    bot_token: SecretStr | None = Field(
        default=None, description="The bot's token: SLACK_BOT_TOKEN in the environment.", json_schema_extra=ENVIRONMENT_ONLY
    )
    app_token: SecretStr | None = Field(
        default=None,
        description="The token of Socket Mode: SLACK_APP_TOKEN in the environment.",
        json_schema_extra=ENVIRONMENT_ONLY,
    )
    signing_secret: SecretStr | None = Field(
        default=None,
        description="What requests are signed with: SLACK_SIGNING_SECRET in the environment.",
        json_schema_extra=ENVIRONMENT_ONLY,
    )


class Settings(Section):
    """All settings."""

    page: Page = Page()
    engine: Engine = Engine()
    feeds: tuple[Feed, ...] = ()
    sites: tuple[Site, ...] = ()
    folders: tuple[Folder, ...] = ()
    searches: tuple[Search, ...] = ()
    topics: Topics = Topics()
    daily: Daily = Daily()
    fetch: Fetch = Fetch()
    archive: Archive = Archive()
    output: Output = Output()
    delivery: Delivery = Delivery()
    slack: Slack = Slack()
