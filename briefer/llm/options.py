"""What a model is asked with: where it is, how patiently, and what it may cost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr

from briefer.models import Record

KEY_VARIABLE, URL_VARIABLE = "OPENAI_API_KEY", "OPENAI_BASE_URL"


class Price(Record):
    """What a model costs, in US dollars per million tokens."""

    prompt_usd_per_million: Annotated[float, Field(ge=0)]
    completion_usd_per_million: Annotated[float, Field(ge=0)]

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """The dollars that a call of so many tokens costs."""
        whole = prompt_tokens * self.prompt_usd_per_million + completion_tokens * self.completion_usd_per_million
        return whole / 1_000_000


class ModelOptions(Record):
    """How a model is reached and bounded. The key is never shown: not by `repr`, not in a log, an error or a file.

    `base_url` is any OpenAI-compatible server's, null for OpenAI itself. `attempts` counts the first one;
    `wait_ceiling_seconds` bounds every wait between two attempts, and a server that asks for a longer one is given up.
    `max_answer_tokens` is what an answer may be long where the question does not say. `cache` is the response cache's file,
    null for none. `prices` goes by model name.
    """

    model: Annotated[str, Field(min_length=1)]
    base_url: str | None = None
    api_key: SecretStr | None = None
    timeout_seconds: Annotated[float, Field(gt=0)] = 60
    concurrency: Annotated[int, Field(ge=1)] = 8
    attempts: Annotated[int, Field(ge=1)] = 5
    wait_ceiling_seconds: Annotated[float, Field(ge=0)] = 60
    max_answer_tokens: Annotated[int, Field(ge=1)] = 8192
    max_cost_usd: Annotated[float, Field(ge=0)] | None = None
    max_tokens: Annotated[int, Field(ge=0)] | None = None
    prices: Mapping[str, Price] = Field(default_factory=dict)
    cache: Path | None = None
    temperature: Annotated[float, Field(ge=0)] | None = 0
    seed: int | None = None
