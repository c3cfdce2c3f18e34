"""What the models of records are built from: declarations, groups of fields, types."""
