"""``catalogue stats``: counts what the catalogue has, and lists what wants checking again."""
