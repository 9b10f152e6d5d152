"""The Bolt listeners, the same for both transports. They only take a request in; `running` does the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from briefer.errors import BrieferError
from briefer.models import Briefing
from briefer.render.slack import briefing_messages, point_modal, sources_blocks
from briefer.render.slack_blocks import SlackMessage, home, notice
from briefer.slack_app.commands import Command, addresses, parse
from briefer.slack_app.desk import Desk, Library, help_message, point_of
from briefer.slack_app.jobs import Jobs, Limits, Refused
from briefer.slack_app.running import direct, upload_pdf

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from briefer.settings import Settings

SHORTCUT = "brief_links"
HOME = "app_home_opened"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the listeners need besides Slack itself."""

    settings: Settings
    jobs: Jobs
    desk: Desk
    library: Library
    pdf: Callable[[Briefing], bytes]
    wake: Callable[[], None]


def build(parts: Parts, client: WebClient) -> App:
    """The app with its listeners. Raises `BoltError` where Bolt itself refuses the settings."""
    from slack_bolt import App

    secret = parts.settings.slack.signing_secret
    app = App(
        client=client,
        # Socket Mode has no signatures; a made-up secret then keeps Bolt from accepting unsigned HTTP requests.
        signing_secret=secret.get_secret_value() if secret else None,
        request_verification_enabled=secret is not None,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=False,
    )
    app.use(_once(parts.jobs))
    listeners = _Listeners(parts)
    app.command("/brief")(listeners.command)
    app.shortcut(SHORTCUT)(listeners.shortcut)
    app.action("why")(listeners.why)
    app.action("sources")(listeners.sources)
    app.action("share")(listeners.share)
    app.action("story")(listeners.story)
    app.event(HOME)(listeners.home)
    return app


def _once(jobs: Jobs) -> Callable[..., Any]:
    """A middleware that lets each request through once.

    Slack repeats what it thinks was lost, with a header that says so: that is answered and not run again. The same request
    without that header is a replay by somebody else, and refused.
    """
    from slack_bolt import BoltRequest, BoltResponse

    def once(req: BoltRequest, next: Callable[[], BoltResponse]) -> BoltResponse | None:
        body = req.body
        key = body.get("event_id") or body.get("trigger_id")
        if key is None or jobs.first(str(key)):
            return next()
        retried = "x-slack-retry-num" in req.headers or req.mode == "socket_mode"
        return BoltResponse(status=200, body="") if retried else BoltResponse(status=401, body='{"error": "seen before"}')

    return once


