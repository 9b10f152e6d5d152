"""From bytes to text, the same way every time.

UTF-8 comes first, with UTF-16 and UTF-32 told by their mark or by where their zero bytes lie. Only bytes that are none of
these are guessed: mostly ASCII text is Windows-1252, for anything else charset-normalizer decides. Line ends become "\\n",
as Python's text mode has it (universal newlines), and a byte-order mark is no part of the text.
"""

from __future__ import annotations

import re

from briefer.language.records import dataclass

_ZIP = "a zip archive or an office document"
_PACKED = "a compressed file"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", _ZIP), (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"), (b"GIF87a", "a picture"), (b"GIF89a", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"),
    (b"RIFF", "sound, film or a picture"), (b"OggS", "sound or film"), (b"ID3", "sound"), (b"fLaC", "sound"),
    (b"\x1aE\xdf\xa3", "film"), (b"\x00\x00\x00\x18ftyp", "film"), (b"\x00\x00\x00 ftyp", "film"),
    (b"\x1f\x8b\x08", _PACKED), (b"BZh", _PACKED), (b"\xfd7zXZ\x00", _PACKED), (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED), (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"), (b"bplist00", "a web archive"),
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\xc0-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")
_NEWLINE = re.compile(r"\r\n?")
_HIGH_RUN = re.compile(rb"[\xc0-\xff]{4}")
BINARY_SHARE = 0.02
"""Text holds at most this share of control characters…"""
BINARY_COUNT = 8
"""… or fewer than so many of them."""
WESTERN_SHARE = 0.15
"""Text with at most this share of non-ASCII letters is taken for a western language."""
_GUESSES = [
    "cp1251", "koi8_r", "cp866", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "cp1252", "iso8859_5", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
"""What charset-normalizer may choose from: legacy encodings in which news is found."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what is to be said of its decoding."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def binary_kind(data: bytes) -> str | None:
    """What the bytes are if they are no text ("a picture", "a program"), else null."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if _wide(data):
        return None
    count = len(_CONTROL.findall(data))
    return "binary data" if count >= BINARY_COUNT and count > BINARY_SHARE * len(data) else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes. `declared` is the encoding that a web page names; it counts only where UTF-8 fails.

    Never raises: bytes that no encoding explains become U+FFFD, and a note says so.
    """
    wide = _wide(data)
    if wide is not None:
        return _noted(data.decode(wide, errors="replace"), wide, ())
    try:
        return _noted(data.decode("utf-8-sig"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return _noted(data.decode("utf-8-sig", errors="replace"), "utf-8", ())
    encoding = _declared(data, declared)
    if encoding is not None:
        return _noted(data.decode(encoding), encoding, ())
    encoding = _guess(data)
    name = _name(encoding)
    return _noted(data.decode(encoding, errors="replace"), name, (f"encoding guessed: {name}",))


def universal_newlines(text: str) -> str:
    """The text with every line end as "\\n", as Python's text mode reads it."""
    return _NEWLINE.sub("\n", text) if "\r" in text else text


def _noted(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    broken = text.count("\ufffd")
    if broken:
        notes += (f"{broken} broken character{'s' if broken > 1 else ''} replaced",)
    return Decoded(universal_newlines(text), encoding, notes)


def _wide(data: bytes) -> str | None:
    """UTF-32 or UTF-16, by the byte-order mark or by the zero bytes of mostly ASCII text; null where it is neither."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")) and len(data) % 4 == 0 and _decodes(data, "utf-32"):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    if len(data) % 4 == 0:
        for name, text_byte in (("utf-32-le", 0), ("utf-32-be", 3)):
            others = b"".join(head[i::4] for i in range(4) if i != text_byte)
            if others.count(0) > 0.9 * len(others) and head[text_byte::4].count(0) < 0.1 * len(head[text_byte::4]):
                return name
    even, odd = head[0::2], head[1::2]
    for name, text_half, zero_half in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if zero_half.count(0) > 0.5 * len(zero_half) and text_half.count(0) < 0.05 * len(text_half):
            return name
    return None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Are most of the non-ASCII bytes sound UTF-8, and only a few broken?"""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = sum(1 for c in text if c > "\x7f") - text.count("\ufffd")
    return sound >= 2 * broken


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    # A page that says ISO-8859-1 means Windows-1252 (WHATWG Encoding Standard, "names and labels").
    latin = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso_8859-1"}
    name = "cp1252" if declared.lower() in latin else declared.lower()
    return name if name.replace("_", "-") not in {"utf-8", "utf8"} and _decodes(data, name) else None


def _guess(data: bytes) -> str:
    high, plain = len(_HIGH.findall(data)), len(_LETTER.findall(data))
    if high <= WESTERN_SHARE * (high + plain) and not _HIGH_RUN.search(data) and _decodes(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536], cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else "cp1252"


def _name(encoding: str) -> str:
    match = re.fullmatch(r"cp(125\d)", encoding)
    return f"windows-{match[1]}" if match else encoding.replace("_", "-")
