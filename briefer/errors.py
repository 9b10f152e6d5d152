"""The errors briefer raises on purpose.

BrieferError                 subject, cause and mend; a message always has all three
├── UsageError               the command line or a setting is wrong                      exit 2
├── SourceError              one source cannot be used; the others go on                 exit 3
│   ├── UnreadableSource     missing, not permitted, not a kind of file that is read
│   ├── OversizedSource      larger than the limit
│   ├── UnreachableSource    no usable answer: the network, the server, the time
│   ├── ForbiddenSource      an address that may not be read: not public, or robots.txt says no
│   ├── WalledSource         a paywall, a cookie wall or a check for robots stands before the text
│   ├── EmptySource          nothing in it, or nothing left after cleaning
│   ├── NotAnArticle         binary, a listing, a menu, a page of links
│   └── DuplicateSource      the same text as an earlier source
├── NothingToBrief           not one source could be used                                exit 1
├── SpanError                an offset that does not hold its quote
├── RenderError              a format that could not be made                             exit 1
│   └── DoesNotFit           the page cannot hold even its shortest form
├── VerificationFailed       a briefing that no longer matches its sources               exit 1
├── ArchiveError             the archive is missing, damaged, or cannot be written       exit 1
├── LockedError              another run holds the archive                               exit 1
├── DeliveryError            a page is made, but could not be sent                       exit 3
└── ModelError               the language model could not be used                        exit 1
"""

from __future__ import annotations


class BrieferError(Exception):
    """An expected failure.

    `subject` says what failed (a path, an option, a claim), `cause` why, and `mend` what the user can do about it.
    """

    exit_code = 1

    def __init__(self, subject: str, cause: str, mend: str = "") -> None:
        self.subject, self.cause, self.mend = subject, cause, mend
        super().__init__(f"{subject}: {cause}" + (f" ({mend})" if mend else ""))

    def __reduce__(self) -> tuple[type[BrieferError], tuple[str, str, str]]:
        return type(self), (self.subject, self.cause, self.mend)


class UsageError(BrieferError):
    """The command line or a setting is wrong."""

    exit_code = 2


class SourceError(BrieferError):
    """One source cannot be used; the others still make their briefing."""

    exit_code = 3


class UnreadableSource(SourceError):
    """The source is missing, not permitted, or of a kind that is not read."""


class OversizedSource(SourceError):
    """The source is larger than the limit."""


class UnreachableSource(SourceError):
    """The network or the server gave no usable answer in time."""


class ForbiddenSource(SourceError):
    """The address may not be read: it is not public, or its robots.txt says no."""


class WalledSource(SourceError):
    """A paywall, a cookie wall or a check for robots stands before the text."""


class EmptySource(SourceError):
    """The source holds nothing, or nothing is left of it after cleaning."""


class NotAnArticle(SourceError):
    """The source is readable but is no article."""


class DuplicateSource(SourceError):
    """The source has the same text as an earlier one."""


class NothingToBrief(BrieferError):
    """Not one source could be used."""


class SpanError(BrieferError):
    """An offset does not hold the quote it is said to hold."""


class RenderError(BrieferError):
    """A format could not be made."""


class DoesNotFit(RenderError):
    """The page cannot hold even its shortest form."""


class VerificationFailed(BrieferError):
    """A briefing no longer matches its sources."""


class ArchiveError(BrieferError):
    """The archive is missing, is damaged, or cannot be read or written."""


class LockedError(BrieferError):
    """Another run holds the archive."""


class DeliveryError(BrieferError):
    """A page was made and lies in its folder, but could not be sent."""

    exit_code = 3


class ModelError(BrieferError):
    """The language model could not be used."""
