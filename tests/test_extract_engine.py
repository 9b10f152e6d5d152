"""What the embedded engine reads in an article: clauses as claims, in the source's words, each with its speaker."""

from __future__ import annotations

from briefer.extract.engine import MOST_FIGURES, extract
from tests.modelled import article
from tests.stories import claims

INTERVIEW = (
    "Foreign Minister Sergei Lund said in an interview that the two countries were near a deal. "
    "The government prefers diplomacy, he said, but its “security demands” have not changed."
)


def test_a_sentence_of_two_facts_is_two_claims() -> None:
    told = claims("The tunnel was closed on Monday and its operator dismissed the safety chief.")
    assert [claim.citation.quote for claim in told] == [
        "The tunnel was closed on Monday",
        "its operator dismissed the safety chief.",
    ]


def test_a_speaking_pronoun_gives_way_to_the_name_and_the_speaker_is_kept() -> None:
    said = next(claim for claim in claims(INTERVIEW) if "prefers" in claim.citation.quote)
    assert said.statement == "The government prefers diplomacy, Sergei Lund said."
    assert said.speaker == "Foreign Minister Sergei Lund"
    assert said.attributed


def test_an_articles_own_question_states_nothing() -> None:
    assert [claim.citation.quote for claim in claims("Will the bridge hold? The bridge was closed on Monday.")] == [
        "The bridge was closed on Monday."
    ]


def test_a_citation_is_the_passage_itself() -> None:
    text = "However, the bridge over the Tarn was closed on Monday, police said."
    (claim,) = claims(text)
    assert text[claim.citation.start : claim.citation.end] == claim.citation.quote
    assert not claim.statement.startswith("However")


def speaker(text: str, words: str) -> str | None:
    return next(claim.speaker for claim in claims(text) if words in claim.citation.quote)


def test_a_quotation_alone_is_by_who_was_speaking() -> None:
    text = "“We heard it at noon,” said Ana Roe, a clerk. “The whole street shook that day.” The mill was closed on Monday."
    assert speaker(text, "street shook") == "Ana Roe, a clerk"
    assert speaker(text, "mill was closed") is None


def test_a_quotation_is_by_who_introduces_it_and_not_by_one_named_within() -> None:
    text = 'The Herald put the crowd at 70. The baker said, "They came in like kings. The mayor said we were safe. They broke it all. "'
    assert speaker(text, "broke it all") == "The baker"


def test_only_a_person_is_he_or_she() -> None:
    text = "Kevin Poe, 33, a friend, said he knew that the autopsy had found two wounds. He said the mother had been told of it."
    assert speaker(text, "the mother had been told") == "Kevin Poe, 33, a friend"


def test_who_speaks_goes_on_not_who_is_told_of() -> None:
    text = "Maria Roe told the Herald that Ana Poe had said the dam was dry. She added that the gates were shut on Monday."
    assert speaker(text, "gates were shut") == "Maria Roe"


def test_a_place_named_like_a_person_is_never_he() -> None:
    text = "Two houses fell in Tarel Vosk on Monday. The lorry came from Tarel Vosk. The road is open, he said on Tuesday evening."
    assert speaker(text, "road is open") == "he"


def test_a_full_name_stands_for_a_pronoun() -> None:
    text = "James Steele, chief of the river guard, said the ford was deep. Nobody had crossed it since noon, he said."
    assert "Nobody had crossed it since noon, James Steele said." in [claim.statement for claim in claims(text)]


def test_a_clause_of_more_figures_than_prose_holds_is_read_for_the_first_of_them():
    counted = " ".join(f"and {n} ships" for n in range(101, 181))
    found = extract(article("S1", f"Port\n\nThe port counts 100 ships {counted}.")).claims
    assert max(len(claim.quantities) for claim in found) == MOST_FIGURES
