"""YAML with the line and column of every value, and mistakes that are valid YAML."""
