"""Sources that are not what they were: articles edited between two days, with or without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.changes.items import all_citations
from briefer.changes.pool import Day
from briefer.language.patterns import rx
from briefer.language.sentences import sentences
from briefer.models import Article, Citation, SourceChange

_NOTICE = rx(
    r"^\W*(?:correction|clarification|erratum|editor[’']?s[’']? note)s?\b"
    r"|^\W*corrects? (?:to |the |that |spelling |figure )"
    r"|\b(?:an )?(?:earlier|previous|original|initial|first) versions? of (?:this|the|our) "
    r"(?:article|story|report|piece|page|headline)\b"
    r"|\bthis (?:article|story|report|piece|page|headline) (?:was|has been|is) (?:since )?"
    r"(?:amended|corrected|edited|revised|changed|clarified)\b"
    r"|\bwe (?:incorrectly|wrongly|mistakenly|erroneously) (?:said|reported|stated|wrote)\b",
    re.IGNORECASE,
)


def source_changes(earlier: Day, later: Day) -> tuple[SourceChange, ...]:
    """The later day's articles whose text differs from the earlier day's, in the later briefing's order."""
    before = {article.key: article for article in earlier.articles}
    cited = list(all_citations(earlier.briefing))
    found = []
    for article in later.articles:
        old = before.get(article.key)
        if old is None or old.text_sha256 == article.text_sha256:
            continue
        notice = next(_notices(article, old), None)
        gone = tuple(dict.fromkeys(c.quote for c in cited if c.source == old.id and _gone(c, article)))
        found.append(
            SourceChange(
                kind="corrected" if notice else "edited",
                source=article.id,
                old_sha256=old.text_sha256,
                new_sha256=article.text_sha256,
                notice=notice,
                taken_out=gone,
            )
        )
    return tuple(found)


def taken_out(earlier: Day, later: Day) -> frozenset[Citation]:
    """The citations of the earlier briefing whose article was read again and holds the passage no more."""
    now = {article.key: article for article in later.articles}
    again = {old.id: now[old.key] for old in earlier.articles if old.key in now}
    return frozenset(c for c in all_citations(earlier.briefing) if c.source in again and _gone(c, again[c.source]))


def _gone(citation: Citation, article: Article) -> bool:
    return " ".join(citation.quote.split()) not in " ".join(article.text.split())


def _notices(article: Article, old: Article) -> Iterator[Citation]:
    """The sentences in which the article says that it was corrected, and did not say so before."""
    for block in article.blocks:
        for span in sentences(article.text, block.start, block.end):
            said = article.text[span.start : span.end]
            if _NOTICE.search(said) and said not in old.text:
                yield article.cite(span.start, span.end)
