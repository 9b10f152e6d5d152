"""A wire model → the strict JSON Schema that a server enforces."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pytest
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel, ConfigDict, Field

from briefer.errors import ModelError
from briefer.llm.schema import schema_name, strict_schema


class Figure(BaseModel):
    """A number in a claim."""

    model_config = ConfigDict(extra="forbid")
    value: float
    unit: str | None = None


class Claim(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, Field(min_length=1, description="What it says.")]
    sentences: Annotated[list[int], Field(min_length=1)]
    figures: list[Figure] = []
    main: Figure | None = None
    kind: Literal["said", "done"] = "said"


class Claims(BaseModel):
    model_config = ConfigDict(extra="forbid")
    claims: list[Claim]


def objects(node: Any) -> list[dict[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    return own + [found for part in inner for found in objects(part)]


def test_every_object_is_closed_and_every_property_required() -> None:
    found = objects(strict_schema(Claims))
    assert len(found) == 3
    for node in found:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_what_strict_output_does_not_know_is_dropped_and_still_held_to_by_pydantic() -> None:
    text = json.dumps(strict_schema(Claims))
    assert "minLength" not in text
    assert '"default"' not in text
    assert "minItems" in text
    assert "What it says." in text


def test_a_property_called_like_a_keyword_is_a_property() -> None:
    assert set(strict_schema(Claims)["$defs"]["Claim"]["properties"]) == {"title", "sentences", "figures", "main", "kind"}


def test_it_allows_what_the_vendors_own_conversion_allows() -> None:
    theirs = to_strict_json_schema(Claims)
    assert [node["required"] for node in objects(theirs)] == [node["required"] for node in objects(strict_schema(Claims))]


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Tagged(BaseModel):
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


class Mapped(BaseModel):
    ages: dict[str, int]


class Paired(BaseModel):
    pair: tuple[int, str]


@pytest.mark.parametrize(
    ("model", "cause"),
    [(Tagged, "wire model Tagged.pet: holds a discriminated union"), (Mapped, "holds a dict"), (Paired, "holds a tuple")],
)
def test_what_would_fail_at_the_server_fails_here(model: type[BaseModel], cause: str) -> None:
    with pytest.raises(ModelError, match=cause):
        strict_schema(model)


def test_a_stage_names_its_schema() -> None:
    assert schema_name("extract.v1") == "extract_v1"
    assert schema_name("é" * 80) == "_" * 64
