"""Every name of the statement stands in the passage, in whatever form names take."""

from __future__ import annotations

from collections.abc import Iterable

from briefer.extract.grounding.align import Alignment
from briefer.extract.grounding.context import GateContext
from briefer.extract.grounding.reading import Reading
from briefer.extract.grounding.thesaurus import thesaurus
from briefer.extract.grounding.wordforms import Tag
from briefer.extract.grounding.wordlists import words
from briefer.language.names import Name, names, same_name
from briefer.language.tokens import lemma, tokenize

_PRONOUNS = words("naming_pronouns")


def misnamed(
    statement: Reading, passage: Reading, alignment: Alignment, context: GateContext, taken: Iterable[tuple[int, int]]
) -> str:
    """A plain sentence about the first name that the passage does not have; "" where all stand.

    `taken` are the spans of figures and times, which hold no names.
    """
    spans = tuple(taken)
    cited: tuple[Name, ...] | None = None
    for name in names(statement.text):
        if any(start < name.end and name.start < end for start, end in spans):
            continue
        if _all_stand(statement, alignment, name) or _is_word(name):
            continue
        cited = names(passage.text) if cited is None else cited
        if (any(same_name(name.text, other.text) for other in cited) and not _namesake(name, cited)) or _stands_for_pronoun(
            name, passage, context
        ):
            continue
        if _words_stand(statement, passage, alignment, name) or _spelt_short(name.text, passage):
            continue
        return f"the passage does not name “{name.text}”"
    return ""


def _namesake(name: Name, cited: Iterable[Name]) -> bool:
    """Does only the surname agree: "Harry Kroon" where the passage has "Larry Kroon", and "Kroon" later on?"""
    words_of = name.text.split()
    if len(words_of) < 2:
        return False
    full = [other.text for other in cited if " " in other.text and other.text.split()[-1] == words_of[-1]]
    return bool(full) and not any(same_name(name.text, other) for other in full)


def _is_word(name: Name) -> bool:
    """ "MPs", "CEO": an abbreviation that is a word of the thesaurus, for the check of content to judge."""
    return len(name.text) <= 5 and name.text[:2].isupper() and bool(thesaurus().senses(lemma(name.text)).takes)


def _spelt_short(name: str, passage: Reading) -> bool:
    """ "Internet Explorer" for the passage's "IE", or "IE" for the passage's "Internet Explorer"."""
    tokens = [token for token in tokenize(name) if token.is_word]
    if len(tokens) == 1 and tokens[0].text.isupper():
        return any(
            tuple(tokens[0].lower) == tuple(other.lower[0] for other in passage.tokens[at : at + len(tokens[0].text)])
            and all(other.is_upper for other in passage.tokens[at : at + len(tokens[0].text)])
            for at in range(len(passage.tokens))
        )
    letters = "".join(token.text[0] for token in tokens if token.is_upper)
    return len(letters) > 1 and any(_stands_for(token.text.replace(".", ""), letters) for token in passage.tokens)


def _stands_for(short: str, letters: str) -> bool:
    """ "IE" for Internet Explorer; "NYPD" begins as New York does."""
    return short == letters or (short.isupper() and short.startswith(letters) and len(short) > len(letters))


def _all_stand(statement: Reading, alignment: Alignment, name: Name) -> bool:
    """Does each word of the name stand in the passage as itself?"""
    own = statement.between(name.start, name.end)
    return bool(own) and all(any(link.exact for link in alignment.links[i]) or not statement.tokens[i].is_word for i in own)


def _words_stand(statement: Reading, passage: Reading, alignment: Alignment, name: Name) -> bool:
    """Titles, common words with a capital, adjectives of a place: each word is licensed or akin to one of the passage's."""
    own = [i for i in statement.between(name.start, name.end) if statement.tokens[i].is_word]
    return bool(own) and all(
        alignment.licensed(i)
        or _relative(statement.tokens[i].lower, passage)
        or _abbreviated(statement.tokens[i].lower, passage)
        for i in own
    )


_SHORT = {
    "street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "saint": "st", "mount": "mt", "doctor": "dr",
    "senator": "sen", "representative": "rep", "governor": "gov", "general": "gen", "colonel": "col", "lieutenant": "lt",
    "sergeant": "sgt", "captain": "capt", "professor": "prof", "president": "pres", "company": "co", "corporation": "corp",
    "incorporated": "inc", "limited": "ltd", "department": "dept", "university": "univ", "junior": "jr", "senior": "sr",
    "district": "dist", "drive": "dr", "fort": "ft", "brothers": "bros", "reverend": "rev", "commander": "cmdr",
}  # fmt: skip


def _cut_off(word: str, passage: Reading, at: int) -> bool:
    """ "Calif." for "California"."""
    token = passage.tokens[at]
    cut = token.lower.rstrip(".")
    ends = token.text.endswith(".") or passage.tokens[at + 1].text == "."
    return ends and token.is_upper and 3 <= len(cut) < len(word) and word.removesuffix("'s").startswith(cut)


def _abbreviated(word: str, passage: Reading) -> bool:
    """ "115th Street" for "115th St.", and the reverse."""
    there = {token.lower.rstrip(".") for token in passage.tokens}
    if any(_cut_off(word, passage, at) for at in range(len(passage.tokens) - 1)):
        return True
    return _SHORT.get(word) in there or any(short == word.rstrip(".") and full in there for full, short in _SHORT.items())


def _relative(word: str, passage: Reading) -> bool:
    """Is the word a place's adjective, or the place of an adjective: "Lunde" and "Lundian"?"""
    bare = word.removesuffix("'s")
    if len(bare) < 5:
        return False
    return any(
        token.is_upper and tag is Tag.NAME and _same_start(bare, token.lower.removesuffix("'s"))
        for token, tag in zip(passage.tokens, passage.tags, strict=True)
    )


_ENDINGS = words("naming_endings")


def _same_start(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    stem = short[:-1] if short[-1] in "aeoy" else short
    return len(stem) >= 4 and long.startswith(stem) and (long[len(stem) :] in _ENDINGS or long[len(short) :] in _ENDINGS)


def _stands_for_pronoun(name: Name, passage: Reading, context: GateContext) -> bool:
    if context.passage_speaker and any(same_name(name.text, part) for part in names_in(context.passage_speaker)):
        return True
    has_pronoun = any(token.lower in _PRONOUNS for token in passage.tokens)
    return has_pronoun and any(same_name(name.text, known) for known in context.known_names)


def words_of_context(passage: Reading, context: GateContext) -> frozenset[str]:
    """The lower-case words of the names that may stand for a pronoun of the passage."""
    known = context.known_names if any(token.lower in _PRONOUNS for token in passage.tokens) else ()
    return frozenset(token.lower for name in (context.passage_speaker or "", *known) for token in tokenize(name))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a speaker's description, or the description itself where it holds none."""
    found = tuple(name.text for name in names(text))
    return found or (text,)
