"""Prose: the files that editors write in Markdown, and their HTML as pages show it."""
