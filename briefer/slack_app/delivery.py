"""The daily front page in a channel: posted once, a page a story in its thread, updated in place when run again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.models import Briefing, FrontPage
from briefer.render.slack import SlackMessage, briefing_messages
from briefer.render.slack_front import front_messages
from briefer.slack_app.jobs import Jobs

if TYPE_CHECKING:
    from slack_sdk import WebClient


def post_front(
    client: WebClient, jobs: Jobs, channel: str, front: FrontPage, stories: Sequence[tuple[str, Briefing]]
) -> int:
    """Post the front page of a day, or bring its post up to date; returns how many messages were sent.

    Each story's page goes into the thread below. What was posted is remembered message by message, so that a run that was
    cut short goes on where it ended. Raises `BrieferError` where Slack refuses.
    """
    from slack_sdk.errors import SlackApiError

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
        raise BrieferError(
            f"Slack, channel {channel}", f"the front page was refused: {error.response['error']}", mend
        ) from None
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
