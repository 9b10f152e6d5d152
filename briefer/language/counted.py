"""What a number counts: the head noun of the phrase that follows it, as a lower-case singular.

There is no part-of-speech tagger here: the head is the last plural of the first unbroken run of words, which is how English
places it ("153 drones of various types", "18 automated cranes", "two sports halls"); "46 of 71 ships" counts ships.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from briefer.language.wordlists import word_map, word_set

Mode = Literal["many", "one", "mass"]

IRREGULAR = word_map("""
    people=person persons=person men=man women=woman children=child police=police feet=foot teeth=tooth geese=goose
    mice=mouse oxen=ox lives=life wives=wife knives=knife thieves=thief wolves=wolf halves=half shelves=shelf
    leaves=leaf calves=calf loaves=loaf selves=self crises=crisis analyses=analysis bases=base theses=thesis
    diagnoses=diagnosis hypotheses=hypothesis criteria=criterion phenomena=phenomenon bacteria=bacterium data=data
    media=media alumni=alumnus nuclei=nucleus cacti=cactus stimuli=stimulus referenda=referendum buses=bus gases=gas
    viruses=virus bonuses=bonus campuses=campus statuses=status censuses=census aircraft=aircraft spacecraft=spacecraft
    hovercraft=hovercraft sheep=sheep fish=fish deer=deer cattle=cattle species=species series=series troops=troop
    headquarters=headquarters personnel=personnel staff=staff crew=crew dead=dead missing=missing injured=injured
    wounded=wounded movies=movie cookies=cookie zombies=zombie calories=calorie ties=tie lies=lie pies=pie shoes=shoe
    canoes=canoe toes=toe foes=foe caches=cache axes=axe means=means barracks=barracks infantry=infantry folk=folk
    clergy=clergy offspring=offspring livestock=livestock salmon=salmon offences=offence quizzes=quiz vertebrae=vertebra
    larvae=larva souls=soul passersby=passerby passers-by=passer-by sons-in-law=son-in-law mums=mum
""")
_SINGULAR_IN_S = word_set("""
    news gas bus virus bonus campus status census chaos crisis analysis basis was is has this his us its yes plus pass
    class glass mass loss boss press dress address process success access less congress business express as thus across
    versus always perhaps sometimes towards afterwards besides details' gross cross happiness illness witness politics
    physics economics mathematics athletics olympics customs diabetes aids covid corps lens atlas canvas christmas texas
    paris los
""")
_BARE_PLURALS = frozenset(w for w in IRREGULAR if not w.endswith("s"))
_STOP = word_set("""
    worth due aboard available needed a an the and or but nor so yet if then than that which who whom whose what when where why how as at by for from in
    into of off on onto out over per since through throughout till to toward towards under until up upon via with within
    without about above across after against along amid among around before behind below beneath beside between beyond
    despite down during except inside like near outside past is are was were be been being am has have had having do
    does did done will would shall should may might can could must it its he him his she her they them their we us our
    you your i me my this these those there here not no never now also still just only even ever today yesterday
    tomorrow tonight ago later earlier each every any all both either neither such very too while because although
    though unless whether said says told say saying came come went go got get gave give made make took take left
    remained remain died die fled flee lost won saw seen held kept found put set stood stand stands ran run fell fall
    rose rise lay lie lies met meet sat sit led lead began begin broke spoke wrote drove flew hit cut shot let spread
    stuck struck became become killed injured wounded arrested detained rescued evacuated displaced affected damaged
    destroyed stranded delayed cancelled canceled reported confirmed hospitalised hospitalized hurt suspended charged
    sentenced accused according including compared versus respectively alone apiece together altogether afterwards
    monday tuesday wednesday thursday friday saturday sunday
""")
_ADJECTIVAL = frozenset(["dead", "missing", "injured", "wounded"])
_SKIP = word_set("""
    next last previous more further other others additional extra of the these those its his her their our my your some such
""")
_WORD = re.compile(r"(?:[  ]{1,2}|-)[\"“‘']?(?P<word>[^\W\d_]+(?:[-–'’][^\W\d_]+)*['’]?)(?:\.(?=[^\s]))?")
_OF = re.compile(
    r"[  ](?:out )?of[  ](?:(?:the|its|his|her|their|our|all|these|those|a|an|my|some|about|around|nearly|almost)[  ])*"
)
_PRONOUNS = word_set("""
    them us whom which it you those these
""")
_NUMBER = re.compile(
    r"(?:[\d][\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|dozens?|hundreds?|thousands?|millions?)"
    r"(?: (?:hundred|thousand|million|billion))?(?![a-z\d])"
)
_LONE_AFTER = re.compile(
    r"[  ]?[(,.;)]|[  ](?:for each|for every|per|each|a (?:day|week|month|quarter|year|head|person))(?![a-z])"
)
_ADVERBS = word_set("""
    strong alone overnight online abroad worldwide nationwide total overall instead again apiece each daily annually
    monthly weekly yearly since so too respectively thereabouts here there plus approx points
