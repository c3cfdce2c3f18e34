"""Pages of records, lists and prose: what each shows, as plain data."""
