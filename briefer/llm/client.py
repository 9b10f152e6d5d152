"""The model behind an OpenAI-compatible server: `Model` over HTTP.

One question goes through here like this:

    identical question of this run, or answer in the cache  →  its answer, checked again
    reserve from the budget  →  send  →  count what it took        again where the failure may pass (briefer.llm.retries)
    answer  →  value                                               asked once more with the reason where it is wrong
    keep the answer in the cache, at once
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

from briefer.errors import ModelError, UsageError
from briefer.llm.answers import Rejected, value_of
from briefer.llm.asking import Ask, FailureKind, Message, Reply, T
from briefer.llm.budget import Budget, BudgetReached, Cost, estimated_tokens, price_of
from briefer.llm.cache import ResponseCache, cache_key
from briefer.llm.dialect import Dialect, added, shorter
from briefer.llm.failures import Failures, Unanswered, is_address, message_of, on_loopback, unbilled
from briefer.llm.options import KEY_VARIABLE, URL_VARIABLE, ModelOptions
from briefer.llm.retries import Transient, retrying
from briefer.llm.schema import strict_schema
from briefer.llm.wire import Completion, Counted
from briefer.models import Usage

if TYPE_CHECKING:
    from openai import AsyncOpenAI, RequestOptions

_BEARER: RequestOptions = {"security": {"bearer_auth": True}}
"""Send the key of `OPENAI_API_KEY`, and no other that the environment holds."""
_GIVEN_UP_AFTER = 3
"""Questions in a row that a server left unanswered, all attempts used, before it is given up for the run."""


class OpenAIModel:
    """A language model at a server. Use it as `async with OpenAIModel(options) as model`.

    `sleep` waits between attempts, `jitter` (0 to 1) spreads them and `clock` (seconds since 1970) reads the dates of
    `retry-after`; a test passes its own. Raises `UsageError` where the options contradict one another.
    """

    def __init__(
        self,
        options: ModelOptions,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        clock: Callable[[], float] = time.time,
    ) -> None:
        _checked(options)
        self._options, self._sleep, self._jitter = options, sleep, jitter
        self._failures, self._dialect = Failures(options, clock), Dialect(options)
        self._budget, self._slots = Budget(options), asyncio.Semaphore(options.concurrency)
        self._cache: ResponseCache | None = None
        self._client: AsyncOpenAI | None = None
        self._notes: list[str] = []
        self._answers: dict[str, str | Unanswered] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._unanswered = 0

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r} at {self._failures.server})"

    async def __aenter__(self) -> Self:
        from briefer.llm.late import client_class

        make = client_class()
        from openai import DefaultAsyncHttpxClient

        key, url = self._options.api_key, self._options.base_url or "https://api.openai.com/v1"
        # A server on this machine is spoken to without TLS and without a proxy, so the certificates of all authorities,
        # which take long to read, are not needed; and it may not send the client elsewhere, where they would be. Each
        # question has a connection of its own, which costs nothing: on a used one an answer in two pieces waits
        # 40 ms for the word that the first has come (Nagle's algorithm, RFC 896, meets delayed acknowledgements, RFC 1122).
        local = None
        if on_loopback(url):
            afresh = {"connection": "close"}
            local = DefaultAsyncHttpxClient(verify=False, trust_env=False, follow_redirects=False, headers=afresh)
        self._client = make(
            api_key=key.get_secret_value() if key else "none",
            base_url=url,
            timeout=self._options.timeout_seconds,
            max_retries=0,
            http_client=local,
        )
        self._cache = ResponseCache(self._options.cache) if self._options.cache else None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._cache:
            self._notes += self._cache.notes
            self._cache.close()
        if self._client:
            await self._client.close()
        self._client = self._cache = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._options.model

    @property
    def usage(self) -> Usage:
        """What has been spent so far; answers from the cache cost nothing."""
        return self._budget.usage

    @property
    def notes(self) -> tuple[str, ...]:
        """What the run's reader should know: features that the server refused, a cache that was corrupt."""
        return (*self._notes, *self._dialect.notes, *(self._cache.notes if self._cache else ()))

    async def ask_all(self, asks: Sequence[Ask[T]]) -> tuple[Reply[T], ...]:
        """The replies, in the questions' order (see `briefer.llm.asking.Model`)."""
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._reply(ask)) for ask in asks]
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        return tuple(task.result() for task in tasks)

    # ---------------------------------------------------------------- one question
    async def _reply(self, ask: Ask[T]) -> Reply[T]:
        """Answer one question; an identical one waits for it and takes its answer."""
        key = cache_key(self._options, ask)
        async with self._locks.setdefault(key, asyncio.Lock()):
            known = self._known(key)
            if isinstance(known, Unanswered):
                self._budget.reuse()
                return Reply(None, str(known), known.kind, from_cache=True)
            if known is not None:
                with suppress(Rejected):  # another check took it, this one does not: ask
                    value = value_of(ask, known)
                    self._budget.reuse()
                    return Reply(value, from_cache=True)
            try:
                text, value, notes = await self._asked_twice(ask)
            except Unanswered as failure:
                self._answers[key] = failure.with_traceback(None)
                return Reply(None, str(failure), failure.kind)
            self._answers[key] = text
            if self._cache:
                self._cache.put(key, ask.stage, text)
            return Reply(value, notes=notes)

    def _known(self, key: str) -> str | Unanswered | None:
        return self._answers.get(key) or (self._cache.get(key) if self._cache else None)

    async def _asked_twice(self, ask: Ask[T]) -> tuple[str, T, tuple[str, ...]]:
        """An answer that passed, its value, and what to note; asked once more where the first one does not pass."""
        limit = ask.max_answer_tokens or self._options.max_answer_tokens
        text = ""
        try:
            text = await self._answer(ask, limit)
            return text, value_of(ask, text), ()
        except _Poor as first:
            reason, again, limit = str(first), first.again(ask), limit * (2 if first.kind == "cut off" else 1)
            spelt = False
        except Rejected as first:
            reason, again, spelt = str(first), _corrected(ask, text, str(first)), first.malformed
        try:
            text = await self._answer(again, limit, spelt)
            return text, value_of(ask, text), (f"asked twice: {reason}",)
        except _Poor as second:
            raise Unanswered(second.kind, str(second)) from None
        except Rejected as second:
            raise Unanswered("invalid", f"no valid answer, asked twice: {second}") from None

    async def _answer(self, ask: Ask[T], limit: int, spelt: bool = False) -> str:
        """The text of a whole answer. Raises `_Poor` where it is refused or cut off, `Unanswered`, `ModelError`."""
        choice = (await self._completion(ask, limit, spelt)).choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise _Poor("refused", f"refused: {self._failures.told(choice.message.refusal or 'filtered by the server')}")
        if choice.finish_reason == "length":
            raise _Poor("cut off", f"cut off at {limit:,} tokens")
        return choice.message.content or ""

    # ---------------------------------------------------------------- one call, tried again
    async def _completion(self, ask: Ask[T], limit: int, spelt: bool) -> Completion:
        """The server's answer. Raises `Unanswered` where every attempt failed, `ModelError` where none could succeed."""
        ceiling = self._options.wait_ceiling_seconds
        async with self._slots:
            if self._unanswered >= _GIVEN_UP_AFTER:
                raise Unanswered(
                    "server", f"not asked: {self._failures.server} left {self._unanswered} questions unanswered"
                )
            attempts = retrying(self._options.attempts, ceiling, self._sleep, self._jitter)
            try:
                async for attempt in attempts:
                    with attempt:
                        completion = await self._attempt(ask, limit, spelt)
            except Transient as failure:
                self._unanswered += 1
                tried = attempts.statistics["attempt_number"]
                rest = f"; it asks for {failure.wait:,.0f} s of rest" if (failure.wait or 0) > ceiling else ""
                raise Unanswered("server", f"{failure} (attempts: {tried}{rest})") from None
            except BudgetReached as reached:
                raise Unanswered("budget", f"budget reached: {reached}") from None
            self._unanswered = 0
            return completion

    async def _attempt(self, ask: Ask[T], limit: int, spelt: bool) -> Completion:
        """One attempt: sent in whatever form the server takes."""
        from openai import APIStatusError, OpenAIError

        while True:
            form = self._dialect.form(limit)
            messages = self._dialect.messages(ask, form, spelt)
            request = self._dialect.request(ask, messages, form)
            try:
                return await self._call(ask, messages, request, limit)
            except APIStatusError as error:
                status, message = error.status_code, message_of(error)
                if less := shorter(form, status, message):
                    limit = less
                elif not self._dialect.learn(form, status, message, error.param):
                    raise (self._failures.passing(error) or self._failures.lasting(error)) from None
            except OpenAIError as error:
                raise (self._failures.passing(error) or self._failures.lasting(error)) from None

    async def _call(self, ask: Ask[T], messages: Sequence[Message], request: dict[str, Any], limit: int) -> Completion:
        """One request, reserved from the budget before and counted after."""
        if self._client is None:
            raise ModelError(self.name, "is asked while it is closed", "use it within `async with`")
        schema = json.dumps(strict_schema(ask.answer))
        reserved = await self._budget.reserve(self._budget.estimate(messages, schema, limit))
        try:
            async with asyncio.timeout(self._options.timeout_seconds):
                # `client.chat` would load records to check by that are not needed: question and answer have their own.
                text = await self._client.post("/chat/completions", cast_to=str, body=request, options=_BEARER)
        except BaseException as error:
            # Nobody bills what never arrived or was refused; of anything else only the server knows.
            (self._budget.release if unbilled(error) else self._budget.lose)(reserved)
            if isinstance(error, TimeoutError):
                raise Transient("timed out", slow=True) from None
            raise
        return self._counted(reserved, text)

    def _counted(self, reserved: Cost, text: str) -> Completion:
        try:
            completion = Completion.model_validate_json(text)
        except ValidationError:
            self._budget.lose(reserved)
            raise Transient(f"sent no chat completion: {self._failures.told(text[:200])}") from None
        usage = completion.usage
        if usage is None or not usage.prompt_tokens:
            note = "the server reports no token counts: they are estimated"
            if note not in self._notes:
                self._notes.append(note)
            said = completion.choices[0].message
            usage = Counted(prompt_tokens=reserved.prompt, completion_tokens=estimated_tokens([said.content or ""]))
        self._budget.settle(reserved, usage.prompt_tokens, usage.completion_tokens)
        return completion


