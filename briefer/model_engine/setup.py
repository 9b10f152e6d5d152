"""The model engine as the settings ask for it."""

from __future__ import annotations

from briefer.llm.cache import default_path
from briefer.llm.client import OpenAIModel
from briefer.llm.options import ModelOptions, Price
from briefer.model_engine.engine import ModelEngine
from briefer.settings.model import Engine

MODEL = "gpt-5-mini"
"""The model that is asked where the settings name none."""


def engine_of(settings: Engine) -> ModelEngine:
    """The engine that these settings ask for. Raises `UsageError` where they lack a key or contradict one another."""
    return ModelEngine(OpenAIModel(options_of(settings)))


def options_of(settings: Engine) -> ModelOptions:
    """What the settings say of the model, its server and its bounds."""
    prices = {
        name: Price(prompt_usd_per_million=price.prompt, completion_usd_per_million=price.completion)
        for name, price in settings.prices.items()
    }
    return ModelOptions(
        model=settings.model or MODEL,
        base_url=settings.base_url,
        api_key=settings.api_key,
        timeout_seconds=settings.timeout,
        concurrency=settings.concurrency,
        max_cost_usd=settings.max_cost,
        max_tokens=settings.max_tokens,
        prices=prices,
        cache=default_path() if settings.cache else None,
    )
