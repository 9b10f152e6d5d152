"""Reconciliation by a model: what it is shown, what of its answer stands, and what it cannot drop."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.llm.asking import Ask
from briefer.models import Briefing, Claim
from briefer.reconcile.model.checks import Checked, check
from briefer.reconcile.model.figures import clash
from briefer.reconcile.model.ledger import _in_common
from briefer.reconcile.model.lines import Line, numbered, once
from briefer.reconcile.model.topics import topic_of, words_of
from briefer.reconcile.model.wire import Reconciled
from tests.llm_script import Answer
from tests.modelled import DAY, Desk, article, claim, engine_briefing, line_of


def said(source: str, text: str, order: int = 0) -> Claim:
    """A claim in a source's own words."""
    report = article(source, f"Title\n\n{text}")
    from briefer.extract.engine import extract

    made = next(c for c in extract(report).claims if c.citation.quote.rstrip(".") in text)
    return made.model_copy(update={"id": f"{source}.{order}", "order": order})


def lines(*claims: Claim) -> list[Line]:
    return [Line(n, (c,)) for n, c in enumerate(claims, 1)]


def checked(answer: dict[str, Any], *claims: Claim) -> Checked:
    whole = {"facts": [], "contested": [], "updates": []} | answer
    return check(Reconciled.model_validate(whole), lines(*claims), {c.source: c.source for c in claims})


def point(kind: str, *positions: list[int]) -> dict[str, Any]:
    return {"contested": [{"kind": kind, "topic": "t", "positions": [{"claims": p, "statement": ""} for p in positions]}]}


class TestLines:
    words = st.sampled_from(
        [
            "rain",
            "fell",
            "on",
            "orrin",
            "while",
            "the",
            "ferry",
            "left",
            "port",
            "with",
            "forty",
            "people",
            "and",
            "a",
            "dog",
        ]
    )

    @given(texts=st.lists(st.lists(words, min_size=3, max_size=8).map(" ".join), min_size=1, max_size=40))
    def test_every_claim_stands_in_one_line(self, texts: list[str]) -> None:
        base = said("S1", "The ferry left the port at noon.")
        claims = [base.model_copy(update={"id": f"S1.{n}", "order": n, "statement": text}) for n, text in enumerate(texts)]
        made = numbered(once(claims, {}))
        assert sorted(c.id for line in made for c in line.claims) == sorted(c.id for c in claims)
        assert [line.number for line in made] == list(range(1, len(made) + 1))

    def test_near_claims_follow_one_another(self) -> None:
        told = ["The ferry Halcyon sank.", "Taxes will rise in May.", "The ferry Halcyon has sunk."]
        made = numbered(once([said(f"S{n}", text) for n, text in enumerate(told, 1)], {}))
        assert [line.claims[0].source for line in made] == ["S1", "S3", "S2"]

    def test_copies_are_one_line(self) -> None:
        copies = [said("S1", "The ferry sank at noon."), said("S2", "The ferry sank at noon.")]
        made = numbered(once(copies, {"S1": "O1", "S2": "O1"}))
        assert [line.text for line in made] == ["1 S1+S2 The ferry sank at noon."]


class TestWhatIsNoDispute:
    @pytest.mark.parametrize(
        ("kind", "left", "right", "reason"),
        [
            ("figure", "About 12,000 people marched.", "Some 11,940 people marched.", "the figures agree"),
            ("figure", "The pipe is 32 kilometres long.", "The pipe is 20 miles long.", "the figures agree"),
            (
                "figure",
                "Losses are $14 million a day.",
                "Losses are 13 million euros a day.",
                "the figures measure different things",
            ),
            (
                "quotation",
                "Brandt said: “The rudder is gone.”",
                "“The rudder is gone,” Brandt said.",
                "the quoted words are the same",
            ),
        ],
    )
    def test_what_agrees(self, kind: str, left: str, right: str, reason: str) -> None:
        result = checked(point(kind, [1], [2]), said("S1", left), said("S2", right))
        assert not result.points
        assert [p.reason for p in result.problems] == [reason]

    def test_one_source_against_itself(self) -> None:
        a, b = said("S1", "The union counts 40 ships."), said("S1", "The port counts 60 ships.", 1)
        assert checked(point("figure", [1], [2]), a, b).problems[0].reason == "its positions are not from different sources"

    def test_unknown_numbers(self) -> None:
        result = checked(point("figure", [1], [9]), said("S1", "The union counts 40 ships."))
        assert [p.reason for p in result.problems] == [
            "there is no claim 9",
            "it needs two positions, each with claims of its own that exist",
        ]

    def test_a_dispute(self) -> None:
        result = checked(
            point("figure", [1], [2]), said("S1", "The union counts 40 ships."), said("S2", "The port counts 60 ships.")
        )
        assert [len(p.sides) for p in result.points] == [2]
        assert not result.problems


