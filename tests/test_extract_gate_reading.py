"""What the gate reads of a text: verbs with their parties, what is denied, how surely, and who says what."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefer.extract.grounding.align import align
from briefer.extract.grounding.certainty import Mode, modes
from briefer.extract.grounding.persons import same_speaker
from briefer.extract.grounding.polarity import Sign, signs
from briefer.extract.grounding.reading import Reading, read
from briefer.extract.grounding.thesaurus import phrase_at, thesaurus
from briefer.extract.grounding.told import told
from briefer.language.tokens import lemma
from tests.texts import any_text


def texts(reading: Reading, indices: tuple[int, ...]) -> list[str]:
    return [reading.tokens[i].text for i in indices]


def verb(text: str, word: str) -> tuple[list[str], list[str]]:
    """Who does the word's verb, and to what."""
    reading = read(text)
    found = next(v for v in reading.verbs if reading.tokens[v.main].text == word)
    return texts(reading, found.doer), texts(reading, found.done_to)


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "word", "doer", "done_to"),
        [
            ("The board sacked the coach.", "sacked", ["board"], ["coach"]),
            ("The coach was sacked by the board.", "sacked", ["board"], ["coach"]),
            ("The board, which met late, sacked the coach.", "sacked", ["board"], ["coach"]),
            ("The union representing the staff sacked the coach.", "sacked", ["union"], ["coach"]),
            ("The board met and sacked the coach.", "sacked", ["board"], ["coach"]),
            ("The fans asked the board to sack the coach.", "sack", ["board"], ["coach"]),
            ("The price fell by 5 percent.", "fell", ["price"], []),
        ],
    )
    def test_a_verb_has_a_doer_and_what_it_is_done_to(self, text: str, word: str, doer: list[str], done_to: list[str]):
        assert verb(text, word) == (doer, done_to)

    def test_plural_nouns_are_no_verbs(self):
        reading = read("The guard noticed the empty frames at noon.")
        assert [reading.tokens[v.main].text for v in reading.verbs] == ["noticed"]


class TestSigns:
    @pytest.mark.parametrize(
        ("text", "word", "sign"),
        [
            ("The bell rang.", "rang", Sign.AFFIRMED),
            ("The bell did not ring.", "ring", Sign.DENIED),
            ("No bell rang.", "rang", Sign.DENIED),
            ("None of the bells rang.", "rang", Sign.DENIED),
            ("Nobody can say that the bell did not ring.", "ring", Sign.DENIED),
            ("The priest denied that the bell rang.", "rang", Sign.DENIED),
            ("The ringers avoid ringing.", "ringing", Sign.DENIED),
            ("The priest denied that the bell did not ring.", "ring", Sign.AFFIRMED),
            ("The bell failed to ring.", "ring", Sign.DENIED),
            ("The bell was not heard in Lund or Malm.", "heard", Sign.DENIED),
            ("Light is back in much of the town but not in Malm.", "Malm", Sign.DENIED),
            ("No fewer than nine bells rang.", "rang", Sign.AFFIRMED),
            ("He left without a word.", "word", Sign.DENIED),
        ],
    )
    def test_a_word_is_affirmed_or_denied(self, text: str, word: str, sign: Sign):
        reading = read(text)
        at = max(i for i, token in enumerate(reading.tokens) if token.text == word)
        assert signs(reading)[at] is sign


class TestModes:
    @pytest.mark.parametrize(
        ("text", "word", "mode"),
        [
            ("The council approved the plan.", "approved", Mode.FACT),
            ("The council approves the plan.", "approves", Mode.PRESENT),
            ("The council will approve the plan.", "approve", Mode.AHEAD),
            ("The council is to approve the plan.", "approve", Mode.AHEAD),
            ("The council may approve the plan.", "approve", Mode.POSSIBLE),
            ("The council is likely to approve the plan.", "approve", Mode.LIKELY),
            ("The council must approve the plan.", "approve", Mode.REQUIRED),
            ("The council wants to approve the plan.", "approve", Mode.WANTED),
            ("If the council approves the plan, work begins.", "approves", Mode.CONDITIONAL),
            ("It is unclear whether the council approved the plan.", "approved", Mode.CONDITIONAL),
            ("The plan would have passed.", "passed", Mode.CONDITIONAL),
            ("Work will begin if the council agrees.", "begin", Mode.CONDITIONED),
        ],
    )
    def test_how_a_verb_is_put_forward(self, text: str, word: str, mode: Mode):
        reading = read(text)
        at = next(i for i, token in enumerate(reading.tokens) if token.text == word)
        assert modes(reading)[at] is mode


