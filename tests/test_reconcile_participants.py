"""Who was there, by one source and by another."""

from __future__ import annotations

import pytest

from tests.stories import ledger


def kinds(*texts: str) -> list[str]:
    return [point.kind for point in ledger(*texts).contested]


@pytest.mark.parametrize(
    "absent",
    [
        "Foreign Minister Ana Delgo did not take part in the talks in Brenn, diplomats said.",
        "Foreign Minister Ana Delgo was not present at the talks in Brenn.",
        "Nor did Ana Delgo show her face at the talks in Brenn.",
        "Ana Delgo stayed away from the talks in Brenn.",
    ],
)
def test_somebody_is_there_and_not_there(absent: str) -> None:
    assert kinds("Foreign Minister Ana Delgo took part in the talks in Brenn, her office said.", absent) == ["participants"]


@pytest.mark.parametrize(
    "other",
    [
        "Foreign Minister Ana Delgo did not attend the funeral in Brenn.",
        "Foreign Minister Ruth Osk did not take part in the talks in Brenn.",
        "Foreign Minister Ana Delgo also attended the talks in Brenn.",
    ],
    ids=["another event", "another person", "no denial"],
)
def test_no_dispute(other: str) -> None:
    assert kinds("Foreign Minister Ana Delgo took part in the talks in Brenn, her office said.", other) == []
