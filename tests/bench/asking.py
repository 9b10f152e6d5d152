"""How long the client takes to have questions answered by a server of known latency, on loopback."""

from __future__ import annotations

import asyncio
import time

from pydantic import BaseModel, SecretStr

from briefer.llm.asking import Ask, Message
from briefer.llm.client import OpenAIModel
from briefer.llm.options import ModelOptions
from tests.bench.measure import RunFailed
from tests.llm_server import said, serving


class Sentences(BaseModel):
    """An answer of the usual form."""

    sentences: list[int]


def asking(questions: int, latency: float) -> float:
    """Seconds from opening the client to the last of several replies, each of which its server holds back for `latency`.

    The client's modules are loaded before, by a question that is answered at once; the better of two measurements counts.
    Raises `RunFailed` where a question is not answered.
    """
    _measured(1, 0.0)
    return min(_measured(questions, latency) for _ in range(2))


def _measured(questions: int, latency: float) -> float:
    with serving(lambda _: said('{"sentences": [1]}', delay=latency)) as server:
        options = ModelOptions(model="bench", base_url=server.url, api_key=SecretStr("bench"), concurrency=8)
        started = time.perf_counter()
        failures = asyncio.run(_ask(options, questions))
        taken = time.perf_counter() - started
    if failures:
        raise RunFailed(f"a question was not answered: {failures[0]}")
    return taken


async def _ask(options: ModelOptions, questions: int) -> list[str]:
    asks = [Ask("bench.v1", f"S{n}", (Message("user", f"{n} {'word ' * 800}"),), Sentences) for n in range(questions)]
    async with OpenAIModel(options) as model:
        return [reply.failure for reply in await model.ask_all(asks) if reply.failure]
