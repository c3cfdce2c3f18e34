"""The feeds of what changed."""
