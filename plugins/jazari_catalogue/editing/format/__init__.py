"""``catalogue format``."""
