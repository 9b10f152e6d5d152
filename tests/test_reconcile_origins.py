"""Copies of one text are one origin; reports that only quote the same people are not."""

from __future__ import annotations

from briefer.reconcile.origins import origins
from tests.stories import article

WIRE = (
    "A cargo train left the rails outside Velmory early on Tuesday, spilling grain over both tracks. Nobody was hurt, the "
    "railway said.\n\nThe line to the coast will stay closed until Thursday while cranes lift eleven wagons off the "
    "embankment.\n\nEngineers are checking whether a cracked rail gave way under the fourth wagon."
)
EDITED = (
    "A goods train left the rails outside Velmory early on Tuesday, spilling grain over both tracks. No one was hurt.\n\n"
    "The line to the coast will stay closed until Thursday while cranes lift eleven wagons off the embankment, it said."
)
OWN = (
    "Grain covers the tracks at Velmory after Tuesday's derailment, and farmers came with shovels.\n\n"
    "“I heard it before I saw it,” said one of them, who lives by the crossing. “It went on for a minute.”"
)
OTHER_WITH_SAME_QUOTE = (
    "Passengers in Velmory face three days of buses.\n\nA farmer who lives by the crossing watched it happen. "
    "“I heard it before I saw it. It went on for a minute,” he said."
)


def grouped(*texts: str) -> list[tuple[str, ...]]:
    return [o.sources for o in origins([article(f"S{n}", t) for n, t in enumerate(texts, 1)])]


def test_a_lightly_edited_and_shortened_copy_shares_the_origin():
    assert grouped(WIRE, EDITED, OWN) == [("S1", "S2"), ("S3",)]


def test_the_same_quotation_in_two_reports_makes_no_copy():
    assert grouped(OWN, OTHER_WITH_SAME_QUOTE) == [("S1",), ("S2",)]


def test_copies_of_copies_are_one_origin_however_they_are_ordered():
    assert grouped(OWN, EDITED, WIRE, WIRE) == [("S1",), ("S2", "S3", "S4")]


def test_no_article_shares_an_origin_with_an_empty_one():
    assert grouped("Rain.", "Rain.", WIRE) == [("S1",), ("S2",), ("S3",)]


MORE = (
    "\n\nThe train had come from the silos at Harn with ninety trucks of barley and was bound for the mill at Osk, where two "
    "ships have been waiting since the weekend for their load.\n\nIt was the third accident on that stretch in four years; a "
    "bridge was renewed after the last one, and trains may not run there at more than forty."
)
OTHER_DESK = (
    "Barley lay knee-deep beside the railway on Tuesday after ninety trucks bound for the mill at Osk came to grief near the "
    "village of Velmory, where people were woken by the noise.\n\nThe line to the coast will stay closed until Thursday while "
    "cranes lift eleven wagons off the embankment.\n\nEngineers are checking whether a cracked rail gave way under the fourth "
    "wagon.\n\nThe mill has grain for a week, its manager said, and will send lorries to the silos if need be."
)


def test_what_two_desks_made_of_one_agency_s_text_is_one_origin():
    assert grouped(WIRE + MORE, OTHER_DESK, OWN) == [("S1", "S2"), ("S3",)]


def test_a_stock_phrase_in_two_short_notes_makes_no_copy():
    one = "At Orrin 420 people are on strike for more pay, the union says. The port is closed until further notice."
    two = "In Velm some 90 people are on strike for more pay. The school is open on Monday."
    assert grouped(one, two) == [("S1",), ("S2",)]
