"""``catalogue check``."""
