"""How the matches of a pattern may begin: enough to leave most of a long list of patterns untried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.beginnings import beginnings, heads


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("within reach", {"with"}),
        ("(?:only |just )?a matter of", {"only", "just", "a "}),
        ("organi[sz]ed", {"orga"}),
        ("colou?r", {"colo"}),
        ("home stretch|final stretch", {"home", "fina"}),
        ("no (?:closer|nearer)", {"no "}),
        ("(?:un)?(?:safe|sound)", {"unsa", "unso", "safe", "soun"}),
    ],
)
def test_what_a_match_may_begin_with(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern) == found


@pytest.mark.parametrize("pattern", [r"\d+ percent", "a?bc", "[st]oon", "(?:very )+good", "(?!no)t", ""])
def test_a_source_that_does_not_tell(pattern: str) -> None:
    assert beginnings(pattern) == {""}


def test_the_heads_of_a_word() -> None:
    assert heads("No") == ("n", "no", "no ")
    assert heads("Exits") == ("e", "ex", "exi", "exit")


PATTERNS = (
    "(?:a|the|some)? ?(?:gulf|rift) between", "near(?:ly|by)? (?:done|there)", "(?:miles|far) apart", "deadlock(?:ed)?",
    "(?:an? )?(?:out|up)rage(?:ous)?", "well[- ](?:run|handled)", "(?:so|as|too) (?:far|near)|in vain", "no{2,}n",
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "a",
        "the",
        "gulf",
        "rift",
        "between",
        "nearly",
        "nearby",
        "done",
        "there",
        "miles",
        "far",
        "apart",
        "deadlocked",
        "an",
        "outrageous",
    ]
) | (
    st.sampled_from(
        ["uprage", "well-run", "well", "handled", "so", "as", "too", "near", "in", "vain", "nooon", "Far", "DONE", "some"]
    )
)


@given(st.lists(WORDS, max_size=6).map(" ".join), st.sampled_from(PATTERNS))
def test_no_match_is_missed(text: str, pattern: str) -> None:
    found = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    if found and beginnings(pattern) != {""}:
        word = re.compile(r"\w+").match(text, found.start())
        assert word is not None
        assert beginnings(pattern) & {*heads(word[0])}
