"""The web: from addresses and feeds to bytes, guarded (`Fetcher`), and many at once (`fetch_all`)."""
