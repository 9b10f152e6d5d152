"""The archive: one SQLite file that remembers what was read, what was briefed of it, and what was delivered.

`Archive` opens it. `articles`, `runs` and `briefings` hold what is kept and how it is found again; `search`, `export`,
`check` and `retention` are what the commands ask of it. All take the open connection (`Archive.db`, or what
`Archive.transaction()` gives where they write).
"""

from briefer.archive.store import Archive

__all__ = ["Archive"]
