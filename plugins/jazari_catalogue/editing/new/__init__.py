"""``catalogue new``."""
