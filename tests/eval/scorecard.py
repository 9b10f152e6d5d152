"""Put a measurement into docs/scorecard.md as it was printed: `python -m tests.eval | python -m tests.eval.scorecard embedded`.

The page holds `<!-- measured: NAME -->` … `<!-- /measured -->` around each; the command that measures stands above it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scorecard.md"


def with_measurement(page: str, name: str, printed: str) -> str:
    """The page with what was printed in its place. Raises `KeyError` where the page has no such place."""
    place = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n).*?(<!-- /measured -->)", re.DOTALL)
    body = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())
    new, count = place.subn(lambda m: f"{m[1]}```text\n{body}\n```\n{m[2]}", page)
    if not count:
        raise KeyError(name)
    return new


def main(arguments: list[str]) -> int:
    """Take a measurement from standard input and write it into the page, and to standard output."""
    if len(arguments) != 1:
        print("usage: … | python -m tests.eval.scorecard NAME", file=sys.stderr)
        return 2
    printed = sys.stdin.read()
    sys.stdout.write(printed)
    try:
        page = with_measurement(PAGE.read_text(encoding="utf-8"), arguments[0], printed)
    except KeyError:
        print(f"{PAGE.name} has no place named {arguments[0]}", file=sys.stderr)
        return 2
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