class TestTold:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("The mayor said the bridge was unsafe.", "The mayor"),
            ("The bridge was unsafe, according to the mayor.", "the mayor"),
            ("“The bridge was unsafe,” the mayor said.", "the mayor"),
            ("Rumours that the bridge was unsafe spread.", None),
            ("The bridge was unsafe, as the mayor concedes.", "mayor"),
            ("The bridge was unsafe, so the mayor.", "mayor"),
            ("The bridge was unsafe, two engineers who have seen the plans say.", "two engineers"),
            ("Two engineers who were on site say the bridge was unsafe.", "Two engineers"),
        ],
    )
    def test_who_says_it(self, text: str, speaker: str | None):
        reading = read(text)
        at = next(i for i, token in enumerate(reading.tokens) if token.text == "unsafe")
        frame = next(frame for frame in told(reading) if frame.start <= at < frame.end)
        assert frame.speaker == speaker

    @pytest.mark.parametrize(
        "text",
        [
            "Voters rejected a proposal to lower the voting age.",
            "The pump wrote bad values into the log.",
            "A band that calls itself Low Tide played twice.",
            "The goal that even their own coach called lucky came late.",
        ],
    )
    def test_an_act_reports_nothing(self, text: str):
        assert told(read(text)) == ()

    def test_a_description_keeps_the_name_that_a_possessor_follows(self):
        assert same_speaker("Nora Quist", "Nora Quist, the harbour's pilot")
        assert not same_speaker("Quist", "Quist's lawyer")


class TestThesaurus:
    def test_sets_are_mutual_and_licences_go_one_way(self):
        known = thesaurus()
        begin, start = known.senses(lemma("begin")), known.senses(lemma("start"))
        assert begin.gives & start.takes
        assert start.gives & begin.takes
        liner, ship = known.senses(lemma("liner")), known.senses(lemma("ship"))
        assert liner.gives & ship.takes
        assert not ship.gives & liner.takes

    def test_contraries_are_told_apart(self):
        assert thesaurus().opposed(lemma("rise"), lemma("fell"))
        assert not thesaurus().opposed(lemma("rise"), lemma("increase"))

    def test_a_phrase_may_have_a_gap_and_articles(self):
        keys = [lemma(word) for word in ("lost", "their", "very", "young", "lives")]
        assert phrase_at(keys, 0, (lemma("lose"), "~", lemma("life"))) == (0, 4)


class TestAlignment:
    def test_a_word_stands_for_the_one_beside_its_neighbours(self):
        passage = read("The north gate opened at six. The south gate opened at nine.")
        statement = read("At nine the south gate opened.")
        alignment = align(statement, passage)
        opened = next(i for i, token in enumerate(statement.tokens) if token.text == "opened")
        assert [passage.sentence_of[at] for at in alignment.best[opened]] == [1]

    def test_a_word_that_the_statement_has_itself_stands_for_no_other(self):
        passage = read("The firm booked rooms at a guest house.")
        statement = read("The firm housed guests at a guest house.")
        alignment = align(statement, passage)
        housed = next(i for i, token in enumerate(statement.tokens) if token.text == "housed")
        assert "booked" not in [passage.tokens[at].text for at in alignment.best[housed]]

    def test_how_much_is_copied(self):
        passage = read("The old bridge over the Oru was closed at noon on Friday.")
        assert align(read("The old bridge over the Oru was closed."), passage).copied == 1.0
        assert align(read("At noon the crossing had to shut."), passage).free


@given(any_text(max_size=200))
def test_any_text_can_be_read(text: str):
    reading = read(text)
    assert len(reading.tags) == len(reading.tokens) == len(reading.segment_of) == len(signs(reading))
    assert all(reading.text[token.start : token.end] == token.text for token in reading.tokens)
    assert all(part.start < part.end for part in reading.parts)
