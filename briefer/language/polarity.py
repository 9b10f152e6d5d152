"""Negation: its cues with what they deny, and whether a statement's main clause affirms or denies.

Scopes follow Morante and Daelemans, "ConanDoyle-neg" (2012): a verbal cue denies its clause from the cue on, a quantifier its
noun phrase and, before a verb, the clause; idioms that hold a cue and deny nothing ("not only", "no doubt") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.language.quotes import quotations, within
from briefer.language.speech import speeches
from briefer.language.tokens import STOPWORDS, lemma
from briefer.models import Polarity


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation cue and the stretch it denies."""

    start: int
    end: int
    cue: str
    scope_start: int
    scope_end: int


_IDIOMS = re.compile(
    r"\b(?:not (?:only|just|merely|simply|least)|no (?:fewer|less|later|sooner|more) than|not (?:fewer|less) than|no doubt|without (?:a )?doubt"
    r"|no wonder|nothing but|none other than|not until|no matter|no[.,] ?\d+|not to mention|no[- ]one else than|never ?mind"
    r"|not (?:at all )?(?:unlike|uncommon|unusual)|whether or not|if not|not surprisingly|last but not least|can(?:not|'t) but"
    r"|could not be (?:more|clearer)|no small|no stranger|why not|by no means least|no[- ]fly|no[- ]go|no-confidence|no[- ]deal"
    r"|non-?stop|no[- ]brainer|no longer than|not yet out of)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\bno longer\b|\bnot\b(?=[^.;,]{0,60}\b(?:any longer|any ?more)\b)", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:(?P<verbal>(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|must|should|may|might)n[’']t|ain[’']t|won[’']t"
    r"|can[’']t|cannot|shan[’']t|not|never|no longer|hardly|scarcely|nor|by no means|in no way|under no circumstances)"
    r"|(?P<quantifier>no[- ]one|nobody|nothing|none|nowhere|neither(?: of)?|no)"
    r"|(?P<local>without)"
    r"|(?P<implied>fail(?:s|ed|ing)? to|refus(?:es|ed|ing|e)(?: to)?|declin(?:es|ed|ing|e) to|neglect(?:s|ed) to|omit(?:s|ted)? to"
    r"|den(?:y|ies|ied|ying)|rul(?:es?|ed|ing) out|stop(?:s|ped|ping)? short of|far from|unable to|reject(?:s|ed|ing)?"
    r"|dismiss(?:es|ed|ing)?|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|lack(?:s|ed|ing)?|refut(?:es?|ed|ing)|yet to|abandon(?:s|ed|ing)?"
    r"|absence of|lack of|instead of|rather than|free (?:of|from))"
    r"|(?P<weak>barely|rarely|seldom))\b",
    re.IGNORECASE,
)
_UN = re.compile(
    r"\b(?P<prefix>un|non-?)(?P<stem>(?!til|der|ion|ite|iform|ique|it|iver|rest|less|precedent|animous|ited|veil|load|leash|fold|earth|cover|"
    r"dergo|ravel|likely)[a-z]{2,}(?:ed|en|able|t|true|safe|fair|happy|aware|clear|well|do|ing|harmed|hurt|changed|known))\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:]|[—–]|\.(?=\s|$)|,\s+(?=(?:and|but|or|so|yet|while|although|though|which|who|whose|when|because|as|adding|saying|said|says)\b)"
    r"|,\s+(?=(?:[A-Z][\w’'-]+ |(?:the|a|an) [\w’' -]{2,40})?(?:said|says|told|added)\b)"
    r"|\s(?=(?:but|although|though|because|unless|whereas|while)\b)",
)
_SUBORDINATE = re.compile(
    r"\b(?:who|which|whose|whom|because|although|though|unless|if|when|while|after|before|since|where|until|whereas|as)\b[^,;.]*",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|\w{2,}ed|said|says|went|came|took|made|gave|"
    r"got|found|left|lost|won|met|fell|rose|held|kept|began|knew|saw|died|broke|hit|cut|put|led|paid|sent|told|stood|spoke)\b"
)
_PREPOSITION_BEFORE = re.compile(r"\b(?:with|in|of|for|to|at|on|by|under|from|into)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FACTUAL_IMPLIED = frozenset(["reject", "dismiss", "avoid", "prevent", "lack", "abandon"])


def negations(text: str) -> tuple[Negation, ...]:
    """The negation cues of `text` in order, each with the stretch it denies; idioms that deny nothing are left out."""
    skipped = [m.span() for m in _IDIOMS.finditer(text)]
    found: list[Negation] = []
    for m in _CUE.finditer(text):
        if any(start <= m.start() < end for start, end in skipped):
            continue
        found.append(_scoped(text, m))
    for m in _UN.finditer(text):
        if not any(start <= m.start() < end for start, end in skipped):
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
    stop = _CLAUSE_END.search(text, start)
    return len(text.rstrip()) if stop is None else stop.start()


def _phrase_end(text: str, start: int) -> int:
    stop = re.compile(r"[,;.]|\s(?=and\b|but\b|after\b|before\b|on\b|in\b|at\b)").search(text, start + 1)
    return len(text) if stop is None else stop.start()


def _is_object(text: str, at: int) -> bool:
    begin = max(text.rfind(".", 0, at), text.rfind(";", 0, at)) + 1
    return bool(_FINITE.search(text, begin, at))


# ---------------------------------------------------------------- polarity
def polarity(text: str) -> Polarity:
    """Whether the main statement of `text` affirms or denies what it says.

    Reported speech is read through: of "X said no one was hurt" the reported clause counts, of "X denied that …" both. Two
    denials make an affirmation. Subordinate clauses and phrases with "without" do not count.
    """
    start, end, denied = _main(text)
    body = text[start:end]
    count = int(denied) + _un_predicate(body)
    quoted = quotations(text)
    shielded = _subordinates(body)
    for negation in negations(body):
        if _counts(body, negation, shielded) and not (
            within(quoted, negation.start + start) and not _mostly_quoted(quoted, start, end)
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


def _mostly_quoted(quoted: Sequence[object], start: int, end: int) -> bool:
    inside = sum(max(0, min(end, s.end) - max(start, s.start)) for s in quoted)  # type: ignore[attr-defined]  # spans
    return 2 * inside > end - start


def _subordinates(body: str) -> list[tuple[int, int]]:
    out = []
    for m in _SUBORDINATE.finditer(body):
        # A subordinate clause at the head or behind the main verb; "as" and the like only with a verb of their own.
        if _FINITE.search(m.group()) or m.group().split(" ", 1)[0].lower() in {"who", "which", "because", "if", "unless"}:
            out.append(m.span())
    return out


def _counts(body: str, negation: Negation, shielded: Sequence[tuple[int, int]]) -> bool:
    cue = negation.cue
    if cue in {
        "un",
        "non",
        "without",
        "barely",
        "rarely",
        "seldom",
        "absence of",
        "lack of",
        "instead of",
        "rather than",
        "nor",
    }:
        return False
    if any(start <= negation.start < end for start, end in shielded):
        return False
    if cue.startswith(("no", "none", "neither")) and cue not in {"not", "nowhere", "no longer"}:
        return not _PREPOSITION_BEFORE.search(body[: negation.start])
    return not any(cue.startswith(verb[:5]) for verb in ("prevent", "avoid", "lack", "abandon", "dismiss", "reject"))


def _un_predicate(body: str) -> int:
    """ "was unhurt", "remain unpaid": a predicate that says what "not hurt" says."""
    pattern = r"\b(?:is|are|was|were|be|been|remain(?:s|ed)?|left|went|goes)\s+(?:\w+ly\s+)?"
    return sum(1 for m in _UN.finditer(body) if re.search(pattern + "$", body[: m.start()]))


def negated_words(text: str) -> frozenset[str]:
    """The lemmas of the content words within the scopes of `text`'s negations."""
    found: set[str] = set()
    for negation in negations(text):
        for m in _WORD.finditer(text, negation.scope_start, negation.scope_end):
            word = m.group().lower()
            if word not in STOPWORDS:
                found.add(lemma(word))
    return frozenset(found)
