"""``catalogue propose``: turns an issue form that someone filled in into a record."""
