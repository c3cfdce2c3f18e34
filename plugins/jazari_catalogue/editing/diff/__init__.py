"""``catalogue diff``."""
