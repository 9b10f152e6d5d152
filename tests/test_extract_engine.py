"""What the embedded engine reads in an article: clauses as claims, in the source's words, each with its speaker."""

from __future__ import annotations

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
