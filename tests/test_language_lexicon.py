"""The lexicon: what may be said for what, what is contrary, and what its tables promise."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.lexicon import antonyms, concept, concept_bag, concepts, kind_of, phrases, same_concept
from briefer.language.tables import rows
from briefer.language.tokens import lemma, tokenize
from tests.texts import any_text

SETS = ("links", "harm", "motion", "politics", "economy", "life", "general", "idioms")


def key(entry: str) -> str:
    return "_".join(word if word == "one's" else lemma(word) for word in entry.replace("_", " ").split())


def members(name: str) -> list[tuple[str, list[str]]]:
    table = [row.partition(":") for row in rows(f"synonyms/{name}.txt")]
    return [(head, [entry.strip() for entry in listed.split(",")]) for head, _, listed in table]


# ---------------------------------------------------------------- the same
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("killed", "died"),
        ("deaths", "fatalities"),
        ("wounded", "injuries"),
        ("quake", "tremor"),
        ("inundated", "flooding"),
        ("blaze", "fire"),
        ("vessel", "ship"),
        ("walkout", "strike"),
        ("demonstrators", "protesters"),
        ("detained", "arrested"),
        ("lawyer", "attorney"),
        ("accord", "agreement"),
        ("negotiations", "talks"),
        ("acquisition", "takeover"),
        ("workforce", "employees"),
        ("physician", "doctor"),
        ("commence", "start"),
        ("prohibit", "banned"),
        ("permit", "allowed"),
        ("rose", "increased"),
        ("dropped", "decline"),
        ("film", "movie"),
        ("lorries", "truck"),
        ("railroad", "railways"),
        ("collide", "collision"),
        ("destroyed", "destruction"),
        ("arrive", "arrival"),
        ("Germany", "German"),
        ("Ukraine", "Ukrainians"),
        ("Dutch", "Netherlands"),
        ("US", "American"),
    ],
)
def test_words_that_may_stand_for_one_another(a: str, b: str) -> None:
    assert same_concept(lemma(a), lemma(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("injured", "killed"),
        ("attacker", "attack"),
        ("arrested", "charged"),
        ("charged", "convicted"),
        ("accused", "guilty"),
        ("damaged", "destroyed"),
        ("rose", "soared"),
        ("big", "huge"),
        ("serious", "slight"),
        ("refugee", "migrant"),
        ("murder", "kill"),
        ("pistol", "rifle"),
        ("husband", "wife"),
        ("employer", "employee"),
        ("month", "week"),
        ("said", "denied"),
        ("likely", "certain"),
        ("some", "all"),
        ("may", "will"),
        ("Slovakia", "Slovenia"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
    ],
)
def test_words_of_another_degree_or_role_may_not(a: str, b: str) -> None:
    assert not same_concept(lemma(a), lemma(b))


def test_a_word_has_a_primary_concept_and_may_have_more() -> None:
    assert concept(lemma("blaze")) == lemma("fire")
    assert concept(lemma("unlistedword")) == lemma("unlistedword")
    assert concepts(lemma("unlistedword")) == {lemma("unlistedword")}
    assert {lemma("hit"), lemma("strike")} <= concepts(lemma("strike")) | concepts(lemma("struck"))


# ---------------------------------------------------------------- the contrary
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("rise", "fall"),
        ("climbed", "declined"),
        ("opened", "closed"),
        ("above", "below"),
        ("before", "after"),
        ("northern", "south"),
        ("upstream", "downstream"),
        ("accept", "reject"),
        ("confirmed", "denies"),
        ("won", "lost"),
        ("arrival", "departure"),
        ("early", "late"),
        ("first", "last"),
        ("rare", "common"),
        ("begin", "finish"),
        ("included", "excludes"),
        ("permanent", "temporary"),
        ("private", "public"),
        ("civilian", "military"),
        ("former", "current"),
        ("imports", "exports"),
        ("banned", "permitted"),
        ("convicted", "acquitted"),
        ("compulsory", "voluntary"),
        ("inside", "outside"),
        ("survived", "died"),
    ],
)
def test_contrary_words_in_either_order(a: str, b: str) -> None:
    assert antonyms(lemma(a), lemma(b))
    assert antonyms(lemma(b), lemma(a))


@pytest.mark.parametrize(
    ("a", "b"), [("rise", "increase"), ("killed", "died"), ("fire", "water"), ("north", "winter"), ("x", "x")]
)
def test_words_that_are_not_contrary(a: str, b: str) -> None:
    assert not antonyms(lemma(a), lemma(b))


# ---------------------------------------------------------------- the more general
def test_the_special_may_be_told_as_the_general_only() -> None:
    for special, general in [
        ("ferry", "vessel"),
        ("assassinated", "killed"),
        ("soared", "rose"),
        ("nurse", "employee"),
        ("baby", "person"),
    ]:
        assert kind_of(lemma(special), lemma(general)), special
        assert not kind_of(lemma(general), lemma(special)), general
    assert not kind_of(lemma("ferry"), lemma("tanker"))
    assert kind_of(lemma("quake"), lemma("earthquake"))


# ---------------------------------------------------------------- phrases
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The match was called off.", {("called off", "cancel")}),
        ("They called it off.", {("called it off", "cancel")}),
        ("He lost his life.", {("lost his life", "die")}),
        ("They carried out the plan", {("carried out", "carry out")}),
        ("Ten people were unaccounted for", {("unaccounted for", "missing")}),
        ("They put off the vote", {("put off", "postpone")}),
        ("They shut down the plant", {("shut down", "close")}),
        ("It was swept away", {("swept away", "wash away")}),
        ("Homes were without power", {("without power", "power cut")}),
        ("ships as well as planes", {("as well as", "as well as")}),
        ("The prime minister's death toll", {("death toll", "death toll")}),
    ],
)
def test_phrases_are_found_with_their_concept(text: str, found: set[tuple[str, str]]) -> None:
    tokens = tokenize(text)
    named = {(text[tokens[a].start : tokens[b - 1].end], concept(name)) for a, b, name in phrases(tokens)}
    assert {(words, key(name)) for words, name in found} <= named


def test_the_longest_phrase_wins_and_an_ambiguous_one_keeps_its_meanings() -> None:
    tokens = tokenize("the foreign minister of the United States of America")
    assert [name for _, _, name in phrases(tokens)] == [key("foreign minister"), "usa"]
    ((_, _, name),) = phrases(tokenize("they set off"))
    assert {key("depart"), key("cause")} <= concepts(name)
    assert same_concept(name, lemma("departed"))


def test_a_bag_of_concepts_is_the_same_for_a_paraphrase() -> None:
    assert concept_bag("At least seven persons lost their lives") == concept_bag("At least seven people were killed")
    assert concept_bag("The talks were called off") == concept_bag("Negotiations have been cancelled")
    assert concept_bag("MINISTER QUITS") == concept_bag("The minister resigned")
    assert concept_bag("") == ()


def test_joining_phrases_are_no_content() -> None:
    assert concept_bag("prior to the storm") == concept_bag("before the storm")
    assert concept_bag("because of rain") == concept_bag("owing to rain")


# ---------------------------------------------------------------- the tables
def test_the_lexicon_is_wide() -> None:
    sets = [row for name in SETS for row in members(name)]
    assert len(sets) > 1500
    assert len({entry for _, listed in sets for entry in listed}) > 3500
    assert sum("|" in row for row in rows("antonyms.txt")) > 450
    assert len(rows("derivations.txt")) > 400
    assert len(rows("demonyms.txt")) > 230


def test_every_set_has_a_head_of_its_own_and_no_member_twice() -> None:
    heads = [key(head) for name in SETS for head, _ in members(name)]
    assert len(heads) == len(set(heads))
    for name in SETS:
        for head, listed in members(name):
            assert all(listed), head
            assert len(listed) == len(set(listed)), head
            assert head not in listed


def test_no_set_holds_contrary_words() -> None:
    for name in SETS:
        for head, listed in members(name):
            for a, b in itertools.combinations([head, *listed], 2):
                assert not antonyms(key(a), key(b)), (head, a, b)


def test_no_word_is_its_own_contrary() -> None:
    for row in rows("antonyms.txt"):
        a, b = map(key, row.split("|"))
        assert antonyms(a, b), row


def test_a_derived_word_shares_a_concept_with_its_base() -> None:
    for name in ("derivations.txt", "demonyms.txt"):
        for row in rows(name):
            base, _, derived = row.partition(":")
            for word in derived.split():
                assert same_concept(key(base), key(word)), row


# ---------------------------------------------------------------- properties
_WORDS = st.sampled_from(
    ["called", "off", "set", "out", "lose", "their", "lives", "as", "well", "by", "the", "death", "toll", "it", "fire"]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_phrases_are_in_order_and_do_not_overlap(text: str) -> None:
    tokens, last = tokenize(text), 0
    for first, end, _ in phrases(tokens):
        assert last <= first < end <= len(tokens)
        assert end - first >= 2
        last = end


@given(any_text(max_size=20), any_text(max_size=20))
def test_relations_are_symmetric(a: str, b: str) -> None:
    assert same_concept(a, b) == same_concept(b, a)
    assert antonyms(a, b) == antonyms(b, a)
    assert not (antonyms(a, b) and same_concept(a, b))
