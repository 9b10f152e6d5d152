"""Articles grouped by the event they report."""
