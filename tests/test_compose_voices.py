"""Who stands behind a position: outlets are counted, and so are the wires and the speakers behind them."""

from __future__ import annotations

from briefer.compose.voices import speakers, wires
from briefer.models import Claim
from briefer.render.marks import Tally
from tests.stories import claims

HOLM = "At least 40 people were hurt in the clashes, police chief Mira Holm said."
AGAIN = "Police chief Mira Holm said that at least 40 people had been hurt in the clashes."
PLAIN = "At least 40 people were hurt in the clashes at the port."


def told(*texts: str) -> list[Claim]:
    return [claim for n, text in enumerate(texts, 1) for claim in claims(text, f"S{n}")]


def test_two_outlets_that_quote_one_official_are_two_reports_of_one_speaker():
    found = speakers(told(HOLM, AGAIN))
    assert len(found) == 1
    assert "Mira Holm" in found[0]


def test_what_an_article_says_itself_has_no_speaker():
    assert speakers(told(HOLM, PLAIN)) == ()


def test_sources_of_one_origin_are_one_wire():
    assert wires(told(HOLM, HOLM, AGAIN), {"S1": "O1", "S2": "O1", "S3": "O2"}) == 1
    assert wires(told(HOLM, AGAIN), {"S1": "O1", "S2": "O2"}) == 0


def test_the_page_says_so():
    assert Tally(4, 6, 2, wires=1, speakers=1).side == "4 sources, 2 origins, 1 wire, 1 speaker"
    assert Tally(2, 6, 2, speakers=1).side == "2 sources, 1 speaker"
    assert Tally(1, 6, 1, speakers=1).side == "1 source"
