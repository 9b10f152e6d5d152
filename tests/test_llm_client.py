"""The client of a language model, against a scripted server on loopback: what it sends, what it makes of the answers, and what
it does when things go wrong."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, SecretStr

from briefer.errors import ModelError, UsageError
from briefer.llm.asking import Ask, Message, Reply
from briefer.llm.cache import inspect
from briefer.llm.client import OpenAIModel
from briefer.llm.failures import on_loopback
from briefer.llm.options import ModelOptions, Price
from briefer.models import Usage
from tests.llm_server import Clocked, Script, Served, Server, dead_url, fault, said, serving
from tests.patience import CEILING, patience

KEY = "sk-loopback-0123456789abcdef"
RIGHT = '{"claims": [1, 2]}'


class Claims(BaseModel):
    model_config = ConfigDict(extra="forbid")
    claims: list[int]


def question(text: str = "Which sentences?", **more: Any) -> Ask[Claims]:
    return Ask("extract.v1", text, (Message("system", "List claims."), Message("user", text)), Claims, **more)


@dataclass
class Run:
    """What one run against the server came to."""

    replies: tuple[Reply[Claims], ...]
    usage: Usage
    notes: tuple[str, ...]
    server: Server
    waits: list[float]

    @property
    def values(self) -> list[list[int] | None]:
        return [reply.value.claims if reply.value else None for reply in self.replies]

    @property
    def failures(self) -> list[str | None]:
        return [reply.failure for reply in self.replies]


def run(script: Script, *asks: Ask[Claims], **options: Any) -> Run:
    """Ask (one question, unless others are given), with waits that take no time and are kept.

    Nor does an answer that is held take time: as soon as it is waited for, the client's clock goes forward by its timeout.
    """
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 6))

    async def go(server: Server) -> Run:
        chosen = ModelOptions(**({"model": "m", "base_url": server.url, "api_key": SecretStr(KEY)} | options))
        server.when_held = lambda: clock.forward(chosen.timeout_seconds)
        async with OpenAIModel(chosen, sleep=sleep, jitter=lambda: 1.0, clock=lambda: 0.0) as model:
            replies = await model.ask_all(asks or (question(),))
        return Run(replies, model.usage, model.notes, server, waits)

    clock = Clocked()
    with serving(script) as server, asyncio.Runner(loop_factory=lambda: clock) as runner:
        return runner.run(go(server))


# ---------------------------------------------------------------- what is asked, and answered
def test_a_question_is_sent_with_a_strict_schema_and_answered_by_a_validated_value() -> None:
    done = run([said(RIGHT)])
    assert done.replies == (Reply(Claims(claims=[1, 2])),)
    (body,) = done.server.bodies
    assert body == {
        "model": "m",
        "messages": [{"role": "system", "content": "List claims."}, {"role": "user", "content": "Which sentences?"}],
        "temperature": 0.0,
        "max_tokens": 8192,
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "extract_v1",
                "strict": True,
                "schema": {
                    "type": "object",
                    "properties": {"claims": {"type": "array", "items": {"type": "integer"}}},
                    "required": ["claims"],
                    "additionalProperties": False,
                },
            },
        },
    }
    assert done.server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert done.usage == Usage(requests=1, prompt_tokens=100, completion_tokens=20)
    assert done.notes == ()


def test_a_text_that_no_encoding_takes_is_sent_all_the_same() -> None:
    done = run([said(RIGHT)], question("half a \ud83d smile"))
    assert done.server.bodies[0]["messages"][1]["content"] == "half a ? smile"


def test_replies_keep_the_order_of_the_questions_and_run_at_once() -> None:
    three, last = threading.Barrier(3), threading.Event()

    def first_one_last(body: dict[str, Any]) -> Served:
        number = int(body["messages"][-1]["content"])
        if number < 3:
            three.wait(CEILING)
        if number == 4:
            last.set()
        assert number or last.wait(CEILING)
        return said(f'{{"claims": [{number}]}}', delay=0.02)

    done = run(first_one_last, *(question(str(number)) for number in range(5)), concurrency=3)
    assert done.values == [[0], [1], [2], [3], [4]]
    assert done.server.at_once == 3


def test_an_identical_question_is_asked_once_in_a_run() -> None:
    done = run([said(RIGHT)], question(), question(), question())
    assert done.values == [[1, 2]] * 3
    assert [reply.from_cache for reply in done.replies] == [False, True, True]
    assert done.usage.requests == 1


def test_an_identical_question_with_a_check_of_its_own_is_held_to_it() -> None:
    done = run(
        [said(RIGHT), said('{"claims": []}')], question(), question(check=lambda v: "no claims" if v.claims else None)
    )
    assert done.values == [[1, 2], []]


# ---------------------------------------------------------------- answers that are not right
def test_an_answer_in_a_fence_is_taken_as_it_is() -> None:
    done = run([said(f"```json\n{RIGHT}\n```")])
    assert done.values == [[1, 2]]
    assert len(done.server.bodies) == 1


def test_an_invalid_answer_is_asked_again_with_what_was_wrong_and_the_schema() -> None:
    done = run([said('{"claims": "all"}'), said(RIGHT)])
    assert done.values == [[1, 2]]
    assert done.replies[0].notes == ("asked twice: claims: Input should be a valid array",)
    *_, wrong, objection = done.server.bodies[1]["messages"]
    assert wrong == {"role": "assistant", "content": '{"claims": "all"}'}
    assert objection["content"].startswith("That answer cannot be used: claims: Input should be a valid array\n")
    assert '"additionalProperties":false' in objection["content"]
    assert done.usage == Usage(requests=2, prompt_tokens=200, completion_tokens=40)


def test_what_a_check_objects_to_is_asked_again_without_the_schema() -> None:
    done = run([said('{"claims": [9]}'), said(RIGHT)], question(check=lambda v: "no sentence 9" if 9 in v.claims else None))
    assert done.values == [[1, 2]]
    assert done.server.bodies[1]["messages"][-1]["content"] == (
        "That answer cannot be used: no sentence 9\nSend the whole answer again, corrected."
    )


@pytest.mark.parametrize(
    ("poor", "again"),
    [
        (said('{"claims": [1, 2', finish="length"), "cut off before its end"),
        (said(None, refusal="I cannot help with that."), "the task is only to record what they say"),
        (said("", finish="content_filter"), "the task is only to record what they say"),
    ],
    ids=["cut off", "refused", "filtered"],
)
def test_a_refused_or_unfinished_answer_is_asked_again_in_other_words(poor: Served, again: str) -> None:
    done = run([poor, said(RIGHT)])
    assert done.values == [[1, 2]]
    assert [m["role"] for m in done.server.bodies[1]["messages"]] == ["system", "user"]
    assert again in done.server.bodies[1]["messages"][-1]["content"]


def test_an_answer_that_was_cut_off_may_be_longer_the_second_time() -> None:
    done = run([said("{", finish="length"), said(RIGHT)], question(max_answer_tokens=1000))
    assert [body["max_tokens"] for body in done.server.bodies] == [1000, 2000]


@pytest.mark.parametrize(
    ("answer", "kind", "failure"),
    [
        (said("Sorry."), "invalid", "no valid answer, asked twice: Invalid JSON: expected value at line 1 column 1"),
        (said(None, refusal="I will not."), "refused", "refused: I will not."),
        (said("{", finish="length"), "cut off", "cut off at 16,384 tokens"),
        (said(None), "invalid", "no valid answer, asked twice: the answer is empty"),
    ],
    ids=["invalid", "refused", "cut off", "empty"],
)
def test_a_question_that_fails_twice_has_no_answer_and_costs_no_other_its_own(
    answer: Served, kind: str, failure: str
) -> None:
    def script(body: dict[str, Any]) -> Served:
        return answer if "bad" in body["messages"][1]["content"] else said(RIGHT)

    done = run(script, question("good"), question("bad"), question("fine"))
    assert done.values == [[1, 2], None, [1, 2]]
    assert (done.replies[1].kind, done.replies[1].failure) == (kind, failure)
    assert len(done.server.bodies) == 4


# ---------------------------------------------------------------- failures that pass
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "7"}, 7.7),
        ({"retry-after-ms": "40", "retry-after": "9"}, 0.044),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:20 GMT"}, 22.0),
        ({"retry-after": "soon"}, 1.0),
        ({}, 1.0),
    ],
    ids=["seconds", "milliseconds", "date", "nonsense", "none"],
)
def test_too_many_requests_waits_as_long_as_the_server_asks(headers: dict[str, str], wait: float) -> None:
    done = run([fault(429, "slow down", headers), said(RIGHT)])
    assert done.values == [[1, 2]]
    assert done.waits == [wait]


@pytest.mark.parametrize("status", [408, 409, 500, 502, 503, 529])
def test_a_passing_error_is_tried_again_after_a_longer_wait_each_time(status: int) -> None:
    done = run([fault(status)] * 4 + [said(RIGHT)], wait_ceiling_seconds=5)
    assert done.values == [[1, 2]]
    assert done.waits == [1, 2, 4, 5]


def test_an_error_that_stays_leaves_the_question_unanswered() -> None:
    done = run([fault(503, "overloaded")] * 3, attempts=3)
    assert done.failures == ["server error 503: overloaded (attempts: 3)"]
    assert done.replies[0].kind == "server"
    assert done.usage == Usage(cost_usd=0)


def test_a_server_that_asks_for_more_rest_than_the_ceiling_is_not_asked_again() -> None:
    done = run([fault(429, "tomorrow", {"retry-after": "86400"})])
    assert done.failures == ["too many requests (429): tomorrow (attempts: 1; it asks for 86,400 s of rest)"]
    assert done.waits == []


def test_a_page_in_place_of_an_answer_is_tried_again() -> None:
    done = run([Served("<html>Bad gateway</html>", headers={"content-type": "text/html"}), said(RIGHT)])
    assert done.values == [[1, 2]]


def test_a_timeout_is_tried_once_more() -> None:
    done = run([said(RIGHT, held=True), said(RIGHT)], timeout_seconds=900)
    assert done.values == [[1, 2]]
    assert done.waits == [1.0]
    done = run([said(RIGHT, held=True)] * 3, timeout_seconds=900)
    assert done.failures == ["timed out (attempts: 2)"]
    assert len(done.server.bodies) == 2


def test_a_timeout_is_real_seconds() -> None:
    async def go(url: str) -> tuple[Reply[Claims], ...]:
        options = ModelOptions(model="m", base_url=url, timeout_seconds=0.05, attempts=1)
        async with OpenAIModel(options) as model:
            return await model.ask_all([question()])

    with serving([said(RIGHT, held=True)]) as server:
        assert [reply.failure for reply in asyncio.run(go(server.url))] == ["timed out (attempts: 1)"]


def test_a_server_that_is_not_there_is_tried_again_and_then_given_up_for_the_run() -> None:
    url = dead_url()
    asks = [question(str(number)) for number in range(5)]
    done = run([], *asks, base_url=url, attempts=2, concurrency=1)
    host = url.removeprefix("http://").removesuffix("/v1")
    assert done.failures[:3] == [f"cannot reach {host} (ConnectError) (attempts: 2)"] * 3
    assert done.failures[3:] == [f"not asked: {host} left 3 questions unanswered"] * 2


# ---------------------------------------------------------------- failures that last
@pytest.mark.parametrize(
    ("answer", "cause", "mend"),
    [
        (fault(400, "no such parameter"), "the request is not taken", "check the model's settings"),
        (fault(401, "wrong key"), "the key is refused", "set OPENAI_API_KEY"),
        (fault(402, "pay first"), "the key has no credit left", "use --engine embedded"),
        (fault(403, "not yours"), "the key may not use model m", "choose another model"),
        (fault(404, "no such model"), "there is no model m", "check the model and OPENAI_BASE_URL"),
        (fault(429, "quota", code="insufficient_quota"), "the key has no credit left", "use --engine embedded"),
    ],
    ids=["400", "401", "402", "403", "404", "quota"],
)
def test_what_no_retry_would_mend_fails_at_once_and_says_what_to_do(answer: Served, cause: str, mend: str) -> None:
    with pytest.raises(ModelError) as caught:
        run([answer])
    assert cause in caught.value.cause
    assert mend in caught.value.mend
    assert "127.0.0.1" in caught.value.subject


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (fault(400, "This model's maximum context length is 4096 tokens.", code="context_length_exceeded"), "too long"),
        (fault(413, "payload too large"), "too long"),
        (fault(400, "The response was filtered", code="content_filter"), "refused"),
    ],
    ids=["context", "payload", "filter"],
)
def test_what_only_one_question_suffers_from_costs_no_other(answer: Served, kind: str) -> None:
    done = run(lambda b: answer if "bad" in str(b) else said(RIGHT), question("bad"), question("good"))
    assert [reply.kind for reply in done.replies] == [kind, None]
    assert done.values == [None, [1, 2]]


# ---------------------------------------------------------------- what a server does not take
def test_a_server_without_schemas_is_asked_for_a_json_object_and_then_for_plain_json() -> None:
    def old(body: dict[str, Any]) -> Served:
        form = body.get("response_format", {}).get("type")
        return fault(500, f"cannot make a grammar of {form}") if form else said(RIGHT)

    done = run(old, question("first"), question("second"), concurrency=1)
    assert done.values == [[1, 2]] * 2
    assert done.notes == (
        "fell back to json_object: the server does not take json_schema",
        "fell back to plain JSON: the server does not take json_object",
    )
    assert [b.get("response_format", {}).get("type") for b in done.server.bodies] == [
        "json_schema",
        "json_object",
        None,
        None,
    ]
    for body in done.server.bodies[1:]:
        assert "It must keep to this JSON Schema:" in body["messages"][-1]["content"]
    assert done.usage.requests == 2


def test_questions_under_way_at_once_step_down_together() -> None:
    def old(body: dict[str, Any]) -> Served:
        return fault(422, "json_schema: unknown") if body["response_format"]["type"] == "json_schema" else said(RIGHT)

    done = run(old, *(question(str(number)) for number in range(6)))
    assert done.values == [[1, 2]] * 6
    assert done.notes == ("fell back to json_object: the server does not take json_schema",)


def test_sampling_options_that_a_server_refuses_are_left_out() -> None:
    def picky(body: dict[str, Any]) -> Served:
        for name in ("temperature", "seed"):
            if name in body:
                return fault(400, f"Unsupported value: '{name}'", param=name, code="unsupported_value")
        if "max_tokens" in body:
            message = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
            return fault(400, message, param="max_tokens")
        return said(RIGHT)

    done = run(picky, question("first"), question("second"), concurrency=1, seed=7)
    assert done.values == [[1, 2]] * 2
    assert len(done.server.bodies) == 5
    assert done.server.bodies[-1]["max_completion_tokens"] == 8192
    assert done.notes == (
        "asked without temperature: the server does not take it",
        "asked without seed: the server does not take it",
    )


def test_an_answers_bound_that_leaves_no_room_for_the_prompt_is_made_shorter_for_that_question_alone() -> None:
    def small(body: dict[str, Any]) -> Served:
        most = 2048 if "long" in str(body["messages"]) else 8192
        message = f"'max_tokens' is too large: {body['max_tokens']}. The model's maximum context length is 4096 tokens."
        return said(RIGHT) if body["max_tokens"] <= most else fault(400, message)

    done = run(small, question("long"), question("other"), concurrency=1)
    assert done.values == [[1, 2]] * 2
    assert [body["max_tokens"] for body in done.server.bodies] == [8192, 4096, 2048, 8192]


# ---------------------------------------------------------------- the key
def test_the_key_is_in_no_repr_error_or_log(caplog: pytest.LogCaptureFixture) -> None:
    options = ModelOptions(model="m", api_key=SecretStr(KEY))
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelError) as caught:
        run([fault(401, f"Incorrect API key provided: {KEY}.")])
    assert "Incorrect API key provided: [key]." in str(caught.value)
    assert "HTTP Request" in caplog.text
    told = [
        repr(options),
        str(options),
        options.model_dump_json(),
        repr(OpenAIModel(options)),
        caplog.text,
        repr(caught.value),
    ]
    assert not [text for text in told if KEY in text]
    chain = [caught.value.__cause__, None if caught.value.__suppress_context__ else caught.value.__context__]
    assert chain == [None, None]


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://localhost/v1", True),
        ("http://[::1]:8080/v1", True),
        ("https://127.0.0.1/v1", False),
        ("http://127.0.0.1.example.invalid/v1", False),
        ("http://localhost@example.invalid/v1", False),
        ("https://api.openai.com/v1", False),
    ],
)
def test_only_a_server_on_this_machine_is_spoken_to_without_certificates(address: str, local: bool) -> None:
    assert on_loopback(address) == local


def test_each_question_to_a_server_on_this_machine_has_a_connection_of_its_own() -> None:
    asked = run([said('{"claims": []}'), said('{"claims": [1]}')], question(), question("S2"))
    assert [headers["connection"] for headers in asked.server.headers] == ["close", "close"]


def test_a_server_on_this_machine_may_not_send_the_client_elsewhere() -> None:
    with pytest.raises(ModelError, match="the request is not taken .307"):
        run([Served("", 307, {"location": "https://example.invalid/v1/chat/completions"})])


def test_an_address_is_told_without_the_names_and_passwords_in_it() -> None:
    options = ModelOptions(model="m", base_url="http://someone:secret@127.0.0.1:9/v1?key=secret")
    assert repr(OpenAIModel(options)) == "OpenAIModel('m' at 127.0.0.1:9)"


def test_without_a_key_or_an_address_there_is_nothing_to_ask() -> None:
    with pytest.raises(UsageError, match="no key is set .set OPENAI_API_KEY"):
        OpenAIModel(ModelOptions(model="m"))


@pytest.mark.parametrize("key", [" ", "two words", "sk-ключ", "sk-0123\n4567"])
def test_what_cannot_be_a_key_is_not_sent_nor_shown(key: str) -> None:
    with pytest.raises(UsageError) as caught:
        OpenAIModel(ModelOptions(model="m", api_key=SecretStr(key)))
    assert "OPENAI_API_KEY: is no key" in str(caught.value)
    assert not key.strip() or key not in str(caught.value)


@pytest.mark.parametrize("address", ["localhost:8080/v1", "ftp://host/v1", "http://", "http://host:port/v1", "/v1", ""])
def test_what_cannot_be_an_address_is_not_asked(address: str) -> None:
    with pytest.raises(UsageError, match="OPENAI_BASE_URL: is no address"):
        OpenAIModel(ModelOptions(model="m", base_url=address))


def test_a_server_of_ones_own_needs_no_key() -> None:
    assert run([said(RIGHT)], api_key=None).values == [[1, 2]]


# ---------------------------------------------------------------- cost
PRICE = Price(prompt_usd_per_million=2, completion_usd_per_million=10)


def test_dollars_are_counted_by_the_price_of_the_model_whatever_the_date_of_its_release() -> None:
    done = run([said(RIGHT, tokens=(1000, 100))], model="m-2031-01-31", prices={"m": PRICE})
    assert done.usage.cost_usd == pytest.approx(0.003)
    assert run([said(RIGHT)], prices={"m-mini": PRICE}).usage.cost_usd is None


def test_a_bound_in_dollars_needs_a_price() -> None:
    with pytest.raises(UsageError, match="--max-cost: the price of model m is not known"):
        OpenAIModel(ModelOptions(model="m", api_key=SecretStr(KEY), max_cost_usd=1.0))


def test_no_call_is_made_that_could_exceed_the_bound_on_tokens() -> None:
    asks = [question(str(number), max_answer_tokens=1000) for number in range(3)]
    done = run(lambda _: said(RIGHT, tokens=(100, 900)), *asks, max_tokens=2200)
    assert done.values == [[1, 2], [1, 2], None]
    assert done.replies[2].kind == "budget"
    assert (done.failures[2] or "").startswith("budget reached: a call of up to 1,102 tokens beside 2,000 would")
    assert done.usage.requests == len(done.server.bodies) == 2


def test_no_call_is_made_that_could_exceed_the_bound_on_dollars() -> None:
    asks = [question(str(number), max_answer_tokens=1000) for number in range(3)]
    done = run(lambda _: said(RIGHT, tokens=(100, 1000)), *asks, max_cost_usd=0.025, prices={"m": PRICE})
    assert done.values == [[1, 2], [1, 2], None]
    assert done.usage.cost_usd is not None
    assert done.usage.cost_usd <= 0.025
    assert (done.failures[2] or "").startswith("budget reached: a call of up to $0.01")


def test_a_question_asked_again_is_held_to_the_budget_too() -> None:
    done = run([said("No.", tokens=(100, 1000))] * 2, question(max_answer_tokens=1000), max_tokens=1500)
    assert done.replies[0].kind == "budget"
    assert len(done.server.bodies) == 1


# ---------------------------------------------------------------- the cache
def test_a_second_run_costs_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    asks = [question("one"), question("two")]
    with serving(lambda _: said(RIGHT)) as server:
        first = run(lambda _: said(RIGHT), *asks, cache=cache, base_url=server.url, prices={"m": PRICE})
        second = run([], *asks, question("three"), cache=cache, base_url=server.url, prices={"m": PRICE})
    assert first.usage.requests == 2
    assert second.values == [[1, 2]] * 3
    assert [reply.from_cache for reply in second.replies] == [True, True, False]
    assert second.usage.requests == 1
    third = run([], *asks, cache=cache, base_url=server.url, prices={"m": PRICE}, max_cost_usd=0)
    assert third.usage == Usage(cost_usd=0, cached=2)
    assert third.values == [[1, 2]] * 2


@pytest.mark.parametrize("change", [{"model": "n"}, {"temperature": 0.5}, {"seed": 3}])
def test_an_answer_is_kept_for_the_very_question_alone(tmp_path: Path, change: dict[str, Any]) -> None:
    with serving(lambda _: said(RIGHT)) as server:
        common = {"cache": tmp_path / "answers.sqlite", "base_url": server.url}
        run([], question(), **common)
        assert run([], question(), **common).usage.requests == 0
        assert run([], question(), **(common | change)).usage.requests == 1
        assert run([], question("Another?"), **common).usage.requests == 1
        assert run([], question(prompt="another hash"), **common).usage.requests == 1


def test_an_answer_that_passed_only_the_second_time_is_kept_and_failures_are_not(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Served:
        asked_again = len(body["messages"]) == 4
        return said(RIGHT if asked_again and body["messages"][1]["content"] == "one" else "Sorry.")

    with serving(script) as server:
        common = {"cache": tmp_path / "answers.sqlite", "base_url": server.url}
        assert run([], question("one"), question("two"), **common).values == [[1, 2], None]
        assert run([], question("one"), **common).usage.requests == 0
        assert run([], question("two"), **common).usage.requests == 2


def test_a_kept_answer_that_a_check_no_longer_takes_is_asked_anew(tmp_path: Path) -> None:
    with serving([said(RIGHT), said('{"claims": []}')]) as server:
        common = {"cache": tmp_path / "answers.sqlite", "base_url": server.url}
        run([], question(), **common)
        stricter = question(check=lambda value: "leave out 2" if 2 in value.claims else None)
        assert run([], stricter, **common).values == [[]]


def test_what_was_answered_before_a_run_was_stopped_is_kept(tmp_path: Path) -> None:
    def script(body: dict[str, Any]) -> Served:
        return said(RIGHT, held="slow" in str(body))

    with serving(script) as server:
        cache = tmp_path / "answers.sqlite"
        options = ModelOptions(model="m", base_url=server.url, cache=cache)

        async def stopped() -> None:
            async with OpenAIModel(options) as model:
                asking = asyncio.create_task(model.ask_all([question("quick"), question("slow")]))
                await asyncio.to_thread(patience, lambda: len(server.bodies) == 2 and inspect(cache).answers)
                asking.cancel()
                with suppress(asyncio.CancelledError):
                    await asking

        asyncio.run(stopped())
        again = run([], question("quick"), base_url=server.url, cache=cache, api_key=None)
    assert again.values == [[1, 2]]
    assert again.usage.requests == 0


def test_a_model_that_is_closed_is_not_asked() -> None:
    model = OpenAIModel(ModelOptions(model="m", api_key=SecretStr(KEY)))
    asks: Sequence[Ask[Claims]] = [replace(question())]
    with pytest.raises(ModelError, match="is asked while it is closed"):
        asyncio.run(model.ask_all(asks))


def test_a_server_that_counts_no_tokens_has_them_estimated_and_the_reader_told() -> None:
    done = run([said(RIGHT, tokens=None)])
    assert done.usage.prompt_tokens > 20
    assert done.usage.completion_tokens > 3
    assert done.notes == ("the server reports no token counts: they are estimated",)
