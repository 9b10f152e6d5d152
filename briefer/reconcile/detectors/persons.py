"""What articles say of one person that cannot both hold: how old they are, and whether they hold an office.

Both are read from the phrase that stands with the name ("Ann Lee, 41,", "former minister Bo Dahl"). Nothing else needs to
be alike: a person has one age at a time, and an office is held or was held. Offices are compared only under one title, for
somebody may be a doctor, a mayor and an uncle at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.names import same_name
from briefer.language.patterns import rx
from briefer.language.records import dataclass
from briefer.models import ContestedKind
from briefer.reconcile.story import Conflict, Story

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |del |der |van |von |al-|el-|bin |[A-Z]\. ?)?[A-ZÀ-Þ][\w'’-]+){1,3})"
_AGES = (
    rx(rf"{_NAME}, (?:aged |age )?(?P<age>[1-9]\d?)(?=[,.;)]| and [A-Z]| of | from | was | is |$)"),
    rx(rf"\b(?P<age>[1-9]\d?)[- ]years?[- ]olds? (?:[a-z][\w-]* ){{0,4}}{_NAME}"),
    rx(rf"{_NAME} \((?:aged )?(?P<age>[1-9]\d?)\)"),
)
_TITLE = (
    r"(?:president|prime minister|premier|chancellor|minister|secretary(?: of state)?|governor|mayor|senator|"
    r"congress(?:man|woman)|ambassador|envoy|commissioner|chairman|chairwoman|chair|chief executive|ceo|director|"
    r"manager|coach|head coach|captain|commander|general|judge|prosecutor|attorney general|spokesman|spokeswoman|"
    r"leader|head|editor|principal|superintendent|inspector|sergeant|lieutenant|colonel|major|detective|professor|"
    r"bishop|archbishop|king|queen|prince)"
)
_STANDING: Mapping[str, str] = {
    "former": "former",
    "ex": "former",
    "ex-": "former",
    "one-time": "former",
    "onetime": "former",
    "deputy": "deputy",
    "vice": "deputy",
    "vice-": "deputy",
    "assistant": "deputy",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
}
_HELD = rx(
    rf"(?P<how>(?:\b(?:former|ex|one-?time|deputy|vice|assistant|acting|interim|caretaker)[ -])?)"
    rf"\b(?P<title>{_TITLE}) (?P<name>(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){{0,2}}))",
    re.IGNORECASE,
)
_THEN = rx(
    r"\b(?:then|when (?:he|she) was|at the time|later|became|elected|appointed|named|sworn in|fired|sacked|ousted|"
    r"replaced|succeed(?:ed|s)|predecessor|resigned|stepped down)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says of somebody: an age, or how they hold an office."""

    claim: int
    name: str
    value: str
    shown: str


def ages(story: Story) -> Iterator[Conflict]:
    """Persons to whom articles give different ages."""
    said = [found for i in range(len(story.items)) for found in _ages(story, i)]
    for name, given in _by_person(said):
        yield from _conflicts(story, "figure", f"the age of {name}", given, "one person is given two ages")


def offices(story: Story) -> Iterator[Conflict]:
    """Persons who hold an office in one article and held it, or hold a lesser one, in another."""
    said: dict[str, list[Said]] = defaultdict(list)
    for i in range(len(story.items)):
        for title, found in _offices(story, i):
            said[title].append(found)
    for title in sorted(said):
        for name, given in _by_person(said[title]):
            topic = f"the office of {name}"
            yield from _conflicts(story, "characterisation", topic, given, "one person holds an office and does not")


def _ages(story: Story, index: int) -> Iterator[Said]:
    text = story.claim(index).citation.quote
    for pattern in _AGES:
        for found in pattern.finditer(text):
            yield Said(index, found["name"], found["age"], f"{found['name']} is {found['age']}")


def _offices(story: Story, index: int) -> Iterator[tuple[str, Said]]:
    text = story.claim(index).citation.quote
    for found in _HELD.finditer(text):
        how = _STANDING.get(found["how"].strip().lower(), "") if found["how"] else ""
        if _THEN.search(text):
            continue
        name = re.sub(r"['’]s?$", "", found["name"])
        yield found["title"].lower(), Said(index, name, how, f"{found['how']}{found['title']} {name}".strip())


def _by_person(said: Sequence[Said]) -> Iterator[tuple[str, list[Said]]]:
    """What is said of each person, in order, under the longest form of the name."""
    groups: list[list[Said]] = []
    for one in said:
        home = next((g for g in groups if same_name(g[0].name, one.name)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for group in groups:
        yield max((one.name for one in group), key=len), group


def _conflicts(story: Story, kind: ContestedKind, topic: str, given: Sequence[Said], why: str) -> Iterator[Conflict]:
    """One conflict between the value most claims give and each other one, of articles that give no other."""
    values: dict[str, list[Said]] = defaultdict(list)
    for one in given:
        values[one.value].append(one)
    if len(values) < 2:
        return
    main, *others = sorted(values, key=lambda v: (-len(values[v]), values[v][0].claim))
    for other in others:
        left, right = values[main], values[other]
        if {story.claim(s.claim).source for s in left} >= {story.claim(s.claim).source for s in right} and len(
            {story.claim(s.claim).source for s in left}
        ) < 2:
            continue
        yield Conflict(
            kind,
            left[0].claim,
            right[0].claim,
            left[0].shown,
            right[0].shown,
            topic,
            why,
            0.9,
            tuple(sorted({s.claim for s in left[1:]})),
            tuple(sorted({s.claim for s in right[1:]})),
            closed=True,
            left_key=f"{topic}: {main}",
            right_key=f"{topic}: {other}",
        )
