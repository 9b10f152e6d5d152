"""Claims → Ledger: who copied whom, what speaks of the same thing, where the sources differ and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.reconcile.ledger import reconcile

__all__ = ["reconcile"]


def __getattr__(name: str) -> object:
    """`reconcile`, loaded when it is asked for: who asks a model needs `origins` long before, and nothing else."""
    if name == "reconcile":
        from briefer.reconcile.ledger import reconcile

        return reconcile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
