"""Which facts the page tells: what is new, as long as there is enough of it."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from briefer.compose.rank import Scale
from briefer.compose.telling import choose
from briefer.models import Article, Citation, Claim, Fact, FactItem, Ledger

Likeness = Mapping[tuple[str, str], float]


def claim(source: str, order: int, text: str) -> Claim:
    citation = Citation(source=source, start=order * 100, end=order * 100 + len(text), quote=text)
    return Claim(id=f"{source}.{order}", source=source, order=order, statement=text, citation=citation, block="paragraph")


def story(facts: Mapping[str, tuple[Claim, ...]], likeness: Likeness) -> Ledger:
    """A ledger of facts with their claims; `likeness` holds pairs of claim ids."""
    alike: dict[str, dict[str, float]] = {}
    for (one, other), like in likeness.items():
        alike.setdefault(one, {})[other] = like
        alike.setdefault(other, {})[one] = like
    made = tuple(Fact(id=ident, claims=claims, origins=len(claims)) for ident, claims in facts.items())
    return Ledger(articles=(), origins=(), facts=made, alike=alike)


def items(ledger: Ledger, disputed: frozenset[str] = frozenset()) -> tuple[FactItem, ...]:
    return tuple(
        FactItem(
            id=fact.id,
            statement=fact.claims[0].statement,
            speaker=None,
            status="single_source",
            independent_sources=fact.origins,
            on_page=fact.id not in disputed,
            citations=tuple(c.citation for c in fact.claims),
        )
        for fact in ledger.facts
    )


def told(ledger: Ledger, least: int = 9, most: int = 9, disputed: frozenset[str] = frozenset()) -> list[str]:
    chosen = choose(items(ledger, disputed), ledger, Scale.of(ledger), least, most)
    return [item.id for item in chosen if item.on_page]


ARTICLES = tuple(
    Article(id=ident, path=f"a/{ident}.txt", text="Text.", sha256="0" * 64, blocks=()) for ident in ("S1", "S2")
)
BRIDGE = claim("S1", 0, "The bridge over the Lume was closed.")
CLOSED = claim("S2", 0, "Police shut the Lume crossing.")
DETOUR = claim("S1", 1, "Drivers take the road by Arl.")
AGAIN = claim("S3", 0, "The Lume bridge is shut.")


def test_what_two_articles_state_is_told_before_what_one_does() -> None:
    ledger = story({"F1": (DETOUR,), "F2": (BRIDGE, CLOSED)}, {(BRIDGE.id, CLOSED.id): 0.9})
    assert told(ledger, least=1, most=1) == ["F2"]


def test_what_is_like_a_told_fact_is_not_told_again() -> None:
    ledger = story({"F1": (BRIDGE, CLOSED), "F2": (AGAIN,), "F3": (DETOUR,)}, {
        (BRIDGE.id, CLOSED.id): 0.9, (BRIDGE.id, AGAIN.id): 0.8,
    })  # fmt: skip
    assert told(ledger) == ["F1", "F3"]


def test_what_is_somewhat_like_a_told_fact_waits_behind_what_is_new() -> None:
    ledger = story({"F1": (BRIDGE, CLOSED), "F2": (AGAIN,), "F3": (DETOUR,)}, {
        (BRIDGE.id, CLOSED.id): 0.9, (BRIDGE.id, AGAIN.id): 0.5,
    })  # fmt: skip
    assert told(ledger, most=2) == ["F1", "F3"]
    assert told(ledger) == ["F1", "F2", "F3"]


def test_what_a_contested_point_cites_is_told_by_it_and_what_is_like_it_in_part() -> None:
    ledger = story({"F1": (BRIDGE,), "F2": (AGAIN,), "F3": (DETOUR,)}, {(BRIDGE.id, AGAIN.id): 1.0})
    assert told(ledger, most=1, disputed=frozenset({"F1"})) == ["F3"]
    assert told(ledger, disputed=frozenset({"F1"})) == ["F2", "F3"]


def test_a_sentence_of_two_facts_told_for_the_one_leaves_the_other_to_tell() -> None:
    likeness = {(BRIDGE.id, CLOSED.id): 0.9, (AGAIN.id, DETOUR.id): 0.9, (BRIDGE.id, DETOUR.id): 0.8}
    ledger = story({"F1": (BRIDGE, CLOSED), "F2": (AGAIN,), "F3": (DETOUR,)}, likeness)
    both = ledger.facts[0].model_copy(update={"also": (DETOUR,)})
    ledger = ledger.model_copy(update={"facts": (both, *ledger.facts[1:])})
    assert "F2" in told(ledger)


def test_past_the_least_number_only_what_tells_enough_is_told() -> None:
    ledger = story({"F1": (BRIDGE, CLOSED), "F2": (DETOUR,)}, {(BRIDGE.id, CLOSED.id): 0.9})
    assert told(ledger, least=2) == ["F1", "F2"]
    assert told(ledger, least=1) == ["F1"]


def test_a_heading_in_the_text_is_no_fact_nor_a_part_of_what_the_sentence_before_names() -> None:
    heading, figure = claim("S1", 0, "The state of the bridge."), claim("S1", 1, "Traffic at 94 percent.")
    part = claim("S1", 2, "Two of those were lorries, police said.")
    assert told(story({"F1": (heading,), "F2": (figure,), "F3": (part,)}, {})) == ["F2"]


def test_what_nothing_in_another_article_comes_near_is_no_part_of_the_story() -> None:
    advert = claim("S2", 1, "Order the new Lume road atlas now.")
    facts = {"F1": (BRIDGE, CLOSED), "F2": (advert,), "F3": (DETOUR,)}
    ledger = story(facts, {(BRIDGE.id, CLOSED.id): 0.9, (DETOUR.id, CLOSED.id): 0.1})
    assert told(ledger.model_copy(update={"articles": ARTICLES})) == ["F1", "F3"]


@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0, 1), max_size=20),
    st.integers(0, 8),
    st.integers(0, 8),
)
def test_at_most_as_many_as_asked_for_and_in_their_order(
    pairs: dict[tuple[int, int], float], least: int, most: int
) -> None:
    claims = [claim(f"S{n}", 0, f"Ship {n} left the port.") for n in range(8)]
    ledger = story(
        {f"F{n}": (each,) for n, each in enumerate(claims)},
        {(claims[a].id, claims[b].id): like for (a, b), like in pairs.items() if a != b},
    )
    chosen = told(ledger, least, most)
    assert len(chosen) <= most
    assert chosen == sorted(chosen)
    assert chosen or not (least and most)
