"""From files to articles: `read_sources` is the way in, `stored_text` the way back to a plain-text file's text.

Each kind of file has its reader (`text`, `html`, `pdf`, `jsonl`); all of them hand on a `Draft`, which is screened,
compared with the earlier ones and numbered.
"""

from briefer.ingest.intake import MAX_BYTES, Reading, read_sources
from briefer.ingest.stored import stored_text

__all__ = ["MAX_BYTES", "Reading", "read_sources", "stored_text"]
