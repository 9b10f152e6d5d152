"""Invented news for measuring speed: stories of several articles each, the same for the same seed on every machine.

The articles of a story report one accident in their own order and words; some differ in a figure, some copy the agency's
text, and each carries its site's menus and adverts. They are for timing only: nothing is said of quality on them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

EPOCH = dt.date(2031, 3, 3)

ONSETS = ("b", "br", "c", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
VOWELS = ("a", "e", "i", "o", "u", "ae", "ea", "ou")
CODAS = ("ck", "dd", "l", "ld", "m", "n", "nd", "r", "rn", "s", "st", "th", "x")
FIRST = (
    "Anna",
    "Bela",
    "Carlos",
    "Dina",
    "Emeka",
    "Farah",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Karim",
    "Lena",
    "Mira",
    "Noor",
    "Otto",
    "Petra",
)
OFFICES = ("Transport Minister", "Interior Minister", "Governor", "Mayor", "Health Minister", "Energy Secretary")
KINDS = (
    ("fire", "broke out", "a chemicals warehouse", "burned", "firefighters"),
    ("flood", "struck", "the lower town", "flooded", "rescue workers"),
    ("explosion", "tore through", "a grain terminal", "shook", "rescue crews"),
    ("landslide", "buried part of", "a mountain road", "blocked", "road crews"),
    ("train crash", "closed", "the coastal railway", "halted", "engineers"),
    ("power cut", "hit", "the northern grid", "darkened", "technicians"),
    ("ferry accident", "stopped traffic in", "the harbour mouth", "closed", "coastguards"),
    ("earthquake", "damaged", "the old quarter", "shook", "rescue teams"),
)
CHROME_TOP = (
    "Home | World | Business | Sport",
    "Listen to this article\n\n0:00\n0:00",
    "Share on Facebook   Share on X   Copy link",
    "MENU",
)
CHROME_END = (
    "Related articles",
    "Sign up for our morning newsletter",
    "© All rights reserved.",
    "Download our app for breaking news",
    "Leave a comment",
    "Tags: news, region, safety",
)

HEADLINES = ("what we know", "dozens hurt", "inquiry ordered", "owner denies fault", "residents told to leave")
BODIES = ("fire service", "civil protection agency", "emergency authority")
FIRMS = ("Holdings", "Industries", "Group", "Logistics")
ALTERNATIVES = re.compile(r"\[([^\[\]]+)\]")
PARAGRAPHS = tuple(
    tuple(block.splitlines())
    for block in Path(__file__).with_name("paragraphs.txt").read_text(encoding="utf-8").strip().split("\n\n")
)
"""What an article may say, each in a few wordings with alternatives in brackets; the first opens every article."""


@dataclass(frozen=True, slots=True)
class Story:
    """One invented accident: its date, its words for the templates, and the figures that some reports get differently."""

    day: dt.date
    words: dict[str, str]
    figures: dict[str, int]


def generate(folder: Path, articles: int, per_story: int = 10, seed: int = 1) -> list[Path]:
    """Write `articles` articles, `per_story` to a story, into `folder`; the files in order."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number in range(articles):
        if number % per_story == 0:
            story = _story(random)
        path = folder / f"{number // per_story:04}-{number % per_story:02}.txt"
        path.write_text(_article(random, story), encoding="utf-8")
        written.append(path)
    return written


def _story(random: Random) -> Story:
    day = EPOCH + dt.timedelta(days=random.randrange(700))
    kind, struck, site, _, helpers = random.choice(KINDS)
    body = f"{_name(random)} {random.choice(BODIES)}"
    article = "an" if kind[0] in "aeiou" else "a"
    words = {
        "kind": kind,
        "a_kind": f"{article} {kind}",
        "A_kind": f"{article.capitalize()} {kind}",
        "struck": struck,
        "site": site,
        "helpers": helpers,
        "place": _name(random),
        "neighbour": _name(random),
        "office": random.choice(OFFICES),
        "minister": _person(random),
        "rival": _person(random),
        "speaker": _person(random),
        "witness": _person(random),
        "company": f"{_name(random)} {random.choice(FIRMS)}",
        "agency": f"the {body}",
        "Agency": f"The {body}",
        "part": random.choice(("cooling system", "signalling", "drainage", "wiring", "warning system")),
        "day": f"{day:%A}",
        "next_day": f"{day + dt.timedelta(days=1):%A}",
        "return_day": f"{day + dt.timedelta(days=random.randrange(3, 6)):%A}",
    }
    figures = {
        "dead": random.randrange(3, 60),
        "hurt": random.randrange(61, 400),
        "crew": random.randrange(40, 900),
        "minutes": random.randrange(6, 55),
        "moved": random.randrange(12, 190) * 100,
        "faults": random.randrange(4, 30),
        "loss": random.randrange(15, 800),
        "weeks": random.randrange(2, 12),
        "aid": random.randrange(20, 300),
        "old_dead": random.randrange(61, 300),
        "metres": random.randrange(60, 900),
        "treated": random.randrange(30, 60),
        "serious": random.randrange(2, 29),
        "percent": random.randrange(2, 19),
        "year": random.randrange(2024, 2031),
        "old_year": random.randrange(1950, 2010),
    }
    return Story(day, words, figures)


def _article(random: Random, story: Story) -> str:
    figures = {
        name: value + (random.randrange(1, 5) if random.random() < 0.08 else 0) for name, value in story.figures.items()
    }
    slots = story.words | {name: _figure(name, value) for name, value in figures.items()}
    rest = random.sample(PARAGRAPHS[1:], random.randrange(9, len(PARAGRAPHS)))
    body = [_wording(random, variants, slots) for variants in (PARAGRAPHS[0], *rest)]
    title = f"{slots['kind'].capitalize()} in {slots['place']}: {random.choice(HEADLINES)}"
    stamp = f"{story.day + dt.timedelta(days=random.randrange(2)):%d %B %Y}"
    top, end = random.sample(CHROME_TOP, 2), random.sample(CHROME_END, 3)
    return "\n\n".join([*top, title, f"By {_person(random)}\n{stamp}", *body, *end]) + "\n"


def _wording(random: Random, variants: tuple[str, ...], slots: dict[str, str]) -> str:
    chosen = ALTERNATIVES.sub(lambda found: random.choice(found[1].split("|")), random.choice(variants))
    return chosen.format_map(slots)


def _figure(name: str, value: int) -> str:
    return str(value) if name.endswith("year") else f"{value:,}"


def _person(random: Random) -> str:
    return f"{random.choice(FIRST)} {_name(random)}"


def _name(random: Random) -> str:
    syllables = "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.randrange(1, 3)))
    return (syllables + random.choice(CODAS)).capitalize()
