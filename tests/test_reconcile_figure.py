"""Figures that clash, and look-alikes that do not: another part, moment, event, outcome or way to count."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.stories import ledger

UNION = "The union says 6,300 drivers are on strike. The bus company puts the number at 3,900."
AGENCY = "Traffic was quiet on Friday. According to the bus company 3,900 of its staff are not at work."
PAPER = "The depots stood empty. The drivers' union counts 6,300 strikers."


def figures(*texts: str) -> list[set[str]]:
    return [{p.value for p in point.positions} for point in ledger(*texts).contested if point.kind == "figure"]


def test_two_parties_set_side_by_side_bring_in_every_article_that_gives_either_figure():
    points = [point for point in ledger(UNION, AGENCY, PAPER).contested if point.kind == "figure"]
    assert len(points) == 1
    by_value = {p.value: {c.source for c in p.claims} for p in points[0].positions}
    assert by_value == {"6,300": {"S1", "S3"}, "3,900": {"S1", "S2"}}


def test_a_side_cites_only_what_gives_its_figure():
    other = "The drivers' union counts the strikers by the depot. At the depots the drivers' union counts its strikers."
    points = [point for point in ledger(UNION, AGENCY, PAPER, other).contested if point.kind == "figure"]
    quotes = [claim.citation.quote for point in points for p in point.positions for claim in p.claims]
    assert quotes
    assert all("6,300" in quote or "3,900" in quote for quote in quotes)


def test_the_second_figure_may_leave_unsaid_what_it_counts():
    assert figures(
        "Rescuers put the dead at 31. The mayor's own count came to 44.",
        "The mayor says 44 people were killed in the landslide.",
    ) == [{"31", "44"}]


def test_two_articles_give_the_counts_of_two_parties():
    assert figures(
        "About 400 teachers are on strike at the schools of Arnholt, the union says.",
        "At the schools of Arnholt 250 teachers are on strike, according to the city council.",
    ) == [{"About 400", "250"}]


def test_one_number_with_hedges_that_exclude_one_another():
    assert figures(
        "The council debate on the budget lasted nearly five hours.",
        "The budget debate in the council lasted more than five hours.",
    ) == [{"nearly five hours", "more than five hours"}]


def sides(*texts: str) -> list[dict[str, set[str]]]:
    points = [point for point in ledger(*texts).contested if point.kind == "figure"]
    return [{p.value: {c.source for c in p.claims} for p in point.positions} for point in points]


def test_a_sentence_that_counts_the_dead_and_the_missing_is_heard_on_both():
    found = sides(
        "The coast guard lists 14 people as missing and six as dead after the ferry sank.",
        "Ten passengers of the ferry are dead and eight missing, the shipping line said.",
        "According to the captain, Ode Lund, six persons have lost their lives, fourteen further persons are missed.",
        "The shipping line's list of the dead holds ten names. Eight more of us have not been found yet.",
    )
    assert {frozenset(values) for values in found} == {frozenset({"14", "eight"}), frozenset({"Ten", "six"})}
    missing = next(values for values in found if "eight" in values)
    assert missing == {"14": {"S1", "S3"}, "eight": {"S2", "S4"}}


def test_figures_that_hedge_one_value_stand_together_and_make_one_dispute():
    found = sides(
        "The clinic said 62 people were killed when the mill in Arn was bombed.",
        "The relief agency said the bombing of the mill in Arn killed 48 people.",
        "More than 60 people were killed in the bombing of the mill in Arn, doctors said.",
        "The bombing of the mill in Arn killed 54 people, the mayor said.",
    )
    assert len(found) == 1
    assert {frozenset(sources) for sources in found[0].values()} == {
        frozenset({"S1", "S3"}), frozenset({"S2"}), frozenset({"S4"}),
    }  # fmt: skip


def test_a_sum_over_years_stands_beside_what_it_is_by_the_year():
    found = sides(
        "The draft foresees 6.5 billion euros for new railways over the five-year plan, the minister said.",
        "The draft foresees nine billion euros for new railways in the five years of the plan, the broadcaster said.",
        "New railways are to get 1.3 billion euros a year, the union said.",
    )
    assert found == [{"6.5 billion euros": {"S1", "S3"}, "nine billion euros": {"S2"}}]


def test_a_share_stands_beside_the_part_and_the_whole_it_is_reckoned_from():
    found = sides(
        "The operator says 31 of 84 ferries, or 37 percent, are running late.",
        "Delays affect 62 percent of the ferries of this week, tables of the harbour office show.",
        "Of the 84 ferries due since Monday 52 have been delayed, the harbour office said.",
    )
    assert found == [{"37 percent": {"S1"}, "62 percent": {"S2", "S3"}}]


def test_as_many_as_a_figure_gives_the_figure():
    found = sides(
        "The union speaks of 5,200 jobs in danger at the mills. Management admits to 2,600 jobs lost.",
        "As many as 5,200 jobs at the mills are for the axe, the union fears.",
    )
    assert found == [{"5,200": {"S1", "S2"}, "2,600": {"S1"}}]


CLINIC = "The explosion at the dye works in Arn injured 64 people, the clinic said."
COUNCIL = "The explosion at the dye works in Arn injured 40 people, the town council said."


def test_a_round_word_that_allows_several_counts_stands_by_itself():
    found = sides(CLINIC, COUNCIL, "Dozens of people were injured in the explosion at the dye works in Arn.")
    assert found == [{"64": {"S1"}, "40": {"S2"}, "Dozens": {"S3"}}]


def test_round_words_that_mean_about_as_much_stand_together():
    found = sides(
        CLINIC,
        COUNCIL,
        "Dozens of people were injured in the explosion at the dye works in Arn.",
        "The explosion at the dye works in Arn left several dozen people injured.",
    )
    assert found == [{"64": {"S1"}, "40": {"S2"}, "Dozens": {"S3", "S4"}}]


def test_a_round_word_that_allows_one_count_stands_beside_it():
    found = sides(
        "The storm in Velm tore down 180 masts, the operator said.",
        "The storm in Velm tore down 900 masts, the union said.",
        "Hundreds of masts in Velm were torn down by the storm.",
    )
    assert found == [{"180": {"S1"}, "900": {"S2", "S3"}}]


def test_an_article_with_a_count_of_its_own_is_not_cited_for_a_round_word_too():
    twice = "Dozens of people were injured in the explosion at the dye works in Arn. The clinic counted 64 injured people."
    found = sides(CLINIC, COUNCIL, twice)
    assert [set(values) for values in found] == [{"64", "40"}]


@pytest.mark.parametrize(
    "texts",
    [
        (CLINIC, "Dozens of people were injured in the explosion at the dye works in Arn."),
        (CLINIC, "Hundreds of people were injured in the explosion at the dye works in Arn."),
        (
            CLINIC,
            CLINIC.replace("the clinic said", "doctors said"),
            "Hundreds of people were injured in the explosion in Arn.",
        ),
    ],
    ids=["it agrees", "it does not", "nor with two"],
)
def test_a_round_word_makes_no_dispute(texts: tuple[str, ...]):
    assert figures(*texts) == []


@pytest.mark.parametrize(
    "other",
    [
        "Dozens of people gathered at the dye works in Arn after the explosion.",
        "Thousands of people were injured in explosions at dye works.",
        "Another explosion at a dye works in Arn injured dozens of people.",
        "Dozens of the people injured in the explosion at the dye works in Arn were firemen.",
    ],
    ids=["of something else", "none of the counts", "another event", "a part"],
)
def test_a_round_word_of_something_else_joins_no_dispute(other: str):
    assert [set(values) for values in sides(CLINIC, COUNCIL, other)] == [{"64", "40"}]


def test_parts_of_one_whole():
    assert figures(
        "Of the 90 trains due since Monday 52 ran late, the rail authority said, or 58 percent.",
        "The operator says 31 of 90 trains, or 34 percent, were late.",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The storm destroyed 312 houses, the mayor said.", "The storm damaged 190 houses, the fire chief said."),
        (
            "Three people were arrested at the march, police said.",
            "Medics treated five people at the march, a doctor said.",
        ),
        ("Of the 71 ferries 46 were late on Friday, the port said.", "The operator said 46 ferries were late on Friday."),
        ("The company offers 3 percent a year, the union said.", "The company said it offered 9 percent over three years."),
        (
            "The deal is worth 11 billion euros including debt, the buyer said.",
            "The seller put the deal at 8 billion euros.",
        ),
        ("The share opened 6 percent lower, the exchange said.", "The broker said the share closed 3 percent lower."),
        (
            "The bridge is 40 km north of the capital, a guide said.",
            "The bridge is 25 miles north of the capital, police said.",
        ),
        (
            "The flood displaced about 12,000 residents, the mayor said.",
            "The flood displaced 11,940 residents, police said.",
        ),
        ("The fire killed 5 people, the mayor said.", "Another fire in 2011 killed 9 people, the fire chief said."),
    ],
    ids=["outcome", "other outcome", "part", "per year", "with debt", "moment", "unit", "rounding", "other event"],
)
def test_look_alikes_are_no_dispute(left: str, right: str):
    assert figures(left, right) == []


def test_a_printed_correction_settles_it():
    corrected = "The mill suspended 12 workers.\n\nCorrection: we first wrote that 120 workers had been suspended. The mill has suspended 12."
    assert figures(corrected, "The mill said it had suspended 120 workers. The union says 12 workers were suspended.") == []


def test_a_later_count_is_an_update_and_no_dispute():
    found = ledger(
        "The landslide in Corvay killed 14 people, officials said.",
        "Officials said the landslide in Corvay killed 19 people.",
        dates=(dt.date(2026, 3, 5), dt.date(2026, 3, 7)),
    )
    assert found.contested == ()
    assert [value.value for value in found.updates[0].values] == ["14", "19"]


YEARS = "After more than four years of the Orland war, envoys met in Velm. The port was closed to all ships."
THIRD = "Envoys met in Velm to end a conflict now entering its third year. A hotel on the lake had been cleared for them."


def test_how_many_years_something_has_lasted():
    assert sides(YEARS, THIRD) == [{"more than four years": {"S1"}, "entering its third year": {"S2"}}]


def test_who_agrees_with_one_length_stands_beside_it():
    found = sides(YEARS, THIRD, "Nearly five years after the invasion of Orland, envoys met in Velm. The harbour was calm.")
    assert [sorted(map(sorted, values.values())) for values in found] == [[["S1", "S3"], ["S2"]]]


@pytest.mark.parametrize(
    "other",
    [
        "Envoys met in Velm to end a conflict now in its fifth year.",
        "The Delm war, now entering its third year, was not spoken of when envoys met in Velm.",
        "Envoys met in Velm, where two years of war ended in a truce.",
        "Envoys met in Velm after two years of talks.",
        "Envoys met in Velm, which suffered 20 years of war.",
    ],
    ids=["it agrees", "another war", "it is over", "another thing", "far longer"],
)
def test_years_of_something_else_are_no_dispute(other: str):
    assert figures(YEARS, other + " A hotel on the lake had been cleared for them.") == []


def test_of_two_seasons_each_has_its_own_length():
    days = dt.date(2026, 3, 5), dt.date(2026, 3, 7), dt.date(2026, 9, 5)
    near, far = (ledger(YEARS, THIRD, dates=(days[0], day)).contested for day in days[1:])
    assert (len(near), len(far)) == (1, 0)


def test_days_grow_from_one_article_to_the_next():
    assert (
        figures("Eleven days into the siege of Velm bread is short.", "Bread is short after 13 days of siege in Velm.")
        == []
    )
