"""The archive's tables, made by numbered migrations; `PRAGMA user_version` is the number of those that have run.

A migration that has been released is never changed: what a later version needs is a further one at the end. Everything that
belongs to a date hangs on its `run` and goes with it; an article's versions stay as long as a run names them.

    article ─┬─ version ─┬─ claim                 what an article said, each time its text changed
             │           └─ version_search
    run ─────┼─ run_article ── version            what a date's run read
             ├─ story ── briefing ─┬─ source ── version
             │                     └─ item ── item_search
             └─ delivery
    fetched                                       what the fetcher may ask a server not to send again
"""

from __future__ import annotations

import sqlite3

from briefer.errors import ArchiveError

MIGRATIONS = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        seen TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        record TEXT NOT NULL,
        UNIQUE (article, number)
    ) STRICT;

    CREATE TABLE claim (
        version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
        position INTEGER NOT NULL,
        statement TEXT NOT NULL,
        speaker TEXT,
        polarity TEXT NOT NULL,
        modality TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (version, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run (
        date TEXT PRIMARY KEY,
        now TEXT NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 1,
        state TEXT NOT NULL CHECK (state IN ('open', 'read', 'done')),
        left_out TEXT NOT NULL DEFAULT '[]',
        front TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_article (
        date TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
        position INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version,
        PRIMARY KEY (date, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX run_article_version ON run_article (version);

    CREATE TABLE story (
        date TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY (date, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX story_id ON story (id, date);

    CREATE TABLE briefing (
        date TEXT NOT NULL,
        story TEXT NOT NULL,
        title TEXT NOT NULL,
        json TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (date, story),
        FOREIGN KEY (date, story) REFERENCES story (date, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE source (
        date TEXT NOT NULL,
        story TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version,
        PRIMARY KEY (date, story, id),
        FOREIGN KEY (date, story) REFERENCES briefing (date, story) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX source_version ON source (version);

    CREATE TABLE item (
        rowid INTEGER PRIMARY KEY,
        date TEXT NOT NULL,
        story TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('fact', 'contested', 'update')),
        status TEXT NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (date, story, id),
        FOREIGN KEY (date, story) REFERENCES briefing (date, story) ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE delivery (
        date TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
        channel TEXT NOT NULL,
        digest TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('begun', 'done')),
        reference TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (date, channel)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fetched (
        url TEXT PRIMARY KEY,
        seen TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        headers TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE version_search USING fts5(
        title, text, content = 'version', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER version_added AFTER INSERT ON version BEGIN
        INSERT INTO version_search (rowid, title, text) VALUES (new.id, new.title, new.text);
    END;
    CREATE TRIGGER version_removed AFTER DELETE ON version BEGIN
        INSERT INTO version_search (version_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    END;
    CREATE TRIGGER version_changed AFTER UPDATE ON version BEGIN
        INSERT INTO version_search (version_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO version_search (rowid, title, text) VALUES (new.id, new.title, new.text);
    END;

    CREATE VIRTUAL TABLE item_search USING fts5(
        text, content = 'item', content_rowid = 'rowid', tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
        INSERT INTO item_search (rowid, text) VALUES (new.rowid, new.text);
    END;
    CREATE TRIGGER item_removed AFTER DELETE ON item BEGIN
        INSERT INTO item_search (item_search, rowid, text) VALUES ('delete', old.rowid, old.text);
    END;
    CREATE TRIGGER item_changed AFTER UPDATE ON item BEGIN
        INSERT INTO item_search (item_search, rowid, text) VALUES ('delete', old.rowid, old.text);
        INSERT INTO item_search (rowid, text) VALUES (new.rowid, new.text);
    END;
    """,
)
"""Each brings the tables from the version of its place to the next; statements end in a semicolon at a line's end."""


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Bring the tables to the newest version, each migration whole or not at all.

    Raises `ArchiveError` where the file was made by a newer briefer.
    """
    if _version(db) == len(MIGRATIONS):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        found = _version(db)
        if found > len(MIGRATIONS):
            raise ArchiveError(path, f"was made by a newer briefer (its version is {found})", "update briefer")
        for script in MIGRATIONS[found:]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> list[str]:
    """The script's statements: `executescript` would commit what is under way."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return found
