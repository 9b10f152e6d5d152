"""Any text, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

_ANY = st.characters(exclude_categories=["Cs"])


def any_text(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """The texts that `st.text()` makes.

    Of which characters UTF-8 can encode, Hypothesis makes a table: three seconds in a fresh checkout, in each process.
    They are all but the halves of surrogate pairs, which it knows at once.
    """
    return st.text(_ANY, min_size=min_size, max_size=max_size)
