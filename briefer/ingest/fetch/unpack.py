"""Compressed answers unpacked piece by piece, so that a small answer that unpacks to a huge one stops at the cap."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

_STEP = 64 * 1024
_GZIP = b"\x1f\x8b"


class TooLarge(Exception):
    """The unpacked bytes are more than allowed."""


class Damaged(Exception):
    """The bytes are not what their encoding says, or break off."""


def unpacked(chunks: Iterable[bytes], encoding: str, cap: int) -> bytes:
    """All bytes of an answer, unpacked: `encoding` is its Content-Encoding (gzip, deflate, br; empty for none).

    No more than `cap` bytes and one step of 64 KiB are ever held. Raises `TooLarge`, and `Damaged` for bytes that cannot be
    unpacked or an encoding that is not read.
    """
    out = bytearray()
    for piece in _pieces(chunks, encoding.strip().lower()):
        out += piece
        if len(out) > cap:
            raise TooLarge
    return bytes(out)


def _pieces(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        yield from chunks
    elif encoding in {"gzip", "x-gzip", "deflate"}:
        yield from _zipped(chunks, raw_too=encoding == "deflate")
    elif encoding == "br":
        yield from _brotli(chunks)
    else:
        raise Damaged(f"its encoding, {encoding[:40]!r}, is not read")


def _zipped(chunks: Iterable[bytes], *, raw_too: bool) -> Iterator[bytes]:
    """gzip (of one or several members) and zlib; "deflate" is by many servers sent without zlib's frame."""
    unzip, begun = zlib.decompressobj(47), False
    for chunk in chunks:
        data = chunk
        while data:
            try:
                piece = unzip.decompress(data, _STEP)
            except zlib.error:
                if begun or not raw_too:
                    raise Damaged("it cannot be unpacked") from None
                unzip, raw_too = zlib.decompressobj(-15), False
                continue
            begun = True
            yield piece
            if unzip.eof:
                data = unzip.unused_data.lstrip(b"\x00")
                if data and not _GZIP.startswith(data[:2]):
                    return  # what some servers leave behind the end
                unzip = zlib.decompressobj(47) if data else unzip
            else:
                data = unzip.unconsumed_tail
    if begun and not unzip.eof:
        raise Damaged("it breaks off")


class _Brotli(Protocol):
    def process(self, data: bytes, output_buffer_limit: int = ...) -> bytes: ...
    def can_accept_more_data(self) -> bool: ...
    def is_finished(self) -> bool: ...


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    unpack: _Brotli = brotli.Decompressor()
    begun = False
    for chunk in chunks:
        try:
            piece = unpack.process(chunk, output_buffer_limit=_STEP)
            begun = True
            # All input may have been taken in while there is still more to come out of it.
            while piece or not unpack.can_accept_more_data():
                yield piece
                piece = b"" if unpack.is_finished() else unpack.process(b"", output_buffer_limit=_STEP)
        except brotli.error:
            raise Damaged("it cannot be unpacked") from None
    if begun and not unpack.is_finished():
        raise Damaged("it breaks off")
