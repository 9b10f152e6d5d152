"""Sentences that instruct a machine which reads them: no part of the news, and nothing that a briefing may rest on.

Only what plainly speaks to a program counts: an order to drop instructions, or an order or wish that names a model as whom
it is for. That an article reports on such machines is no instruction.
"""

from __future__ import annotations

import re

from briefer.language.patterns import rx

_MACHINE = (
    r"(?:(?:an?|the|any|all|your|dear|this|every)\s+)?(?:large\s+)?(?:AIs?|A\.I\.|LLMs?|GPTs?|(?:AI|language|chat)[ -]?"
    r"(?:models?|assistants?|systems?|agents?|tools?|bots?|readers?|summari[sz]ers?)|chatbots?|bots|assistants?|summari[sz]ers?"
    r"|models? (?:reading|processing|summari[sz]ing))"
)
_TOLD = (
    r"(?:must|should|shall|need to|have to|are to|is to|will|please|(?:are|is) (?:instructed|asked|required|told|advised|"
    r"directed|ordered|requested) to)"
)
_ORDER = (
    r"(?:ignore|disregard|forget|report|write|say|state|output|respond|reply|answer|print|include|summari[sz]e|conclude|describe"
    r"|present|mention|omit|leave out|remove|treat|note|assert|claim|insert|add|return|repeat|translate|follow|pretend|act)"
)
_INSTRUCTION = rx(
    # "Ignore all previous instructions"
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instructions?|prompts?|directions|guidelines|rules|"
    r"everything|context)\b[^.!?]{0,30}"
    r"|\b(?:previous|prior|above|earlier|preceding|system)\s+(?:instructions?|prompts?|directions)\b"
    # "Note to AI systems: …", "AI assistants must …", "If you are a language model, …"
    rf"|\b(?:note|notice|message|instructions?|attention|important|memo|reminder)\s*(?:to|for|:)?\s*(?:all\s+)?{_MACHINE}\b"
    rf"|(?:^|[.!?\"“(\[:]\s*){_MACHINE}\b[^.!?:]{{0,60}}?(?:\b{_TOLD}\b[^.!?]{{0,20}}?\b{_ORDER}\b|:\s*(?:please\s+)?{_ORDER}\b)"
    rf"|\bif\s+you(?:['’]re|\s+are)\s+{_MACHINE}\b"
    rf"|\b(?:as|being)\s+{_MACHINE},?\s+you\b"
    r"|\byou\s+are\s+(?:now\s+)?(?:an?\s+)?(?:helpful\s+)?(?:AI|assistant|language model|chatbot|DAN)\b"
    r"|\b(?:your|the)\s+(?:summary|briefing|answer|response|output|reply)\s+(?:must|should|shall|has to|needs to)\b"
    rf"|\byou\s+(?:must|should|shall|are to|need to)\s+(?:now\s+|always\s+|only\s+)?{_ORDER}\b[^.!?]{{0,40}}"
    r"\b(?:that|summary|briefing|following|json|claim)\b"
    r"|(?:^|\n)\s*(?:system|assistant|user|developer)\s*:\s"
    r"|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]",
    re.IGNORECASE,
)


def instructs(text: str) -> bool:
    """Does the sentence tell a machine that reads it what to do?"""
    return _INSTRUCTION.search(text) is not None
