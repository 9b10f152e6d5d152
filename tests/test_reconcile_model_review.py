"""A last reading of the articles: what there is to tell and who tells it, how contested each point is, what was missed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefer.models import Citation, Claim, ContestedKind, ContestedPoint, Position
from briefer.reconcile.model.checks import Agreed, Checked, Finder, Point, Problem, Side
from briefer.reconcile.model.passages import Passage, best, passages, shown
from briefer.reconcile.model.review import MOST_PROPOSED, View, apply, merged, points_of, size, view, within
from briefer.reconcile.model.wire import Reviewed
from tests.modelled import article
from tests.test_reconcile_model import said

A, B = said("S1", "The dam broke on Monday.", 0), said("S2", "On Monday the dam broke.", 0)
C = said("S3", "The dam gave way on Monday.", 0)
FORTY, SIXTY = said("S1", "The union counts 40 ships.", 2), said("S2", "The port counts 60 ships.", 2)
FIFTY, EXTRA = said("S3", "The mayor counts 50 ships.", 2), said("S4", "Forty ships are late, the union says.", 2)
ORIGIN = {f"S{n}": f"S{n}" for n in range(1, 6)}
PASSAGES = tuple(
    Passage(n, (claim.source,), claim.statement, (claim,))
    for n, claim in enumerate((A, B, C, FORTY, SIXTY, FIFTY, EXTRA), 1)
)
DAM, DAM_2, DAM_3, UNION, PORT, MAYOR, UNION_2 = range(1, 8)
"""Numbers of the passages."""


def fact(*claims: Claim, weight: int = 2) -> Agreed:
    return Agreed(claims, "", weight)


def dispute(*sides: tuple[Claim, ...], kind: ContestedKind = "figure", by: Finder = "reader", grade: int = 5) -> Point:
    return Point(kind, "ships", tuple(Side(claims, "") for claims in sides), frozenset({by}), grade)


def reviewed(found: Checked, *proposed: Point, **answer: Any) -> Checked:
    whole = {"facts": [], "points": [], "contested": []} | answer
    return apply(Reviewed.model_validate(whole), view(found, PASSAGES, proposed), found, ORIGIN)


def judged(point: int, grade: int, *answers: list[int], same_as: int = 0) -> dict[str, Any]:
    return {"point": point, "grade": grade, "same_as": same_as, "answers": list(answers)}


def cited(found: Checked) -> list[list[str]]:
    return [[claim.statement for claim in fact.claims] for fact in found.facts]


def sides(point: Point) -> list[list[str]]:
    return [[claim.statement for claim in side.claims] for side in point.sides]


class TestPassages:
    TEXT = "The dam\n\nThe dam broke on Monday. Nobody had warned the villages."
    COPY = "The dam\n\nThe dam broke on Monday. A siren was heard."

    def claim(self, source: str, text: str, quote: str) -> Claim:
        start = text.index(quote)
        citation = Citation(source=source, start=start, end=start + len(quote), quote=quote)
        return said(source, quote).model_copy(update={"citation": citation})

    def test_sentences_that_bear_a_claim_numbered_through(self) -> None:
        articles = [article("S1", self.TEXT), article("S2", self.COPY)]
        claims = [
            self.claim("S1", self.TEXT, "The dam broke on Monday."),
            self.claim("S2", self.COPY, "A siren was heard."),
        ]
        found = passages(articles, claims, {})
        assert [(p.number, p.sources, p.text) for p in found] == [
            (1, ("S1",), "The dam broke on Monday."),
            (2, ("S2",), "A siren was heard."),
        ]

    def test_what_copies_have_word_for_word_is_one(self) -> None:
        articles = [article("S1", self.TEXT), article("S2", self.COPY)]
        claims = [self.claim(s, t, "The dam broke on Monday.") for s, t in (("S1", self.TEXT), ("S2", self.COPY))]
        (passage,) = passages(articles, claims, {"S1": "O1", "S2": "O1"})
        assert passage.sources == ("S1", "S2")
        assert shown([passage]).splitlines() == ["S1 = S2", "1 The dam broke on Monday."]

    def test_two_that_happen_to_say_the_same_are_two(self) -> None:
        articles = [article("S1", self.TEXT), article("S2", self.COPY)]
        claims = [self.claim(s, t, "The dam broke on Monday.") for s, t in (("S1", self.TEXT), ("S2", self.COPY))]
        assert len(passages(articles, claims, {})) == 2

    def test_what_an_answer_cites_is_numbered_first_whether_or_not_a_claim_of_it_has_passed(self) -> None:
        articles = [article("S1", self.TEXT), article("S2", self.COPY)]
        cited = {"S2": {self.COPY.index("The dam broke"), self.COPY.index("A siren")}}
        before = passages(articles, (), {}, cited)
        claims = [
            self.claim("S1", self.TEXT, "Nobody had warned the villages."),
            self.claim("S2", self.COPY, "A siren was heard."),
        ]
        after = passages(articles, claims, {}, cited)
        assert [(p.number, p.text, len(p.claims)) for p in after] == [
            (1, "The dam broke on Monday.", 0),
            (2, "A siren was heard.", 1),
            (3, "Nobody had warned the villages.", 1),
        ]
        assert [(p.number, p.text) for p in before] == [(p.number, p.text) for p in after[:2]]

    def test_the_claim_that_comes_nearest_is_cited(self) -> None:
        union, crane = said("S1", "The union counts 40 ships."), said("S1", "A crane has fallen into the harbour.")
        passage = Passage(1, ("S1",), "", (union, crane))
        assert best(passage, "A crane fell into the harbour.") == (crane,)


def telling(statement: str, *sentences: int, weight: int = 3) -> dict[str, Any]:
    return {"statement": statement, "sentences": list(sentences), "weight": weight}


class TestWhatIsShown:
    def test_points_and_the_articles(self) -> None:
        found = Checked(facts=[fact(A, B)], points=[dispute((FORTY,), (SIXTY,))])
        assert view(found, PASSAGES[:2]).text.splitlines() == [
            "Contested",
            "P1 figure: ships",
            " a The union counts 40 ships.",
            " b The port counts 60 ships.",
            "Articles",
            "S1",
            "1 The dam broke on Monday.",
            "S2",
            "2 On Monday the dam broke.",
        ]

    IDLE = tuple(Passage(n, ("S5",), "A choir sang in the park.", ()) for n in range(10, 40))

    def test_of_too_many_sentences_first_one_for_each_answer_of_each_point(self) -> None:
        found = Checked(points=[dispute((FORTY, EXTRA), (SIXTY,)), dispute((A, C), (FIFTY,))])
        assert self.within(found, 60) == [DAM, UNION, PORT, MAYOR]
        assert self.within(found, 80) == [DAM, DAM_3, UNION, PORT, MAYOR, UNION_2]

    def test_then_those_that_have_most_to_do_with_the_points(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        assert self.within(found, 50) == [UNION, PORT, MAYOR, UNION_2]

    def test_without_points_those_that_say_what_several_sources_do(self) -> None:
        assert self.within(Checked(), 60)[:2] == [DAM, DAM_2]

    def within(self, found: Checked, room: int) -> list[int]:
        """The sentences of the story that so many words show among many others."""
        seen = within(view(found, (*self.IDLE, *PASSAGES)), room)
        assert size(seen) <= room
        return [passage.number for passage in seen.passages if passage in PASSAGES]

    def test_what_was_refused_and_may_be_mended(self) -> None:
        problems = [Problem("contested “ships”", "the figures agree", "S1"), Problem("a fact", "no", "S1", again=False)]
        assert view(Checked(problems=problems), PASSAGES[:1]).text.splitlines() == [
            "Refused",
            "- contested “ships”: the figures agree",
            "Articles",
            "S1",
            "1 The dam broke on Monday.",
        ]

    def test_of_too_many_disputes_of_detectors_the_surest(self) -> None:
        def found(n: int, sure: float) -> ContestedPoint:
            sides = tuple(Position(claims=(claim,), value="", origins=1) for claim in (FORTY, SIXTY))
            return ContestedPoint(id=f"C{n}", topic=f"topic {n}", kind="figure", positions=sides, sure=sure)

        points = points_of([found(1, 0.5), *(found(n, 0.6) for n in range(2, MOST_PROPOSED + 1)), found(99, 0.9)])
        assert [point.topic for point in points] == [f"topic {n}" for n in (*range(2, MOST_PROPOSED + 1), 99)]

    def test_nothing_found_is_nothing_shown(self) -> None:
        assert view(Checked(), ()) == View()


class TestFacts:
    def test_what_there_is_to_tell_is_cited_for_every_sentence_that_tells_it(self) -> None:
        result = reviewed(Checked(), facts=[telling("The dam broke on Monday.", DAM, DAM_2, DAM_3)])
        assert cited(result) == [[A.statement, B.statement, C.statement]]
        assert [(f.wording, f.weight) for f in result.facts] == [("The dam broke on Monday.", 3)]

    def test_what_the_rules_group_follows_as_details(self) -> None:
        result = reviewed(Checked(facts=[fact(A), fact(FORTY)]), facts=[telling("The dam broke on Monday.", DAM, DAM_2)])
        assert cited(result) == [[A.statement, B.statement], [A.statement], [FORTY.statement]]
        assert [f.weight for f in result.facts] == [3, 1, 1]

    def test_it_stays_as_it_was_where_nothing_is_told(self) -> None:
        assert [f.weight for f in reviewed(Checked(facts=[fact(A)])).facts] == [2]

    def test_a_sentence_with_another_figure_does_not_tell_it(self) -> None:
        result = reviewed(Checked(), facts=[telling("The union counts 40 ships.", UNION, PORT)])
        assert cited(result) == [[FORTY.statement]]
        assert [p.reason for p in result.problems] == ["their figures differ"]

    def test_one_that_denies_it_neither(self) -> None:
        denial = said("S2", "The dam did not break on Monday.", 0)
        found = (*PASSAGES[:1], Passage(2, ("S2",), denial.statement, (denial,)))
        answer = Reviewed.model_validate(
            {"facts": [telling("The dam did break on Monday.", 1, 2)], "points": [], "contested": []}
        )
        assert cited(apply(answer, View(passages=found), Checked(), ORIGIN)) == [[A.statement]]

    def test_of_a_sentence_that_says_two_things_the_one_that_bears_it_out(self) -> None:
        dead, hurt = said("S1", "The flood killed 40 people."), said("S1", "The flood injured 60 people in the town.")
        both = Passage(1, ("S1",), "The flood killed 40 people and injured 60 in the town.", (hurt, dead))
        answer = Reviewed.model_validate(
            {"facts": [telling("The flood killed 40 people in the town.", 1)], "points": [], "contested": []}
        )
        assert cited(apply(answer, View(passages=(both,)), Checked(), ORIGIN)) == [[dead.statement]]

    def test_what_cites_no_sentence_is_not_told(self) -> None:
        result = reviewed(Checked(), facts=[telling("The dam broke.", 99)])
        assert not result.facts
        assert [p.reason for p in result.problems] == ["there is no sentence 99"]


class TestPoints:
    def test_an_answer_is_cited_for_every_sentence_that_gives_it(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        result = reviewed(found, points=[judged(1, 5, [UNION, UNION_2], [PORT])])
        assert sides(result.points[0]) == [[FORTY.statement, EXTRA.statement], [SIXTY.statement]]

    def test_a_sentence_that_gives_both_answers_belongs_to_none(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        result = reviewed(found, points=[judged(1, 5, [UNION, UNION_2], [PORT, UNION_2])])
        assert sides(result.points[0]) == [[FORTY.statement], [SIXTY.statement]]

    def test_what_rests_on_a_sentence_of_another_answer_is_cited_only_where_the_source_says_nothing_clearer(self) -> None:
        clear = said("S1", "The port's own list has 60 ships.", 6)
        rests = said("S1", "The port counts 60 ships.", 5).model_copy(update={"citation": FORTY.citation})
        for held, kept in (((SIXTY, clear, rests), (SIXTY, clear)), ((SIXTY, rests), (SIXTY, rests))):
            found = Checked(points=[dispute((FORTY,), held)])
            passages = (*PASSAGES, Passage(9, ("S1",), "", held[1:]))
            answer = Reviewed.model_validate({"facts": [], "points": [judged(1, 5, [UNION], [PORT, 9])], "contested": []})
            (point,) = apply(answer, view(found, passages), found, ORIGIN).points
            assert point.sides[1].claims == kept

    def test_answers_that_make_no_dispute_leave_it_as_it_was(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        result = reviewed(found, points=[judged(1, 5, [UNION], [UNION_2])])
        assert sides(result.points[0]) == [[FORTY.statement], [SIXTY.statement]]

    def test_what_nobody_is_misled_by_is_told_as_facts(self) -> None:
        result = reviewed(Checked(points=[dispute((FORTY,), (SIXTY,))]), points=[judged(1, 2), judged(7, 1)])
        assert not result.points
        assert cited(result) == [[FORTY.statement], [SIXTY.statement]]

    def test_points_that_ask_the_same_are_one(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,)), dispute((EXTRA,), (SIXTY,), (FIFTY,), kind="time")])
        answers = [[UNION, UNION_2], [PORT]]
        result = reviewed(found, points=[judged(1, 5, *answers), judged(2, 5, *answers, [MAYOR], same_as=1)])
        assert [sides(p) for p in result.points] == [
            [[FORTY.statement, EXTRA.statement], [SIXTY.statement], [FIFTY.statement]]
        ]

    def test_one_that_shares_an_answer_adds_its_others(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,)), dispute((FORTY,), (FIFTY,), kind="time")])
        result = reviewed(found, points=[judged(1, 5), judged(2, 5, same_as=1)])
        assert [sides(p) for p in result.points] == [[[FORTY.statement], [SIXTY.statement], [FIFTY.statement]]]

    def test_what_a_detector_holds_for_contested_stands_where_the_model_grades_it_so(self) -> None:
        proposed = dispute((FORTY,), (SIXTY,), kind="occurrence", by="rule", grade=0)
        assert len(reviewed(Checked(), proposed, points=[judged(1, 3)]).points) == 1
        assert not reviewed(Checked(), proposed, points=[judged(1, 2)]).points
        assert not reviewed(Checked(), proposed).points

    def test_it_is_told_in_the_words_of_the_clearest_claim(self) -> None:
        proposed = dispute((FORTY,), (SIXTY,), by="rule", grade=0)
        result = reviewed(Checked(), proposed, points=[judged(1, 5, [UNION_2, UNION], [PORT])])
        assert [side.claims[0].statement for side in result.points[0].sides] == [FORTY.statement, SIXTY.statement]
        assert not any(side.wording for side in result.points[0].sides)

    @pytest.mark.parametrize(
        ("first", "second", "voices", "enough"),
        [(4, 5, 2, True), (5, 4, 2, True), (4, 4, 2, False), (4, 4, 3, True), (4, 3, 3, False), (4, 3, 4, True)],
    )
    def test_the_less_sure_both_readers_are_the_more_articles_have_to_speak_of_it(
        self, first: int, second: int, voices: int, enough: bool
    ) -> None:
        others = (SIXTY, FIFTY, EXTRA)[: voices - 1]
        found = Checked(points=[dispute((FORTY,), others, grade=first)])
        six = {f"S{n}": f"S{n}" for n in range(1, 7)}
        answer = Reviewed.model_validate({"facts": [], "points": [judged(1, second)], "contested": []})
        assert bool(apply(answer, view(found, PASSAGES), found, six).points) == enough

    def test_what_either_reader_doubts_does_not_stand(self) -> None:
        sides = (FORTY,), (SIXTY, FIFTY, EXTRA)
        assert not reviewed(Checked(points=[dispute(*sides, grade=4)]), points=[judged(1, 2)]).points
        doubted = Checked(points=[dispute(*sides, grade=3)])
        assert not view(doubted, PASSAGES).points, "it is not even shown"
        assert cited(reviewed(doubted)) == [[FORTY.statement], [SIXTY.statement, FIFTY.statement, EXTRA.statement]]

    def test_of_a_few_articles_two_are_many(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,), grade=4)])
        answer = Reviewed.model_validate({"facts": [], "points": [judged(1, 4)], "contested": []})
        assert apply(answer, view(found, PASSAGES), found, {"S1": "S1", "S2": "S2", "S3": "S3"}).points

    def test_who_spoke_of_it_for_its_finder_counts_too(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY, FIFTY), grade=4)])
        (point,) = reviewed(found, points=[judged(1, 4, [UNION], [PORT])]).points
        assert sides(point) == [[FORTY.statement], [SIXTY.statement]]

    def test_a_grade_above_the_highest_counts_for_no_more(self) -> None:
        flat, nuance = dispute((FORTY,), (SIXTY,)), dispute((FORTY,), (FIFTY,), kind="characterisation", grade=3)
        result = reviewed(Checked(points=[flat, nuance]), points=[judged(1, 5), judged(2, 99)])
        assert [point.kind for point in result.points] == ["figure"]

    def test_among_flat_contradictions_a_nuance_is_not_told(self) -> None:
        flat = dispute((FORTY,), (SIXTY,))
        nuance = dispute((FORTY,), (FIFTY, SIXTY), kind="characterisation", grade=4)
        other = dispute((SIXTY,), (FIFTY, EXTRA), kind="participants", grade=4)
        grades = [judged(1, 5), judged(2, 4)]
        assert reviewed(Checked(points=[flat, nuance]), points=grades).points == [flat]
        assert len(reviewed(Checked(points=[flat, nuance, other]), points=[*grades, judged(3, 4)]).points) == 3

    def test_what_a_detector_found_too_needs_no_more_than_to_be_worth_telling(self) -> None:
        both = replace(dispute((FORTY,), (SIXTY,), grade=3), by=frozenset({"reader", "rule"}))
        assert reviewed(Checked(points=[both]), points=[judged(1, 3)]).points
        assert not reviewed(Checked(points=[both]), points=[judged(1, 2)]).points

    def test_a_sentence_with_both_figures_stands_for_the_one_that_is_meant(self) -> None:
        forty, sixty = said("S3", "The union counts 40 ships.", 4), said("S3", "The port counts 60 ships.", 4)
        both = Passage(9, ("S3",), "The union counts 40 ships, the port 60.", (forty, sixty))
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        answer = Reviewed.model_validate({"facts": [], "points": [judged(1, 5, [UNION], [PORT, 9])], "contested": []})
        result = apply(answer, view(found, (*PASSAGES, both)), found, ORIGIN)
        assert sides(result.points[0]) == [[FORTY.statement], [SIXTY.statement, sixty.statement]]

    def test_a_question_that_nobody_asked_before(self) -> None:
        positions = [{"sentences": [n], "statement": ""} for n in (UNION, PORT)]
        missed = {"kind": "figure", "topic": "ships", "grade": 5, "positions": positions}
        assert [sides(p) for p in reviewed(Checked(), contested=[missed]).points] == [
            [[FORTY.statement], [SIXTY.statement]]
        ]
        assert not reviewed(Checked(), contested=[missed | {"grade": 2}]).points

    def test_what_only_the_review_finds_has_to_be_beyond_doubt(self) -> None:
        positions = [{"sentences": [n], "statement": ""} for n in (UNION, PORT)]
        missed = {"kind": "figure", "topic": "ships", "grade": 4, "positions": positions}
        assert not reviewed(Checked(), contested=[missed]).points

    def test_sentences_and_points_that_do_not_exist_are_told_of(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,))])
        positions = [{"sentences": [n], "statement": ""} for n in (UNION, 88)]
        missed = {"kind": "figure", "topic": "boats", "grade": 5, "positions": positions}
        result = reviewed(found, points=[judged(1, 5, [UNION, 77], [PORT]), judged(9, 5)], contested=[missed])
        assert [(p.what, p.reason) for p in result.problems[:3]] == [
            ("contested point 9", "there is no such point"),
            ("contested “ships”", "there is no sentence 77"),
            ("contested “boats”", "there is no sentence 88"),
        ]
        assert len(result.points) == 1

    def test_it_is_checked_as_any_other(self) -> None:
        positions = [{"sentences": [n], "statement": ""} for n in (UNION, UNION_2)]
        missed = {"kind": "figure", "topic": "ships", "grade": 5, "positions": positions}
        result = reviewed(Checked(), contested=[missed])
        assert not result.points
        assert [p.reason for p in result.problems] == ["the figures agree"]


def test_answers_about_facts_and_about_points_are_one() -> None:
    facts = Reviewed.model_validate({"facts": [telling("The dam broke.", DAM)], "points": [], "contested": []})
    points = Reviewed.model_validate({"facts": [], "points": [judged(1, 5)], "contested": []})
    assert merged([facts, points]) == Reviewed(facts=facts.facts, points=points.points, contested=[])
