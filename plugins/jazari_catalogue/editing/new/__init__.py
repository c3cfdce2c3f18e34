"""``catalogue new``: adds a record, asking for what it needs."""
