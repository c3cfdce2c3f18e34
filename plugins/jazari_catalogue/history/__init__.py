"""What changed in each record, from git: one pass over the commits that touched record files."""