class TestWhatIsNotOneFact:
    def test_other_figures_are_kept_apart(self) -> None:
        a, b, c = (
            said("S1", "The fire killed 12 people."),
            said("S2", "The fire killed 21 people."),
            said("S3", "The fire killed 12."),
        )
        result = checked({"facts": [{"claims": [1, 2, 3], "statement": "", "weight": 3}]}, a, b, c)
        assert [[x.source for x in fact.claims] for fact in result.facts] == [["S1", "S3"], ["S2"]]
        assert not result.problems[0].again

    def test_a_denial_is_kept_apart(self) -> None:
        assert clash(said("S1", "The police used force."), said("S2", "The police did not use force.")) != ""

    def test_what_is_denied_only_for_a_time_is_no_denial(self) -> None:
        told, until = said("S1", "The ferry sailed on Friday."), said("S2", "The ferry never sailed until Friday.")
        assert clash(told, until) == ""

    def test_a_condition_denies_nothing(self) -> None:
        unless = said("S1", "The ferry sails again unless a storm comes by Friday.")
        assert clash(unless, said("S2", "If no storm comes by Friday, the ferry sails again.")) == ""

    def test_a_denial_in_other_words_is_not(self) -> None:
        assert clash(said("S1", "The talks ended without a deal."), said("S2", "No deal was reached in the talks.")) == ""


class TestTopics:
    def test_a_plain_topic_stands(self) -> None:
        sides = [[said("S1", "The union counts 40 ships late.")], [said("S2", "The port counts 60 ships late.")]]
        assert topic_of("number of ships late", "figure", sides) == ("Number of ships late", "")

    def test_what_no_claim_speaks_of_gives_way_to_plain_words(self) -> None:
        sides = [[said("S1", "The union counts 40 ships.")], [said("S2", "The port counts 60 ships.")]]
        topic, reason = topic_of("Who bribed the mayor", "figure", sides)
        assert topic == "how many or how much (counts, ships)"
        assert "bribed" in reason

    def test_names_are_the_sides_own_and_other_words_the_story_s(self) -> None:
        sides = [[said("S1", "The union counts 40 ships.")], [said("S2", "The port counts 60 ships.")]]
        story = words_of([*sides[0], said("S3", "Harbour master Ilse Brandt fears delays at the quays of Orrin.")])
        assert topic_of("ships burnt at the quays", "figure", sides, story)[1] == "no claim speaks of the topic's “burnt”"
        assert topic_of("ships with delays at the quays", "figure", sides, story)[1] == ""
        assert topic_of("Orrin's ships", "figure", sides, story)[1] == "no claim speaks of the topic's “Orrin's”"
        assert topic_of("ships late at Orrin", "figure", sides, story)[1] == "no claim speaks of the topic's “Orrin”"

    def test_plain_words_leave_out_that_somebody_says_it(self) -> None:
        sides = [[said("S1", "The union says 40 ships are late.")], [said("S2", "The port says 60 ships are late.")]]
        assert topic_of("Who bribed the mayor", "figure", sides)[0] == "how many or how much (ships, late)"


UNION = "Port strike\n\nThe union says 3,100 people are on strike at Orrin.\n\nThe operator says 1,950 people are on strike at Orrin."
OPERATOR = "Strike at port\n\nAt Orrin 1,950 people are on strike, the operator says.\n\nThe port is closed."


def strike(desk: Desk) -> Briefing:
    return engine_briefing(desk, [article("S1", UNION), article("S2", OPERATOR)])


