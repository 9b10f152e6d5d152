"""Numbers in news text: each row shows a passage and how its quantity is read."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.counted import plural, singular
from briefer.language.numerals import fold, grain, numeral_at
from briefer.language.quantities import agree, comparable, implies, quantities, to_base
from briefer.models import Quantity
from tests.texts import any_text


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = quantities(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def brief(text: str) -> list[tuple[str, float, str | None]]:
    return [(q.text, q.value, q.unit) for q in quantities(text)]


# ---------------------------------------------------------------- the number itself
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234 ballots", 1234),
        ("1 234 ballots", 1234),
        ("12 100 ballots", 12100),
        ("12\u00a0100 ballots", 12100),
        ("1.234.567 ballots", 1234567),
        ("12,34,567 ballots", 1234567),
        ("4.5 ballots", 4.5),
        (".5 ballots", 0.5),
        ("1,86 million ballots", 1_860_000),
        ("31 thousand ballots", 31000),
        ("3 million ballots", 3_000_000),
        ("11.3 bln ballots", 11_300_000_000),
        ("8.6bn ballots", 8_600_000_000),
        ("2.4M ballots", 2_400_000),
        ("15k ballots", 15000),
        ("2m ballots", 2_000_000),
        ("3 lakh ballots", 300_000),
        ("two crore ballots", 20_000_000),
        ("19½ ballots", 19.5),
        ("19-1/2 ballots", 19.5),
        ("12 and a half million ballots", 12_500_000),
        ("twenty-five ballots", 25),
        ("twenty five ballots", 25),
        ("a hundred and ten ballots", 110),
        ("two and a half ballots", 2.5),
        ("eighteen and a half thousand ballots", 18500),
        ("eleven hundred ballots", 1100),
        ("four thousand two hundred ballots", 4200),
        ("FIFTY-EIGHT THOUSAND ballots", 58000),
        ("half a million ballots", 500_000),
        ("a quarter of a million ballots", 250_000),
        ("a million and a half ballots", 1_500_000),
        ("one and a half million ballots", 1_500_000),
        ("a dozen ballots", 12),
        ("two dozen ballots", 24),
        ("half a dozen ballots", 6),
        ("two score ballots", 40),
        ("zero ballots", 0),
    ],
)
def test_value(text: str, value: float) -> None:
    quantity = only(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.noun == "ballot"
    assert quantity.unit is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several villages", 3, 10),
        ("a couple of villages", 2, 3),
        ("a few villages", 2, 7),
        ("a handful of villages", 3, 8),
        ("dozens of villages", 20, 150),
        ("scores of villages", 40, 200),
        ("hundreds of villages", 200, 2000),
        ("thousands of villages", 2000, 20000),
        ("several hundred villages", 300, 1000),
        ("a few thousand villages", 2000, 7000),
        ("tens of thousands of villages", 20_000, 99_000),
        ("hundreds of thousands of villages", 200_000, 2_000_000),
    ],
)
def test_vague_counts_are_wide_intervals(text: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.hedge, quantity.noun) == (low, high, "range", "village")
    assert low <= quantity.value <= high


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("a third of voters", 33.3333),
        ("one-third of voters", 33.3333),
        ("two-thirds of voters", 66.6667),
        ("three quarters of voters", 75),
        ("a twentieth of voters", 5),
        ("four tenths of voters", 40),
        ("half of voters", 50),
        ("nearly half of voters", 50),
        ("one in four voters", 25),
        ("1 in 5 voters", 20),
        ("four in ten voters", 40),
        ("nine out of ten voters", 90),
        ("two voters in every three", 66.6667),
        ("4 percent of voters", 4),
        ("4 per cent of voters", 4),
        ("4% of voters", 4),
        ("4 % of voters", 4),
    ],
)
def test_shares_are_percentages(text: str, percent: float) -> None:
    quantity = only(text)
    assert quantity.unit == "percent"
    assert quantity.value == pytest.approx(percent, abs=0.001)


def test_a_worded_share_is_a_round_one() -> None:
    assert agree(only("a third of seats"), only("34% of seats"))
    assert not agree(only("a third of seats"), only("38% of seats"))
    assert agree(only("two ships in every three"), only("65 per cent"))


# ---------------------------------------------------------------- units
@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 90-minute session", 90, "minute"),
        ("for 48 hours", 48, "hour"),
        ("five hours later", 5, "hour"),
        ("a fortnight", 0, None),
        ("two fortnights", 2, "fortnight"),
        ("ten and a half hours", 10.5, "hour"),
        ("the one-week anniversary", 1, "week"),
        ("a 20 year sentence", 20, "year"),
        ("two hours and a quarter", 2.25, "hour"),
        ("an hour and a half", 1.5, "hour"),
        ("half an hour", 0.5, "hour"),
        ("three-quarters of an hour", 0.75, "hour"),
        ("within a week", 1, "week"),
        ("64 km", 64, "kilometre"),
        ("130km up the coast", 130, "kilometre"),
        ("six miles of road", 6, "mile"),
        ("a 47-metre wall", 47, "metre"),
        ("a 154-foot wall", 154, "foot"),
        ("a 2m wall", 2, "metre"),
        ("waves 3m high", 3, "metre"),
        ("186 mm of rain", 186, "millimetre"),
        ("7.3 in. of rain", 7.3, "inch"),
        ("14,800 hectares", 14800, "hectare"),
        ("36,600 acres", 36600, "acre"),
        ("20 square kilometres", 20, "square kilometre"),
        ("20 sq km", 20, "square kilometre"),
        ("12 litres", 12, "litre"),
        ("500 cubic metres per second", 500, "cubic metre/second"),
        ("40,000 barrels of oil a day", 40000, "barrel/day"),
        ("2.5 tonnes of grain", 2.5, "tonne"),
        ("300 kg", 300, "kilogram"),
        ("56 mph", 56, "mile/hour"),
        ("90km/h", 90, "kilometre/hour"),
        ("56 miles an hour", 56, "mile/hour"),
        ("90 kilometres per hour", 90, "kilometre/hour"),
        ("+9°C", 9, "celsius"),
        ("-5C", -5, "celsius"),
        ("minus 12 degrees Celsius", -12, "celsius"),
        ("113 degrees Fahrenheit", 113, "fahrenheit"),
        ("a magnitude 7.6 quake", 7.6, "magnitude"),
        ("a 7.6-magnitude quake", 7.6, "magnitude"),
        ("a quake measuring 7.6", 7.6, "magnitude"),
        ("a 36-MW plant", 36, "megawatt"),
        ("5 TB of data", 5, "terabyte"),
        ("5 percentage points", 5, "percentage point"),
        ("25 basis points", 25, "basis point"),
        ("three times the average", 3, "times"),
        ("twice the average", 2, "times"),
        ("output doubled in a decade's time", 2, "times"),
        ("a tenfold rise", 10, "times"),
        ("$14 million", 14_000_000, "USD"),
        ("€7.75m", 7_750_000, "EUR"),
        ("£1.2bn", 1_200_000_000, "GBP"),
        ("EUR 190m", 190_000_000, "EUR"),
        ("190 million euros", 190_000_000, "EUR"),
        ("11.3 bln euro", 11_300_000_000, "EUR"),
        ("A$45m", 45_000_000, "AUD"),
        ("500,000 Swiss francs", 500_000, "CHF"),
        ("20 million Swedish crowns", 20_000_000, "SEK"),
        ("145 crowns", 145, "crown"),
        ("3.4 trillion yen", 3.4e12, "JPY"),
        ("5 billion won", 5e9, "KRW"),
        ("tens of millions of dollars", 44497190.9, "USD"),
        ("$14 million a day", 14_000_000, "USD/day"),
        ("3% a year", 3, "percent/year"),
        ("41.20 euros a share", 41.2, "EUR/share"),
        ("EUR 41.20 per share", 41.2, "EUR/share"),
        ("€250 a head", 250, "EUR/person"),
        ("a 41-year-old", 41, "year"),
        ("the third day", 3, "ordinal"),
        ("the 21st floor", 21, "ordinal"),
    ],
)
def test_unit(text: str, value: float, unit: str | None) -> None:
    found = [q for q in quantities(text) if q.unit == unit]
    if unit is None:
        assert not quantities(text)
    else:
        assert [q.value for q in found] == [pytest.approx(value, abs=0.1 if value > 1e6 else 1e-9)]


def test_an_age_is_no_duration() -> None:
    for text in ("a 41-year-old man", "a man aged 41", "Anna Berg, 41, said so", "The driver, 41, fled"):
        assert (only(text).value, only(text).unit, only(text).noun) == (41, "year", "age")


def test_a_score_gives_both_numbers_in_order() -> None:
    assert brief("They won 3-1 at home.") == [("3", 3, "score"), ("1", 1, "score")]
    assert brief("The bill passed 52-48.") == [("52", 52, "score"), ("48", 48, "score")]


# ---------------------------------------------------------------- what is counted
@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("4,200 people", "person"),
        ("153 drones of various types", "drone"),
        ("18 automated cranes", "crane"),
        ("three sports halls", "hall"),
        ("1,200 servicemen", "serviceman"),
        ("one of the four gates", "gate"),
        ("two of its seven berths", "berth"),
        ("dozens of people", "person"),
        ("a 20-point plan", "point"),
        ("14 dead", "dead"),
        ("14 people dead", "person"),
        ("one systems engineer said", "engineer"),
        ("hundreds of public and private buildings", "building"),
        ("48 hours of talks", "talk"),
        ("12 litres of drinking water", "water"),
        ("a 90-minute session", "session"),
        ("200,000 tal (a month's pay)", "tal"),
        ("1,500 of the roughly 4,000 homes", "home"),
        ("3.4 million displaced", "displaced"),
        ("nine of them", None),
        ("nine more were hurt", None),
        ("two others", None),
    ],
)
def test_noun(text: str, noun: str | None) -> None:
    assert quantities(text)[0].noun == noun


def test_parts_and_wholes_count_the_same_thing() -> None:
    assert [(q.text, q.noun) for q in quantities("46 of 71 ships were late")] == [("46", "ship"), ("71", "ship")]


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("ships", "ship"),
        ("people", "person"),
        ("women", "woman"),
        ("boxes", "box"),
        ("churches", "church"),
        ("bodies", "body"),
        ("aircraft", "aircraft"),
        ("crises", "crisis"),
        ("lives", "life"),
        ("heroes", "hero"),
        ("classes", "class"),
        ("news", "news"),
    ],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one
    assert singular(one) == one
    assert plural(many) or many == "news"


# ---------------------------------------------------------------- hedges and ranges
@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("nearly 11 hours", "nearly", 10.5, 11),
        ("almost 11 hours", "nearly", 10.5, 11),
        ("just under 11 hours", "nearly", 10.5, 11),
        ("about 7 hours", "about", 6.5, 7.5),
        ("some 7 hours", "about", 6.5, 7.5),
        ("an estimated 7 hours", "about", 6.5, 7.5),
        ("7 hours or so", "about", 6.5, 7.5),
        ("roughly another 7 hours", "about", 6.5, 7.5),
        ("at least 7 hours", "at_least", 7, math.inf),
        ("no fewer than 7 hours", "at_least", 7, math.inf),
        ("7 hours or more", "at_least", 7, math.inf),
        ("7 hours at least", "at_least", 7, math.inf),
        ("as many as 7 hours", "at_most", -math.inf, 7),
        ("up to 7 hours", "at_most", -math.inf, 7),
        ("no more than 7 hours", "at_most", -math.inf, 7),
        ("7 hours at the very most", "at_most", -math.inf, 7),
        ("more than 7 hours", "more_than", 7, math.inf),
        ("upwards of 7 hours", "more_than", 7, math.inf),
        ("lasted over 7 hours", "more_than", 7, math.inf),
        ("just over 7 hours", "more_than", 7, 7.5),
        ("fewer than 7 hours", "less_than", -math.inf, 7),
        ("under 7 hours", "less_than", -math.inf, 7),
        ("exactly 7 hours", "exact", 7, 7),
        ("5 to 7 hours", "range", 5, 7),
        ("5-7 hours", "range", 5, 7),
        ("5–7 hours", "range", 5, 7),
        ("between 5 and 7 hours", "range", 5, 7),
        ("five or six hours", "range", 5, 6),
        ("between five and 12 hours", "range", 5, 12),
        ("about 5 to 7 hours", "range", 5, 7),
    ],
)
def test_hedge(text: str, hedge: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.hedge, quantity.low, quantity.high, quantity.unit) == (hedge, low, high, "hour")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$10-15 million", 10e6, 15e6, "USD"),
        ("$5m-$7m", 5e6, 7e6, "USD"),
        ("between $2 billion and $3 billion", 2e9, 3e9, "USD"),
        ("10 to 15 percent", 10, 15, "percent"),
        ("between 2.5% and 3%", 2.5, 3, "percent"),
        ("1,000-1,500 jobs", 1000, 1500, None),
        ("an estimated 300 to 350 jobs", 300, 350, None),
    ],
)
def test_range(text: str, low: float, high: float, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit, quantity.hedge) == (low, high, unit, "range")


def test_a_change_is_no_range() -> None:
    assert brief("It rose from 40 to 60 percent.") == [("40", 40, "percent"), ("60 percent", 60, "percent")]


def test_glued_hedges() -> None:
    assert [(only(t).text, only(t).hedge) for t in ("20-plus guests", "50-odd guests", "30-ish guests", "16+ guests")] == [
        ("20-plus", "at_least"),
        ("50-odd", "about"),
        ("30-ish", "about"),
        ("16+", "at_least"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a rise of 6 percent over four years",
        "a row over five islands",
        "15 percent over two",
        "Over two days, rain fell.",
        "over several weekends",
    ],
)
def test_over_is_often_a_preposition(text: str) -> None:
    assert all(q.hedge in ("exact", "range") for q in quantities(text))


def test_tolerance_follows_the_rounding_of_the_figure() -> None:
    spans = {t: (only(t).low, only(t).high) for t in ("about 12,000", "about 20", "about 14.2", "about 250")}
    assert spans == {
        "about 12,000": (11500, 12500),
        "about 20": (18, 22),
        "about 14.2": (pytest.approx(13.632), pytest.approx(14.768)),
        "about 250": (225, 275),
    }


# ---------------------------------------------------------------- what is no quantity
@pytest.mark.parametrize(
    "text",
    [
        "on 14 December 2025",
        "at 1:20 a.m. on Thursday",
        "in 2014 and since the 1990s",
        "at half past four",
        "two days ago",
        "Tel. 4-11-72",
        "Call 0800 123 456 or +44 20 7946 0958.",
        "Article 5 of the treaty",
        "a Boeing 737 landed",
        "G7 leaders and MI6 chiefs",
        "COVID-19 and F-16 jets",
        "see page 3 and room 14",
        "No. 3 lifted",
        "gate three stopped",
        "the strike enters day four.",
        "10 Downing Street",
        "Highway 61 and Route 66",
        "the FTSE 100 closed",
        "open 24/7",
        "a 50-50 chance",
        "no one can say",
        "One can only hope.",
        "the only one left",
        "one another",
        "a second plate",
        "a split second",
        "test scores",
        "a late score",
        "version 2.0.1",
        "UPDATE 3-Minister resigns",
        "5G networks",
        "a man in his 30s",
        "http://example.org/2024/17/page",
        "@user99 #42",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_numbered_lists_are_no_counts() -> None:
    assert brief("1. Boil water.\n2. Bring 3 candles.") == [("3", 3, None)]


# ---------------------------------------------------------------- agreement
AGREE = [
    ("about 12,000 people", "11,940 residents"),
    ("almost twelve thousand people", "11,940 people"),
    ("some 17,600 people", "around seventeen and a half thousand persons"),
    ("more than 18,000 people", "some 17,600 people"),
    ("more than 18,000 people", "18,000 people"),
    ("around nine thousand bags", "some 9,400 bags"),
    ("nearly 11 hours", "ten and a half hours"),
    ("almost twenty hours", "19½ hours"),
    ("11.3 billion euros", "11,298,000,000 euros"),
    ("about 14 percent", "14.2 percent"),
    ("186 mm", "7.3 inches"),
    ("roughly 19cm", "186 mm"),
    ("19 cm", "186 millimetres"),
    ("64 km", "40 miles"),
    ("90 km/h", "56 mph"),
    ("36,600 acres", "14,800 hectares"),
    ("113F", "45°C"),
    ("three weeks", "21 days"),
    ("90 minutes", "an hour and a half"),
    ("more than 3,000", "3,215"),
    ("a dozen workers", "12 workers"),
    ("as many as 40", "36"),
    ("up to 40", "40"),
    ("at least seven dead", "seven dead"),
    ("dozens of arrests", "43 arrests"),
    ("just over 1,100 flights", "1,102 flights"),
    ("almost a fifth", "19 percent"),
    ("a bit over a third", "35 percent"),
    ("fewer than four in ten", "38%"),
    ("5 to 7 hours", "six hours"),
    ("3% a year", "three per cent each year"),
    ("$1 million a week", "$4.35 million a month"),
]
DIFFER = [
    ("nearly five hours", "five hours"),
    ("five hours", "more than five hours"),
    ("nearly five hours", "more than five hours"),
    ("about seven hours", "ten and a half hours"),
    ("14 people", "at least 23 people"),
    ("five dead", "nine dead"),
    ("at least five dead", "nine dead"),
    ("312 homes", "415 homes"),
    ("31,000 passengers", "58,000 passengers"),
    ("1.2 million people", "1.86 million people"),
    ("1.2 billion crowns", "2 billion crowns"),
    ("at most 190 million euros", "310 million euros"),
    ("as many as 4,300 jobs", "1,800 jobs"),
    ("4,200 workers", "2,650 workers"),
    ("65 percent", "38 percent"),
    ("more than 75 percent", "90 percent"),
    ("up to 70 percent", "52 percent"),
    ("120 workers", "12 workers"),
    ("120 workers", "121 workers"),
    ("$190 million", "190 million euros"),
    ("3% a year", "9%"),
    ("three gates", "the third gate"),
    ("5 km", "5 miles"),
    ("20 square km", "20 km"),
    ("two fire engines", "twice"),
]


@pytest.mark.parametrize(("left", "right"), AGREE)
def test_agree(left: str, right: str) -> None:
    a, b = quantities(left)[0], quantities(right)[0]
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(("left", "right"), DIFFER)
def test_differ(left: str, right: str) -> None:
    a, b = quantities(left)[0], quantities(right)[0]
    assert not agree(a, b)
    assert not agree(b, a)


def test_comparable_across_units_not_across_currencies() -> None:
    assert comparable(only("5 miles"), only("8 km"))
    assert comparable(only("90 minutes"), only("two hours"))
    assert not comparable(only("$5"), only("€5"))
    assert not comparable(only("5 metres"), only("5 hectares"))
    assert not comparable(only("5%"), only("5 percentage points"))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("5 km", ("length", 5000, 5000, 5000)),
        ("two hours", ("time", 7200, 7200, 7200)),
        ("50°F", ("temperature", 10, 10, 10)),
        ("$2 million", ("money:USD", 2e6, 2e6, 2e6)),
        ("36 km/h", ("speed", 10, 10, 10)),
        ("at least 7 people", ("count", 7, 7, math.inf)),
        ("25 basis points", ("percentage point", 0.25, 0.25, 0.25)),
    ],
)
def test_to_base(text: str, base: tuple[str, float, float, float]) -> None:
    name, *numbers = to_base(quantities(text)[0])
    assert name == base[0]
    assert numbers == [pytest.approx(x) for x in base[1:]]


@pytest.mark.parametrize(
    ("source", "restated", "holds"),
    [
        ("11,940 people", "about 12,000 people", True),
        ("about 12,000 people", "11,940 people", False),
        ("at least seven dead", "seven dead", False),
        ("seven dead", "at least seven dead", True),
        ("some 20 people", "at least 20 people", False),
        ("some 20 people", "about 20 people", True),
        ("around 31,000 homes", "more than 31,000 homes", False),
        ("at least 23 deaths", "up to 23 deaths", False),
        ("nearly 11 hours", "more than 11 hours", False),
        ("nearly 11 hours", "11 hours", False),
        ("just under a third", "just over a third", False),
        ("190 million euros at most", "at least 190 million euros", False),
        ("186 mm", "about 19 cm", True),
        ("7.3 inches", "186 mm", True),
        ("three weeks", "21 days", True),
        ("two in three ships", "66.7 percent of ships", True),
        ("64 km", "64 miles", False),
    ],
)
def test_implies(source: str, restated: str, holds: bool) -> None:
    assert implies(quantities(source)[0], quantities(restated)[0]) is holds


# ---------------------------------------------------------------- properties
_PIECES = (
    "one two ten half a an third hundred million dozen several nearly about over at least to and or of in out every per 0 1 7 12 "
    "1,234 3.5 2025 % $ € EUR km m bn hours days people - – . , : / ( ) ' ’ + İ ß é ½"
)
PIECES = st.lists(st.sampled_from([*_PIECES.split(), " ", "\n", "\u00a0"]), max_size=30)
TEXT = st.one_of(any_text(max_size=60), PIECES.map("".join), PIECES.map(" ".join))
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_words(n: int) -> str:
    """A whole number below a billion in English words."""
    if n < 20:
        return _UNITS.split()[n]
    if n < 100:
        return _TENS.split()[n // 10 - 2] + (f"-{in_words(n % 10)}" if n % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if rest and rest < 100 else " "
            return f"{in_words(n // size)} {name}" + (joint + in_words(rest) if rest else "")
    raise AssertionError


@given(TEXT, st.integers(0, 1000))
def test_offsets_are_exact_and_ordered(text: str, offset: int) -> None:
    last = 0
    for quantity in quantities(text, offset):
        assert text[quantity.start - offset : quantity.end - offset] == quantity.text
        assert quantity.start - offset >= last
        assert quantity.low <= quantity.value <= quantity.high
        last = quantity.end - offset


@given(st.integers(0, 10**9 - 1))
def test_a_number_in_words_reads_back(n: int) -> None:
    words = in_words(n)
    found = numeral_at(words, 0)
    assert found is not None
    assert (found.value, found.end) == (n, len(words))


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(n: int) -> None:
    assert [q.value for q in quantities(f"a sum of {n:,} tins")] == [n]


@given(st.integers(1, 10**6), st.sampled_from(["km", "miles", "hours", "tonnes", "acres", "litres", "mph"]))
def test_every_quantity_agrees_with_itself(n: int, unit: str) -> None:
    quantity = only(f"{n:,} {unit}")
    assert agree(quantity, quantity)
    assert implies(quantity, quantity)


@given(st.integers(100, 10**6))
def test_conversion_there_and_back_agrees(metres: int) -> None:
    feet = f"{metres / 0.3048:,.0f} feet"
    assert agree(only(f"{metres:,} metres"), only(feet))
    assert agree(only(feet), only(f"{metres:,} metres"))


@given(any_text(max_size=40))
def test_fold_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_grain_is_the_last_significant_place(n: int, zeros: int) -> None:
    assert (n * 10**zeros) % grain(float(n * 10**zeros)) == 0


def test_articles_at_hand_read_without_loss(shared: Path) -> None:
    files = sorted((shared / "eval" / "stories").glob("*/articles/*.txt"))
    for file in files:
        text = file.read_text(encoding="utf-8")
        for quantity in quantities(text):
            assert text[quantity.start : quantity.end] == quantity.text


def test_and_over_before_a_number_hedges_that_number():
    assert [(q.value, q.hedge) for q in quantities("The slide left 24 dead and over 200 hurt.")] == [
        (24, "exact"),
        (200, "more_than"),
    ]
