"""The gate's checks of one kind of change each: which way a figure went, shares, whose figure it is, places, what is weighed."""

from __future__ import annotations

import pytest

from briefer.extract.gate import GateContext, supports
from briefer.extract.grounding.directions import turned
from briefer.extract.grounding.reading import read
from briefer.extract.grounding.shares import misshared


class TestDirections:
    @pytest.mark.parametrize(
        ("statement", "passage", "wrong"),
        [
            ("Wool was up 3% by noon.", "Wool closed 3% lower.", True),
            ("Wool rose 3%.", "Wool slid 3%.", True),
            ("Wool lost ground, ending 3% lower.", "Wool fell 3%.", False),
            ("Wool rose 3%.", "Wool did not fall 3%.", False),
            ("Wool rose 3%.", "Wool fell 4%.", False),
            ("The shop put up 3 signs.", "The shop took down 3 signs.", False),
        ],
    )
    def test_a_figure_goes_one_way(self, statement: str, passage: str, wrong: bool):
        assert bool(turned(read(statement), read(passage))) is wrong


class TestShares:
    @pytest.mark.parametrize(
        ("statement", "wrong"),
        [
            ("Most of the 30 wells are dry.", True),
            ("More than half of the village's 30 wells are dry.", True),
            ("Fewer than half of the 30 wells are dry.", False),
            ("Most wells hold water.", False),
        ],
    )
    def test_a_share_in_words_is_the_one_the_figures_make(self, statement: str, wrong: bool):
        assert bool(misshared(read(statement), read("Eleven of the village's 30 wells are dry."))) is wrong

    def test_a_passage_that_says_most_of_the_whole_itself_may_be_followed(self):
        passage = read("Eleven of the 30 wells are dry, and most of the 30 wells are shallow.")
        assert not misshared(read("Most of the 30 wells are shallow."), passage)


@pytest.mark.parametrize(
    ("statement", "passage", "speaker"),
    [
        ("The union counts 40 injured.", "The mill counts 12 injured. The union says there were 40 injured.", "the union"),
        (
            "While the mill counted 12 injured, the union found 40.",
            "The mill counted 12 injured. The union counted 40.",
            None,
        ),
    ],
)
def test_a_figure_stays_with_who_gives_it(statement: str, passage: str, speaker: str | None):
    assert "give" not in supports(statement, passage, GateContext(speaker=speaker)).reason


@pytest.mark.parametrize(
    ("statement", "passage", "speaker", "reason"),
    [
        (
            "The mill puts the injured at 40.",
            "The mill counts 12 injured. The union says there were 40 injured.",
            "the mill",
            "the passage has “The union”",
        ),
        (
            "A worn belt caused the fire.",
            "By noon a fire that its owner blamed on a worn belt was out.",
            None,
            "does not state the cause",
        ),
        ("The mill is weighing a sale.", "The mill will sell.", None, "only “weighing”"),
        ("The ford has been shut since 3 May.", "The ford has been shut since at least 3 May.", None, "hedges “3 May”"),
        ("The guard rang the depot.", "The guard was rung at dawn.", None, "has “rang” done to whom"),
        ("The tenor asked the jury to meet.", "The jury had summoned the tenor.", None, "the other way round"),
        (
            "She told reporters at the stadium that nobody would be sacked.",
            "She told reporters in parliament that nobody would be sacked.",
            None,
            "the passage says “in parliament”",
        ),
        (
            "Her note asked for the leak to be mended, and it was.",
            "Her note asked for the leak to be mended. Nobody did.",
            None,
            "Nobody did",
        ),
    ],
)
def test_the_reason_of_a_refusal(statement: str, passage: str, speaker: str | None, reason: str):
    verdict = supports(statement, passage, GateContext(speaker=speaker))
    assert not verdict.supported
    assert reason.lower() in verdict.reason.lower()
