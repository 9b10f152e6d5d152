"""briefer: several articles on one event in, one neutral, cited page out."""

__version__ = "0.1.0"
