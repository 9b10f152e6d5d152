"""Bytes to text: what is told for certain, what is guessed and said so, and line ends as Python's text mode has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefer.ingest.decode import binary_kind, decode, universal_newlines
from briefer.ingest.stored import stored_text

RUSSIAN = "Переговоры прошли в понедельник. Стороны договорились встретиться снова."
CZECH = "Vláda v pondělí žádala o pomoc při řešení krize, řekl po zasedání její mluvčí."
ENGLISH = "The ferry’s owner said “it was late” – by an hour. The café stayed open; a ticket is £5."


def test_utf8_needs_no_note() -> None:
    decoded = decode("Ihr Café schließt.\n".encode())
    assert (decoded.text, decoded.encoding, decoded.notes) == ("Ihr Café schließt.\n", "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_is_told_by_its_mark_or_its_zero_bytes(encoding: str) -> None:
    decoded = decode(ENGLISH.encode(encoding))
    assert decoded.text == ENGLISH
    assert decoded.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (CZECH, "cp1250", "windows-1250"),
    ],
)
def test_other_encodings_are_guessed_and_the_guess_is_noted(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes == (f"encoding guessed: {name}",)


def test_the_encoding_that_a_page_declares_counts_where_utf8_fails() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "KOI8-R").notes == ()
    assert decode(RUSSIAN.encode(), "koi8-r").text == RUSSIAN


def test_a_declared_latin_1_means_windows_1252() -> None:
    assert decode(ENGLISH.encode("cp1252"), "iso-8859-1").text == ENGLISH


def test_an_encoding_nobody_knows_is_passed_over() -> None:
    assert decode(ENGLISH.encode("cp1252"), "x-unheard-of").text == ENGLISH


def test_broken_bytes_in_utf8_are_replaced_and_counted() -> None:
    decoded = decode("The café reopened – “at last”".encode() + b"\xff, she said.")
    assert decoded.text == "The café reopened – “at last”\ufffd, she said."
    assert decoded.notes == ("1 broken character replaced",)


def test_line_ends_are_those_of_pythons_text_mode(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes(b"one\r\ntwo\rthree\nfour\r\n\r\nfive\x0csix\x00seven")
    assert stored_text(path) == path.read_text(encoding="utf-8") == "one\ntwo\nthree\nfour\n\nfive\x0csix\x00seven"


@given(st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=("Cs",))))
@example("\ufeffstarts with the mark itself")
@example("\r\r\n\n\r")
def test_any_text_in_utf8_and_utf16_comes_back(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding)).text == universal_newlines(text)
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == universal_newlines(text)


WESTERN = st.lists(
    st.sampled_from(["the", "ferry", "was", "café", "naïve", "–", "“late”", "don’t", "£5", "€3", "Müller", "à\r\n", "\n"]),
    min_size=1,
).map(lambda words: "Officials said the harbour was " + " ".join(words))


@given(WESTERN)
def test_any_western_text_in_windows_1252_comes_back(text: str) -> None:
    data = text.encode("cp1252")
    assume(not _is_utf8(data))
    assert decode(data).text == universal_newlines(text)


@given(st.binary())
def test_no_bytes_make_it_fail_and_the_same_bytes_make_the_same_text(data: bytes) -> None:
    decoded = decode(data)
    assert decoded == decode(data)
    assert "\r" not in decoded.text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"{\\rtf1 text}", "a rich-text document"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (bytes(range(32)) * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind


@pytest.mark.parametrize(
    "data", [b"", b"Plain text.\x00 A stray zero byte.", ENGLISH.encode("utf-16-le"), RUSSIAN.encode("cp1251")]
)
def test_text_is_not_taken_for_binary(data: bytes) -> None:
    assert binary_kind(data) is None
