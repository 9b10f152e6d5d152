"""The dispute detectors, one module a kind. A new kind is a new module and a line here."""

from __future__ import annotations

from briefer.reconcile.detectors import (
    attribution,
    characterisation,
    contradictions,
    figure,
    occurrence,
    participants,
    place,
    quotation,
    time,
    variants,
)
from briefer.reconcile.story import Detector

DETECTORS: tuple[Detector, ...] = (
    figure.find,
    time.find,
    place.find,
    quotation.find,
    participants.find,
    attribution.find,
    characterisation.find,
    occurrence.find,
    contradictions.find,
    variants.find,
)
"""Each looks at the whole story by itself; `disputes` settles what they find."""
