"""Negation: its cues with what they deny, and whether a statement's main clause affirms or denies.

Scopes follow Morante and Daelemans, "ConanDoyle-neg" (2012): a verbal cue denies its clause from the cue on, a quantifier
its noun phrase and, before a verb, the clause; idioms that hold a cue and deny nothing ("not only", "no doubt") are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from briefer.language.inflect import PAST_FORMS
from briefer.language.patterns import rx
from briefer.language.quotes import quotations, within
from briefer.language.records import dataclass
from briefer.language.speech import speeches
from briefer.language.tokens import STOPWORDS, lemma
from briefer.models import Polarity, Span


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation cue and the stretch it denies."""

    start: int
    end: int
    cue: str
    scope_start: int
    scope_end: int


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_IDIOMS = rx(
    r"\b"
    + _any(
        r"not (?:only|just|merely|simply|least|to mention|surprisingly|(?:at all )?(?:unlike|uncommon|unusual))",
        r"no (?:fewer|less|later|sooner|more|longer) than \w*\d*",
        r"not (?:fewer|less) than",
        r"no (?:doubt|wonder|matter|small|stranger|secret)",
        r"without (?:a )?doubt",
        r"nothing (?:but|less than|short of)",
        r"none other than",
        r"no[.,] ?\d+",
        r"no[- ](?:fly|go|deal|brainer|nonsense|confidence|frills|show)(?=[ -])",
        r"never ?mind",
        r"whether or not",
        r"if not(?= )",
        r"last but not least",
        r"can(?:not|[’']t) but",
        r"could(?: not|n[’']t) (?:be|have been) (?:more|clearer)",
        r"why not",
    )
    + r"\b",
    re.IGNORECASE,
)
_VERBAL = _any(
    r"(?:did|does|do|is|are|was|were|has|have|had|will|would|could|must|should|might|need|ain|wo|ca|sha) ?n[’']t",
    r"(?:ain|won|can|shan)[’']t",
    r"cannot",
    r"not",
    r"never",
    r"no longer",
    r"hardly",
    r"scarcely",
    r"nor",
    r"by no means",
    r"in no way",
    r"under no circumstances",
    r"(?<=\w )n[’']t",
)
_QUANTIFIER = _any(r"no[- ]one", r"nobody", r"nothing", r"none", r"nowhere", r"neither(?: of)?", r"no(?= [^\W\d_])")
_IMPLIED = _any(
    r"fail(?:s|ed|ing)? to",
    r"refus(?:es?|ed|ing)(?: to)?",
    r"declin(?:es?|ed|ing) to",
    r"neglect(?:s|ed)? to",
    r"omit(?:s|ted)? to",
    r"den(?:y|ies|ied|ying)",
    r"rul(?:es?|ed|ing) out",
    r"stop(?:s|ped|ping)? short of",
    r"far from",
    r"unable to",
    r"yet to",
    r"refut(?:es?|ed|ing)",
    r"reject(?:s|ed|ing)?",
    r"dismiss(?:es|ed|ing)?",
    r"avoid(?:s|ed|ing)?",
    r"prevent(?:s|ed|ing)?",
    r"lack(?:s|ed|ing)?(?: of)?",
    r"abandon(?:s|ed|ing)?",
    r"absence of",
    r"instead of",
    r"rather than",
    r"free (?:of|from)",
)
_CUE = rx(
    rf"(?<![\w’'])(?:(?P<verbal>{_VERBAL})|(?P<quantifier>{_QUANTIFIER})|(?P<local>without)|(?P<implied>{_IMPLIED})"
    r"|(?P<weak>barely|rarely|seldom))\b",
    re.IGNORECASE,
)
_UN_WORDS = _any(
    r"\w{2,}ed",
    r"\w+able",
    r"able|aware|clear|done|fair|happy|hurt|known|paid|safe|said|seen|sold|true|told|well|willing",
)
_UN = rx(
    rf"\b(?P<prefix>un|non-?)(?P<stem>(?!it(?:ed|able)|der|earth|leash|fold|veil|load|cover|ravel|like|iv|precedented){_UN_WORDS})\b",
    re.IGNORECASE,
)
_CLAUSE_END = rx(
    r"[;:]|[—–]|\.(?=\s|$)"
    r"|,\s+(?=(?:and|but|or|so|yet|while|although|though|which|who|whose|when|because|as|adding|saying|said|says)\b)"
    r"|,\s+(?=(?:[A-Z][\w’'-]+ |(?:the|a|an) [\w’' -]{2,40})?(?:said|says|told|added)\b)"
    r"|\s(?=(?:but|although|though|because|unless|whereas|while)\b)"
)
_PHRASE_END = rx(r"[,;.]|\s(?=(?:and|but|after|before|on|in|at)\b)")
_SUBORDINATE = rx(
    r"\b(?:who|which|whose|whom|because|although|though|unless|if|when|while|after|before|since|where|until|whereas"
    r"|as(?! (?:many|much|well|few|little|high|low|part|of|an?)\b))\b[^,;.]*",
    re.IGNORECASE,
)
_ALWAYS_SUBORDINATE = frozenset({"who", "which", "because", "if", "unless"})
_FINITE = rx(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|\w{2,}ed|remains?|seems?|appears?|says|stays|"
    + "|".join(sorted(PAST_FORMS))
    + r")\b"
)
_JOINED = rx(r",\s+(?=(?:and|but|yet|so)\b)|;")
_PAST_NOT = rx(r"(?:did|was|were|had)(?:n[’']t| not)$", re.IGNORECASE)
_UNTIL = rx(r"[^,;.]{0,60}\b(?:until|till)\b")
_BE_BEFORE = rx(
    r"\b(?:is|are|was|were|be|been|remain(?:s|ed)?|left|went|goes|stay(?:s|ed)?)\s+(?:not\s+)?(?:\w+ly\s+)?$", re.IGNORECASE
)
_LOCAL_CUES = frozenset(
    ["un", "non", "without", "barely", "rarely", "seldom", "nor", "absence of", "lack of", "instead of", "rather than"]
) | {"free of", "free from"}
_LONGEST_CLAUSE = 400
_ACTIONS = ("prevent", "avoid", "lack", "abandon", "dismiss", "reject")
_PREPOSITION_BEFORE = rx(r"\b(?:with|in|of|for|to|at|on|by|under|from|into)\s+$", re.IGNORECASE)
_WORD = rx(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def negations(text: str) -> tuple[Negation, ...]:
    """The negation cues of `text` in order, each with the stretch it denies; idioms that deny nothing are left out."""
    skipped = tuple(m.span() for m in _IDIOMS.finditer(text))
    found: list[Negation] = []
    for m in _CUE.finditer(text):
        if holds(skipped, m.start()):
            continue
        found.append(_scoped(text, m))
    for m in _UN.finditer(text):
        if not holds(skipped, m.start()):
            found.append(Negation(m.start(), m.end(), m.group("prefix").lower().rstrip("-"), m.start("stem"), m.end()))
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))


