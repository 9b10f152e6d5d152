"""Settings: what can be set (`model`), how it is read (`load`), shown (`shown`) and written for a newcomer (`template`)."""

from briefer.settings.load import FILE, Effective, load
from briefer.settings.model import Settings

__all__ = ["FILE", "Effective", "Settings", "load"]