def strike_claims(ask: Ask[Any]) -> Answer:
    told = {
        "S1": [
            claim("The union says 3,100 people are on strike at Orrin.", 2, speaker="the union"),
            claim("The operator says 1,950 people are on strike at Orrin.", 3, speaker="the operator"),
        ],
        "S2": [
            claim("The operator says 1,950 people are on strike at Orrin.", 2, speaker="the operator"),
            claim("The port is closed.", 3),
        ],
    }
    return {"claims": told[ask.subject], "instructions": []}


def test_a_fact_cites_each_source_once_where_it_says_it_best() -> None:
    def reconcile(ask: Ask[Any]) -> Answer:
        return {"facts": [{"claims": [1, 2, 3], "statement": "", "weight": 3}], "contested": [], "updates": []}

    texts = [
        "Port strike\n\nThe port of Orrin is closed by a strike.\n\nSome 3,100 people are on strike.",
        "Strike at port\n\nThe port of Orrin has been closed by a strike.\n\nShips wait.",
    ]
    told = {
        "S1": [claim("The port of Orrin is closed by a strike.", 2), claim("Some 3,100 people are on strike.", 3)],
        "S2": [claim("The port of Orrin has been closed by a strike.", 2)],
    }
    desk = Desk(extract=lambda ask: {"claims": told[ask.subject], "instructions": []}, reconcile=reconcile)
    briefing = engine_briefing(desk, [article(f"S{n}", text) for n, text in enumerate(texts, 1)])
    shared = next(f for f in briefing.facts if len(f.citations) > 1)
    assert [(c.source, "closed" in c.quote) for c in shared.citations] == [("S1", True), ("S2", True)]


def test_words_that_the_gate_refuses_give_way_to_the_claim_that_comes_nearest_to_them() -> None:
    def reconcile(ask: Ask[Any]) -> Answer:
        group = [line_of(ask, "Ships"), line_of(ask, "closed")]
        return {
            "facts": [{"claims": group, "statement": "The port of Orrin is closed by pirates.", "weight": 3}],
            "contested": [],
            "updates": [],
        }

    texts = ["Port\n\nShips wait in the bay of Tarn.", "Port\n\nThe port of Orrin is closed by a strike."]
    told = {"S1": "Ships wait in the bay of Tarn.", "S2": "The port of Orrin is closed by a strike."}
    desk = Desk(extract=lambda ask: {"claims": [claim(told[ask.subject], 2)], "instructions": []}, reconcile=reconcile)
    briefing = engine_briefing(desk, [article(f"S{n}", text) for n, text in enumerate(texts, 1)])
    assert [f.statement for f in briefing.facts] == [told["S2"]]
    assert any("pirates" in line for line in briefing.integrity)


def test_the_latest_value_of_an_update_is_a_fact_as_well() -> None:
    def reconcile(ask: Ask[Any]) -> Answer:
        early, late = line_of(ask, "130"), line_of(ask, "275")
        return {
            "facts": [{"claims": [n], "statement": "", "weight": 3} for n in (early, late)],
            "contested": [],
            "updates": [{"topic": "Flights cancelled", "steps": [[early], [late]]}],
        }

    texts = ["Fog\n\nBy Monday 130 flights were cancelled.", "Fog\n\nBy Tuesday 275 flights were cancelled."]
    told = {f"S{n}": text.split("\n\n")[1] for n, text in enumerate(texts, 1)}
    desk = Desk(extract=lambda ask: {"claims": [claim(told[ask.subject], 2)], "instructions": []}, reconcile=reconcile)
    reports = [article(f"S{n}", text, DAY + dt.timedelta(days=n)) for n, text in enumerate(texts, 1)]
    briefing = engine_briefing(desk, reports)
    assert [[v.value for v in u.values] for u in briefing.updates] == [["130", "275"]]
    assert [f.statement for f in briefing.facts if f.on_page] == [told["S2"]]


