"""The dispute detectors, one module a kind. A new kind is a new module and a line here."""

from __future__ import annotations

from briefer.reconcile.detectors import figure, occurrence, quotation, time
from briefer.reconcile.topic import Detector

DETECTORS: tuple[Detector, ...] = (figure.find, time.find, quotation.find, occurrence.find)
"""In the order in which they look at a topic; a claim that one of them has placed on a side is not placed by the next."""
