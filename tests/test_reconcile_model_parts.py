"""A story of many claims: its parts, what they found together, and what a last question makes of it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefer.models import Briefing, Claim, ContestedKind
from briefer.reconcile.model.checks import Agreed, Checked, Point, Side, check
from briefer.reconcile.model.lines import Line
from briefer.reconcile.model.overview import View, apply, together, view
from briefer.reconcile.model.parts import parts
from briefer.reconcile.model.questions import Asking
from briefer.reconcile.model.wire import Found, Joined
from tests.llm_script import Fails
from tests.modelled import Desk, engine_briefing, river, rivers
from tests.test_reconcile_model import said

Pair = tuple[int, int]


class TestParts:
    @given(
        count=st.integers(1, 60),
        pairs=st.dictionaries(st.tuples(st.integers(0, 59), st.integers(0, 59)), st.floats(0.1, 1.0), max_size=80),
        home=st.integers(1, 20),
        more=st.integers(0, 6),
    )
    def test_every_line_has_a_place(self, count: int, pairs: dict[Pair, float], home: int, more: int) -> None:
        near = {(i, j): value for (i, j), value in pairs.items() if i < j < count}
        cut = parts(count, near, home, home + more)
        assert {line for part in cut for line in part} == set(range(count))
        assert all(part == sorted(set(part)) and len(part) <= home + more for part in cut)
        assert cut == parts(count, dict(reversed(near.items())), home, home + more)

    def test_topics_stay_together(self) -> None:
        topics = [range(0, 10), range(10, 20), range(20, 30)]
        near = {pair: 0.5 for topic in topics for pair in combinations(topic, 2)}
        assert parts(30, near, 10, 12) == [list(topic) for topic in topics]

    def test_what_is_near_to_two_parts_stands_in_both(self) -> None:
        topics = [range(0, 10), range(10, 20)]
        near = {pair: 0.5 for topic in topics for pair in combinations(topic, 2)} | {(9, 10): 0.4}
        shared = {frozenset(part) for part in parts(20, near, 10, 11)}
        assert any({9, 10} <= part for part in shared)


def told(source: str, text: str, order: int = 0) -> Claim:
    return said(source, text, order)


A, B = told("S1", "The dam broke on Monday."), told("S2", "On Monday the dam broke.")
C, D = told("S3", "The dam burst on Monday.", 1), told("S4", "The dam gave way on Monday.", 1)
FORTY, SIXTY = told("S1", "The union counts 40 ships.", 2), told("S2", "The port counts 60 ships.", 2)
FIFTY, EXTRA = told("S3", "The mayor counts 50 ships.", 2), told("S4", "Forty ships are late, the union says.", 2)
ORIGIN = {f"S{n}": f"S{n}" for n in range(1, 6)}


def fact(*claims: Claim, weight: int = 2) -> Agreed:
    return Agreed(claims, "", weight)


def dispute(*sides: tuple[Claim, ...], kind: ContestedKind = "figure") -> Point:
    return Point(kind, "ships", tuple(Side(claims, "") for claims in sides))


def ids(*claims: Claim) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)


class TestWhatPartsFoundTogether:
    def test_facts_that_hold_the_same_of_what_both_parts_saw_are_one(self) -> None:
        whole = together([Checked(facts=[fact(A, B, C)]), Checked(facts=[fact(A, B, D)])], [ids(A, B, C), ids(A, B, D)])
        assert [ids(*f.claims) for f in whole.facts] == [ids(A, B, C, D)]

    def test_facts_that_share_one_source_s_claim_may_be_two(self) -> None:
        whole = together([Checked(facts=[fact(A, B)]), Checked(facts=[fact(A, C)])], [ids(A, B), ids(A, C)])
        assert len(whole.facts) == 2

    def test_a_lone_claim_that_another_part_groups_is_told_once(self) -> None:
        whole = together([Checked(facts=[fact(A)]), Checked(facts=[fact(A, B)])], [ids(A), ids(A, B)])
        assert [ids(*f.claims) for f in whole.facts] == [ids(A, B)]

    def test_a_dispute_that_two_parts_found_is_one_with_all_its_answers(self) -> None:
        whole = together(
            [
                Checked(points=[dispute((FORTY,), (SIXTY,))]),
                Checked(points=[dispute((FORTY, EXTRA), (SIXTY,), (FIFTY,))]),
            ],
            [ids(FORTY, SIXTY), ids(FORTY, SIXTY, FIFTY, EXTRA)],
        )
        assert [[ids(*s.claims) for s in p.sides] for p in whole.points] == [[ids(FORTY, EXTRA), ids(SIXTY), ids(FIFTY)]]

    def test_another_kind_of_question_on_the_same_claims_is_another(self) -> None:
        found = [Checked(points=[dispute((FORTY,), (SIXTY,))])]
        found += [Checked(points=[dispute((FORTY,), (SIXTY,), kind="attribution")])]
        assert len(together(found, [ids(FORTY, SIXTY)] * 2).points) == 2


def joined(found: Checked, **answer: Any) -> Checked:
    whole = {"same": [], "contested": [], "points": []} | answer
    return apply(Joined.model_validate(whole), view(found), found, ORIGIN)


class TestTheOverview:
    def test_what_is_shown(self) -> None:
        found = Checked(facts=[fact(A, B), fact(FORTY)], points=[dispute((FORTY,), (SIXTY,))])
        assert view(found).text.splitlines() == [
            "Facts",
            "1 S1+S2 The dam broke on Monday.",
            "Contested",
            "P1 figure: ships",
            "2 S1 The union counts 40 ships.",
            "3 S2 The port counts 60 ships.",
        ]

    def test_nothing_found_is_nothing_shown(self) -> None:
        assert view(Checked()) == View()

    def test_facts_that_say_the_same_are_joined(self) -> None:
        result = joined(Checked(facts=[fact(A, B), fact(C), fact(FORTY)]), same=[[1, 2, 99]])
        assert [ids(*f.claims) for f in result.facts] == [ids(A, B, C), ids(FORTY)]

    def test_a_line_of_two_sets_states_two_facts(self) -> None:
        result = joined(Checked(facts=[fact(A), fact(B), fact(C)]), same=[[1, 2], [2, 3]])
        assert [ids(*f.claims) for f in result.facts] == [ids(A, B), ids(B, C)]

    def test_facts_whose_figures_differ_are_not(self) -> None:
        result = joined(Checked(facts=[fact(FORTY), fact(SIXTY)]), same=[[1, 2]])
        assert len(result.facts) == 2
        assert [p.reason for p in result.problems] == ["not the same: their figures differ"]

    def test_a_fact_that_gives_a_point_s_answer_joins_it(self) -> None:
        result = joined(Checked(facts=[fact(EXTRA)], points=[dispute((FORTY,), (SIXTY,))]), same=[[1, 2]])
        assert [ids(*s.claims) for s in result.points[0].sides] == [ids(FORTY, EXTRA), ids(SIXTY)]

    def test_two_answers_of_one_point_are_never_the_same(self) -> None:
        result = joined(Checked(points=[dispute((FORTY,), (SIXTY,))]), same=[[1, 2]])
        assert [p.reason for p in result.problems] == ["not the same: they are answers of one contested point"]
        assert len(result.points[0].sides) == 2

    def test_points_whose_answers_are_the_same_are_one(self) -> None:
        found = Checked(points=[dispute((FORTY,), (SIXTY,)), dispute((EXTRA,), (told("S5", "The port counts 60 ships."),))])
        result = joined(found, same=[[1, 3], [2, 4]])
        assert [[len(s.claims) for s in p.sides] for p in result.points] == [[2, 2]]

    def test_points_on_one_topic_with_one_answer_in_common_are_one(self) -> None:
        result = joined(Checked(points=[dispute((FORTY,), (SIXTY,)), dispute((FORTY,), (FIFTY,))]))
        assert [[ids(*s.claims) for s in p.sides] for p in result.points] == [[ids(FORTY), ids(SIXTY), ids(FIFTY)]]

    def test_a_point_of_another_kind_stays_another(self) -> None:
        found = [dispute((FORTY,), (SIXTY,)), dispute((FORTY,), (FIFTY,), kind="attribution")]
        assert len(joined(Checked(points=found)).points) == 2

    def test_a_question_that_no_part_could_see(self) -> None:
        question = {"kind": "figure", "topic": "ships", "positions": [{"claims": [n], "statement": ""} for n in (1, 2)]}
        assert len(joined(Checked(facts=[fact(FORTY), fact(SIXTY)]), contested=[question]).points) == 1

    def test_it_is_checked_as_any_other(self) -> None:
        question = {"kind": "figure", "topic": "ships", "positions": [{"claims": [n], "statement": ""} for n in (1, 2)]}
        result = joined(Checked(facts=[fact(FORTY), fact(EXTRA)]), contested=[question])
        assert not result.points
        assert [p.reason for p in result.problems] == ["the figures agree"]

    def test_a_further_answer_joins_the_point_that_is_repeated(self) -> None:
        found = Checked(facts=[fact(FIFTY)], points=[dispute((FORTY,), (SIXTY,))])
        positions = [{"claims": [n], "statement": ""} for n in (2, 3, 1)]
        result = joined(found, contested=[{"kind": "figure", "topic": "ships", "positions": positions}])
        assert [[ids(*s.claims) for s in p.sides] for p in result.points] == [[ids(FORTY), ids(SIXTY), ids(FIFTY)]]

    def test_the_answers_of_a_withdrawn_point_are_facts(self) -> None:
        result = joined(
            Checked(points=[dispute((FORTY,), (SIXTY,))]), points=[{"point": 1, "grade": 1}, {"point": 7, "grade": 1}]
        )
        assert not result.points
        assert [ids(*f.claims) for f in result.facts] == [ids(FORTY), ids(SIXTY)]


class TestAWholeRun:
    def brief(self, **answers: Any) -> tuple[Briefing, Desk]:
        desk = Desk(extract=river, **answers)
        return engine_briefing(desk, rivers()), desk

    def test_parts_then_the_overview_then_the_page(self) -> None:
        _, desk = self.brief()
        assert [ask.stage for ask in desk.asked[2:]] == ["part.v1", "part.v1", "overview.v1", "page.v1"]

    def test_without_an_overview_the_parts_stand(self) -> None:
        briefing, _ = self.brief(overview=lambda ask: Fails("timed out"))
        assert any("parts were not held against each other: timed out" in note for note in briefing.integrity)
        assert len(briefing.facts) == 140


def test_a_mend_of_a_part_shows_only_the_lines_it_is_about() -> None:
    lines = [Line(n, (c,)) for n, c in enumerate((A, B, FORTY, EXTRA), 1)]
    question = {"kind": "figure", "topic": "ships", "positions": [{"claims": [n], "statement": ""} for n in (3, 4)]}
    said_first = Found.model_validate({"contested": [question], "updates": [], "facts": []})
    ask = Asking({}, ()).again(lines, 1, 2, said_first, check(said_first, lines, ORIGIN))
    assert [line[0] for line in ask.messages[1].content.splitlines()[2:-1]] == ["3", "4"]
    assert "the figures agree" in ask.messages[-1].content
