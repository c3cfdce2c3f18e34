"""House rules: warnings about valid records."""
