"""``catalogue diff``: shows what a change of the records changes for the public."""
