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

DETECTORS: tuple[tuple[Detector, ...], ...] = (
    (attribution.find, characterisation.find, occurrence.find),
    (figure.find,),
    (contradictions.find,),
    (place.find,),
    (participants.find,),
    (quotation.find,),
    (time.find,),
    (variants.find,),
)
"""Each looks at the whole story by itself; `disputes` settles what they find. Those of one group place the claims on the
same scales, so they stay in one process; what takes longest stands first."""
