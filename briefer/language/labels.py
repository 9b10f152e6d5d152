"""Numbers that are names or addresses, not quantities: "Article 5", "Boeing 737", "COVID-19", "Tel. 4-11-72", "page 3"."""

from __future__ import annotations

from briefer.language.patterns import rx
from briefer.language.wordlists import word_set

# A number right behind one of these words says which one, whatever follows.
_ALWAYS = word_set("""
    no no. nos nos. number nr art art. article articles section sections sect clause paragraph para chapter phase
    level category cat grade tier type class model version volume vol vol. page pages p. pp. figure fig. table
    appendix annex exhibit schedule room window gate terminal platform track pier berth dock hall suite apartment apt
    apt. building block lot plot ward zone district sector route highway motorway interstate autobahn junction exit
    bus tram flight channel radio studio scene episode lane lesson step rule resolution proposition amendment case
    file docket protocol directive regulation reactor silo battalion brigade regiment squadron update windows iphone
    ipad galaxy playstation xbox pixel boeing airbus embraer bombardier cessna tupolev ilyushin antonov sukhoi apollo
    soyuz falcon artemis voyager pioneer sputnik formula covid sars tel tel. telephone phone fax dial hotline ext
    extension psalm verse genesis matthew isbn issn id pin zip postcode sheet form booth window checkpoint station
    chapter gpt llama claude ftse dax cac nikkei s&p stoxx ibex asx smi mib topix csi russell nasdaq- cop expo agenda
    area mark order-code reg reg. invoice serial pos. seat bib jersey kilo-class stand
""")
# Behind these it does so only where it counts nothing itself: "day four", "group 3", but "that day 40 people".
_SOMETIMES = word_set("""
    day week month year game match race line part point site road group order law bill act code court camp hill war
    project series heat leg company division stage round season house unit box item bed cell ring issue question floor
    pool generation layer wave team car engine vehicle truck ship boat patient subject witness defendant suspect site
    well mine rig tower bridge tunnel turbine street st st. avenue ave. boulevard lane square drive
""")
_TIMES = word_set("day week month year season")
_DEICTIC = rx(
    r"(?<![a-z])(?:this|that|last|next|same|one|each|every|per|a|an|the|previous|past|following|first|final|second) $"
)
_FUNCTION = word_set("""
    about some around at over under nearly almost only just more than of in on to from by with for between and or but
    the a an all these those as up down when while after before since until where most fewer less another other
    further both its their his her our what if roughly approximately there are were was is be been has have had said
    says yes so then now also even perhaps among out killed wounded injured arrested including total every each first
    last next past top still because although though that which who at estimated see sees adds cuts kills hits wins
    loses takes gets gives makes least exactly not per plus minus versus vs say report reports leave leaves least top
    tops reach reaches near against within without during above below
""")
_PRIOR = rx(r"([^\s\d(\[“\"'‘«]+) ?$")
_COUNTS = rx(
    r"(?: |-)(?:people|men|women|children|police|staff|more|other|of|percent|per cent|million|billion|thousand|"
    r"hundred|dead|missing|injured|[a-z-]+s(?![a-z]))| ?[%°€£]|(?:m|k|bn)(?![a-z])"
)
_NOTHING = rx(
    r"[.,;:!?)\]\"”’\n]|$| (?:was|is|were|are|has|had|will|would|in|on|at|and|or|to|for|from|by|with|that|of|the|"
    r"after|before|as|when)(?![a-z])"
)
_PHONE = rx(
    r"0\d{2,5}[)]?(?:[ -]\d{2,7})+|0\d{6,}|\d(?:-\d{1,4}){2,}|\d{2,4}(?:-\d{2,4}){2,}|\d{3}-\d{4}(?!\d)|"
    r"\d{16,}|\d{3}[.]\d{3}[.]\d{4}|\d{1,3}(?:\.\d{1,3}){3}|\d+(?:\.\d+){2,}(?!,)|\d{1,4} \d{2,4} \d{2,4} \d{2,4}(?!,\d)"
)
_ADDRESS = rx(
    r"[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'’]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|"
    r"Place|Terrace|Crescent|Court)\b"
)
_INTERNATIONAL = rx(r"\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,}")
_THOUSANDS = rx(r"\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*(?!\d)")
_LINE_HEAD = rx(r"(?:\A|\n)[ \t(•*-]*$")
_GLUED = rx(r"(?:-\d+){2,}|[-/]\d{4,}(?!,)")