class TestWhatNoModelCanDrop:
    def test_a_dispute_that_a_detector_proved(self) -> None:
        briefing = strike(Desk(extract=strike_claims))
        assert [c.kind for c in briefing.contested] == ["figure"]

    def test_and_it_comes_once_where_the_model_tells_it_too(self) -> None:
        def reconcile(ask: Ask[Any]) -> Answer:
            union, operator = (
                line_of(ask, "3,100"),
                [n for n in (1, 2, 3, 4) if n != line_of(ask, "3,100") and n != line_of(ask, "closed")],
            )
            positions = [{"claims": [union], "statement": ""}, {"claims": operator, "statement": ""}]
            told = {"kind": "figure", "topic": "Number on strike", "positions": positions}
            return {
                "facts": [{"claims": [line_of(ask, "closed")], "statement": "", "weight": 2}],
                "contested": [told],
                "updates": [],
            }

        briefing = strike(Desk(extract=strike_claims, reconcile=reconcile))
        assert [c.topic for c in briefing.contested] == ["Number on strike"]
        assert {c.source for p in briefing.contested[0].positions for c in p.citations} == {"S1", "S2"}

    def test_merging_both_sides_into_one_fact_does_not_hide_it(self) -> None:
        def reconcile(ask: Ask[Any]) -> Answer:
            return {"facts": [{"claims": [1, 2, 3, 4], "statement": "", "weight": 3}], "contested": [], "updates": []}

        briefing = strike(Desk(extract=strike_claims, reconcile=reconcile))
        assert len(briefing.contested) == 1
        assert not [f for f in briefing.facts if {"3,100", "1,950"} <= {w for c in f.citations for w in c.quote.split()}]


def test_both_answers_in_one_sentence_are_cited_each_by_its_part() -> None:
    text = "Strike\n\nThe union says 3,100 people are on strike, but the operator says 1,950 people are on strike."
    other = "Strike\n\nThe operator says 1,950 people are on strike."

    def extracted(ask: Ask[Any]) -> Answer:
        mine = [claim("The operator says 1,950 people are on strike.", 2, speaker="the operator")]
        if ask.subject == "S1":
            mine.insert(0, claim("The union says 3,100 people are on strike.", 2, speaker="the union"))
        return {"claims": mine, "instructions": []}

    def reconcile(ask: Ask[Any]) -> Answer:
        union = line_of(ask, "3,100")
        sides = [[union], [n for n in (1, 2, 3) if n != union]]
        told = {"kind": "figure", "topic": "Number on strike", "positions": [{"claims": s, "statement": ""} for s in sides]}
        return {"facts": [{"claims": [union], "statement": "", "weight": 3}], "contested": [told], "updates": []}

    briefing = engine_briefing(Desk(extract=extracted, reconcile=reconcile), [article("S1", text), article("S2", other)])
    left, right = briefing.contested[0].positions
    assert [c.quote for c in left.citations] == ["The union says 3,100 people are on strike"]
    assert all("3,100" not in c.quote for c in right.citations)


class TestWordsInThePlaceOfRefusedOnes:
    """A wording that the gate refuses gives way to a claim's own: to one that says little beyond what the others say."""

    def test_what_the_claims_have_in_common_is_told(self) -> None:
        claims = [
            said("S1", "A storm wrecked the pier at Tarn on Monday and sank nine boats."),
            said("S2", "A storm wrecked the pier at Tarn on Monday."),
            said("S3", "The pier at Tarn was wrecked by a storm on Monday, the mayor said."),
        ]
        assert _in_common(claims, "A storm wrecked the pier at Tarn.") == claims[1].statement

    def test_not_a_figure_that_others_give_otherwise(self) -> None:
        claims = [said("S1", "The storm sank 9 boats at Tarn."), said("S2", "The storm sank 12 boats at Tarn.")]
        claims.append(said("S3", "The storm sank boats at Tarn harbour in the night."))
        assert _in_common(claims, "The storm sank dozens of boats at Tarn.") == claims[2].statement

    def test_nor_a_denial_of_something_beside_it(self) -> None:
        claims = [said("S1", "The mayor says nobody was on the pier that the storm wrecked at Tarn.")]
        claims.append(said("S2", "In the night the storm off the coast wrecked what there was of the pier."))
        assert _in_common(claims, "The storm wrecked the pier at Tarn.") == claims[1].statement
