"""The daily front page in a channel: posted once, a page a story in its thread, updated in place when run again."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefer.errors import DeliveryError
from briefer.models import Briefing, FrontPage
from briefer.render.slack import briefing_messages
from briefer.render.slack_blocks import SlackMessage
from briefer.render.slack_front import front_messages
from briefer.slack_app.jobs import Jobs
from briefer.slack_app.serving import SLACK_API, web_client

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from briefer.settings import Settings


class Morning(Protocol):
    """What a daily run delivers: the front page, and its stories' briefings by id."""

    @property
    def front(self) -> FrontPage:
        """The front page."""
        ...

    @property
    def briefings(self) -> Mapping[str, Briefing]:
        """The stories' briefings by id."""
        ...


class SlackDelivery:
    """The channel that the settings name, as a daily run delivers to it."""

    def __init__(self, settings: Settings, state: Path, api: str = SLACK_API) -> None:
        self._settings, self._state, self._api = settings, state, api

    @property
    def channel(self) -> str:
        """Its name in the archive."""
        return f"slack {self._settings.delivery.slack.channel}"

    def deliver(self, delivered: Morning) -> str:
        """Post the front page or bring its post up to date. Raises `DeliveryError`, `UsageError`."""
        front = delivered.front
        told = [(story.id, delivered.briefings[story.id]) for story in front.stories if story.id in delivered.briefings]
        channel = self._settings.delivery.slack.channel or ""
        jobs = Jobs(self._state, time.time)
        try:
            post_front(web_client(self._settings, self._api), jobs, channel, front, told)
            return jobs.post(front.date.isoformat(), channel, "front-0") or ""
        finally:
            jobs.close()


def post_front(
    client: WebClient, jobs: Jobs, channel: str, front: FrontPage, stories: Sequence[tuple[str, Briefing]]
) -> int:
    """Post the front page of a day, or bring its post up to date; returns how many messages were sent.

    Each story's page goes into the thread below. What was posted is remembered message by message, so that a run that was
    cut short goes on where it ended. Raises `DeliveryError` where Slack refuses.
    """
    from slack_sdk.errors import SlackApiError, SlackClientError

    day = front.date.isoformat()
    parts = [(f"front-{n}", message) for n, message in enumerate(front_messages(front))]
    for ident, briefing in stories:
        ref = f"D{day}-{ident}"
        jobs.keep(ref, briefing)
        parts += [(f"{ident}-{n}", message) for n, message in enumerate(briefing_messages(briefing, ref))]
    thread: str | None = None
    try:
        for part, message in parts:
            sent = _sent(client, jobs, (day, channel, part), message, thread)
            thread = thread or sent
    except SlackApiError as error:
        mend = "invite the app to the channel" if error.response["error"] == "not_in_channel" else "see docs/slack.md"
        raise DeliveryError(
            f"Slack, channel {channel}", f"the front page was refused: {error.response['error']}", mend
        ) from None
    except (SlackClientError, OSError) as error:
        cause = f"Slack could not be reached: {type(error).__name__}"
        raise DeliveryError(f"Slack, channel {channel}", cause, "run the day again; what was posted is updated") from None
    return len(parts)


def _sent(client: WebClient, jobs: Jobs, key: tuple[str, str, str], message: SlackMessage, thread: str | None) -> str:
    """Send or update one message; its timestamp."""
    blocks, known = list(message.blocks), jobs.post(*key)
    if known:
        client.chat_update(channel=key[1], ts=known, text=message.text, blocks=blocks)
        return known
    answer = client.chat_postMessage(
        channel=key[1], text=message.text, blocks=blocks, thread_ts=thread, unfurl_links=False, unfurl_media=False
    )
    ts = str(answer["ts"])
    jobs.keep_post(*key, ts)
    return ts
