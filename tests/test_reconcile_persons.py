"""Ages and offices of one person that cannot both hold."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def points(*texts: str) -> list[tuple[str, str]]:
    return [(point.kind, point.topic) for point in ledger(*texts).contested]


def test_one_person_has_one_age() -> None:
    assert points(
        "The driver, Milo Trant, 41, was taken to hospital. The road was closed for hours.",
        "A 47-year-old Milo Trant drove the lorry, a witness said. Nobody else was on board.",
    ) == [("figure", "the age of Milo Trant")]


def test_an_office_is_held_or_was_held() -> None:
    assert points(
        "The envoy speaks for former President Dora Quill. Talks go on in Velm.",
        "President Dora Quill has sent her envoy to the talks. No date was given.",
    ) == [("characterisation", "the office of Dora Quill")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Milo Trant, 41, drove the lorry.", "Milo Trant, 41, was hurt."),
        ("Milo Trant, 41, drove the lorry.", "Ann Trask, 47, was hurt."),
        ("Mayor Dora Quill opened the bridge.", "Professor Dora Quill opened the bridge."),
        ("Mayor Dora Quill opened the bridge.", "Former minister Dora Quill opened the bridge."),
        ("Then president Dora Quill opened the bridge in 1998.", "Former president Dora Quill died on Friday."),
    ],
    ids=["same age", "two persons", "two callings", "two offices", "at the time"],
)
def test_look_alikes_are_no_dispute(left: str, right: str) -> None:
    assert points(left, right) == []
