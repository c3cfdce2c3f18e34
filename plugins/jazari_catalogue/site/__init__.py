"""The catalogue as a table of targets: every file the site publishes."""
