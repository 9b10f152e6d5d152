"""Draw the picture of the page that README.md shows: `python docs/picture.py [BRIEFING.pdf] [PICTURE.png]`.

Without arguments it draws `out/briefing.pdf`, which `make brief` makes, as `docs/page.png`. The same PDF gives the same
picture: no clock and no chance, and a palette in a fixed order.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 1300
"""Pixels: about twice what a README is shown at, so that small type can be read."""
MOST = 400_000
"""Bytes of the largest picture that is written."""

# Each channel in 16 steps: ink on paper needs no more, and the colours then fit a palette.
_STEPS = bytes((value >> 4) * 17 for value in range(256))
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(pdf: Path, width: int = WIDTH) -> bytes:
    """The first page of a PDF as a PNG that is `width` pixels wide.

    Raises `ValueError` where the page has more colours than a palette holds.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        raw = bytes(bitmap.buffer).translate(_STEPS)
        step, across, down, stride = bitmap.n_channels, bitmap.width, bitmap.height, bitmap.stride
    finally:
        document.close()
    rows = [raw[y * stride : y * stride + across * step] for y in range(down)]
    pixels = [[row[x : x + 3] for x in range(0, len(row), step)] for row in rows]
    palette = sorted({colour for row in pixels for colour in row})
    if len(palette) > 256:
        raise ValueError(f"{pdf}: {len(palette)} colours are more than a palette holds")
    index = {colour: number for number, colour in enumerate(palette)}
    lines = b"".join(b"\0" + bytes(map(index.__getitem__, row)) for row in pixels)
    head = across.to_bytes(4, "big") + down.to_bytes(4, "big") + bytes((8, 3, 0, 0, 0))
    parts = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def main(arguments: list[str]) -> int:
    """Draw the picture and say how large it is; exits 1 where there is no PDF or the picture is too large."""
    pdf = Path(arguments[0]) if arguments else ROOT / "out" / "briefing.pdf"
    target = Path(arguments[1]) if len(arguments) > 1 else ROOT / "docs" / "page.png"
    if not pdf.is_file():
        print(f"{pdf}: there is no such file; make brief makes it", file=sys.stderr)
        return 1
    data = picture(pdf)
    if len(data) > MOST:
        print(f"{target}: {len(data):,} bytes are more than {MOST:,}", file=sys.stderr)
        return 1
    target.write_bytes(data)
    print(f"{target}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