def _scoped(text: str, cue: re.Match[str]) -> Negation:
    end = _clause_end(text, cue.end())
    start = cue.end()
    kind = cue.lastgroup
    if kind == "quantifier" and not _is_object(text, cue.start()):
        start = cue.start()
    elif kind == "local":
        end = min(end, _phrase_end(text, cue.end()))
    return Negation(cue.start(), cue.end(), " ".join(cue.group().lower().split()), start, max(end, start))


def _clause_end(text: str, start: int) -> int:
    window = text[start : start + _LONGEST_CLAUSE]
    stop = _CLAUSE_END.search(window)
    return start + (len(window.rstrip()) if stop is None else stop.start())


def _phrase_end(text: str, start: int) -> int:
    stop = _PHRASE_END.search(text, start + 1, start + _LONGEST_CLAUSE)
    return min(len(text), start + _LONGEST_CLAUSE) if stop is None else stop.start()


def _is_object(text: str, at: int) -> bool:
    floor = max(0, at - _LONGEST_CLAUSE)
    begin = max(text.rfind(".", floor, at) + 1, text.rfind(";", floor, at) + 1, floor)
    return bool(_FINITE.search(text, begin, at))


# ---------------------------------------------------------------- polarity
def polarity(text: str) -> Polarity:
    """Whether the main statement of `text` affirms or denies what it says.

    Reported speech is read through: of "X said no one was hurt" the reported clause counts, of "X denied that …" both. Two
    denials make an affirmation. Subordinate clauses and phrases with "without" do not count.
    """
    start, end, denied = _main(text)
    body = _first_clause(text[start:end])
    count = int(denied) + _un_predicate(body)
    quoted = quotations(text)
    shielded = subordinates(body)
    for negation in negations(body):
        if _counts(body, negation, shielded) and not (
            within(quoted, negation.start + start) and not mostly_quoted(quoted, start, end)
        ):
            count += 1
    return "denied" if count % 2 else "affirmed"


