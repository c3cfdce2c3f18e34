"""``catalogue propose``."""
