"""``catalogue check``: reports every problem of the records."""
