"""Sentences of news text: where they end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.sentences import sentences
from tests.growth import grows_with_length_only
from tests.texts import any_text


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def one(text: str) -> bool:
    return cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Gen. J. F. Doe at St. Mary's.",
        "Talks began at 5 p.m. Monday in the capital.",
        "The U.S. officials left with the E.U. delegation.",
        "Sales rose 3.5 per cent to $1.2 bn.",
        "It struck on Jan. 5 near No. 10 in the street.",
        "Acme Inc. shares fell; Widget Co. and Gear Ltd. held.",
        "See www.example.co.uk for more.",
        '"Why now?" asked the mayor.',
        '"Stop!" shouted the guard.',
        '"Is it over?" Jane Roe asked.',
        "“Will it hold?” the engineer said.",
        "He waited ... and waited.",
        "The firm Yahoo! said it would sell.",
        "Prof. Lee, Dr. Roe et al. wrote it.",
        "The vote (held on Sunday. or so) was close.",
        "At 5 a.m. Mr. Smith went to the bank.",
        "Her address is Jane.Doe@example.com for now.",
        "At least 12 died, incl. 3 guards.",
        "The court, in Roe v. Wade, ruled on Sat. 5 May.",
        "The U.N. Security Council met at 10 a.m. GMT in New York.",
        "Lt. Gen. A. B. Roe, M.D., and Sgt. Poe left.",
        "The road reopened at 6 : 40 p. m. Sunday, two hours late.",
        "Ferries stopped at 3 p. m. (1200 GMT) in both ports.",
        "Guards say that on Monday around 9 : 15 p. m. Jane Roe left her flat.",
        "He carried a. 38 caliber pistol in his coat.",
        "They found a loaded. 22-calibre rifle under the seat.",
        "Her blood was over the limit of. 05 percent.",
        "The side won 162 and lost 139 (. 538) in four seasons.",
        "A clerk at Lesk (N.J.) High School found it.",
        "She fell near the Corr-Mt. Roe pass, then-No. 2 in height.",
        "He waited.. . and waited.",
        '"Are you hurt?" Roe, 39, a clerk at the Lesk works, said.',
        "If this goes on . . . there is nothing left.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert one(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("He went to the U.S. He stayed.", ["He went to the U.S.", "He stayed."]),
        ("It began at 6 a.m. The crowd left.", ["It began at 6 a.m.", "The crowd left."]),
        ('He said: "We won. We are glad."  They left.', ['He said: "We won.', 'We are glad."', "They left."]),
        ("“We won.” They left.", ["“We won.”", "They left."]),
        ("Who won? Nobody! It ended.", ["Who won?", "Nobody!", "It ended."]),
        ("Nothing is left of it... The rest burned.", ["Nothing is left of it...", "The rest burned."]),
        ("The answer was no. He left.", ["The answer was no.", "He left."]),
        ("There were 5. 12 others fled.", ["There were 5.", "12 others fled."]),
        ("Acme Inc. The rest is history.", ["Acme Inc.", "The rest is history."]),
        ("There he sat. Smith left.", ["There he sat.", "Smith left."]),
        ("Was it you and I. Did you see Al I. Roe?", ["Was it you and I.", "Did you see Al I. Roe?"]),
        ("He joined the F.B.I. in May. Later he left.", ["He joined the F.B.I. in May.", "Later he left."]),
        ("“We are.” “We are not,” she said.", ["“We are.”", "“We are not,” she said."]),
        ("Prices fell (by 3%.) The rest held.", ["Prices fell (by 3%.)", "The rest held."]),
    ],
)
def test_several_sentences(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("They closed it.The rest stayed open.", ["They closed it.", "The rest stayed open."]),
        ('"It is over ." He left .', ['"It is over ."', "He left ."]),
        ('He said it was over ." Nobody knew', ['He said it was over ."', "Nobody knew"]),
        ("It ended.”They left.", ["It ended.”", "They left."]),
        ("It ended. ” They left.", ["It ended. ”", "They left."]),
        ("It ended. .", ["It ended. ."]),
        ("‘ The road is shut. ’ They turned back.", ["‘ The road is shut. ’", "They turned back."]),
        ("“ I cried, ‘ Stop! ’ ” she said.", ["“ I cried, ‘ Stop! ’ ” she said."]),
        ("They met at 7 p. m. Nobody spoke.", ["They met at 7 p. m.", "Nobody spoke."]),
        ("Two fled . 38 people died .", ["Two fled .", "38 people died ."]),
    ],
)
def test_scraped_text_with_odd_spaces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_domain_name_is_not_a_missing_space() -> None:
    assert one("It was seen on Example.Com and node.Js this week.")


# ---------------------------------------------------------------- lines
def test_a_blank_line_always_ends_a_sentence() -> None:
    assert cut("Fire in the old town\n\nit began at noon") == ["Fire in the old town", "it began at noon"]
    assert cut("Fire in the old town\r\n \r\nIt began") == ["Fire in the old town", "It began"]


def test_a_line_that_ends_with_a_full_stop_ends_its_sentence() -> None:
    assert cut("They paid me nothing.\nso I left") == ["They paid me nothing.", "so I left"]
    assert one("It began at 5 p.m.\nand went on")
    assert one("“Why?”\nhe asked")


def test_wrapped_lines_stay_together() -> None:
    text = (
        "The bridge over the river was closed on Friday morning after inspectors\n"
        "found cracks in two of its piers. The road will stay shut until Dr.\n"
        "Smith has looked at them."
    )
    assert len(cut(text)) == 2


def test_a_short_line_before_a_full_paragraph_is_a_heading() -> None:
    text = "Bridge closed\nThe bridge over the river was closed on Friday morning after inspectors found cracks."
    assert cut(text)[0] == "Bridge closed"


def test_list_items_are_sentences_of_their_own() -> None:
    assert cut("What we know:\n• two dead\n• five hurt\n• one missing") == [
        "What we know:",
        "• two dead",
        "• five hurt",
        "• one missing",
    ]
    assert cut("1. Two died.\n2. Five were hurt.") == ["1. Two died.", "2. Five were hurt."]
    assert cut("Points: • two dead • five hurt") == ["Points:", "• two dead", "• five hurt"]


# ---------------------------------------------------------------- properties
_NEWS = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "Smith",
            "said",
            "it.",
            "The",
            "U.S.",
            "a.m.",
            '"',
            "“",
            "”",
            "...",
            "?",
            "!",
            "5",
            "3.2",
            "\n",
            "\n\n",
            " ",
            ". ",
            "• ",
            "J.",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(any_text(max_size=200), _NEWS))
def test_spans_are_ordered_trimmed_and_cover_everything(text: str) -> None:
    last = 0
    for span in sentences(text):
        piece = text[span.start : span.end]
        assert span.start >= last
        assert piece == piece.strip()
        assert not text[last : span.start].strip()
        last = span.end
    assert not text[last:].strip()


@given(_NEWS, st.integers(0, 20), st.integers(0, 20))
def test_a_part_of_a_text_is_read_by_its_own_offsets(text: str, skip: int, drop: int) -> None:
    start, end = min(skip, len(text)), max(min(skip, len(text)), len(text) - drop)
    for span in sentences(text, start, end):
        assert start <= span.start < span.end <= end


@pytest.mark.parametrize("piece", ["a. ", ".", '"', "A.\n", "word ", "• ", "Mr."])
def test_time_grows_with_length_only(piece: str) -> None:
    assert grows_with_length_only(sentences, piece)
