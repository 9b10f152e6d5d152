"""What a run says on standard error while it works: a line a story, as text or as JSON; progress on a terminal only."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Log:
    """Writes log lines to `stream`; `as_json` makes each a JSON object, `quiet` keeps all but warnings back."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    as_json: bool = False
    quiet: bool = False

    def say(self, event: str, text: str, **fields: object) -> None:
        """A line about something that went well."""
        if not self.quiet:
            self._write(event, text, fields)

    def warn(self, event: str, text: str, **fields: object) -> None:
        """A line about something that did not; told in any case."""
        self._write(event, text, fields)

    def progress(self, step: str, done: int, total: int) -> None:
        """How far a step is, in place, where somebody is looking."""
        if self._shown():
            tally = f" {done}/{total}" if total > 1 else ""
            print(f"\r\x1b[K{step}{tally} …", end="", file=self.stream, flush=True)

    def _shown(self) -> bool:
        return not self.quiet and not self.as_json and self.stream.isatty()

    def _write(self, event: str, text: str, fields: dict[str, object]) -> None:
        if self._shown():
            print("\r\x1b[K", end="", file=self.stream)
        line = (
            json.dumps({"event": event, **fields}, ensure_ascii=False, default=str) if self.as_json else f"briefer: {text}"
        )
        print(line, file=self.stream, flush=True)
