"""The quality floors: a figure below its floor is named, and raising moves floors one way only."""

from __future__ import annotations

import pytest

from tests.eval import floors

PINNED = {"stories": {"coverage": 0.8, "repeats": 0.1}}


def test_figures_on_their_floors_pass() -> None:
    assert floors.broken({"stories": {"coverage": 0.8, "repeats": 0.1}}, PINNED) == []


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        ({"coverage": 0.799, "repeats": 0.1}, "coverage is 0.799, at least 0.8"),
        ({"coverage": 0.9, "repeats": 0.101}, "repeats is 0.101, at most 0.1"),
        ({"coverage": 0.9}, "repeats was not measured"),
    ],
)
def test_a_worse_or_missing_figure_is_named(figures: dict[str, float], named: str) -> None:
    (line,) = floors.broken({"stories": figures}, PINNED)
    assert named in line


def test_raising_moves_a_floor_only_towards_better_and_rounds_to_the_lenient_side() -> None:
    measured = {"stories": {"coverage": 0.85678, "repeats": 0.2}, "grounding": {"refused": 0.9}}
    raised = floors.raised(measured, PINNED)
    assert raised == {"stories": {"coverage": 0.856, "repeats": 0.1}, "grounding": {"refused": 0.9}}
    assert floors.raised({"stories": {"repeats": 0.0501}}, PINNED)["stories"]["repeats"] == 0.051


def test_a_run_that_raised_the_floors_stands_on_them() -> None:
    measured = {"stories": {"coverage": 0.12345, "repeats": 0.6789, "trap_alarms": 1.2}}
    assert floors.broken(measured, floors.raised(measured, {})) == []


def test_the_pinned_file_is_read() -> None:
    assert floors.load()["stories"]["grounded"] == 1.0
