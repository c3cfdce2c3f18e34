"""YAML text to values with their line and column, and the mistakes in it, explained."""
