"""The engine that asks a language model: it reads all articles of a run together, and heads the page that is made of them.

The model proposes, the code disposes: claims, facts, contested points, title and bottom line pass the grounding gate as the
embedded engine's do, and what the model cannot do, the embedded engine does instead.
"""

from __future__ import annotations

from briefer.model_engine.engine import ModelEngine

__all__ = ["ModelEngine"]
