"""House rules: warnings about records that load."""