def _main(text: str) -> tuple[int, int, bool]:
    """The stretch of the main statement inside reported speech, and whether the verb of reporting denies it."""
    frames = [s for s in speeches(text) if s.speaker is not None]
    if not frames:
        return 0, len(text), False
    outer = frames[0]
    if outer.verb_class in {"accuse", "praise", "demand"} or outer.end - outer.start < 8:
        return 0, len(text), False
    covers = outer.start <= outer.speaker_start < outer.end
    if outer.denied:
        lead = text[outer.speaker_end : outer.start] if not covers else ""
        # "denied that no one was told": the denial stands outside the content, so it is counted here and not as a cue.
        return (outer.start, outer.end, True) if lead else (outer.start, outer.end, False)
    return outer.start, outer.end, False


def _first_clause(body: str) -> str:
    """The statement up to a second one that ", and" or ", but" joins to it with a verb of its own."""
    for m in _JOINED.finditer(body):
        if _FINITE.search(body, 0, m.start()) and _FINITE.search(body, m.end()):
            return body[: m.start()]
    return body


def mostly_quoted(quoted: Sequence[Span], start: int, end: int) -> bool:
    """Does more than half of `start`..`end` lie in the quoted spans?"""
    inside = sum(max(0, min(end, span.end) - max(start, span.start)) for span in quoted)
    return 2 * inside > end - start


def holds(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Does `position` lie in one of the ordered, disjoint spans?"""
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and position < spans[index][1]


def subordinates(body: str) -> list[tuple[int, int]]:
    """The subordinate clauses of a statement; after "as", "before" and the like only what holds a verb of its own."""
    return [
        m.span()
        for m in _SUBORDINATE.finditer(body)
        if m.group().split(" ", 1)[0].lower() in _ALWAYS_SUBORDINATE or _FINITE.search(m.group())
    ]


def _counts(body: str, negation: Negation, subordinate: Sequence[tuple[int, int]]) -> bool:
    """Does the cue deny the main clause?"""
    cue = negation.cue
    if cue in _LOCAL_CUES or cue.startswith(_ACTIONS):
        return False
    if holds(subordinate, negation.start):
        return False
    if cue == "not" and body[max(0, negation.start - 4) : negation.start].rstrip()[-1:] in {",", "—", "–"}:
        # "420 passengers, not 350": only what follows is denied.
        return False
    if cue.startswith(("no", "none", "neither")) and cue not in {"not", "nowhere", "no longer"}:
        return not _PREPOSITION_BEFORE.search(body[max(0, negation.start - 12) : negation.start])
    # "did not open until noon": it did, at noon.
    past = _PAST_NOT.search(body[max(0, negation.end - 12) : negation.end])
    return not (past and _UNTIL.match(body, negation.end))


def _un_predicate(body: str) -> int:
    """ "was unhurt", "remain unpaid": a predicate that says what "not hurt" says."""
    return sum(1 for m in _UN.finditer(body) if _BE_BEFORE.search(body[max(0, m.start() - 40) : m.start()]))


@lru_cache(maxsize=4096)
def negated_words(text: str) -> frozenset[str]:
    """The lemmas of the content words within the scopes of `text`'s negations."""
    found: set[str] = set()
    for negation in negations(text):
        for m in _WORD.finditer(text, negation.scope_start, negation.scope_end):
            word = m.group().lower()
            if word not in STOPWORDS:
                found.add(lemma(word))
    return frozenset(found)