class _Listeners:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        slack = parts.settings.slack
        self._limits = Limits(slack.queue, slack.per_user_per_hour, slack.per_workspace_per_hour, slack.workers)

    # ------------------------------------------------------------ asking
    def command(self, ack: Callable[..., None], command: dict[str, Any]) -> None:
        """`/brief …`: say what is being done, within three seconds."""
        asked = parse(command.get("text") or "")
        if asked.kind == "help":
            told = help_message()
            ack(text=told.text, blocks=list(told.blocks), response_type="ephemeral")
            return
        ack(
            text=notice(
                self._taken(asked, command["team_id"], command["user_id"], command["channel_id"], command["response_url"])
            ).text,
            response_type="ephemeral",
        )

    def shortcut(self, ack: Callable[..., None], shortcut: dict[str, Any], respond: Callable[..., None]) -> None:
        """The shortcut on a message: brief the links in it."""
        ack()
        found = addresses(str(shortcut.get("message", {}).get("text") or ""))
        if not found:
            respond(text="There is no link in that message.", response_type="ephemeral", replace_original=False)
            return
        asked = Command("urls", found)
        told = self._taken(
            asked, shortcut["team"]["id"], shortcut["user"]["id"], shortcut["channel"]["id"], shortcut["response_url"]
        )
        respond(text=notice(told).text, response_type="ephemeral", replace_original=False)

    def story(self, ack: Callable[..., None], body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        """The button that opens a story of the front page, for the user alone."""
        ack()
        date, _, ident = str(action["value"]).partition(" ")
        # On the Home tab there is no channel and no address to answer to: the page then comes as a direct message.
        channel = body.get("channel", {}).get("id") or "home"
        user, reply_to = body["user"]["id"], body.get("response_url") or ""
        told = self._taken(Command("story", (date, ident)), body["team"]["id"], user, channel, reply_to)
        if not reply_to:
            client.chat_postMessage(channel=direct(client, user), text=notice(told).text)

    def _taken(self, asked: Command, team: str, user: str, channel: str, reply_to: str) -> str:
        """Take the job; what the user is told."""
        forbidden = self._forbidden(user, channel)
        if forbidden:
            return forbidden
        taken = self._parts.jobs.add(asked, team, user, channel, reply_to, self._limits)
        if isinstance(taken, Refused):
            return _REFUSALS[taken.why].format(wait=_wait(taken.wait))
        self._parts.wake()
        return _TAKEN[asked.kind].format(what=" ".join(asked.arguments), n=len(asked.arguments))

    def _forbidden(self, user: str, channel: str) -> str | None:
        slack = self._parts.settings.slack
        if slack.allowed_users and user not in slack.allowed_users:
            return "You are not among those who may use /brief here; ask the person who runs it."
        if slack.allowed_channels and channel not in ("home", *slack.allowed_channels):
            return "/brief is not set up for this channel; ask the person who runs it."
        return None

    # ------------------------------------------------------------ the evidence
    def why(self, ack: Callable[..., None], body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        """The button on a contested point: its passages, in a modal."""
        ack()
        ref, _, ident = str(action["value"]).partition(" ")
        try:
            briefing = self._parts.desk.briefing(ref)
            view = point_modal(briefing, point_of(briefing, ident))
        except BrieferError as error:
            view = {
                "type": "modal",
                "title": {"type": "plain_text", "text": "No longer kept"},
                "blocks": list(notice(str(error)).blocks),
            }
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def sources(self, ack: Callable[..., None], action: dict[str, Any], respond: Callable[..., None]) -> None:
        """The button that lists the sources."""
        ack()
        try:
            messages = sources_blocks(self._parts.desk.briefing(str(action["value"])))
        except BrieferError as error:
            messages = (notice(str(error)),)
        for message in messages:
            _answer(respond, message, "ephemeral")

    def share(
        self,
        ack: Callable[..., None],
        body: dict[str, Any],
        action: dict[str, Any],
        respond: Callable[..., None],
        client: WebClient,
    ) -> None:
        """The button that posts the briefing to the channel, with its PDF where the app is a member."""
        ack()
        forbidden = self._forbidden(body["user"]["id"], body["channel"]["id"])
        try:
            if forbidden:
                raise BrieferError("share", forbidden)
            briefing = self._parts.desk.briefing(str(action["value"]))
        except BrieferError as error:
            respond(text=notice(error.cause).text, response_type="ephemeral", replace_original=False)
            return
        for message in briefing_messages(briefing, str(action["value"])):
            _answer(respond, message, "in_channel")
        self._share_pdf(client, body["channel"]["id"], briefing, respond)

    def _share_pdf(self, client: WebClient, channel: str, briefing: Briefing, respond: Callable[..., None]) -> None:
        from slack_sdk.errors import SlackApiError

        try:
            upload_pdf(client, channel, briefing, self._parts.pdf)
        except SlackApiError as error:
            told = f"The PDF was not uploaded ({error.response['error']}): /invite the app to this channel to have it here."
            respond(text=told, response_type="ephemeral", replace_original=False)

    # ------------------------------------------------------------ the home tab
    def home(self, event: dict[str, Any], client: WebClient) -> None:
        """The App Home: today's front page."""
        messages = self._parts.library.today() or (notice("There is no front page yet: briefer daily makes one."),)
        view = home([block for message in messages for block in message.blocks])
        client.views_publish(user_id=event["user"], view=view)


_TAKEN = {
    "urls": "Working on a briefing of {n} addresses …",
    "words": "Looking for the story about “{what}” …",
    "today": "Fetching today’s front page …",
    "diff": "Comparing the last two front pages …",
    "story": "Fetching the story’s page …",
    "why": "Fetching the passages of point {what} …",
    "sources": "Fetching the sources …",
}
_REFUSALS = {
    "full": "There is too much waiting just now. Please ask again in {wait}.",
    "user": "You have used this hour’s briefings. The next is yours in {wait}.",
    "workspace": "This workspace has used this hour’s briefings. The next is free in {wait}.",
}


def _answer(respond: Callable[..., None], message: SlackMessage, to: Literal["ephemeral", "in_channel"]) -> None:
    respond(text=message.text, blocks=list(message.blocks), response_type=to, replace_original=False, unfurl_links=False)


def _wait(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes > 1 else "a minute" if seconds > 30 else f"{max(1, round(seconds))} seconds"