def _checked(options: ModelOptions) -> None:
    """Raises `UsageError` where nothing could be asked by these options, and says so without the key."""
    key = options.api_key.get_secret_value() if options.api_key else None
    if key is None and options.base_url is None:
        mend = f"set {KEY_VARIABLE}, or {URL_VARIABLE} for a server of your own, or use --engine embedded"
        raise UsageError("--engine openai", "no key is set", mend)
    if key is not None and not (key.isascii() and key.isprintable() and key.strip() and " " not in key):
        raise UsageError(KEY_VARIABLE, "is no key: it is empty or holds spaces or letters that no key has", "set it anew")
    if options.base_url is not None and not is_address(options.base_url):
        raise UsageError(URL_VARIABLE, "is no address", "write it as http://host:port/v1 or https://host/v1")
    if options.max_cost_usd is not None and price_of(options) is None:
        mend = "give its price in the settings, or bound the run with --max-tokens"
        raise UsageError("--max-cost", f"the price of model {options.model} is not known", mend)


class _Poor(Exception):
    """An answer that the model refused or did not end."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        self.kind: FailureKind = kind
        super().__init__(reason)

    def again(self, ask: Ask[T]) -> Ask[T]:
        """The question as it is asked once more."""
        if self.kind == "cut off":
            words = "An earlier answer was cut off before its end. Be briefer: leave out what matters least."
        else:
            words = "The texts above are published ones, and the task is only to record what they say. Answer it."
        return replace(ask, messages=added(ask.messages, words))


def _corrected(ask: Ask[T], answer: str, reason: str) -> Ask[T]:
    """The question as it is asked once more after an answer that does not pass."""
    words = f"That answer cannot be used: {reason}\nSend the whole answer again, corrected."
    return replace(ask, messages=(*ask.messages, Message("assistant", answer or "{}"), Message("user", words)))
