"""Reported speech and direct quotations: who says what, in the orders that news prose uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.quotes import quotations, tail_of_quotation, within
from briefer.language.speech import Speech, resolve, speeches
from briefer.models import Span


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text)]


def told(sentence: str) -> list[tuple[str | None, str, str]]:
    """Speaker, verb and content of each frame."""
    return [(s.speaker, s.verb, sentence[s.start : s.end]) for s in speeches(sentence)]


def only(sentence: str) -> Speech:
    (speech,) = speeches(sentence)
    return speech


# ---------------------------------------------------------------- quotations
@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we go" and "they stay".', ["we go", "they stay"]),
        ("“We go,” he said. “They stay.”", ["We go,", "They stay."]),
        ("‘Teachers’ pay is low,’ he said of the ‘deal’.", ["Teachers’ pay is low,", "deal"]),
        ("'Teachers' pay is a scandal,' he said. It's the workers' turn.", ["Teachers' pay is a scandal,"]),
        ("«Nous», disait-on; „wir gehen“, said another.", ["Nous", "wir gehen"]),
        ("''We go,'' she said.", ["We go,"]),
        ("The '90s were 'good' for men of 5'10\".", ["good"]),
        ("He called it “a ‘so-called’ plan”.", ["a ‘so-called’ plan"]),
    ],
)
def test_every_style_of_quotation_marks_is_read(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_scraped_spacing_around_marks_does_not_matter() -> None:
    assert quoted('saying" the rule is clear" he added') == ["the rule is clear"]
    assert quoted('"We go, " he said. "They stay. "') == ["We go,", "They stay."]


def test_a_mark_too_many_does_not_turn_the_rest_inside_out() -> None:
    between = "The mill closed in May and the weavers left the valley for the coast. " * 9
    text = f'It was cold, "Roe said. {between} Poe added "never" and left.'
    assert quoted(text) == ["never"]


def test_an_apostrophe_set_apart_opens_nothing() -> None:
    assert quoted("They 'll go, and the weavers' pay is low.") == []


def test_a_quotation_of_several_paragraphs_is_open_until_its_last() -> None:
    assert quoted("“We began at six.\n\n“We ended at ten,” she said.") == ["We began at six.", "We ended at ten,"]


def test_the_tail_of_a_quotation_that_began_in_the_sentence_before() -> None:
    text = 'We are not even close," she said.'
    assert text[: tail_of_quotation(text)] == 'We are not even close,"'
    assert tail_of_quotation("She said it was “close”.") == 0


def test_within_tells_whether_a_position_is_quoted() -> None:
    spans = quotations('It is "good" so far.')
    assert within(spans, 8)
    assert not within(spans, 1)


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„", max_size=80))
def test_quotations_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end
    assert quotations(text, 7) == tuple(Span(start=s.start + 7, end=s.end + 7) for s in quotations(text))


# ---------------------------------------------------------------- frames
@pytest.mark.parametrize(
    ("sentence", "speaker", "verb", "content"),
    [
        ("The union said that the strike would go on.", "The union", "say", "the strike would go on"),
        ("Seven people died, officials said on Thursday.", "officials", "say", "Seven people died"),
        ("The road is shut, said Ana Ruiz, the mediator.", "Ana Ruiz, the mediator", "say", "The road is shut"),
        ("Jane Doe, chief executive of Acme Inc., told reporters on Monday that the plant would shut.",
         "Jane Doe, chief executive of Acme Inc.", "tell", "the plant would shut"),
        ("On Monday a spokesman for the company said it would appeal.", "a spokesman for the company", "say", "it would appeal"),
        ("In a statement the company said it would appeal.", "the company", "say", "it would appeal"),
        ("The firm, in a statement on its website, said it would appeal.", "The firm", "say", "it would appeal"),
        ("The fault was mended, Bo Ek, head of the agency, said.", "Bo Ek, head of the agency", "say", "The fault was mended"),
        ("It bears the name of Ida Holm, who says that it is hers.", "Ida Holm", "say", "it is hers"),
        ("According to the ministry, the bridge was closed at 6 p.m.", "the ministry", "according to", "the bridge was closed at 6 p.m."),
        ("The mayor was quoted by state TV as saying the bridge was safe.", "The mayor", "say", "the bridge was safe"),
        ("The agency puts the number of pilgrims at 2.4 million.", "The agency", "put", "the number of pilgrims at 2.4 million"),
        ("The opposition accuses the government of hiding figures.", "The opposition", "accuse",
         "the government of hiding figures"),
        ("For the Rail Safety Board (RSB), the signal was at fault.", "the Rail Safety Board (RSB)", "according to",
         "the signal was at fault"),
        ("The union is calling for a vote, and the firm is not.", "The union", "call for", "a vote, and the firm is not"),
        ("Officials say the road is open.", "Officials", "say", "the road is open"),
        ("Watchdog says firm knew of theft", "Watchdog", "say", "firm knew of theft"),
        ("The inquiry that followed concluded that the valve had failed.", "The inquiry", "conclude", "the valve had failed"),
        ("OSLO, March 3 (Nordwire) - The ministry said it would act.", "The ministry", "say", "it would act"),
        ('The baker said, "They walked in here like kings.', "The baker", "say", '"They walked in here like kings.'),
        ("A man who lives across the square from the mill told the Herald that it burned.", "A man", "tell",
         "it burned"),
        ("A guest who is apparently at the hotel said that the lift stopped.", "A guest", "say", "the lift stopped"),
        ("The farmers who have gone to the streets of the capital said that prices fell.", "The farmers", "say",
         "prices fell"),
        ("Ana Roe, a weaver there who has been on strike, says the mill is shut.", "Ana Roe, a weaver there who has been on strike",
         "say", "the mill is shut"),
        ('"We saw it fall, " said Ana Roe to the Herald.', "Ana Roe", "say", '"We saw it fall, "'),
        ('According to the Herald and others, the court "is closed".', "the Herald and others", "according to",
         'the court "is closed"'),
        ("The ferry was late, according to local port reports.", "local port reports", "according to",
         "The ferry was late"),
        ("Two ports were closed, the WHO said.", "the WHO", "say", "Two ports were closed"),
    ],
)  # fmt: skip
def test_a_frame_has_its_speaker_verb_and_content(sentence: str, speaker: str, verb: str, content: str) -> None:
    assert told(sentence) == [(speaker, verb, content)]


def test_the_content_of_a_frame_in_the_middle_covers_both_sides() -> None:
    sentence = "The shortfall, officials suspect, is down to theft."
    assert told(sentence) == [("officials", "suspect", "The shortfall, officials suspect, is down to theft")]
    sentence = '"You cannot," Smith said, "and you will not."'
    assert told(sentence) == [("Smith", "say", sentence)]


def test_direct_is_speech_in_quotation_marks() -> None:
    assert only('"We are ready," she said.').direct
    assert only("Weary captain: 'We gave it all away'").direct
    assert only('We are not even close," she said.').direct
    assert not only("She said they were ready.").direct


def test_a_denial_is_marked_and_its_content_is_what_is_denied() -> None:
    sentence = "The firm denied newspaper reports that a pilot had slept."
    speech = only(sentence)
    assert speech.denied
    assert sentence[speech.start : speech.end] == "a pilot had slept"


def test_hearsay_has_no_speaker() -> None:
    for sentence in (
        "The fire reportedly began in a barn.",
        "The suspect is said to have fled.",
        "It is believed that he fled.",
    ):
        speech = only(sentence)
        assert speech.speaker is None
        assert speech.speaker_start == speech.speaker_end


def test_two_speakers_of_one_rank_share_the_sentence() -> None:
    assert told("The firm has said it will pay, but workers say they have seen nothing.") == [
        ("The firm", "say", "it will pay"),
        ("workers", "say", "they have seen nothing"),
    ]
    assert told("The ministry rejected the offer, saying it was too late.") == [
        ("The ministry", "reject", "the offer"),
        ("The ministry", "say", "it was too late"),
    ]
    assert told("The minister visited the site and said it was safe.") == [("The minister", "say", "it was safe")]


def test_a_frame_within_a_frame_comes_after_it() -> None:
    assert [(speaker, verb) for speaker, verb, _ in told("The senator said he believed the law would pass.")] == [
        ("The senator", "say"),
        ("he", "believe"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm added 20 jobs.",
        "The firm did not say how many people were hurt.",
        "The fire claimed 12 lives.",
        "Nobody said the dam was unsafe.",
        "For years, the plant has run at a loss.",
        "The bus was late, which may explain what happened.",
        "After hearing reports that the road was open, the crew left.",
        "Two men were admitted to hospital.",
        "The mill closed in autumn, prompting angry letters which have spread through the valley.",
        "The vote followed the death of Ana Roe, which raised hopes that the law would change.",
        "The fault related to a valve that had rusted.",
        "Had you told me that, I would have left.",
        "The harbour office, which examines projects near the coast, holds ten hearings each year.",
    ],
)
def test_verbs_of_saying_that_report_nothing_make_no_frame(sentence: str) -> None:
    assert speeches(sentence) == ()


def test_offsets_are_those_of_the_text_around() -> None:
    (speech,) = speeches("She said it was late.", offset=100)
    assert (speech.speaker_start, speech.speaker_end, speech.start, speech.end) == (100, 103, 109, 120)


def test_verb_classes() -> None:
    told = ("claimed that", "denied that", "warned that", "urged that", "expected that", "called for talks and said that")
    assert [speeches(f"The firm {verb} the train was late.")[0].verb_class for verb in told] == [
        "claim", "deny", "warn", "demand", "think", "demand",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(
    ["The firm", "said", "that", "it", "was", "late", ",", ".", '"', "told", "reporters", "according", "to", "on Monday", "and", "denied",
     "Ana Ruiz", "who", "saying", "in a statement", ":", "—"]), max_size=14))  # fmt: skip
def test_frames_lie_within_the_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    for speech in speeches(sentence):
        assert 0 <= speech.start < speech.end <= len(sentence)
        assert 0 <= speech.speaker_start <= speech.speaker_end <= len(sentence)
        assert speech.speaker is None or sentence[speech.speaker_start : speech.speaker_end] == speech.speaker


# ---------------------------------------------------------------- antecedents
def test_a_pronoun_stands_for_the_last_person_of_its_sex() -> None:
    context = ["Ana Ruiz, the mediator", "the ministry", "Mr Holm", "officials"]
    assert resolve("he", context) == "Mr Holm"
    assert resolve("she", context) == "Ana Ruiz, the mediator"
    assert resolve("they", context) is None
    assert resolve("he", ["the ministry", "officials"]) is None


def test_a_description_stands_for_the_last_name_that_it_describes() -> None:
    context = ["Transport Minister Ola Berg", "deputy minister Ida Holm", "Norrline, the carrier"]
    assert resolve("the minister", context) == "Transport Minister Ola Berg"
    assert resolve("the carrier", context) == "Norrline, the carrier"
    assert resolve("the pilot", context) is None
    assert resolve("Ola Berg", context) is None
