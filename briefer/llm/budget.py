"""Tokens and dollars: reserved before a call, counted after it.

A call may start only where what was spent, what calls under way have reserved, and what it may take itself stay within the
bounds. Where only calls under way stand against it, it waits for them: they mostly take less than they reserved.
"""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefer.llm.asking import Message
from briefer.llm.options import ModelOptions, Price
from briefer.models import Usage

PER_MESSAGE, PER_CALL = 4, 16
"""Tokens that a message and a call take beside their texts."""
_ATOM = re.compile(r"[A-Za-z]+|[ ]{2,}|[^\x00-\x7f]+|[^A-Za-z ]")


class BudgetReached(Exception):
    """A call that would exceed the budget; the message says by what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens of a call; `letters` is what its prompt was estimated at by its letters alone."""

    prompt: int = 0
    completion: int = 0
    letters: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.prompt + other.prompt, self.completion + other.completion)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.prompt - other.prompt, self.completion - other.completion)

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.prompt + self.completion


def estimated_tokens(texts: Iterable[str]) -> int:
    """How many tokens texts are at most, by their letters alone: on the high side for English, whatever the tokenizer.

    A word of up to four letters is one token and a longer one a token every four letters; a digit, a sign and a run of
    spaces beyond one are each one; other scripts take two tokens for three of their bytes.
    """
    return sum(_tokens(atom) for text in texts for atom in _ATOM.findall(text))


def _tokens(atom: str) -> int:
    if atom[0] == " ":
        return 1
    if not atom.isascii():
        return math.ceil(len(atom.encode("utf-8", "replace")) * 2 / 3)
    return math.ceil(len(atom) / 4)


def price_of(options: ModelOptions) -> Price | None:
    """The price of the options' model, by its name or its name without the date of a release; null where none is given."""
    undated = re.sub(r"-\d{4}-\d{2}-\d{2}$", "", options.model)
    return options.prices.get(options.model) or options.prices.get(undated)


class Budget:
    """What a run has spent, and what it may."""

    def __init__(self, options: ModelOptions) -> None:
        self._price = price_of(options)
        self._max_tokens, self._max_usd = options.max_tokens, options.max_cost_usd
        self._spent, self._lost, self._reserved = Cost(), Cost(), Cost()
        self._calls = self._open = self._cached = 0
        self._factor = 1.0
        self._turn = asyncio.Lock()
        self._closed = asyncio.Event()

    @property
    def usage(self) -> Usage:
        """What was spent on answers; dollars are null where calls were made and the price is not known."""
        return Usage(
            requests=self._calls,
            prompt_tokens=self._spent.prompt,
            completion_tokens=self._spent.completion,
            cost_usd=self._usd(self._spent) if self._price or not self._calls else None,
            cached=self._cached,
        )

    def estimate(self, messages: Iterable[Message], schema: str, answer: int) -> Cost:
        """What a call may cost at most: its prompt by estimate, its answer as long as it may be."""
        messages = tuple(messages)
        texts = estimated_tokens([schema, *(message.content for message in messages)])
        letters = texts + PER_MESSAGE * len(messages) + PER_CALL
        return Cost(math.ceil(letters * self._factor), answer, letters)

    def reuse(self) -> None:
        """Count a question that cost nothing: its answer was known."""
        self._cached += 1

    async def reserve(self, cost: Cost) -> Cost:
        """Hold `cost` until `settle`, `release` or `lose`; waits for calls under way where they alone stand against it.

        Raises `BudgetReached` where what was spent leaves no room for it.
        """
        async with self._turn:
            while (beyond := self._beyond(cost)) and self._open:
                self._closed.clear()
                await self._closed.wait()
            if beyond:
                raise BudgetReached(beyond)
            self._reserved += cost
            self._open += 1
        return cost

    def settle(self, reserved: Cost, prompt: int, completion: int) -> None:
        """Count what the call took. Where prompts turn out longer than estimated, later estimates are raised."""
        self._factor = max(self._factor, prompt / reserved.letters if reserved.letters else 1.0)
        self._spent += Cost(prompt, completion)
        self._calls += 1
        self.release(reserved)

    def release(self, reserved: Cost) -> None:
        """The call was refused or failed: it cost nothing."""
        self._reserved -= reserved
        self._open -= 1
        self._closed.set()

    def lose(self, reserved: Cost) -> None:
        """The call's end is not known: its prompt may be billed, so it is held against the budget, though not reported."""
        self._lost += Cost(reserved.prompt)
        self.release(reserved)

    def _usd(self, cost: Cost) -> float:
        return self._price.of(cost.prompt, cost.completion) if self._price else 0.0

    def _beyond(self, cost: Cost) -> str:
        """Why the call may not start now; empty where it may."""
        taken = self._spent + self._lost + self._reserved
        if self._max_tokens is not None and taken.tokens + cost.tokens > self._max_tokens:
            return f"a call of up to {cost.tokens:,} tokens beside {taken.tokens:,} would exceed {self._max_tokens:,}"
        if self._max_usd is not None and self._usd(taken + cost) > self._max_usd:
            most, so_far = self._usd(cost), self._usd(taken)
            return f"a call of up to ${most:.4f} beside ${so_far:.4f} would exceed ${self._max_usd:.4f}"
        return ""