""")
_ALSO = re.compile(r"[  ](?:and|or)[  ](?=[a-z-]+[  ](?:[a-z-]+[  ])?[a-z-]+s(?![a-z]))")
_PARTICIPLE = re.compile(r"(?:ed|ing|ly)$")


_TAILS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zzes", "zz"))
_MEN = (("women", "woman"), ("men", "man"), ("children", "child"), ("people", "people"))
_NO_MEN = word_set("""
    specimen omen regimen abdomen acumen ramen semen amen yemen
""")
_VERBS = word_set("""
    comes goes remains makes takes gives gets seems stays sits lies falls sounds becomes keeps leads begins says
""")


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a lower-case English noun ("ships" → "ship", "people" → "person"); a singular is returned as it is."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for tail, base in _MEN:
        if word.endswith(tail) and word not in _NO_MEN:
            return word[: -len(tail)] + base
    if word in _SINGULAR_IN_S or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return word
    for tail, base in _TAILS:
        if word.endswith(tail):
            return word[: -len(tail)] + base
    if word.endswith("oes") and len(word) > 5:
        return word[:-2]
    return word[:-1]


def plural(word: str) -> bool:
    """Does the lower-case word look like a plural noun?"""
    if word in _BARE_PLURALS or word in IRREGULAR:
        return True
    if word.endswith(("men", "women", "children", "craft", "folk", "people")) and len(word) > 4:
        return word not in _NO_MEN
    return (
        word.endswith("s")
        and len(word) > 2
        and word not in _SINGULAR_IN_S
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def head(low: str, pos: int, mode: Mode = "many", unknown: bool = False) -> tuple[str, int] | None:
    """The noun that a number ending at `pos` counts, in the singular, and where it ends in the text.

    `mode` says what to look for: a plural ("many"), a singular ("one"), or a substance ("mass", as in "litres of drinking
    water"). `unknown` takes a lone unfamiliar word too, which is how a small currency reads ("200,000 tal").
    """
    if low.startswith("-", pos) and (joined := _WORD.match(low, pos)) and not low.startswith("-", pos + 1):
        word = joined["word"].split("-")[0]
        return (singular(word), joined.start("word") + len(word)) if len(word) > 2 and word not in _STOP else None
    if of := _OF.match(low, pos):
        at = of.end()
        if number := _NUMBER.match(low, at):
            after = _OF.match(low, number.end())
            return _run(low, after.end() - 1 if after else number.end(), "many")
        return _run(low, at - 1, "mass" if mode == "mass" else "many")
    return _run(low, pos, mode) or (_lone(low, pos) if unknown else None)


def _words(low: str, pos: int) -> list[tuple[str, int, bool]]:
    """The run of words from `pos` that may be one noun phrase: word, end, and whether it is a possessive."""
    found: list[tuple[str, int, bool]] = []
    while len(found) < 7 and (step := _WORD.match(low, pos)):
        word = step["word"].removesuffix("'s").removesuffix("’s").removesuffix("’").removesuffix("'")
        if word in _STOP or word in _PRONOUNS or (found and (word in _VERBS or _NUMBER.match(low, step.start("word")))):
            break
        found.append((word, step.end("word"), word != step["word"]))
        pos = step.end()
    return found


def _run(low: str, pos: int, mode: Mode) -> tuple[str, int] | None:
    words = [w for w in _words(low, pos) if w[0] not in _SKIP]
    if not words:
        return None
    if mode == "one":
        return _last_singular(words)
    first = next((i for i, w in enumerate(words) if plural(w[0]) and not w[2] and w[0] not in _ADJECTIVAL), None)
    adjectival = words[0][0] in _ADJECTIVAL
    if first is None and not adjectival and (joined := _ALSO.match(low, words[-1][1])):
        return _run(low, joined.end() - 1, mode) if len(words) < 3 else None
    if first is None or (adjectival and first > 1):
        if adjectival:
            return words[0][0], words[0][1]
        return _last_singular(words[:3]) if mode == "mass" else None
    last = first
    while (
        last + 1 < len(words)
        and plural(words[last + 1][0])
        and not words[last + 1][2]
        and words[last + 1][0] not in _ADJECTIVAL
    ):
        last += 1
    return singular(words[last][0]), words[last][1]


def _last_singular(words: list[tuple[str, int, bool]]) -> tuple[str, int] | None:
    """The last word before a verb form or the end of the run: the head of "rescue worker", "systems engineer"."""
    best: tuple[str, int] | None = None
    for i, (word, end, possessive) in enumerate(words[:4]):
        if i and best is not None and _PARTICIPLE.search(word):
            break
        if not possessive and not _PARTICIPLE.search(word):
            best = (singular(word), end)
    return best


def _lone(low: str, pos: int) -> tuple[str, int] | None:
    words = _words(low, pos)
    if (
        len(words) != 1
        or words[0][0] in _ADVERBS
        or _PARTICIPLE.search(words[0][0])
        or not _LONE_AFTER.match(low, words[0][1])
    ):
        return None
    return words[0][0], words[0][1]
