"""Words before or after a full stop that tell whether it ends a sentence; they stand in `data/abbreviations.txt`."""

from __future__ import annotations

from briefer.language.tables import classes

_CLASSES = classes("abbreviations.txt")

TITLES = _CLASSES["titles"]
"""Abbreviations that always lead on to the next word."""
TRAILING = _CLASSES["trailing"]
"""Abbreviations that may end a sentence: only what follows can tell."""
CLOCK = _CLASSES["clock"]
"""What stands after a clock time; a day, month or zone may go on after it."""
COUNTED = _CLASSES["counted"]
"""Abbreviations that lead on to a number."""
CALENDAR = _CLASSES["calendar"]
"""Words in capitals that go on after a clock time."""
STARTERS = _CLASSES["starters"]
"""Words that, in a capital, most likely begin a sentence."""
SPEECH = _CLASSES["speech"]
"""Verbs that lead back from a quotation to its speaker."""
OPEN_ENDED = _CLASSES["open_ended"]
"""Words that cannot end a line that is whole."""
