"""Finding the pieces of time expressions in a text and joining neighbours: "1:20 a.m." + "on" + "Thursday"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from briefer.language.calendardays import calendar_digits, calendar_month, quarter_at
from briefer.language.clocks import clock_at
from briefer.language.numerals import fold
from briefer.language.patterns import rx
from briefer.language.relativedays import relative_at
from briefer.language.timeatoms import HOURS, MONTH_WORDS, PARTS, WEEKDAY_WORDS, WEEKDAYS, Atom
from briefer.language.weekdays import weekday_at
from briefer.language.wordlists import alternation, word_set

_WORDS = word_set("""
    today yesterday tomorrow tonight noon midday midnight half quarter a_quarter twenty last next this that_morning
    that_afternoon that_evening that_night the_same past coming previous following earlier_this later_this late_last
    early_last late_next early_next late_this early_this mid ago early late spring summer autumn fall winter christmas
    boxing_day new_year may_day valentine halloween day_before_yesterday day_after_tomorrow weekend q1 q2 q3 q4
    first_quarter second_quarter third_quarter fourth_quarter first_half second_half final_quarter
""")
_TRIGGER = rx(
    rf"(?<![^\W_])(?:{alternation([*_WORDS, *MONTH_WORDS, *WEEKDAY_WORDS, *HOURS, *PARTS])}|['’]?[0-9])|(?<=\dt)[0-9]"
)
_WORD = rx(r"[a-z]+")
_NUMBER_REST = rx(r"[\d.,:]*\d|")
_ADDRESS = frozenset("/@#_=&?$€£¥+")

_TO_DATE = rx(
    r"(?:,? |,? \(| *[-–—,/|·]+ *)(?:(?:early|late|of|on|the|in|this|from|to|later|earlier|that|same|at|was|"
    r"in the course of) ){0,3}$"
)
_TO_CLOCK = rx(
    r"(?:,? |,? \(| *[-–—,/|·:]+ *|t)(?:(?:at|from|by|about|around|shortly|just|before|after|until|till|some|"
    r"approximately|roughly|exactly|a little|since|nearly|almost|soon|well|only|precisely|between|not long|"
    r"no later than|to|as of|in the) ){0,4}$"
)
_TO_PART = rx(r"(?:,? | at )(?:(?:in|at|of|on|the|that|same|during|very|over) ){0,3}$")
_DAY_TO_PART = (" ", " in the ", ", in the ", " at ", " during the ", " over", ", ")
_DAY_TO_DAY = (", ", " ", " (", ", the ", " the ", ",", ", a ", " – ", " - ")
_SHARING = ("and", "to", "-", "–", "until", "till")
_LONGEST_GAP = 40


@lru_cache(maxsize=64)
def groups(text: str) -> tuple[tuple[Atom, ...], ...]:
    """The time expressions of a text, in order, each as its pieces in order. Empty pieces are borrowed from a neighbour."""
    low = fold(text)
    joined: list[list[Atom]] = []
    for atom in _atoms(low, text):
        if joined and _joins(low, joined[-1], atom):
            joined[-1].append(atom)
        else:
            joined.append([atom])
    kept = [group for group in joined if not all(atom.needs_cue for atom in group)]
    for left, right in pairwise(kept):
        _share_date(low, left, right)
    return tuple(tuple(sorted(group, key=lambda atom: atom.start)) for group in kept)


def _atoms(low: str, raw: str) -> list[Atom]:
    atoms: list[Atom] = []
    cursor = 0
    while found := _TRIGGER.search(low, cursor):
        pos = found.start()
        atom = None if _in_code(low, pos) else clock_at(low, raw, pos) or _date_at(low, raw, pos)
        last = atoms[-1].end if atoms else 0
        if atom is None or atom.end <= last:
            rest = _NUMBER_REST.match(low, pos) if low[found.end() - 1].isdigit() else _WORD.match(low, pos)
            cursor = max(rest.end() if rest else 0, pos + 1)
            continue
        atom.start = max(atom.start, last)
        atoms.append(atom)
        cursor = max(atom.end, pos + 1)
    return atoms


def _in_code(low: str, pos: int) -> bool:
    """Is the piece at `pos` glued to a code, an address or a sum of money?"""
    if pos == 0 or low[pos - 1] not in _ADDRESS:
        return pos > 1 and low[pos - 1] in ".,:" and low[pos - 2].isdigit() and low[pos].isdigit()
    return low[pos - 1] in "$€£¥#@" or not low[pos - 2 : pos - 1].isspace()


def _date_at(low: str, raw: str, pos: int) -> Atom | None:
    if not low[pos].isalpha():
        return calendar_digits(low, pos)
    found = _WORD.match(low, pos)
    word = found[0] if found else ""
    if word in MONTH_WORDS:
        return calendar_month(low, raw, pos) or relative_at(low, pos, word)
    if word in WEEKDAY_WORDS or word.rstrip("s") in WEEKDAYS:
        return weekday_at(low, raw, pos)
    return quarter_at(low, pos) or relative_at(low, pos, word)


# ---------------------------------------------------------------- joining
def _joins(low: str, group: list[Atom], atom: Atom) -> bool:
    last = group[-1]
    gap = low[last.end : atom.start]
    if len(gap) > _LONGEST_GAP or "\n" in gap:
        return False
    kinds = {piece.kind for piece in group} | {"part" for piece in group if piece.part}
    if atom.kind == "clock":
        return "clock" not in kinds and "date" in kinds and _TO_CLOCK.match(gap) is not None
    if atom.kind == "part":
        return "part" not in kinds and _TO_PART.match(gap) is not None and (last.kind == "clock" or gap in _DAY_TO_PART)
    dates = [piece for piece in group if piece.kind == "date"]
    if not dates:
        return _TO_DATE.match(gap) is not None
    after_part = last.kind == "part" and len(dates) == 1 and dates[0].weekday is not None
    return (last.kind == "date" or after_part) and _same_day(dates[-1], atom, gap)


def _same_day(last: Atom, atom: Atom, gap: str) -> bool:
    """Do two dates tell one: "Sunday, 19 April", "Thursday (April 16)", "April 16, a Thursday", "June 18 last year"?"""
    if gap not in _DAY_TO_DAY:
        return False
    if atom.shift is not None and len(gap) <= 2:
        of_year = atom.unit == "year" and last.month is not None and last.year is None and last.shift is None
        of_week = atom.unit == "week" and last.weekday is not None and not last.which and last.month is None
        return of_year or of_week
    dated = atom.month is not None and atom.day is not None
    if last.weekday is not None and atom.weekday is None:
        return dated and last.month is None and last.weekday2 is None and not last.which
    if atom.weekday is not None and last.weekday is None:
        return last.month is not None and last.day is not None and gap != " " and atom.weekday2 is None and not atom.which
    return last.shift is not None and last.unit == "day" and dated


def _share_date(low: str, left: list[Atom], right: list[Atom]) -> None:
    """ "between 9 and 11 a.m. on Friday": the first clock time is of the same day."""
    if any(piece.kind == "date" for piece in left) or left[-1].kind != "clock" or right[0].kind != "clock":
        return
    date = next((piece for piece in right if piece.kind == "date"), None)
    if date is not None and low[left[-1].end : right[0].start].strip() in _SHARING:
        left.append(replace(date, start=left[0].start, end=left[0].start))
