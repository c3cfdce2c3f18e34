"""Search: the index, the page and the field in the head of every page."""
