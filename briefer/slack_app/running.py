"""The threads that take jobs and answer them, in the place where they were asked for.

An answer goes to the address that came with the request; Slack takes five messages there within half an hour. One of them
is for progress, which the answer then replaces; what does not fit in the others is in the PDF. Where the address no longer
works (after a restart, say) the answer goes to the user as a direct message.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.models import Briefing
from briefer.render.slack_blocks import SlackMessage, notice
from briefer.slack_app.desk import Answer, Desk
from briefer.slack_app.jobs import Job, Jobs

if TYPE_CHECKING:
    from slack_sdk import WebClient

MOST_MESSAGES = 4
"""Messages of an answer: Slack takes five for a request, and one was progress."""
REPLY_SECONDS = 29 * 60
"""For how long after the request Slack takes answers to it."""
IDLE = 1.0
"""Seconds after which an idle thread looks for jobs although nobody woke it."""

log = logging.getLogger("briefer.slack")
Pdf = Callable[[Briefing], bytes]


class Runner:
    """Runs jobs in `threads` threads between `start` and `stop`."""

    def __init__(
        self,
        jobs: Jobs,
        desk: Desk,
        client: WebClient,
        pdf: Pdf,
        threads: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._jobs, self._desk, self._client, self._pdf, self._clock = jobs, desk, client, pdf, clock
        self._threads = [threading.Thread(target=self._work, name=f"job-{n}", daemon=True) for n in range(threads)]
        self._woken = threading.Semaphore(0)
        self._stopped = threading.Event()

    def start(self) -> None:
        """Take up what an earlier process left, and wait for more."""
        left = self._jobs.resume()
        if left:
            log.warning("taking up %s jobs that an earlier process left", left)
        for _ in range(left):
            self._woken.release()
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Say that a job was added."""
        self._woken.release()

    def stop(self, seconds: float = 20.0) -> None:
        """Let the running jobs end, for so long; what waits stays on disk for the next start."""
        self._stopped.set()
        for _ in self._threads:
            self._woken.release()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._woken.acquire(timeout=IDLE)
            while not self._stopped.is_set():
                job = self._jobs.take()
                if job is None:
                    break
                self.run(job)

    def run(self, job: Job) -> None:
        """Answer one job. Whatever fails is told to the user and logged; the thread lives on."""
        reply = _Reply(self._client, job, self._clock)
        try:
            answer = self._desk.answer(job, reply.progress)
            reply.answer(answer.messages)
            self._jobs.done(job, answer.ref)
            self._upload(job, answer)
        except BrieferError as error:
            self._fail(
                job, reply, str(error), f"{error.subject}: {error.cause}" + (f" ({error.mend})" if error.mend else "")
            )
        except Exception as error:
            log.exception("job %s (%s) failed", job.id, job.command.kind)
            told = f"Something failed on our side ({type(error).__name__}); it is logged as job {job.id}."
            self._fail(job, reply, repr(error), told)

    def _fail(self, job: Job, reply: _Reply, cause: str, told: str) -> None:
        self._jobs.failed(job, cause)
        try:
            reply.answer((notice(told),))
        except Exception:
            log.exception("job %s: the failure could not be told", job.id)

    def _upload(self, job: Job, answer: Answer) -> None:
        """The PDF, to the user alone: the answer is theirs until they share it."""
        if not answer.upload or answer.briefing is None:
            return
        try:
            upload_pdf(self._client, direct(self._client, job.user), answer.briefing, self._pdf)
        except Exception:
            # The page itself has arrived; a file that did not is no reason to call the job failed.
            log.exception("job %s: the PDF was not uploaded", job.id)


class _Reply:
    """Where a job's messages go."""

    def __init__(self, client: WebClient, job: Job, clock: Callable[[], float]) -> None:
        self._client, self._job = client, job
        # Without an address (a click on the Home tab), or too late for it, the answer goes to the user directly.
        self._late = not job.reply_to or clock() - job.at > REPLY_SECONDS
        self._told_progress = False

    def progress(self, text: str) -> None:
        """Say what is being done, in one message that the answer replaces."""
        if self._late or self._told_progress:
            return
        self._told_progress = True
        self._send(notice(text), replace=False)

    def answer(self, messages: tuple[SlackMessage, ...]) -> None:
        """Send the messages, the first in place of the progress."""
        for number, message in enumerate(messages[:MOST_MESSAGES]):
            if self._late or not self._send(message, replace=number == 0):
                self._direct(message)

    def _send(self, message: SlackMessage, replace: bool) -> bool:
        from slack_sdk.webhook import WebhookClient

        sent = WebhookClient(self._job.reply_to).send(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=replace,
            unfurl_links=False,
            unfurl_media=False,
        )
        return sent.status_code == 200

    def _direct(self, message: SlackMessage) -> None:
        self._client.chat_postMessage(
            channel=direct(self._client, self._job.user),
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
        )


def direct(client: WebClient, user: str) -> str:
    """The id of the direct-message channel with a user."""
    opened = client.conversations_open(users=user)
    return str(opened["channel"]["id"])


def upload_pdf(client: WebClient, channel: str, briefing: Briefing, pdf: Pdf, thread: str | None = None) -> None:
    """Upload the briefing's PDF to a channel, in Slack's three steps."""
    name = f"briefing-{briefing.as_of.isoformat()}.pdf" if briefing.as_of else "briefing.pdf"
    client.files_upload_v2(
        channel=channel, content=pdf(briefing), filename=name, title=name, thread_ts=thread, request_file_info=False
    )
