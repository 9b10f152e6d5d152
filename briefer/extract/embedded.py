"""The embedded engine as the pipeline takes it. A module of its own, so that a process that extracts loads nothing more."""

from __future__ import annotations

from briefer.models import Article, EngineInfo, Extraction
from briefer.parallel import cpus


class EmbeddedEngine:
    """The engine that needs no model."""

    info = EngineInfo(name="embedded")
    processes = cpus()

    def extract(self, article: Article) -> Extraction:
        """The article's claims, by rules alone."""
        from briefer.extract.engine import extract

        return extract(article)
