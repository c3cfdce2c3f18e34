"""``catalogue format``: rewrites record files in the agreed layout."""