def code_end(low: str, pos: int) -> int | None:
    """The end of a phone number, version or other code that begins at `pos`, or None."""
    found = _PHONE.match(low, pos)
    if found is None and low[pos - 1 : pos] == "+":
        found = _INTERNATIONAL.match(low, pos)
    if found is None or _THOUSANDS.fullmatch(found[0]):
        return None
    return found.end()


def labelled(raw: str, low: str, start: int, end: int) -> bool:
    """Is the number at `start`–`end` part of a name, an address, a code or a list's numbering?"""
    digits = low[start].isdigit()
    if digits and _ADDRESS.match(raw, end):
        return True
    if digits and (_coded(low, start, end) or _numbering(low, start, end)):
        return True
    found = _PRIOR.search(low, max(0, start - 24), start)
    if found is None:
        return False
    word, at = found[1], found.start(1)
    if found.end() == found.end(1) and word[-1] not in "#№.":
        return False
    if word in _ALWAYS:
        return digits or (not word.startswith("no") and not _COUNTS.match(low, end))
    if word in _SOMETIMES:
        return not _COUNTS.match(low, end) and not (
            word in _TIMES and (_DEICTIC.search(low[max(0, at - 10) : at]) or not _NOTHING.match(low, end))
        )
    return (
        digits and raw[at].isupper() and word not in _FUNCTION and word[-1].isalpha() and _named(raw, low, at, start, end)
    )


def _named(raw: str, low: str, word: int, start: int, end: int) -> bool:
    """A capitalised name right before small plain digits that count nothing: "Ariane 6 lifted off", "WY 82801"."""
    name = raw[word:start].strip()
    if name.isupper() and len(name) == 2 and end - start == 5:
        return True
    if "," in raw[start:end] or "." in raw[start:end] or end - start > 4:
        return False
    if word == 0 or raw[word - 1] == "\n" or (raw[max(0, word - 2)] in ".!?\n" and not name.isupper()):
        return False
    return bool(_NOTHING.match(low, end)) and not _COUNTS.match(low, end)


def _coded(low: str, start: int, end: int) -> bool:
    """Digits inside a code, an address or a handle."""
    before, after = low[max(0, start - 2) : start], low[end : end + 2]
    last, prior = before[-1:], before[:-1]
    if (last and last in "@#_/=№&") or (after[:1] in ("@", "_", "=") and after[:1]):
        return True
    if low[start] == "0" and low[start + 1 : start + 2].isdigit():
        return True
    if last == "-" and prior.isalnum():
        return not low[max(0, start - 12) : start].endswith(
            ("magnitude-", "aged-", "minus-", "per-", "and-", "to-", "plus-", "us-")
        )
    if last == "+" and prior.isalnum():
        return True
    if last == "[" and after[:1] == "]":
        return True
    if last == "." and prior.isalnum():
        return True
    if _GLUED.match(low, end):
        return True
    token = low[max(0, start - 120) : start].rpartition(" ")[2]
    return "http" in token or "www." in token


def _numbering(low: str, start: int, end: int) -> bool:
    """ "3. Boil water" at the head of a line."""
    if end - start > 2 or low[end : end + 1] not in (".", ")") or not low[end + 1 : end + 2].isspace():
        return False
    return _LINE_HEAD.search(low, max(0, start - 12), start) is not None
